"""Options of the forms of a petition's steps."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from contracts.read.answer import Page, Rows
from contracts.read.petitions import ListedPetition, Petition
from contracts.read.rules import Office, PetitionFields
from contracts.read.tree import PathStep
from kernel.lifecycle import ALL, OPEN
from kernel.vocabulary import UPPER_OFFICES
from services.portal.petitions.steps.step import StepForm
from services.portal.web import formats
from services.portal.web.page_request import PageRequest

Options = list[tuple[str, str]]
"""Each as what is sent and what is read."""

_MOST: Final = "200"
_SHORT: Final = 80


@dataclass(frozen=True, slots=True)
class Choices:
    """Options by the kind of field; filled are those that one of the forms has."""

    offices: Options = field(default_factory=list)
    round_offices: Options = field(default_factory=list)
    fields: Options = field(default_factory=list)
    above: Options = field(default_factory=list)
    petitions: Options = field(default_factory=list)


async def choices_for(
    page: PageRequest,
    steps: Collection[StepForm],
    petition: Petition,
    path: Collection[PathStep],
) -> Choices:
    """``path``: from the root to the petition's cell."""
    kinds = {field.kind for step in steps for field in step.fields}
    top = _top(page, path)
    offices, fields, others = await asyncio.gather(
        _offices(page, top if "office" in kinds else None),
        fields_at(page, petition.cell_id if kinds & {"field", "parts"} else None),
        _others(page, top if "petition" in kinds else None, petition),
    )
    owing = petition.rounds[-1].offices if petition.rounds else []
    return Choices(
        offices=offices,
        round_offices=[(str(one.office_id), _named(one.name)) for one in owing],
        fields=fields,
        above=_above(path, petition),
        petitions=others,
    )


async def fields_at(page: PageRequest, organization_id: UUID | None) -> Options:
    """Fields of petitions there, by the regulation in force; none without one."""
    if organization_id is None:
        return []
    path = f"/organizations/{organization_id}/petition-fields"
    found = await page.api.read_if_allowed(path, PetitionFields, page.report_time.times())
    return [(field.code, field.name) for field in found.fields] if found else []


async def _offices(page: PageRequest, organization_id: UUID | None) -> Options:
    if organization_id is None:
        return []
    path = f"/organizations/{organization_id}/offices"
    found = await page.api.read_if_allowed(path, Rows[Office], page.report_time.times())
    rows = found.rows if found else []
    return [(str(row.office_id), row.name) for row in rows if row.answers]


async def _others(page: PageRequest, organization_id: UUID | None, petition: Petition) -> Options:
    """The open petitions into which this one may be merged: of its zone, latest first."""
    if organization_id is None:
        return []
    states: list[str] = [state for state in ALL if state in OPEN]
    zone = {"zone_id": str(petition.zone_id)} if petition.zone_id else {}
    asked: dict[str, str | list[str]] = {**zone, "state": states, "limit": _MOST}
    found = await page.api.read_if_allowed(
        f"/organizations/{organization_id}/petitions", Page[ListedPetition], asked
    )
    return [
        (str(row.petition_id), f"{formats.day(row.raised_on)}, {row.cell_name}: {_short(row.text)}")
        for row in (found.rows if found else [])
        if row.petition_id != petition.petition_id
    ]


def _above(path: Collection[PathStep], petition: Petition) -> Options:
    """The organizations above the commune, the nearest first."""
    below = {petition.cell_id, petition.commune_id}
    above = [step for step in path if step.organization_id not in below]
    return [(str(step.organization_id), _named(step.name)) for step in reversed(above)]


def _top(page: PageRequest, path: Collection[PathStep]) -> UUID | None:
    """The nearest organization above the cell whose office the caller is."""
    held = [
        step.organization_id
        for number, step in enumerate(path)
        if page.caller.holds(list(path)[number : number + 1], UPPER_OFFICES)
    ]
    return held[-1] if held else None


def _named(name: str | None) -> str:
    return name or "(chưa rõ tên)"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
