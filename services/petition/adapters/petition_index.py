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


class YearDecided(NamedTuple):
    """A working year was decided, as a whole."""

    working_year_id: UUID
    version: int


class YearDay(NamedTuple):
    """A day off, or a day off that is worked, by a decision."""

    working_year_id: UUID
    version: int
    day: date
    worked: bool


class FormedZone(NamedTuple):
    """A zone as it was formed."""

    zone_id: UUID
    version: int
    organization_id: UUID
    name_key: str
    starts_on: date


class ZoneJoined(NamedTuple):
    """A commune joined a zone."""

    zone_id: UUID
    version: int
    commune_id: UUID
    starts_on: date


class ZoneLeft(NamedTuple):
    """A commune left a zone."""

    zone_id: UUID
    version: int
    commune_id: UUID


class ZoneEnded(NamedTuple):
    """A zone was closed."""

    zone_id: UUID
    version: int


class OfficeKnown(NamedTuple):
    """An answering office by its name."""

    office_id: UUID
    version: int
    name_key: str


class PetitionPut(NamedTuple):
    """A petition, of this cell and, where there was one, zone."""

    petition_id: UUID
    version: int
    cell_id: UUID
    zone_id: UUID | None


class RoundAnswered(NamedTuple):
    """The answer of a round."""

    petition_id: UUID
    version: int
    round: int
    answered_on: date


class RoundPublished(NamedTuple):
    """The answer of a round was published."""

    petition_id: UUID
    version: int
    round: int


class PetitionGone(NamedTuple):
    """A petition was withdrawn or merged."""

    petition_id: UUID
    version: int


class BriefingMonth(NamedTuple):
    """A briefing, of this month."""

    briefing_id: UUID
    version: int
    month: date


class ListCompiled(NamedTuple):
    """A briefing's list of answers was compiled."""

    briefing_id: UUID
    version: int


class AnswerCompiled(NamedTuple):
    """An answer on a briefing's list."""

    briefing_id: UUID
    version: int
    petition_id: UUID
    round: int


class RoundOwed(NamedTuple):
    """Something was said of who owes a petition's answer."""

    petition_id: UUID
    version: int


class RoundOffice(NamedTuple):
    """An office that owes a petition's answer from then on."""

    petition_id: UUID
    version: int
    office_id: UUID


def _days(event: WorkingYearDecided, envelope: Envelope) -> Iterable[YearDay]:
    for worked, days in ((False, event.days_off), (True, event.days_worked)):
        for day in days:
            yield YearDay(event.working_year_id, envelope.version, day, worked)


def _offices(
    event: PetitionAssigned | PetitionTransferred, envelope: Envelope
) -> Iterable[RoundOffice]:
    for office_id in event.office_ids:
        yield RoundOffice(event.petition_id, envelope.version, office_id)


def _answers(event: AnswersCompiled, envelope: Envelope) -> Iterable[AnswerCompiled]:
    for answer in event.answers:
        yield AnswerCompiled(event.briefing_id, envelope.version, answer.petition_id, answer.round)


_NAME_KEY: Final = Made(lambda event: comparable(event.name))

PETITION_INDEX: Final = Fold(
    name="own",
    ddl=files(__package__).joinpath("petition_index.sql").read_text("utf-8"),
    tables={
        "year_decided": YearDecided,
        "year_day": YearDay,
        "zone_formed": FormedZone,
        "zone_joined": ZoneJoined,
        "zone_left": ZoneLeft,
        "zone_ended": ZoneEnded,
        "office_known": OfficeKnown,
        "petition_put": PetitionPut,
        "round_answered": RoundAnswered,
        "round_published": RoundPublished,
        "petition_gone": PetitionGone,
        "briefing_month": BriefingMonth,
        "list_compiled": ListCompiled,
        "answer_compiled": AnswerCompiled,
        "round_owed": RoundOwed,
        "round_office": RoundOffice,
    },
    handlers={
        WorkingYearDecided: (put(YearDecided), _days),
        ZoneFormed: put(FormedZone, name_key=_NAME_KEY),
        ZoneCommuneJoined: put(ZoneJoined),
        ZoneCommuneLeft: put(ZoneLeft),
        ZoneClosed: put(ZoneEnded),
        AnsweringOfficeRegistered: put(OfficeKnown, name_key=_NAME_KEY),
        PetitionRaised: put(PetitionPut),
        PetitionAssigned: (put(RoundOwed), _offices),
        PetitionTransferred: (put(RoundOwed), _offices),
        PetitionAnswered: (put(RoundOwed), put(RoundAnswered)),
        AnswerPublished: put(RoundPublished),
        PetitionWithdrawn: (put(RoundOwed), put(PetitionGone)),
        PetitionMerged: (put(RoundOwed), put(PetitionGone)),
        BriefingPlanned: put(BriefingMonth),
        AnswersCompiled: (put(ListCompiled), _answers),
    },
)
"""Rows about its own aggregates, for the directory and the name lookup beside this module."""
