"""/offices/{id} and /organizations/{id}/approvals: what lies on whose desk?"""

from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "100"

router = APIRouter(include_in_schema=False)


@router.get("/offices/{office_id}")
async def office(request: Request, visit: PageRequestDep, office_id: UUID) -> Response:
    found = await _desk(request, visit, f"/offices/{office_id}/desk")
    rows = found["rows"]
    returned = [row for row in rows if row["returned"]]
    owed = [row for row in rows if not row["returned"]]
    district = await visit.asking.read_if_allowed(
        f"/organizations/{found['office']['organization_id']}", visit.question.times()
    )
    return visit.show(
        "office.html",
        office=found["office"],
        path=district["path"] if district else [],
        returned=returned,
        overdue=[row for row in owed if row["overdue"]],
        mine=[row for row in owed if not row["overdue"]],
        next=found["next"],
    )


@router.get("/organizations/{organization_id}/approvals")
async def approvals(request: Request, visit: PageRequestDep, organization_id: UUID) -> Response:
    base = f"/organizations/{organization_id}"
    organization = await visit.read(base, visit.question.times())
    found = await _desk(request, visit, f"{base}/approval-desk")
    return visit.show(
        "approvals.html",
        organization=organization,
        rows=found["rows"],
        next=found["next"],
        approves=visit.acts and visit.caller.holds(organization["path"], {"standing_committee"}),
    )


async def _desk(request: Request, visit: PageRequest, path: str) -> dict[str, Any]:
    asked = {**visit.question.times(), "limit": _PAGE}
    if "after" in request.query_params:
        asked["after"] = request.query_params["after"]
    found: dict[str, Any] = await visit.read(path, asked)
    return found
