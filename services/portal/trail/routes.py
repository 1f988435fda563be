"""/trail: events with those who recorded them, and fields before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from chassis.clock import LOCAL
from contracts.read.answer import grown
from contracts.read.trail import History, TrailEvent, TrailPage
from contracts.read.tree import Organization
from contracts.registry import TYPES
from services.portal.messages.events import event_name, subject_of
from services.portal.trail.changes import Change, changes
from services.portal.trail.values import Shown, shown
from services.portal.web.errors import NotFound
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequestDep

_PAGE: Final = "50"

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ShownField:
    """Field of an event with its value."""

    field: str
    value: Shown


@dataclass(frozen=True, slots=True)
class ShownChange:
    """Change of a field; ``about``: the field names the part that the event is about."""

    field: str
    about: bool
    before: Shown
    after: Shown


class ShownEvent(TrailEvent, frozen=True, kw_only=True):
    """An event with what it says."""

    fields: list[ShownField]


class ShownHistory(TrailEvent, frozen=True, kw_only=True):
    """An event with what it changed."""

    changes: list[ShownChange]


@router.get("/trail")
async def trail(request: Request, page: PageRequestDep) -> Response:
    typed = Typed(dict(request.query_params))
    organization_id = typed.identity("organization_id")
    if organization_id is None:
        raise NotFound
    times = page.report_time.times()
    organization = await page.read(f"/organizations/{organization_id}", Organization, times)
    asked = {**times, "organization_id": str(organization_id), "limit": _PAGE, **_filters(typed)}
    listed = await page.read("/trail", TrailPage, asked)
    return page.show(
        "trail/trail.html",
        organization=organization,
        rows=[grown(ShownEvent, row, fields=_fields(row, listed.names)) for row in listed.rows],
        next=listed.next,
        typed=typed,
        types=sorted((event_name(name), name) for name in TYPES),
        kept={name: typed.text(name) for name in _KEPT if typed.text(name)},
    )


@router.get("/trail/{aggregate_id}")
async def trail_of(page: PageRequestDep, aggregate_id: UUID) -> Response:
    found = await page.read(f"/trail/{aggregate_id}", History, page.report_time.times())
    rows = [
        grown(ShownHistory, row, changes=[_shown(change, row, found.names) for change in made])
        for row, made in zip(found.rows, changes(found.rows), strict=True)
    ]
    return page.show("trail/history.html", rows=rows, subject=subject_of(found.rows))


_KEPT: Final = ("organization_id", "actor", "type", "correlation", "since", "until")


def _filters(typed: Typed) -> dict[str, str]:
    """Parameters beside the organization; days reach from midnight to midnight."""
    since, until = typed.day("since", required=False), typed.day("until", required=False)
    given = {
        "actor": typed.text("actor").strip(),
        "type": typed.text("type"),
        "correlation": typed.text("correlation").strip(),
        "since": since and datetime.combine(since, time.min, LOCAL).isoformat(),
        "until": until and datetime.combine(until, time.max, LOCAL).isoformat(),
        "after": typed.text("after"),
    }
    return {name: value for name, value in given.items() if value}


def _fields(row: TrailEvent, names: Mapping[str, str]) -> list[ShownField]:
    """Fields of an event, without the id that its own address names and what it left open."""
    own = str(row.aggregate_id)
    return [
        ShownField(field=name, value=shown(name, value, row.data, names))
        for name, value in row.data.items()
        if value is not None and value != own
    ]


def _shown(change: Change, row: TrailEvent, names: Mapping[str, str]) -> ShownChange:
    return ShownChange(
        field=change.field,
        about=change.names_the_part,
        before=shown(change.field, change.before, row.data, names),
        after=shown(change.field, change.after, row.data, names),
    )
