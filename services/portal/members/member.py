"""/members/{id}: which meetings has this member sat in on? And who read about them?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/members/{member_id}")
async def member(visit: PageRequestDep, member_id: UUID) -> Response:
    found = await visit.read(f"/members/{member_id}", visit.question.parameters())
    today = (visit.question.on or visit.question.today).isoformat()
    return visit.show(
        "member.html",
        member=found,
        own=visit.caller.member_id == member_id,
        in_force=[a for a in found["assignments"] if _holds(a, today)],
        earlier=[a for a in found["assignments"] if not _holds(a, today)],
    )


@router.get("/members/{member_id}/readings")
async def readings(visit: PageRequestDep, member_id: UUID) -> Response:
    found = await visit.read(f"/members/{member_id}/readings", {"limit": "200"})
    return visit.show("readings.html", member_id=member_id, rows=found["rows"])


def _holds(period: dict[str, str | None], day: str) -> bool:
    starts_on, ends_on = period["starts_on"] or "", period["ends_on"]
    return starts_on <= day and (ends_on is None or ends_on >= day)
