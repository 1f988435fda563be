"""What can happen to a working year. The names stored are the topics."""

from datetime import date

from eventsourcing.domain import Aggregate


class WorkingYearEvent(Aggregate.Event):
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
