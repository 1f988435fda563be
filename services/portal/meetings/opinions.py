"""/meetings/{id}/opinions: opinions raised, and passed up."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.meetings.meeting import give_command, show_meeting
from services.portal.meetings.recorded_opinions import lines, record_opinions
from services.portal.web.form_post import PostedDep, go_to
from services.portal.web.forms import Typed

router = APIRouter(include_in_schema=False)


@router.post("/meetings/{meeting_id}/opinions")
async def raise_opinions(posted: PostedDep, meeting_id: UUID) -> Response:
    typed, page = posted.typed, posted.page
    texts = lines(typed.required("opinions"))
    if not typed.sound:
        return await show_meeting(page, meeting_id, about="opinions", typed=typed, status=422)
    done = await record_opinions(page.api, meeting_id, texts, posted.key, "")
    if done.refused is not None:
        left = Typed({"opinions": "\n".join(done.left)})
        left.refused(done.refused, {"text": "opinions"})
        after = page.after(done.position)
        return await show_meeting(after, meeting_id, about="opinions", typed=left, status=422)
    return go_to(f"/meetings/{meeting_id}", position=done.position, done="opinion")


@router.post("/meetings/{meeting_id}/opinions/{opinion_id}/forwarding")
async def forward(posted: PostedDep, meeting_id: UUID, opinion_id: UUID) -> Response:
    typed = posted.typed
    body = {
        "to_organization_id": typed.identity("to_organization_id"),
        "forwarded_on": typed.day("forwarded_on"),
    }
    path = f"/opinions/{opinion_id}/forwarding"
    about = f"forwarding-{opinion_id}"
    return await give_command(posted, meeting_id, path, body, about=about, done="forwarding")
