"""Facts of a working year; applying one only assigns."""

from datetime import date
from typing import TYPE_CHECKING

from eventsourcing.domain import Aggregate

from services.petition.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.petition.domain.working_year.working_year import WorkingYear


class WorkingYearEvent(StoredEvent):
    TOPIC = "petition.WorkingYear.Event"


class WorkingYearDecided(WorkingYearEvent, Aggregate.Created):
    TOPIC = "petition.WorkingYearDecided"
    year: int
    days_off: list[date]
    days_worked: list[date]
    document: str


class WorkingYearDecidedAgain(WorkingYearEvent):
    """Published under the same name: whoever reads it need not know which decision it is."""

    TOPIC = "petition.WorkingYearDecidedAgain"
    year: int
    days_off: list[date]
    days_worked: list[date]
    document: str

    def apply(self, aggregate: "WorkingYear") -> None:
        aggregate.days_off = frozenset(self.days_off)
        aggregate.days_worked = frozenset(self.days_worked)
