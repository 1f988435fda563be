"""A regulation: how many visits a year each level owes, as dated data."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.document_number import document_number
from kernel.period import Period
from kernel.vocabulary import Level, Proration
from services.assignment.domain import errors

MOST_VISITS: Final = 366


class Regulation(Aggregate):
    """In force in the subtree of its scope from a day on, until repealed."""

    TOPIC = "assignment.Regulation"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Regulation.Event"

    class Adopted(Event, Aggregate.Created):
        TOPIC = "assignment.RegulationAdopted"
        number: str
        title: str
        scope_id: UUID
        starts_on: date
        ends_on: date | None
        minimums: dict[Level, int]
        proration: Proration
        only_confirmed: bool
        only_assigned: bool
        committee_meetings_count: bool

    class Repealed(Event):
        TOPIC = "assignment.RegulationRepealed"
        ends_on: date
        reason: str

    @event(Adopted)
    def __init__(
        self,
        *,
        number: str,
        title: str,
        scope_id: UUID,
        starts_on: date,
        ends_on: date | None,
        minimums: dict[Level, int],
    ) -> None:
        self.number = number
        self.title = title
        self.scope_id = scope_id
        self.period = Period(starts_on, ends_on)
        self.minimums = minimums
        self.repealed = False

    @classmethod
    def adopt(
        cls,
        regulation_id: UUID,
        *,
        number: str,
        title: str,
        scope_id: UUID,
        starts_on: date,
        minimums: Mapping[Level, int],
        ends_on: date | None = None,
        proration: Proration = "none",
        only_confirmed: bool = False,
        only_assigned: bool = False,
        committee_meetings_count: bool = False,
    ) -> "Regulation":
        """A level that ``minimums`` does not name owes nothing; 0 says so aloud.

        Raises the text errors for ``number`` and ``title``, EndsBeforeItStarts, NoMinimum or
        MinimumOutOfRange.
        """
        Period.checked(starts_on, ends_on)
        if not minimums:
            raise errors.NoMinimum
        if not all(0 <= minimum <= MOST_VISITS for minimum in minimums.values()):
            raise errors.MinimumOutOfRange
        return cls._create(
            cls.Adopted,
            id=regulation_id,
            number=document_number(number, field="number"),
            title=text.line(title, field="title"),
            scope_id=scope_id,
            starts_on=starts_on,
            ends_on=ends_on,
            minimums=dict(minimums),
            proration=proration,
            only_confirmed=only_confirmed,
            only_assigned=only_assigned,
            committee_meetings_count=committee_meetings_count,
        )

    def repeal(self, *, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which it is in force.

        Raises the text errors for ``reason``, AlreadyEnded, EndsBeforeItStarts or
        EndsLaterThanAgreed.
        """
        self.period.check_end(ends_on, ended=self.repealed)
        self._repealed(ends_on=ends_on, reason=text.reason(reason))

    @event(Repealed)
    def _repealed(self, ends_on: date, reason: str) -> None:
        self.period = Period(self.period.starts_on, ends_on)
        self.repealed = True
