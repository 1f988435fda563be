"""/petitions/{id}: a petition, its life so far, and the steps that are possible now."""

import asyncio
import re
from functools import partial
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.petitions import Petition, PetitionerName
from contracts.read.tree import Organization
from kernel.lifecycle import OVER
from services.portal.petitions.own_offices import offices_of
from services.portal.petitions.steps.choices import choices_for
from services.portal.petitions.steps.offered import STEPS, parts_of, possible
from services.portal.petitions.steps.reading import MOST_PARTS, body_of, fields_of
from services.portal.petitions.timeline import timeline_of
from services.portal.web.errors import NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_BACK: Final = re.compile(
    r"/(organizations/[0-9a-f-]{36}/approvals|offices/[0-9a-f-]{36}|briefings/[0-9a-f-]{36})",
    re.ASCII,
)
"""Pages on which a step may be taken without opening the petition."""

router = APIRouter(include_in_schema=False)


@router.get("/petitions/{petition_id}")
async def petition(request: Request, page: PageRequestDep, petition_id: UUID) -> Response:
    return await show_petition(page, petition_id, briefing=request.query_params.get("briefing"))


@router.get("/petitions/{petition_id}/petitioner")
async def petitioner(page: PageRequestDep, petition_id: UUID) -> Response:
    """Show the name to who needs to know it; the service notes that they asked."""
    return await _show_petitioner(page, petition_id, Typed())


@router.post("/petitions/{petition_id}/petitioner/erasure")
async def erase(posted: PostedDep, petition_id: UUID) -> Response:
    return await posted.submit(
        "petition",
        f"/petitions/{petition_id}/petitioner/erasure",
        {"reason": posted.typed.required("reason")},
        to=f"/petitions/{petition_id}",
        done="erasure",
        again=partial(_show_petitioner, posted.page, petition_id),
    )


@router.post("/petitions/{petition_id}/{step_name}")
async def take(posted: PostedDep, petition_id: UUID, step_name: str) -> Response:
    """Take a step, and go back to where its form stood; or show what is wrong with it."""
    step = STEPS.get(step_name)
    if step is None:
        raise NotFound
    typed = posted.typed
    briefing = typed.text("briefing_id") or None
    return await posted.submit(
        "petition",
        f"/petitions/{petition_id}/{step_name}",
        body_of(step, typed),
        to=_back(typed, petition_id),
        done=step.done or step.name,
        again=partial(show_petition, posted.page, petition_id, briefing=briefing, about=step_name),
        fields=fields_of(typed),
    )


async def show_petition(
    page: PageRequest,
    petition_id: UUID,
    *,
    briefing: str | None = None,
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = page.report_time.times()
    found = await page.read(f"/petitions/{petition_id}", Petition, times)
    organization, offices = await asyncio.gather(
        page.api.read_if_allowed(f"/organizations/{found.cell_id}", Organization, times),
        offices_of(page),
    )
    path = organization.path if organization else []
    parts = parts_of(page.caller, found, path, {office.office_id for office in offices})
    steps = possible(found, parts) if page.acts else []
    if about in STEPS and STEPS[about] not in steps:
        # It was refused because it is no longer possible: its form is not here to say so.
        typed = _of_the_whole(typed)
        about = ""
    return page.show(
        "petitions/petition.html",
        status=status,
        petition=found,
        organization=organization,
        path=path,
        timeline=timeline_of(found, {str(step.organization_id): step.name or "" for step in path}),
        steps=steps,
        choices=await choices_for(page, steps, found, path),
        own_offices=offices,
        reads_name=found.petitioner == "confidential" and bool(parts & {"district", "cell"}),
        over=OVER,
        parts_shown=MOST_PARTS,
        briefing=briefing,
        about=about,
        typed=typed or Typed(),
    )


async def _show_petitioner(
    page: PageRequest, petition_id: UUID, typed: Typed, status: int = 200
) -> Response:
    found = await page.read(f"/petitions/{petition_id}", Petition)
    kept = await page.api.read_at(
        "petition", f"/petitions/{petition_id}/petitioner", PetitionerName
    )
    return page.show(
        "petitions/petitioner.html", status=status, petition=found, name=kept.name, typed=typed
    )


def _of_the_whole(typed: Typed | None) -> Typed:
    """Errors of all fields, said of the form as a whole."""
    whole = Typed()
    for said in typed.errors.values() if typed else ():
        whole.errors.setdefault("", []).extend(said)
    return whole


def _back(typed: Typed, petition_id: UUID) -> str:
    """The desk when the form stood there, else the petition's page."""
    back = typed.text("back")
    return back if _BACK.fullmatch(back) else f"/petitions/{petition_id}"
