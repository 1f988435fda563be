"""/offices/{id} and /organizations/{id}/approvals: what lies on whose desk?"""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page
from contracts.read.petitions import OfficeDesk, WaitingDraft
from contracts.read.tree import Organization
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "100"

router = APIRouter(include_in_schema=False)


@router.get("/offices/{office_id}")
async def office(request: Request, visit: PageRequestDep, office_id: UUID) -> Response:
    asked = _asked(request, visit)
    found = await visit.read(f"/offices/{office_id}/desk", OfficeDesk, asked)
    rows = found.rows
    returned = [row for row in rows if row.returned]
    owed = [row for row in rows if not row.returned]
    district = await visit.asking.read_if_allowed(
        f"/organizations/{found.office.organization_id}", Organization, visit.question.times()
    )
    return visit.show(
        "office.html",
        office=found.office,
        path=district.path if district else [],
        returned=returned,
        overdue=[row for row in owed if row.overdue],
        mine=[row for row in owed if not row.overdue],
        next=found.next,
    )


@router.get("/organizations/{organization_id}/approvals")
async def approvals(request: Request, visit: PageRequestDep, organization_id: UUID) -> Response:
    base = f"/organizations/{organization_id}"
    organization = await visit.read(base, Organization, visit.question.times())
    asked = _asked(request, visit)
    found = await visit.read(f"{base}/approval-desk", Page[WaitingDraft], asked)
    return visit.show(
        "approvals.html",
        organization=organization,
        rows=found.rows,
        next=found.next,
        approves=visit.acts and visit.caller.holds(organization.path, {"standing_committee"}),
    )


def _asked(request: Request, visit: PageRequest) -> dict[str, str | list[str]]:
    after = request.query_params.get("after")
    return {**visit.question.times(), "limit": _PAGE} | ({"after": after} if after else {})
