"""Petitions, counted."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer
from kernel.lifecycle import PetitionState

Month = Annotated[str, msgspec.Meta(description="`YYYY-MM`")]


class Counts(Answer, frozen=True, kw_only=True):
    """How many petitions there are, are open, were answered, are solved.

    *Open* until solved, withdrawn or merged; *answered* once an answer was announced. One that was
    split is counted in its parts.
    """

    petitions: int
    open: int
    answered: int
    solved: int


class Totals(Counts, frozen=True, kw_only=True):
    """The same of all of them, with what is late and what had to be answered again."""

    overdue: int
    answered_not_solved: int
    answered_twice: int


class FieldCounts(Counts, frozen=True, kw_only=True):
    """The same by field."""

    field: str
    name: str


class MonthCounts(Counts, frozen=True, kw_only=True):
    """The same by month of raising."""

    month: Month


class ZoneCounts(Counts, frozen=True, kw_only=True):
    """The same by zone."""

    zone_id: UUID
    name: str | None


class CommuneCounts(Counts, frozen=True, kw_only=True):
    """The same by commune."""

    commune_id: UUID
    name: str | None


class RoundCounts(Counts, frozen=True, kw_only=True):
    """The same by last round; 0 before the first."""

    round: int


class OfficeCounts(Answer, frozen=True, kw_only=True):
    """Petitions that a leading office has before it, is late with, and has had announced."""

    office_id: UUID
    name: str | None
    open: int
    overdue: int
    answered: int


class StateCount(Answer, frozen=True, kw_only=True):
    """How many petitions stand in a state."""

    state: PetitionState
    petitions: int


class RoundVerdicts(Answer, frozen=True, kw_only=True):
    """Verdicts of cells on the announced answers of a round."""

    round: int
    published: int
    accepted: int
    rejected: int
    share: Annotated[
        float | None,
        msgspec.Meta(description="accepted of those judged; null while none was judged"),
    ]


class Duration(Answer, frozen=True, kw_only=True):
    """The least number of days within which half of them, and nine of ten, were through."""

    petitions: int
    median: int | None
    p90: int | None


class MonthCount(Answer, frozen=True, kw_only=True):
    """How many petitions were raised in a month."""

    month: Month
    petitions: int


class PetitionCounts(Answer, frozen=True, kw_only=True):
    """Everything that is counted of the petitions raised below an organization."""

    totals: Totals
    by_field: list[FieldCounts]
    by_month: list[MonthCounts]
    by_zone: list[ZoneCounts]
    by_commune: list[CommuneCounts]
    by_office: list[OfficeCounts]
    by_round: list[RoundCounts]
    by_state: list[StateCount]
    accepted_by_round: list[RoundVerdicts]
    time_to_answer: Duration
    time_to_solved: Duration
    busiest_month: MonthCount | None
    quietest_month: MonthCount | None


class PetitionStatistics(
    PetitionCounts, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}
):
    """The same, with the months and the day that were asked about."""

    organization_id: UUID
    since: Annotated[str | None, msgspec.Meta(description="the first month, `YYYY-MM`")]
    until: Annotated[str | None, msgspec.Meta(description="the last month, `YYYY-MM`")]
    on: date
