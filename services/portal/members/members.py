"""Lists of an organization: the members behind its sums, and the cells nobody went to."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page, Rows
from contracts.read.compliance import ListedQuota, UnvisitedCell
from contracts.read.tree import Organization
from services.portal.messages.states import STATUSES
from services.portal.messages.vocabulary import LEVELS
from services.portal.web.page_request import PageRequestDep

_PAGE: Final = "50"
_MOST: Final = "500"

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/members")
async def members(request: Request, visit: PageRequestDep, organization_id: UUID) -> Response:
    query = request.query_params
    chosen = [status for status in query.getlist("status") if status in STATUSES]
    level = query.get("level", "") if query.get("level", "") in LEVELS else ""
    organization = await visit.read(
        f"/organizations/{organization_id}", Organization, visit.question.times()
    )
    page = await visit.read(
        f"/organizations/{organization_id}/compliance/members",
        Page[ListedQuota],
        visit.question.parameters(
            status=chosen, level=level, limit=_PAGE, after=query.get("after", "")
        ),
    )
    return visit.show(
        "members.html",
        organization=organization,
        rows=page.rows,
        next=page.next,
        statuses=chosen,
        level=level,
    )


@router.get("/organizations/{organization_id}/unvisited")
async def unvisited(visit: PageRequestDep, organization_id: UUID) -> Response:
    organization = await visit.read(
        f"/organizations/{organization_id}", Organization, visit.question.times()
    )
    found = await visit.read(
        f"/organizations/{organization_id}/unvisited",
        Rows[UnvisitedCell],
        visit.question.parameters(limit=_MOST),
    )
    rows = found.rows
    return visit.show(
        "unvisited.html",
        organization=organization,
        rows=rows,
        all_shown=len(rows) < int(_MOST),
    )
