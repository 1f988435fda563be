"""/petitions/{id}: what was asked, what has come of it, and what is to be done now?"""

import asyncio
import re
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kernel.lifecycle import OVER
from services.portal.petitions.answering import offices_of
from services.portal.petitions.steps.choices import choices_for
from services.portal.petitions.steps.reading import MOST_PARTS, body_of, fields_of
from services.portal.petitions.steps.standing import STEPS, possible, standing
from services.portal.petitions.timeline import life_of
from services.portal.web.errors import NotFound, Refused
from services.portal.web.forms import Typed
from services.portal.web.page_request import FormPost, PageRequest, PageRequestDep, PostedDep, go_to

_BACK: Final = re.compile(
    r"/(organizations/[0-9a-f-]{36}/approvals|offices/[0-9a-f-]{36}|briefings/[0-9a-f-]{36})",
    re.ASCII,
)
"""Pages on which a step may be taken without opening the petition."""

router = APIRouter(include_in_schema=False)


@router.get("/petitions/{petition_id}")
async def petition(request: Request, visit: PageRequestDep, petition_id: UUID) -> Response:
    return await show_petition(visit, petition_id, briefing=request.query_params.get("briefing"))


@router.get("/petitions/{petition_id}/petitioner")
async def petitioner(visit: PageRequestDep, petition_id: UUID) -> Response:
    """Only who needs to know is told; that they asked is noted by the service."""
    return await _show_petitioner(visit, petition_id, Typed())


@router.post("/petitions/{petition_id}/petitioner/erasure")
async def erase(posted: PostedDep, petition_id: UUID) -> Response:
    typed, visit = posted.typed, posted.visit
    body = {"reason": typed.required("reason")}
    if typed.sound:
        try:
            position = await visit.asking.order(
                "petition", f"/petitions/{petition_id}/petitioner/erasure", body, posted.key
            )
        except Refused as refused:
            typed.refused(refused, {"reason": "reason"})
        else:
            return go_to(f"/petitions/{petition_id}", position=position, done="erasure")
    return await _show_petitioner(visit, petition_id, typed, status=422)


@router.post("/petitions/{petition_id}/{step_name}")
async def take(posted: PostedDep, petition_id: UUID, step_name: str) -> Response:
    """Take a step, and go back to where its form stood; or show what is wrong with it."""
    step = STEPS.get(step_name)
    if step is None:
        raise NotFound
    typed, visit = posted.typed, posted.visit
    body = body_of(step, typed)
    if typed.sound:
        try:
            position = await visit.asking.order(
                "petition", f"/petitions/{petition_id}/{step_name}", body, posted.key
            )
        except Refused as refused:
            typed.refused(refused, fields_of(step, typed))
        else:
            back = _back(posted, petition_id)
            return go_to(back, position=position, done=step.done or step.name)
    briefing = typed.text("briefing_id") or None
    return await show_petition(
        visit, petition_id, briefing=briefing, about=step_name, typed=typed, status=422
    )


async def show_petition(
    visit: PageRequest,
    petition_id: UUID,
    *,
    briefing: str | None = None,
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = visit.question.times()
    found = await visit.read(f"/petitions/{petition_id}", times)
    organization, offices = await asyncio.gather(
        visit.asking.read_if_allowed(f"/organizations/{found['cell_id']}", times),
        offices_of(visit),
    )
    path = organization["path"] if organization else []
    parts = standing(visit.caller, found, path, {office["office_id"] for office in offices})
    steps = possible(found, parts) if visit.acts else []
    if about in STEPS and STEPS[about] not in steps:
        # It was refused because it is no longer possible: its form is not here to say so.
        typed = _of_the_whole(typed)
        about = ""
    return visit.show(
        "petition.html",
        status=status,
        petition=found,
        organization=organization,
        path=path,
        life=life_of(found, {str(s["organization_id"]): s["name"] for s in path}),
        steps=steps,
        choices=await choices_for(visit, steps, found, path),
        own_offices=offices,
        reads_name=found["petitioner"] == "confidential" and bool(parts & {"district", "cell"}),
        over=OVER,
        parts_shown=MOST_PARTS,
        briefing=briefing,
        about=about,
        typed=typed or Typed(),
    )


async def _show_petitioner(
    visit: PageRequest, petition_id: UUID, typed: Typed, status: int = 200
) -> Response:
    found = await visit.read(f"/petitions/{petition_id}")
    kept: dict[str, Any] = await visit.asking.read_at(
        "petition", f"/petitions/{petition_id}/petitioner"
    )
    return visit.show(
        "petitioner.html", status=status, petition=found, name=kept["name"], typed=typed
    )


def _of_the_whole(typed: Typed | None) -> Typed:
    """What was wrong with some field, said of the form as a whole."""
    whole = Typed()
    for said in typed.errors.values() if typed else ():
        whole.errors.setdefault("", []).extend(said)
    return whole


def _back(posted: FormPost, petition_id: UUID) -> str:
    """The desk when the form stood there, else the petition's page."""
    back = posted.typed.text("back")
    return back if _BACK.fullmatch(back) else f"/petitions/{petition_id}"
