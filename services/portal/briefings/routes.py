"""/briefings/{id}: attendance, petitions put and answers announced at a briefing."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from starlette.background import BackgroundTask

from contracts.read.briefings import Briefing, NextBriefing
from contracts.read.petitions import AnswerToAnnounce
from contracts.read.tree import Organization
from contracts.read.zones import Zone
from services.portal.briefings import roll as briefing_roll
from services.portal.petitions.form import PutForm, cells_below, put_body, put_form
from services.portal.web.errors import NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep
from services.portal.zones.rights import ZoneRights, zone_rights

router = APIRouter(include_in_schema=False)


@router.get("/briefings/{briefing_id}")
async def briefing(request: Request, page: PageRequestDep, briefing_id: UUID) -> Response:
    """``cell``: the last petition was this cell's, and another one is to be entered."""
    query = request.query_params
    return await _show(page, briefing_id, cell=query.get("cell", ""), all_came="all" in query)


@router.get("/briefings/{briefing_id}/{document}.docx")
async def document(page: PageRequestDep, briefing_id: UUID, document: str) -> Response:
    """The compiled answers or the minutes, passed on from the read API as they come."""
    if document not in ("answers", "minutes"):
        raise NotFound
    found = await page.api.download(f"/briefings/{briefing_id}/{document}.docx")
    name = {"Content-Disposition": found.disposition} if found.disposition else {}
    return StreamingResponse(
        found.chunks,
        media_type=found.media_type,
        headers={"Cache-Control": "no-store", **name},
        background=BackgroundTask(found.close),
    )


@router.post("/briefings/{briefing_id}/petitions")
async def put(posted: PostedDep, briefing_id: UUID) -> Response:
    """Enter a petition and come back to an empty form, for the next one."""
    body = put_body(posted.typed) | {"id": posted.new_id, "briefing_id": briefing_id}
    return await posted.submit(
        "petition",
        "/petitions",
        body,
        to=f"/briefings/{briefing_id}",
        done="petition",
        again=partial(_show, posted.page, briefing_id, about="put"),
        cell=str(body["cell_id"]),
    )


@router.post("/briefings/{briefing_id}/{command}")
async def carry_out(posted: PostedDep, briefing_id: UUID, command: str) -> Response:
    """Give the command and show the briefing again; or show what is wrong."""
    if command not in _COMMANDS:
        raise NotFound
    read, done = _COMMANDS[command]
    return await posted.submit(
        "petition",
        f"/briefings/{briefing_id}/{command}",
        read(posted.typed),
        to=f"/briefings/{briefing_id}",
        done=done,
        again=partial(_show, posted.page, briefing_id, about=command),
    )


async def _show(
    page: PageRequest,
    briefing_id: UUID,
    *,
    about: str = "",
    typed: Typed | None = None,
    cell: str = "",
    all_came: bool = False,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = page.report_time.times()
    found = await page.read(f"/briefings/{briefing_id}", Briefing, times)
    zone, district = await asyncio.gather(
        page.read(f"/zones/{found.zone_id}", Zone, {**times, "on": found.day.isoformat()}),
        page.api.read_if_allowed(f"/organizations/{found.organization_id}", Organization, times),
    )
    may = zone_rights(page, await _zone_today(page, zone, found), district, [found.host_id])
    below, waiting = await asyncio.gather(
        cells_below(page, zone), _waiting(page, found, may, listed=bool(found.compiled_on))
    )
    begun = found.state != "cancelled" and found.day <= page.report_time.today
    form: PutForm | None = None
    if begun and page.acts:
        form = await put_form(page, zone, below, typed if about == "put" else None, cell)
    roll = briefing_roll.roll(found, zone, [c for group in below for c in group.cells])
    return page.show(
        "briefings/briefing.html",
        status=status,
        briefing=found,
        zone=zone,
        path=district.path if district else [],
        may=may,
        begun=begun,
        roll=roll,
        roll_taken=bool(found.came or found.missing),
        all_came=all_came,
        waiting=waiting,
        form=form,
        again=bool(cell),
        about=about,
        typed=typed or Typed(),
    )


async def _zone_today(page: PageRequest, then: Zone, briefing: Briefing) -> Zone:
    """Zone as it is led today: the leaders of the briefing's day are shown, those of today act."""
    if page.caller.member_id is None or briefing.day == page.report_time.today:
        return then
    return await page.read(f"/zones/{briefing.zone_id}", Zone)


async def _waiting(
    page: PageRequest, briefing: Briefing, may: ZoneRights, *, listed: bool
) -> list[AnswerToAnnounce]:
    """The answers that would be on the list if it were compiled now."""
    if listed or not may.announces or briefing.state == "cancelled":
        return []
    found = await page.api.read_if_allowed(
        f"/zones/{briefing.zone_id}/next-briefing", NextBriefing, page.report_time.times()
    )
    return found.to_announce if found else []


def _move(typed: Typed) -> dict[str, Any]:
    return {**_planned(typed), "host_id": typed.identity("host_id"), **_why(typed)}


def _planned(typed: Typed) -> dict[str, Any]:
    return {"planned_on": typed.day("planned_on")}


def _held(typed: Typed) -> dict[str, Any]:
    return {"held_on": typed.day("held_on")}


def _why(typed: Typed) -> dict[str, Any]:
    return {"reason": typed.required("reason")}


def _minutes(typed: Typed) -> dict[str, Any]:
    return {"text": typed.required("text")}


def _nothing(_: Typed) -> dict[str, Any]:
    return {}


def _announced(typed: Typed) -> dict[str, Any]:
    if not typed.many("answers"):
        typed.wrong("answers", "NothingChosen")
    return {"answers": typed.many("answers")}


_COMMANDS: Final[Mapping[str, tuple[Callable[[Typed], dict[str, Any]], str]]] = {
    "move": (_move, "move"),
    "cancellation": (_why, "cancellation"),
    "holding": (_held, "held"),
    "attendance": (briefing_roll.body_of, "roll"),
    "minutes": (_minutes, "minutes"),
    "compilation": (_nothing, "compilation"),
    "sending": (_nothing, "sending"),
    "announcement": (_announced, "announcement"),
}
"""By the end of the address: how the command is read, and what is said when it was carried out."""
