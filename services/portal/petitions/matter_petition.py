"""/matters/{id}/petition: a petition that grows out of a matter."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.matters import Matter
from contracts.read.tree import Organization
from kernel.vocabulary import CELLS
from services.portal.petitions.grown_petition import beginning, raise_out_of
from services.portal.petitions.steps.choices import Options, fields_at
from services.portal.web.errors import Forbidden, NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/matters/{matter_id}/petition")
async def blank(page: PageRequestDep, matter_id: UUID) -> Response:
    return await _show(page, matter_id)


@router.post("/matters/{matter_id}/petition")
async def raise_it(posted: PostedDep, matter_id: UUID) -> Response:
    """The matter stays where it was; the petition says that it grew out of it."""
    again = partial(_show, posted.page, matter_id)
    return await raise_out_of(posted, "matter_id", matter_id, again)


def asking_cells(organization: Organization) -> Options:
    """The cells that may ask for something because of what was found there.

    That is the cell itself, or those of the commune whose committee found it.
    """
    if organization.kind in CELLS:
        return [(str(organization.organization_id), organization.name)]
    if organization.kind != "grassroots_committee":
        return []
    return [
        (str(child.organization_id), child.name)
        for child in organization.children
        if child.kind in CELLS
    ]


async def _show(
    page: PageRequest, matter_id: UUID, typed: Typed | None = None, status: int = 200
) -> Response:
    matter = await page.read(f"/matters/{matter_id}", Matter)
    if matter.petition_id is not None and typed is None:
        return RedirectResponse(f"/petitions/{matter.petition_id}", 303)
    organization = await page.read(f"/organizations/{matter.organization_id}", Organization)
    if not page.caller.can_manage(organization.path, matter.organization_id):
        raise Forbidden
    cells = asking_cells(organization)
    if not cells:
        raise NotFound
    return page.show(
        "matters/matter_petition.html",
        status=status,
        matter=matter,
        organization=organization,
        cells=cells,
        fields=await fields_at(page, matter.organization_id),
        typed=typed or beginning(page, matter.text),
    )
