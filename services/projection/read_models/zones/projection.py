"""From the petition service's events to zones, answering offices and regulations."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold, TableRow
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


def _formed(event: ZoneFormed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "zone",
        (
            event.zone_id,
            event.organization_id,
            event.name,
            sort_key(event.name),
            event.starts_on,
            envelope.id,
            envelope.time,
        ),
    )


def _joined(event: ZoneCommuneJoined, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "zone_commune",
        (
            event.zone_id,
            envelope.version,
            event.commune_id,
            event.starts_on,
            envelope.id,
            envelope.time,
        ),
    )


def _left(event: ZoneCommuneLeft, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "zone_commune_end",
        (
            event.zone_id,
            envelope.version,
            event.commune_id,
            event.ends_on,
            event.reason,
            envelope.time,
        ),
    )


def _head(event: ZoneHeadAppointed, envelope: Envelope) -> Iterable[TableRow]:
    yield _leader(event, envelope, "head")


def _deputy(event: ZoneDeputyAppointed, envelope: Envelope) -> Iterable[TableRow]:
    yield _leader(event, envelope, "deputy")


def _leader(
    event: ZoneHeadAppointed | ZoneDeputyAppointed, envelope: Envelope, capacity: str
) -> TableRow:
    return (
        "zone_leader",
        (
            event.zone_id,
            envelope.version,
            capacity,
            event.member_id,
            event.starts_on,
            envelope.id,
            envelope.time,
        ),
    )


def _closed(event: ZoneClosed, envelope: Envelope) -> Iterable[TableRow]:
    yield "zone_end", (event.zone_id, envelope.version, event.last_day, event.reason, envelope.time)


def _office(event: AnsweringOfficeRegistered, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "answering_office",
        (
            event.office_id,
            event.organization_id,
            event.name,
            sort_key(event.name),
            event.starts_on,
            envelope.id,
            envelope.time,
        ),
    )


def _office_closed(event: AnsweringOfficeClosed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "answering_office_end",
        (
            event.office_id,
            envelope.version,
            event.last_day,
            event.successor_id,
            event.reason,
            envelope.time,
        ),
    )


def _adopted(event: PetitionRegulationAdopted, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "petition_regulation",
        (
            event.regulation_id,
            event.number,
            event.title,
            event.scope_id,
            event.starts_on,
            event.ends_on,
            event.answer_days,
            event.remind_days,
            event.escalate_days,
            envelope.id,
            envelope.time,
        ),
    )
    for place, field in enumerate(event.fields, start=1):
        yield (
            "petition_field",
            (event.regulation_id, place, field.code, field.name, envelope.time),
        )


def _repealed(event: PetitionRegulationRepealed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "petition_regulation_end",
        (event.regulation_id, envelope.version, event.ends_on, event.reason, envelope.time),
    )


_STEP: Final = ("version", "last_day", "reason", "recorded_at")

ZONES: Final = Fold(
    name="zones",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "zone": tuple(
            "zone_id organization_id name sort_key starts_on event_id recorded_at".split()
        ),
        "zone_commune": tuple("zone_id version commune_id starts_on event_id recorded_at".split()),
        "zone_commune_end": tuple("zone_id version commune_id ends_on reason recorded_at".split()),
        "zone_leader": tuple(
            "zone_id version capacity member_id starts_on event_id recorded_at".split()
        ),
        "zone_end": ("zone_id", *_STEP),
        "answering_office": tuple(
            "office_id organization_id name sort_key starts_on event_id recorded_at".split()
        ),
        "answering_office_end": tuple(
            "office_id version last_day successor_id reason recorded_at".split()
        ),
        "petition_regulation": tuple(
            "regulation_id number title scope_id starts_on ends_on answer_days remind_days"
            " escalate_days event_id recorded_at".split()
        ),
        "petition_regulation_end": tuple(
            "regulation_id version ends_on reason recorded_at".split()
        ),
        "petition_field": tuple("regulation_id place code name recorded_at".split()),
    },
    handlers={
        ZoneFormed: _formed,
        ZoneCommuneJoined: _joined,
        ZoneCommuneLeft: _left,
        ZoneHeadAppointed: _head,
        ZoneDeputyAppointed: _deputy,
        ZoneClosed: _closed,
        AnsweringOfficeRegistered: _office,
        AnsweringOfficeClosed: _office_closed,
        PetitionRegulationAdopted: _adopted,
        PetitionRegulationRepealed: _repealed,
    },
)
