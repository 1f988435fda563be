"""What the forms of a petition's steps let one choose from."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kernel.lifecycle import OPEN
from kernel.vocabulary import UPPER_OFFICES
from services.portal.petitions.steps.step import Step
from services.portal.web import formats
from services.portal.web.page_request import PageRequest

Pairs = list[tuple[str, str]]
"""Each as what is sent and what is read."""

_MOST: Final = "200"
_SHORT: Final = 80


@dataclass(frozen=True, slots=True)
class Choices:
    """Only what one of the forms asks for is filled."""

    offices: Pairs = field(default_factory=list)
    round_offices: Pairs = field(default_factory=list)
    fields: Pairs = field(default_factory=list)
    above: Pairs = field(default_factory=list)
    petitions: Pairs = field(default_factory=list)


async def choices_for(
    visit: PageRequest,
    steps: Collection[Step],
    petition: Mapping[str, Any],
    path: Collection[Mapping[str, Any]],
) -> Choices:
    """``path``: from the root to the petition's cell."""
    kinds = {ask.kind for step in steps for ask in step.asks}
    top = _top(visit, path)
    offices, fields, others = await asyncio.gather(
        _offices(visit, top if "office" in kinds else None),
        fields_at(visit, petition["cell_id"] if kinds & {"field", "parts"} else None),
        _others(visit, top if "petition" in kinds else None, petition),
    )
    last = petition["rounds"][-1] if petition["rounds"] else None
    return Choices(
        offices=offices,
        round_offices=_pairs(last["offices"], "office_id") if last else [],
        fields=fields,
        above=_above(path, petition),
        petitions=others,
    )


async def fields_at(visit: PageRequest, organization_id: str | None) -> Pairs:
    """What petitions are about there, by the regulation in force; nothing without one."""
    if organization_id is None:
        return []
    path = f"/organizations/{organization_id}/petition-fields"
    found = await visit.asking.read_if_allowed(path, visit.question.times())
    return _pairs(found["fields"] if found else [], "code")


async def _offices(visit: PageRequest, organization_id: str | None) -> Pairs:
    if organization_id is None:
        return []
    path = f"/organizations/{organization_id}/offices"
    found = await visit.asking.read_if_allowed(path, visit.question.times())
    rows = found["rows"] if found else []
    return _pairs((row for row in rows if row["answers"]), "office_id")


async def _others(
    visit: PageRequest, organization_id: str | None, petition: Mapping[str, Any]
) -> Pairs:
    """The open petitions into which this one may be merged: of its zone, latest first."""
    if organization_id is None:
        return []
    states = sorted(OPEN)
    asked = {"zone_id": petition["zone_id"], "state": states, "limit": _MOST}
    found = await visit.asking.read_if_allowed(
        f"/organizations/{organization_id}/petitions", {n: v for n, v in asked.items() if v}
    )
    return [
        (row["petition_id"], f"{formats.day(row['raised_on'])}, {row['cell_name']}: {_short(row)}")
        for row in (found["rows"] if found else [])
        if row["petition_id"] != petition["petition_id"]
    ]


def _above(path: Collection[Mapping[str, Any]], petition: Mapping[str, Any]) -> Pairs:
    """The organizations above the commune, the nearest first."""
    below = {petition["cell_id"], petition["commune_id"]}
    above = [step for step in path if str(step["organization_id"]) not in below]
    return _pairs(reversed(above), "organization_id")


def _top(visit: PageRequest, path: Collection[Mapping[str, Any]]) -> str | None:
    """The nearest organization above the cell whose office the caller is."""
    held = [
        str(step["organization_id"])
        for number, step in enumerate(path)
        if visit.caller.holds(list(path)[number : number + 1], UPPER_OFFICES)
    ]
    return held[-1] if held else None


def _pairs(rows: Iterable[Mapping[str, Any]], identity: str) -> Pairs:
    return [(str(row[identity]), row["name"] or "(chưa rõ tên)") for row in rows]


def _short(row: Mapping[str, Any]) -> str:
    text = str(row["text"])
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
