"""/organizations/{id}/members: the members behind the sums of an organization."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page
from contracts.read.compliance import ListedQuota
from contracts.read.tree import Organization
from services.portal.messages.states import STATUSES
from services.portal.messages.vocabulary import LEVELS
from services.portal.web.page_request import PageRequestDep

_PAGE: Final = "50"

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/members")
async def members(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    query = request.query_params
    chosen = [status for status in query.getlist("status") if status in STATUSES]
    level = query.get("level", "") if query.get("level", "") in LEVELS else ""
    organization = await page.read(
        f"/organizations/{organization_id}", Organization, page.report_time.times()
    )
    listed = await page.read(
        f"/organizations/{organization_id}/compliance/members",
        Page[ListedQuota],
        page.report_time.parameters(
            status=chosen, level=level, limit=_PAGE, after=query.get("after", "")
        ),
    )
    return page.show(
        "members/members.html",
        organization=organization,
        rows=listed.rows,
        next=listed.next,
        statuses=chosen,
        level=level,
    )
