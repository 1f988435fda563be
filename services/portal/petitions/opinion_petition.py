"""/meetings/{id}/opinions/{id}/petition: a petition that grows out of an opinion."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.meetings import Meeting
from contracts.read.tree import Organization
from services.portal.petitions.grown_petition import beginning, raise_out_of
from services.portal.petitions.steps.choices import fields_at
from services.portal.web.errors import Forbidden, NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/meetings/{meeting_id}/opinions/{opinion_id}/petition")
async def blank(page: PageRequestDep, meeting_id: UUID, opinion_id: UUID) -> Response:
    return await _show(page, meeting_id, opinion_id)


@router.post("/meetings/{meeting_id}/opinions/{opinion_id}/petition")
async def raise_it(posted: PostedDep, meeting_id: UUID, opinion_id: UUID) -> Response:
    """The opinion stays where it was; the petition says that it grew out of it."""
    again = partial(_show, posted.page, meeting_id, opinion_id)
    return await raise_out_of(posted, "opinion_id", opinion_id, again)


async def _show(
    page: PageRequest,
    meeting_id: UUID,
    opinion_id: UUID,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    meeting = await page.read(f"/meetings/{meeting_id}", Meeting)
    organization = await page.read(f"/organizations/{meeting.organization_id}", Organization)
    opinion = next((o for o in meeting.opinions if o.opinion_id == opinion_id), None)
    if opinion is None:
        raise NotFound
    if opinion.petition_id is not None and typed is None:
        return RedirectResponse(f"/petitions/{opinion.petition_id}", 303)
    if not page.caller.can_manage(organization.path, meeting.organization_id):
        raise Forbidden
    return page.show(
        "petitions/opinion_petition.html",
        status=status,
        meeting=meeting,
        organization=organization,
        opinion=opinion,
        cells=[(str(organization.organization_id), organization.name)],
        fields=await fields_at(page, meeting.organization_id),
        typed=typed or beginning(page, opinion.text),
    )
