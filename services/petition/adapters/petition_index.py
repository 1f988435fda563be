"""What the service looks up across its own aggregates, folded from its own published events."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold, TableRow
from contracts.envelope import Envelope
from contracts.petition.briefings import AnswersCompiled, BriefingPlanned
from contracts.petition.petitions import PetitionMerged, PetitionRaised, PetitionWithdrawn
from contracts.petition.rounds import (
    AnswerPublished,
    PetitionAnswered,
    PetitionAssigned,
    PetitionTransferred,
)
from contracts.petition.rules import AnsweringOfficeRegistered, WorkingYearDecided
from contracts.petition.zones import ZoneClosed, ZoneCommuneJoined, ZoneCommuneLeft, ZoneFormed
from kernel.spelling import comparable

_COLUMNS: Final = {
    "year_decided": ("working_year_id", "version"),
    "year_day": ("working_year_id", "version", "day", "worked"),
    "zone_formed": ("zone_id", "version", "organization_id", "name_key", "starts_on"),
    "zone_joined": ("zone_id", "version", "commune_id", "starts_on"),
    "zone_left": ("zone_id", "version", "commune_id"),
    "zone_ended": ("zone_id", "version"),
    "office_known": ("office_id", "version", "name_key"),
    "petition_put": ("petition_id", "version", "cell_id", "zone_id"),
    "round_answered": ("petition_id", "version", "round", "answered_on"),
    "round_published": ("petition_id", "version", "round"),
    "petition_gone": ("petition_id", "version"),
    "briefing_month": ("briefing_id", "version", "month"),
    "list_compiled": ("briefing_id", "version"),
    "answer_compiled": ("briefing_id", "version", "petition_id", "round"),
    "round_owed": ("petition_id", "version"),
    "round_office": ("petition_id", "version", "office_id"),
}


def _decided(event: WorkingYearDecided, envelope: Envelope) -> Iterable[TableRow]:
    decision = (event.working_year_id, envelope.version)
    yield "year_decided", decision
    for worked, days in ((False, event.days_off), (True, event.days_worked)):
        for day in days:
            yield "year_day", (*decision, day, worked)


def _formed(event: ZoneFormed, envelope: Envelope) -> Iterable[TableRow]:
    said = (event.organization_id, comparable(event.name), event.starts_on)
    yield "zone_formed", (event.zone_id, envelope.version, *said)


def _joined(event: ZoneCommuneJoined, envelope: Envelope) -> Iterable[TableRow]:
    yield "zone_joined", (event.zone_id, envelope.version, event.commune_id, event.starts_on)


def _left(event: ZoneCommuneLeft, envelope: Envelope) -> Iterable[TableRow]:
    yield "zone_left", (event.zone_id, envelope.version, event.commune_id)


def _ended(event: ZoneClosed, envelope: Envelope) -> Iterable[TableRow]:
    yield "zone_ended", (event.zone_id, envelope.version)


def _registered(event: AnsweringOfficeRegistered, envelope: Envelope) -> Iterable[TableRow]:
    yield "office_known", (event.office_id, envelope.version, comparable(event.name))


def _raised(event: PetitionRaised, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "petition_put",
        (event.petition_id, envelope.version, event.cell_id, event.zone_id),
    )


def _owed(event: PetitionAssigned | PetitionTransferred, envelope: Envelope) -> Iterable[TableRow]:
    yield "round_owed", (event.petition_id, envelope.version)
    for office_id in event.office_ids:
        yield "round_office", (event.petition_id, envelope.version, office_id)


def _answered(event: PetitionAnswered, envelope: Envelope) -> Iterable[TableRow]:
    yield "round_owed", (event.petition_id, envelope.version)
    yield (
        "round_answered",
        (event.petition_id, envelope.version, event.round, event.answered_on),
    )


def _published(event: AnswerPublished, envelope: Envelope) -> Iterable[TableRow]:
    yield "round_published", (event.petition_id, envelope.version, event.round)


def _gone(event: PetitionWithdrawn | PetitionMerged, envelope: Envelope) -> Iterable[TableRow]:
    yield "round_owed", (event.petition_id, envelope.version)
    yield "petition_gone", (event.petition_id, envelope.version)


def _planned(event: BriefingPlanned, envelope: Envelope) -> Iterable[TableRow]:
    yield "briefing_month", (event.briefing_id, envelope.version, event.month)


def _compiled(event: AnswersCompiled, envelope: Envelope) -> Iterable[TableRow]:
    yield "list_compiled", (event.briefing_id, envelope.version)
    for answer in event.answers:
        yield (
            "answer_compiled",
            (event.briefing_id, envelope.version, answer.petition_id, answer.round),
        )


PETITION_INDEX: Final = Fold(
    name="own",
    ddl=files(__package__).joinpath("petition_index.sql").read_text("utf-8"),
    columns=_COLUMNS,
    handlers={
        WorkingYearDecided: _decided,
        ZoneFormed: _formed,
        ZoneCommuneJoined: _joined,
        ZoneCommuneLeft: _left,
        ZoneClosed: _ended,
        AnsweringOfficeRegistered: _registered,
        PetitionRaised: _raised,
        PetitionAssigned: _owed,
        PetitionTransferred: _owed,
        PetitionAnswered: _answered,
        AnswerPublished: _published,
        PetitionWithdrawn: _gone,
        PetitionMerged: _gone,
        BriefingPlanned: _planned,
        AnswersCompiled: _compiled,
    },
)
"""Rows about its own aggregates, for the directory and the name lookup beside this module."""
