"""/cells/{id}: which meetings did this organization hold, and who came to them?"""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.portal.visit import VisitDep

_PAGE: Final = "20"

router = APIRouter(include_in_schema=False)


@router.get("/cells/{organization_id}")
async def cell(request: Request, visit: VisitDep, organization_id: UUID) -> Response:
    times = visit.question.times()
    organization = await visit.read(f"/organizations/{organization_id}", times)
    asked = {**times, "limit": _PAGE}
    if "after" in request.query_params:
        asked["after"] = request.query_params["after"]
    page = await visit.read(f"/organizations/{organization_id}/meetings", asked)
    keeps = visit.acts and visit.caller.keeps_books(organization["path"], organization_id)
    waiting = [
        {**attendance, "meeting": meeting}
        for meeting in page["rows"]
        for attendance in meeting["attendances"]
        if attendance["state"] == "recorded" and meeting["state"] == "held"
    ]
    return visit.show(
        "cell.html",
        organization=organization,
        meetings=page["rows"],
        next=page["next"],
        keeps=keeps,
        waiting=waiting if keeps else [],
    )
