"""/meetings/{id}/opinions/{id}/petition: what does the cell ask for, now that this was raised?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.portal.forms import Typed
from services.portal.petition_form import PUT_FIELDS, put_body
from services.portal.refusals import NotForYou, NotThere, Refused
from services.portal.steps.choices import fields_at
from services.portal.visit import PostedDep, Visit, VisitDep, go_to

router = APIRouter(include_in_schema=False)


@router.get("/meetings/{meeting_id}/opinions/{opinion_id}/petition")
async def blank(visit: VisitDep, meeting_id: UUID, opinion_id: UUID) -> Response:
    return await _show(visit, meeting_id, opinion_id)


@router.post("/meetings/{meeting_id}/opinions/{opinion_id}/petition")
async def raise_it(posted: PostedDep, meeting_id: UUID, opinion_id: UUID) -> Response:
    """The opinion stays where it was; the petition says that it grew out of it."""
    typed, visit = posted.typed, posted.visit
    raised_on = typed.day("raised_on")
    body = {
        "id": str(posted.new_id),
        "opinion_id": str(opinion_id),
        "raised_on": raised_on and raised_on.isoformat(),
        **put_body(typed),
    }
    if typed.sound:
        try:
            position = await visit.asking.order("petition", "/petitions", body, posted.key)
        except Refused as refused:
            typed.refused(refused, PUT_FIELDS)
        else:
            return go_to(f"/petitions/{body['id']}", position=position, done="petition")
    return await _show(visit, meeting_id, opinion_id, typed, status=422)


async def _show(
    visit: Visit,
    meeting_id: UUID,
    opinion_id: UUID,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    meeting = await visit.read(f"/meetings/{meeting_id}")
    organization = await visit.read(f"/organizations/{meeting['organization_id']}")
    opinion = next((o for o in meeting["opinions"] if o["opinion_id"] == str(opinion_id)), None)
    if opinion is None:
        raise NotThere
    if opinion["petition_id"] is not None and typed is None:
        return RedirectResponse(f"/petitions/{opinion['petition_id']}", 303)
    if not visit.caller.keeps_books(organization["path"], UUID(meeting["organization_id"])):
        raise NotForYou
    first = {
        "text": opinion["text"],
        "raised_on": visit.question.today.isoformat(),
        "petitioner": "cell",
    }
    return visit.show(
        "opinion_petition.html",
        status=status,
        meeting=meeting,
        organization=organization,
        opinion=opinion,
        fields=await fields_at(visit, meeting["organization_id"]),
        typed=typed or Typed(first),
    )
