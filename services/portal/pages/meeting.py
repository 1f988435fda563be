"""/meetings/{id}: who sat in on this meeting, and what was raised?"""

from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.portal import people
from services.portal.forms import Typed
from services.portal.opinions import lines, record_opinions
from services.portal.refusals import Refused
from services.portal.visit import Posted, PostedDep, Visit, VisitDep, go_to

STANDING: Final = frozenset({"recorded", "confirmed", "disputed"})
"""States of an attendance that was not taken back."""

router = APIRouter(include_in_schema=False)


@router.get("/meetings/{meeting_id}")
async def meeting(request: Request, visit: VisitDep, meeting_id: UUID) -> Response:
    return await show_meeting(visit, meeting_id, find=request.query_params.get("find", ""))


@router.post("/meetings/{meeting_id}/attendances")
async def attend(posted: PostedDep, meeting_id: UUID) -> Response:
    member_id = posted.typed.identity("member_id")
    body = {"member_id": str(member_id)}
    return await _order(posted, meeting_id, "/attendances", body, about="attendance")


@router.post("/meetings/{meeting_id}/attendances/{member_id}/confirmation")
async def confirm(posted: PostedDep, meeting_id: UUID, member_id: UUID) -> Response:
    path = f"/attendances/{member_id}/confirmation"
    return await _order(posted, meeting_id, path, {}, about=f"confirmation-{member_id}")


@router.post("/meetings/{meeting_id}/attendances/{member_id}/dispute")
async def dispute(posted: PostedDep, meeting_id: UUID, member_id: UUID) -> Response:
    path = f"/attendances/{member_id}/dispute"
    body = {"reason": posted.typed.required("reason")}
    return await _order(posted, meeting_id, path, body, about=f"dispute-{member_id}")


@router.post("/meetings/{meeting_id}/attendances/{member_id}/revocation")
async def revoke(posted: PostedDep, meeting_id: UUID, member_id: UUID) -> Response:
    path = f"/attendances/{member_id}/revocation"
    body = {"reason": posted.typed.required("reason")}
    return await _order(posted, meeting_id, path, body, about=f"revocation-{member_id}")


@router.post("/meetings/{meeting_id}/holding")
async def hold(posted: PostedDep, meeting_id: UUID) -> Response:
    typed = posted.typed
    held_on = typed.day("held_on")
    body = {
        "held_on": held_on and held_on.isoformat(),
        "present": typed.number("present"),
        "expected": typed.number("expected"),
    }
    return await _order(posted, meeting_id, "/holding", body, about="holding")


@router.post("/meetings/{meeting_id}/opinions")
async def raise_opinions(posted: PostedDep, meeting_id: UUID) -> Response:
    typed, visit = posted.typed, posted.visit
    texts = lines(typed.required("opinions"))
    if not typed.sound:
        return await show_meeting(visit, meeting_id, about="opinions", typed=typed, status=422)
    done = await record_opinions(visit.asking, meeting_id, texts, posted.key, "")
    if done.refused is not None:
        left = Typed({"opinions": "\n".join(done.left)})
        left.refused(done.refused, {"text": "opinions"})
        after = visit.after(done.position)
        return await show_meeting(after, meeting_id, about="opinions", typed=left, status=422)
    return go_to(f"/meetings/{meeting_id}", position=done.position, done="opinion")


async def show_meeting(
    visit: Visit,
    meeting_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = visit.question.times()
    found = await visit.read(f"/meetings/{meeting_id}", times)
    organization = await visit.read(f"/organizations/{found['organization_id']}", times)
    organization_id = UUID(found["organization_id"])
    keeps = visit.acts and visit.caller.keeps_books(organization["path"], organization_id)
    there = {UUID(a["member_id"]) for a in found["attendances"] if a["state"] in STANDING}
    own = visit.caller.member_id
    return visit.show(
        "meeting.html",
        status=status,
        meeting=found,
        organization=organization,
        keeps=keeps,
        may_attend=visit.acts
        and visit.caller.goes_out
        and own not in there
        and found["state"] != "cancelled",
        was_there=visit.acts and own in there,
        standing=STANDING,
        find=find,
        found=await people.found(visit, organization_id, find) if keeps else [],
        about=about,
        typed=typed or Typed(),
    )


async def _order(
    posted: Posted, meeting_id: UUID, path: str, body: dict[str, Any], *, about: str
) -> Response:
    """Give the order and go back to where the form stood; or show what is wrong."""
    typed, visit = posted.typed, posted.visit
    if typed.sound:
        try:
            position = await visit.asking.order(
                "attendance", f"/meetings/{meeting_id}{path}", body, posted.key
            )
        except Refused as refused:
            typed.refused(refused, {name: name for name in body})
        else:
            return go_to(_back(typed, meeting_id), position=position, done=about.split("-")[0])
    return await show_meeting(visit, meeting_id, about=about, typed=typed, status=422)


def _back(typed: Typed, meeting_id: UUID) -> str:
    """The cell's page when the form stood there, else the meeting's."""
    try:
        return f"/cells/{UUID(typed.text('back_to_cell'))}"
    except ValueError:
        return f"/meetings/{meeting_id}"
