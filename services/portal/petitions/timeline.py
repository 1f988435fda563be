"""The life of a petition as a line that is read from top to bottom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from contracts.read.petitions import Petition, PetitionStep
from services.portal.messages.events import event_name
from services.portal.messages.fields import FIELDS
from services.portal.trail.values import Shown, shown

_SAID_BEFORE: Final = frozenset({"round", "petition_id", "month"})
_TEXTS: Final = frozenset({"text", "what", "reason"})


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One step: what was done, on which day, who recorded it when, and what was said.

    ``notes`` are labels with values; ``said`` are labels with texts of any length.
    """

    title: str
    type: str
    on: date
    round: int | None
    actor: str
    recorded_at: datetime
    event_id: str
    notes: list[tuple[str, Shown]]
    said: list[tuple[str, str]]


def timeline_of(petition: Petition, names: Mapping[str, str]) -> list[TimelineEntry]:
    """Entries in the order of recording. ``names`` has what ids name, as far as is known."""
    known = {**names, **dict(_names_in(petition))}
    return [_entry(row, petition, known) for row in petition.life]


def _entry(row: PetitionStep, petition: Petition, names: Mapping[str, str]) -> TimelineEntry:
    told = [
        (name, value)
        for name, value in row.details.items()
        if name not in _SAID_BEFORE and not (name.endswith("_on") and value == row.on.isoformat())
    ]
    alone = row.details.get("office_ids") == [row.details.get("lead_id")]
    return TimelineEntry(
        title=event_name(row.type),
        type=row.type.partition(".")[0],
        on=row.on,
        round=row.round,
        actor=row.actor,
        recorded_at=row.recorded_at,
        event_id=row.event_id,
        notes=[
            (FIELDS.get(name, name), _value(name, value, row, petition, names))
            for name, value in told
            if name not in _TEXTS and not (alone and name == "office_ids")
        ],
        said=[(FIELDS.get(name, name), str(value)) for name, value in told if name in _TEXTS],
    )


def _value(
    name: str,
    value: Any,
    row: PetitionStep,
    petition: Petition,
    names: Mapping[str, str],
) -> Shown:
    if name == "field" and value == petition.field:
        return Shown(petition.field_name)
    return shown(name, value, row.details, names)


def _names_in(petition: Petition) -> Iterable[tuple[str, str]]:
    yield str(petition.cell_id), petition.cell_name or ""
    yield str(petition.commune_id), petition.commune_name or ""
    for one in petition.rounds:
        for office in one.offices:
            yield str(office.office_id), office.name or ""
    for briefing in petition.briefings:
        yield str(briefing.briefing_id), briefing.name
    links = petition.links
    for other in (links.merged_into, links.part_of, *links.absorbed, *links.parts):
        if other is not None:
            yield str(other.petition_id), other.text or ""
