"""A dated decision: who follows which organization or locality, with all below it."""

from datetime import date, timedelta
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.document_number import document_number
from kernel.period import Period
from kernel.vocabulary import AssignmentRole, TargetKind
from services.assignment.domain import errors


class Assignment(Aggregate):
    """One member at one target in one role, until it ends or another member takes over."""

    TOPIC = "assignment.Assignment"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Assignment.Event"

    class Assigned(Event, Aggregate.Created):
        TOPIC = "assignment.MemberAssigned"
        member_id: UUID
        target_kind: TargetKind
        target_id: UUID
        role: AssignmentRole
        starts_on: date
        ends_on: date | None
        decision: str | None
        replaces_id: UUID | None

    class Ended(Event):
        TOPIC = "assignment.AssignmentEnded"
        ends_on: date
        reason: str

    class Replaced(Event):
        TOPIC = "assignment.AssignmentReplaced"
        successor_id: UUID
        ends_on: date
        reason: str

    class EndCorrected(Event):
        TOPIC = "assignment.AssignmentEndCorrected"
        ends_on: date | None
        reason: str

    @event(Assigned)
    def __init__(
        self,
        *,
        member_id: UUID,
        target_kind: TargetKind,
        target_id: UUID,
        role: AssignmentRole,
        starts_on: date,
        ends_on: date | None,
    ) -> None:
        self.member_id = member_id
        self.target_kind = target_kind
        self.target_id = target_id
        self.role = role
        self.agreed = Period(starts_on, ends_on)
        self.ended_on: date | None = None
        self.taken_over_after: date | None = None

    @property
    def period(self) -> Period:
        """The days on which the member follows the target."""
        return Period(self.agreed.starts_on, self.ended_on or self.agreed.ends_on)

    @classmethod
    def assign(
        cls,
        assignment_id: UUID,
        *,
        member_id: UUID,
        target_kind: TargetKind,
        target_id: UUID,
        role: AssignmentRole,
        starts_on: date,
        ends_on: date | None = None,
        decision: str | None = None,
        replaces_id: UUID | None = None,
    ) -> "Assignment":
        """``decision`` is the number of the document that says so.

        Raises the text errors for ``decision``, or EndsBeforeItStarts.
        """
        Period.checked(starts_on, ends_on)
        return cls._create(
            cls.Assigned,
            id=assignment_id,
            member_id=member_id,
            target_kind=target_kind,
            target_id=target_id,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            decision=None if decision is None else document_number(decision, field="decision"),
            replaces_id=replaces_id,
        )

    def end(self, *, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day of the assignment.

        Raises the text errors for ``reason``, AlreadyEnded, EndsBeforeItStarts or
        EndsLaterThanAgreed.
        """
        self.agreed.check_end(ends_on, ended=self.ended_on is not None)
        self._ended(ends_on=ends_on, reason=text.reason(reason))

    @event(Ended)
    def _ended(self, ends_on: date, reason: str) -> None:
        self.ended_on = ends_on

    def correct_end(self, *, ends_on: date | None, reason: str) -> None:
        """It ended, but on ``ends_on``; without a day it goes on as agreed at the start.

        Raises the text errors for ``reason``, NeverEnded, NothingCorrected, EndsBeforeItStarts,
        EndsLaterThanAgreed, or EndsAfterItsSuccessorBegan.
        """
        self.agreed.with_end_corrected(ends_on, ended_on=self.ended_on)
        if self.taken_over_after is not None and (ends_on or date.max) > self.taken_over_after:
            raise errors.EndsAfterItsSuccessorBegan
        self._end_corrected(ends_on=ends_on, reason=text.reason(reason))

    @event(EndCorrected)
    def _end_corrected(self, ends_on: date | None, reason: str) -> None:
        self.ended_on = ends_on

    def replace(
        self,
        successor_id: UUID,
        *,
        member_id: UUID,
        ends_on: date,
        reason: str,
        successor_ends_on: date | None = None,
        decision: str | None = None,
    ) -> "Assignment":
        """End on ``ends_on``; the answer is the successor's assignment from the day after.

        Same target, same role; the successor's last day is its own, not inherited. Raises what
        ``end`` and ``assign`` raise, or ReplacedByTheSameMember.
        """
        if member_id == self.member_id:
            raise errors.ReplacedByTheSameMember
        self.agreed.check_end(ends_on, ended=self.ended_on is not None)
        successor = Assignment.assign(
            successor_id,
            member_id=member_id,
            target_kind=self.target_kind,
            target_id=self.target_id,
            role=self.role,
            starts_on=ends_on + timedelta(days=1),
            ends_on=successor_ends_on,
            decision=decision,
            replaces_id=self.id,
        )
        self._replaced(
            successor_id=successor_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )
        return successor

    @event(Replaced)
    def _replaced(self, successor_id: UUID, ends_on: date, reason: str) -> None:
        self.ended_on = ends_on
        self.taken_over_after = ends_on
