"""/meetings/{id}: a meeting, those who sat in on it, and the opinions raised."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.meetings import Meeting
from contracts.read.tree import Organization
from services.portal.meetings.rights import IN_EFFECT, meeting_rights
from services.portal.members import people
from services.portal.messages.vocabulary import MEETING_KINDS
from services.portal.web.errors import NotFound
from services.portal.web.form_post import FormPost, PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

Body = dict[str, Any]

router = APIRouter(include_in_schema=False)


@router.get("/meetings/{meeting_id}")
async def meeting(request: Request, page: PageRequestDep, meeting_id: UUID) -> Response:
    return await show_meeting(page, meeting_id, find=request.query_params.get("find", ""))


@router.post("/meetings/{meeting_id}/{command}")
async def carry_out(posted: PostedDep, meeting_id: UUID, command: str) -> Response:
    """Record what became of the meeting itself."""
    if command not in _COMMANDS:
        raise NotFound
    read, done = _COMMANDS[command]
    body = read(posted.typed)
    return await give_command(posted, meeting_id, f"/{command}", body, about=command, done=done)


@router.post("/meetings/{meeting_id}/holding/revocation")
async def revoke_holding(posted: PostedDep, meeting_id: UUID) -> Response:
    path, body = "/holding/revocation", _reason(posted.typed)
    return await give_command(posted, meeting_id, path, body, about="unheld", done="unheld")


async def give_command(
    posted: FormPost, meeting_id: UUID, path: str, body: Body, *, about: str, done: str
) -> Response:
    """Give the command and go back to where the form stood; or show what is wrong in the form that
    ``about`` names. ``done``: what the page says afterwards.
    """
    return await posted.submit(
        "attendance",
        f"/meetings/{meeting_id}{path}",
        body,
        to=_back(posted.typed, meeting_id),
        done=done,
        again=partial(show_meeting, posted.page, meeting_id, about=about),
    )


async def show_meeting(
    page: PageRequest,
    meeting_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names, with the members whom
    it looks for.
    """
    times = page.report_time.times()
    found = await page.read(f"/meetings/{meeting_id}", Meeting, times)
    organization = await page.read(f"/organizations/{found.organization_id}", Organization, times)
    organization_id = found.organization_id
    may = meeting_rights(page, found, organization)
    there = {a.member_id for a in found.attendances if a.state in IN_EFFECT}
    own, typed = page.caller.member_id, typed or Typed()
    return page.show(
        "meetings/meeting.html",
        status=status,
        meeting=found,
        organization=organization,
        may=may,
        keeps=may.keeps,
        may_attend=page.acts and page.caller.is_committee_member and own not in there and may.begun,
        was_there=page.acts and own in there,
        in_effect=IN_EFFECT,
        find=find,
        found=await people.found(page, organization_id, find) if may.keeps else [],
        others=await _others(page, organization_id, typed, there) if may.keeps else [],
        about=about,
        typed=typed,
    )


async def _others(
    page: PageRequest, organization_id: UUID, typed: Typed, there: set[UUID]
) -> list[people.Person]:
    """Whom the form looks for to put in another's place: nobody who was there already."""
    found = await people.found(page, organization_id, typed.text("find"))
    return [person for person in found if person.id not in there]


def _move(typed: Typed) -> Body:
    return {"planned_on": typed.day("planned_on"), "reason": typed.required("reason")}


def _reason(typed: Typed) -> Body:
    return {"reason": typed.required("reason")}


def _holding(typed: Typed) -> Body:
    return {"held_on": typed.day("held_on"), **_people(typed)}


def _correction(typed: Typed) -> Body:
    return {
        "held_on": typed.day("held_on"),
        "kind": typed.choice("kind", MEETING_KINDS),
        **_people(typed),
        "reason": typed.required("reason"),
    }


_COMMANDS: Final[Mapping[str, tuple[Callable[[Typed], Body], str]]] = {
    "move": (_move, "meeting-move"),
    "cancellation": (_reason, "meeting-cancellation"),
    "holding": (_holding, "holding"),
    "correction": (_correction, "meeting-correction"),
}
"""By the command, what its form says, and what the page says afterwards."""


def _people(typed: Typed) -> Body:
    return {name: typed.number(name) for name in ("present", "expected")}


def _back(typed: Typed, meeting_id: UUID) -> str:
    """The cell's page when the form stood there, else the meeting's."""
    try:
        return f"/cells/{UUID(typed.text('back_to_cell'))}"
    except ValueError:
        return f"/meetings/{meeting_id}"
