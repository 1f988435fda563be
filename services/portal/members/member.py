"""/members/{id}: meetings that a member sat in on, and readings of this page."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.answer import Rows
from contracts.read.people import Assignment, Member, Reading
from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/members/{member_id}")
async def member(page: PageRequestDep, member_id: UUID) -> Response:
    found = await page.read(f"/members/{member_id}", Member, page.report_time.parameters())
    today = page.report_time.on or page.report_time.today
    return page.show(
        "members/member.html",
        member=found,
        own=page.caller.member_id == member_id,
        in_force=[a for a in found.assignments if _holds(a, today)],
        earlier=[a for a in found.assignments if not _holds(a, today)],
    )


@router.get("/members/{member_id}/readings")
async def readings(page: PageRequestDep, member_id: UUID) -> Response:
    found = await page.read(f"/members/{member_id}/readings", Rows[Reading], {"limit": "200"})
    return page.show("web/readings.html", member_id=member_id, rows=found.rows)


def _holds(period: Assignment, day: date) -> bool:
    return period.starts_on <= day and (period.ends_on is None or period.ends_on >= day)
