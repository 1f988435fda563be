"""Assignments: assign, end, correct the end, replace."""

from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import AssignmentRole, TargetKind
from services.assignment.application import reservations
from services.assignment.application.policy.assignment_policy import AssignmentPolicy
from services.assignment.application.references import References
from services.assignment.domain.assignment.assignment import Assignment


class AssignmentCommands:
    """The use cases of :class:`Assignment`."""

    def __init__(self, log: EventLog, policy: AssignmentPolicy, references: References) -> None:
        self._log = log
        self._policy = policy
        self._references = references

    def assign(
        self,
        context: CommandContext,
        *,
        member_id: UUID,
        target_kind: TargetKind,
        target_id: UUID,
        role: AssignmentRole,
        starts_on: date,
        ends_on: date | None = None,
        decision: str | None = None,
        assignment_id: UUID | None = None,
    ) -> CommandResult:
        """Raises MemberAlreadyAssigned or IdAlreadyTaken."""
        self._policy.authorize_assign(context, target_kind, target_id, member_id)
        self._references.member(member_id, "member_id")
        if target_kind == "locality":
            self._references.locality(target_id, "target_id", starts_on)
        else:
            self._references.organization(target_id, "target_id", starts_on)
        assignment = Assignment.assign(
            self._references.new_id(assignment_id),
            member_id=member_id,
            target_kind=target_kind,
            target_id=target_id,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            decision=decision,
        )
        return self._log.save(
            assignment, context=context, reservations=reservations.of_assignment(assignment)
        )

    def end(
        self, context: CommandContext, assignment_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        """``ends_on`` is the last day."""
        assignment = self._log.get(Assignment, assignment_id)
        self._policy.authorize_end(context, assignment)
        assignment.end(ends_on=ends_on, reason=reason)
        return self._log.save(
            assignment, context=context, reservations=reservations.of_assignment(assignment)
        )

    def correct_end(
        self, context: CommandContext, assignment_id: UUID, *, ends_on: date | None, reason: str
    ) -> CommandResult:
        """Raises MemberAlreadyAssigned for ``ends_on``."""
        assignment = self._log.get(Assignment, assignment_id)
        self._policy.authorize_end(context, assignment)
        assignment.correct_end(ends_on=ends_on, reason=reason)
        place = reservations.of_assignment(assignment, "ends_on")
        return self._log.save(assignment, context=context, reservations=place)

    def replace(
        self,
        context: CommandContext,
        assignment_id: UUID,
        *,
        member_id: UUID,
        ends_on: date,
        reason: str,
        successor_ends_on: date | None = None,
        decision: str | None = None,
        successor_id: UUID | None = None,
    ) -> CommandResult:
        """The result is the successor's assignment; ``replaces_id`` names the one that ended.

        Raises MemberAlreadyAssigned or IdAlreadyTaken.
        """
        assignment = self._log.get(Assignment, assignment_id)
        self._policy.authorize_replace(context, assignment, member_id)
        self._references.member(member_id, "member_id")
        successor = assignment.replace(
            self._references.new_id(successor_id),
            member_id=member_id,
            ends_on=ends_on,
            reason=reason,
            successor_ends_on=successor_ends_on,
            decision=decision,
        )
        return self._log.save(
            successor,
            assignment,
            context=context,
            reservations=[
                *reservations.of_assignment(assignment),
                *reservations.of_assignment(successor),
            ],
            also={"replaces_id": str(assignment.id)},
        )
