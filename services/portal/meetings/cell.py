"""/cells/{id}: meetings that an organization held and plans, with those who came."""

from functools import partial
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page, grown
from contracts.read.meetings import Attendance, Meeting
from contracts.read.tree import Organization
from services.portal.messages.vocabulary import MEETING_KINDS
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "20"

router = APIRouter(include_in_schema=False)


class WaitingAttendance(Attendance, frozen=True, kw_only=True):
    """An attendance that the cell has still to confirm."""

    meeting: Meeting


@router.get("/cells/{organization_id}")
async def cell(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(page, organization_id, after=request.query_params.get("after"))


@router.post("/cells/{organization_id}/meetings")
async def plan(posted: PostedDep, organization_id: UUID) -> Response:
    """Schedule a meeting and show it in the list; or show what is wrong."""
    typed = posted.typed
    body = {
        "organization_id": organization_id,
        "kind": typed.choice("kind", MEETING_KINDS),
        "planned_on": typed.day("planned_on"),
        "place": typed.text("place").strip() or None,
    }
    return await posted.submit(
        "attendance",
        "/meetings",
        body,
        to=f"/cells/{organization_id}",
        done="meeting-plan",
        again=partial(_show, posted.page, organization_id),
    )


async def _show(
    page: PageRequest,
    organization_id: UUID,
    *,
    after: str | None = None,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that plans a meeting."""
    times = page.report_time.times()
    organization = await page.read(f"/organizations/{organization_id}", Organization, times)
    asked = {**times, "limit": _PAGE}
    if after is not None:
        asked["after"] = after
    listed = await page.read(f"/organizations/{organization_id}/meetings", Page[Meeting], asked)
    keeps = page.acts and page.caller.can_manage(organization.path, organization_id)
    waiting = [
        grown(WaitingAttendance, attendance, meeting=meeting)
        for meeting in listed.rows
        for attendance in meeting.attendances
        if attendance.state == "recorded" and meeting.state == "held"
    ]
    return page.show(
        "meetings/cell.html",
        status=status,
        organization=organization,
        meetings=listed.rows,
        next=listed.next,
        keeps=keeps,
        waiting=waiting if keeps else [],
        typed=typed,
    )
