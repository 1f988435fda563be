"""From the petition service's events to zones, answering offices and regulations."""

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import Made, put
from contracts.envelope import Envelope
from contracts.petition.rules import (
    AnsweringOfficeClosed,
    AnsweringOfficeRegistered,
    PetitionRegulationAdopted,
    PetitionRegulationRepealed,
)
from contracts.petition.zones import (
    ZoneClosed,
    ZoneCommuneJoined,
    ZoneCommuneLeft,
    ZoneDeputyAppointed,
    ZoneFormed,
    ZoneHeadAppointed,
)
from services.projection.vietnamese import sort_key


class Zone(NamedTuple):
    """A zone of an organization."""

    zone_id: UUID
    organization_id: UUID
    name: str
    sort_key: str
    starts_on: date
    event_id: str
    recorded_at: datetime


class ZoneCommune(NamedTuple):
    """A commune belongs to a zone from a day on."""

    zone_id: UUID
    version: int
    commune_id: UUID
    starts_on: date
    event_id: str
    recorded_at: datetime


class ZoneCommuneEnd(NamedTuple):
    """The last day of a commune in a zone."""

    zone_id: UUID
    version: int
    commune_id: UUID
    ends_on: date
    reason: str
    recorded_at: datetime


class ZoneLeader(NamedTuple):
    """The head or deputy from a day on."""

    zone_id: UUID
    version: int
    capacity: str
    member_id: UUID
    starts_on: date
    event_id: str
    recorded_at: datetime


class ZoneEnd(NamedTuple):
    """The last day of a zone."""

    zone_id: UUID
    version: int
    last_day: date
    reason: str
    recorded_at: datetime


class AnsweringOffice(NamedTuple):
    """An office that answers petitions."""

    office_id: UUID
    organization_id: UUID
    name: str
    sort_key: str
    starts_on: date
    event_id: str
    recorded_at: datetime


class AnsweringOfficeEnd(NamedTuple):
    """The last day of an office, and who takes over."""

    office_id: UUID
    version: int
    last_day: date
    successor_id: UUID | None
    reason: str
    recorded_at: datetime


class PetitionRegulation(NamedTuple):
    """A regulation of petitions; days are working days."""

    regulation_id: UUID
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None
    answer_days: int
    remind_days: int
    escalate_days: int
    event_id: str
    recorded_at: datetime


class PetitionRegulationEnd(NamedTuple):
    """The last day of a regulation of petitions."""

    regulation_id: UUID
    version: int
    ends_on: date
    reason: str
    recorded_at: datetime


class PetitionField(NamedTuple):
    """A field that petitions are about, in the order of its regulation."""

    regulation_id: UUID
    place: int
    code: str
    name: str
    recorded_at: datetime


_SORT_KEY: Final = Made(lambda event: sort_key(event.name))


def _fields(event: PetitionRegulationAdopted, envelope: Envelope) -> Iterable[PetitionField]:
    for place, field in enumerate(event.fields, start=1):
        yield PetitionField(event.regulation_id, place, field.code, field.name, envelope.time)


ZONES: Final = Fold(
    name="zones",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "zone": Zone,
        "zone_commune": ZoneCommune,
        "zone_commune_end": ZoneCommuneEnd,
        "zone_leader": ZoneLeader,
        "zone_end": ZoneEnd,
        "answering_office": AnsweringOffice,
        "answering_office_end": AnsweringOfficeEnd,
        "petition_regulation": PetitionRegulation,
        "petition_regulation_end": PetitionRegulationEnd,
        "petition_field": PetitionField,
    },
    handlers={
        ZoneFormed: put(Zone, sort_key=_SORT_KEY),
        ZoneCommuneJoined: put(ZoneCommune),
        ZoneCommuneLeft: put(ZoneCommuneEnd),
        ZoneHeadAppointed: put(ZoneLeader, capacity="head"),
        ZoneDeputyAppointed: put(ZoneLeader, capacity="deputy"),
        ZoneClosed: put(ZoneEnd),
        AnsweringOfficeRegistered: put(AnsweringOffice, sort_key=_SORT_KEY),
        AnsweringOfficeClosed: put(AnsweringOfficeEnd),
        PetitionRegulationAdopted: (put(PetitionRegulation), _fields),
        PetitionRegulationRepealed: put(PetitionRegulationEnd),
    },
)
