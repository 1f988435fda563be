"""Organizations, zones, briefings and offices by what a sheet calls them.

Found when one alone is meant, else refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from chassis.imports.references import CodeAmbiguous, CodeUnknown, identity, referred_to, the_one
from kernel.spelling import comparable
from services.petition.adapters.name_lookup import NameLookup
from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.snapshots import BriefingSnapshot
from services.petition.domain.zone.zone import Zone
from services.petition.imports.rows import (
    BriefingOnAnotherDay,
    BriefingUnknown,
    OfAMonth,
    OfficeAmbiguous,
    OfficeUnknown,
    PetitionRow,
    ZoneAmbiguous,
    ZoneUnknown,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and by whom a petition was put."""

    briefing: BriefingSnapshot
    cell_id: UUID


class ReferenceResolver:
    """What the words of a sheet mean; looked up all at once."""

    def __init__(
        self, petitions: PetitionRepository, by_name: NameLookup, rows: Sequence[PetitionRow]
    ) -> None:
        self._petitions = petitions
        self._by_name = by_name
        self.district = cache(self._district)
        zones = {row.zone for row in rows}
        self._zones = referred_to(zones, by_name.zones)
        offices = {office for row in rows for office in (row.lead, *row.offices) if office}
        self._offices = referred_to(offices, by_name.offices)
        self._briefings = by_name.briefings({one for ids in self._zones.values() for one in ids})
        codes = {code for row in rows for code in self._codes_of(row)}
        self._coded = by_name.organizations_coded(
            [one for one in codes if identity(one[0]) is None]
        )

    def place(self, row: PetitionRow) -> Place:
        """Raises ZoneUnknown, ZoneAmbiguous, BriefingUnknown, BriefingOnAnotherDay, CodeUnknown
        or CodeAmbiguous.
        """
        if row.zone not in self._zones:
            raise ZoneUnknown
        met = list(self._met(row))
        if not met:
            raise BriefingUnknown
        if len(met) > 1:
            # Every district has a first zone: the cell tells which is meant.
            met = [briefing for briefing in met if self._has(briefing, row.cell)]
        if len(met) != 1:
            raise ZoneAmbiguous
        briefing = _on_its_day(met[0], row.briefing, "briefing")
        return Place(briefing, self.organization(row.cell, briefing.day, "cell"))

    def announced(self, cell_id: UUID, put_in: UUID, at: OfAMonth) -> BriefingSnapshot:
        """The briefing of the cell's zone, or of the one where the petition was put.

        Raises BriefingUnknown or BriefingOnAnotherDay, naming ``announced``.
        """
        zone_id = self._petitions.directory.zone_of_cell(cell_id, at.day or at.month) or put_in
        if (zone_id, at.month) not in self._briefings:
            self._briefings |= self._by_name.briefings([zone_id])
        briefing_id = self._briefings.get((zone_id, at.month))
        if briefing_id is None:
            raise BriefingUnknown("announced")
        return _on_its_day(self._petitions.directory.briefing(briefing_id), at, "announced")

    def organization(self, word: str, on: date, field: str) -> UUID:
        """By id, or by the code of the day. Raises CodeUnknown or CodeAmbiguous."""
        return the_one(self._organizations(word, on), CodeUnknown(field), CodeAmbiguous(field))

    def office(self, word: str, zone_id: UUID, on: date, field: str, *, about: str = "") -> UUID:
        """By id, or by name: those of the zone's district and those open on the day come first.

        Raises OfficeUnknown or OfficeAmbiguous.
        """
        directory, district_id = self._petitions.directory, self.district(zone_id)
        meant = [directory.office(one, on, field) for one in self._offices.get(word, [])]
        meant = [
            one for one in meant if district_id in directory.line(one.organization_id, on)
        ] or meant
        meant = [one for one in meant if one.is_open] or meant
        found = the_one(meant, OfficeUnknown(field, about), OfficeAmbiguous(field, about))
        return found.office_id

    def field(self, word: str, place: Place) -> str:
        """The code of the one field of the regulation in force that has this code or name; the
        word itself where there is none. Raises NoPetitionRegulationInForce.
        """
        day, wanted = place.briefing.day, comparable(word)
        known = self._petitions.directory.regulation_for(place.cell_id, day, "cell_id").fields
        coded = [code for code in known if comparable(code) == wanted]
        meant = coded or [code for code, name in known.items() if comparable(name) == wanted]
        return meant[0] if len(meant) == 1 else word

    def _district(self, zone_id: UUID) -> UUID:
        return self._petitions.log.get(Zone, zone_id).organization_id

    def _met(self, row: PetitionRow) -> Iterator[BriefingSnapshot]:
        """The briefings of the month, of all the zones that the row may mean."""
        for zone_id in self._zones.get(row.zone, []):
            briefing_id = self._briefings.get((zone_id, row.briefing.month))
            if briefing_id is not None:
                yield self._petitions.directory.briefing(briefing_id)

    def _has(self, briefing: BriefingSnapshot, code: str) -> bool:
        """Whether a cell of this code belongs to the zone on the day of its briefing."""
        directory = self._petitions.directory
        return any(
            directory.zone_of_cell(one, briefing.day) == briefing.zone_id
            for one in self._organizations(code, briefing.day)
        )

    def _organizations(self, word: str, on: date) -> list[UUID]:
        known = identity(word)
        return self._coded.get((word, on), []) if known is None else [known]

    def _codes_of(self, row: PetitionRow) -> Iterator[tuple[str, date]]:
        for briefing in self._met(row):
            yield row.cell, briefing.day
            if row.escalated_to is not None:
                yield row.escalated_to, row.escalated_on or briefing.day


def _on_its_day(briefing: BriefingSnapshot, asked: OfAMonth, field: str) -> BriefingSnapshot:
    if asked.day is not None and asked.day != briefing.day:
        raise BriefingOnAnotherDay(field)
    return briefing
