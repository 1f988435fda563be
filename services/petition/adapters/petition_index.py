"""What the service looks up across its own aggregates, folded from its own published events."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.projection.fold import Fold
from chassis.projection.rows import Made, put
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


class _YearDecided(NamedTuple):
    working_year_id: UUID
    version: int


class _YearDay(NamedTuple):
    working_year_id: UUID
    version: int
    day: date
    worked: bool


class _ZoneFormed(NamedTuple):
    zone_id: UUID
    version: int
    organization_id: UUID
    name_key: str
    starts_on: date


class _ZoneJoined(NamedTuple):
    zone_id: UUID
    version: int
    commune_id: UUID
    starts_on: date


class _ZoneLeft(NamedTuple):
    zone_id: UUID
    version: int
    commune_id: UUID


class _ZoneEnded(NamedTuple):
    zone_id: UUID
    version: int


class _OfficeKnown(NamedTuple):
    office_id: UUID
    version: int
    name_key: str


class _PetitionPut(NamedTuple):
    petition_id: UUID
    version: int
    cell_id: UUID
    zone_id: UUID | None


class _RoundAnswered(NamedTuple):
    petition_id: UUID
    version: int
    round: int
    answered_on: date


class _RoundPublished(NamedTuple):
    petition_id: UUID
    version: int
    round: int


class _PetitionGone(NamedTuple):
    petition_id: UUID
    version: int


class _BriefingMonth(NamedTuple):
    briefing_id: UUID
    version: int
    month: date


class _ListCompiled(NamedTuple):
    briefing_id: UUID
    version: int


class _AnswerCompiled(NamedTuple):
    briefing_id: UUID
    version: int
    petition_id: UUID
    round: int


class _RoundOwed(NamedTuple):
    petition_id: UUID
    version: int


class _RoundOffice(NamedTuple):
    petition_id: UUID
    version: int
    office_id: UUID


def _days(event: WorkingYearDecided, envelope: Envelope) -> Iterable[_YearDay]:
    for worked, days in ((False, event.days_off), (True, event.days_worked)):
        for day in days:
            yield _YearDay(event.working_year_id, envelope.version, day, worked)


def _offices(
    event: PetitionAssigned | PetitionTransferred, envelope: Envelope
) -> Iterable[_RoundOffice]:
    for office_id in event.office_ids:
        yield _RoundOffice(event.petition_id, envelope.version, office_id)


def _answers(event: AnswersCompiled, envelope: Envelope) -> Iterable[_AnswerCompiled]:
    for answer in event.answers:
        yield _AnswerCompiled(event.briefing_id, envelope.version, answer.petition_id, answer.round)


_NAME_KEY: Final = Made(lambda event: comparable(event.name))

PETITION_INDEX: Final = Fold(
    name="own",
    ddl=files(__package__).joinpath("petition_index.sql").read_text("utf-8"),
    tables={
        "year_decided": _YearDecided,
        "year_day": _YearDay,
        "zone_formed": _ZoneFormed,
        "zone_joined": _ZoneJoined,
        "zone_left": _ZoneLeft,
        "zone_ended": _ZoneEnded,
        "office_known": _OfficeKnown,
        "petition_put": _PetitionPut,
        "round_answered": _RoundAnswered,
        "round_published": _RoundPublished,
        "petition_gone": _PetitionGone,
        "briefing_month": _BriefingMonth,
        "list_compiled": _ListCompiled,
        "answer_compiled": _AnswerCompiled,
        "round_owed": _RoundOwed,
        "round_office": _RoundOffice,
    },
    handlers={
        WorkingYearDecided: (put(_YearDecided), _days),
        ZoneFormed: put(_ZoneFormed, name_key=_NAME_KEY),
        ZoneCommuneJoined: put(_ZoneJoined),
        ZoneCommuneLeft: put(_ZoneLeft),
        ZoneClosed: put(_ZoneEnded),
        AnsweringOfficeRegistered: put(_OfficeKnown, name_key=_NAME_KEY),
        PetitionRaised: put(_PetitionPut),
        PetitionAssigned: (put(_RoundOwed), _offices),
        PetitionTransferred: (put(_RoundOwed), _offices),
        PetitionAnswered: (put(_RoundOwed), put(_RoundAnswered)),
        AnswerPublished: put(_RoundPublished),
        PetitionWithdrawn: (put(_RoundOwed), put(_PetitionGone)),
        PetitionMerged: (put(_RoundOwed), put(_PetitionGone)),
        BriefingPlanned: put(_BriefingMonth),
        AnswersCompiled: (put(_ListCompiled), _answers),
    },
)
"""Rows about its own aggregates, for the directory and the name lookup beside this module."""
