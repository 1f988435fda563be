"""/offices/{id} and /organizations/{id}/approvals: desks of those who answer and approve."""

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
async def office(request: Request, page: PageRequestDep, office_id: UUID) -> Response:
    asked = _asked(request, page)
    found = await page.read(f"/offices/{office_id}/desk", OfficeDesk, asked)
    rows = found.rows
    returned = [row for row in rows if row.returned]
    owed = [row for row in rows if not row.returned]
    district = await page.api.read_if_allowed(
        f"/organizations/{found.office.organization_id}", Organization, page.report_time.times()
    )
    return page.show(
        "petitions/office.html",
        office=found.office,
        path=district.path if district else [],
        returned=returned,
        overdue=[row for row in owed if row.overdue],
        mine=[row for row in owed if not row.overdue],
        next=found.next,
    )


@router.get("/organizations/{organization_id}/approvals")
async def approvals(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    base = f"/organizations/{organization_id}"
    organization = await page.read(base, Organization, page.report_time.times())
    asked = _asked(request, page)
    found = await page.read(f"{base}/approval-desk", Page[WaitingDraft], asked)
    return page.show(
        "petitions/approvals.html",
        organization=organization,
        rows=found.rows,
        next=found.next,
        approves=page.acts and page.caller.holds(organization.path, {"standing_committee"}),
    )


def _asked(request: Request, page: PageRequest) -> dict[str, str | list[str]]:
    after = request.query_params.get("after")
    return {**page.report_time.times(), "limit": _PAGE} | ({"after": after} if after else {})
