"""/cells/{id}/meetings/new: a meeting that was held, with its attendances and opinions."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.tree import Organization
from services.portal.meetings.meeting import show_meeting
from services.portal.meetings.recorded_opinions import lines, record_opinions
from services.portal.members import people
from services.portal.messages.vocabulary import MEETING_KINDS
from services.portal.web.errors import Forbidden
from services.portal.web.form_post import PostedDep, go_to
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/cells/{organization_id}/meetings/new")
async def blank(page: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(page, organization_id, Typed({"kind": "regular"}))


@router.post("/cells/{organization_id}/meetings/new")
async def record(posted: PostedDep, organization_id: UUID) -> Response:
    """``do=find`` looks for members and shows the form again; anything else records."""
    typed, page = posted.typed, posted.page
    if typed.text("do") == "find":
        return await _show(page, organization_id, typed)
    meeting_id = posted.new_id
    body = _body(typed, organization_id) | {"id": meeting_id}
    position = await posted.command("attendance", "/meetings/record", body, _fields(typed))
    if position is None:
        return await _show(page, organization_id, typed, status=422)
    done = await record_opinions(
        page.api, meeting_id, lines(typed.text("opinions")), posted.key, position
    )
    if done.refused is not None:
        left = Typed({"opinions": "\n".join(done.left)})
        left.refused(done.refused, {"text": "opinions"})
        after = page.after(done.position)
        return await show_meeting(after, meeting_id, about="opinions", typed=left, status=422)
    return go_to(f"/meetings/{meeting_id}", position=done.position, done="meeting")


def _body(typed: Typed, organization_id: UUID) -> dict[str, Any]:
    return {
        "organization_id": organization_id,
        "kind": typed.choice("kind", MEETING_KINDS),
        "held_on": typed.day("held_on"),
        "present": typed.number("present"),
        "expected": typed.number("expected"),
        "place": typed.text("place").strip() or None,
        "member_ids": [person.id for person in people.chosen(typed, "member")],
    }


def _fields(typed: Typed) -> dict[str, str]:
    """Places of the members on the form, each one's own."""
    members = enumerate(people.chosen(typed, "member"))
    each = {f"member_ids.{index}": f"member-{person.id}" for index, person in members}
    return {"member_ids": "find", **each}


async def _show(
    page: PageRequest, organization_id: UUID, typed: Typed, status: int = 200
) -> Response:
    organization = await page.read(f"/organizations/{organization_id}", Organization)
    if not page.caller.can_manage(organization.path, organization_id):
        raise Forbidden
    chosen = people.chosen(typed, "member")
    return page.show(
        "meetings/record.html",
        status=status,
        organization=organization,
        typed=typed,
        chosen=chosen,
        found=await people.found(page, organization_id, typed.text("find"), chosen),
        # The key stays the form's own: what was sent before and carried out is not done twice.
        **({"form_key": typed.text("form_key")} if typed.text("form_key") else {}),
    )
