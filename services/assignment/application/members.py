"""Members: register, transfer, appoint, end a post, correct its end."""

from datetime import date
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from kernel.vocabulary import Level, PostRole
from services.assignment.application import reservations
from services.assignment.application.policy.member_policy import MemberPolicy
from services.assignment.application.references import References
from services.assignment.domain.member import errors
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization


class MemberCommands:
    """The use cases of :class:`Member`."""

    def __init__(self, log: EventLog, policy: MemberPolicy, references: References) -> None:
        self._log = log
        self._policy = policy
        self._references = references

    def register(
        self,
        context: CommandContext,
        *,
        full_name: str,
        cell_id: UUID,
        effective_on: date,
        account: str | None = None,
        member_id: UUID | None = None,
    ) -> CommandResult:
        """By an office that covers the own cell. Raises AccountAlreadyTaken or IdAlreadyTaken."""
        self._policy.authorize_register(context, cell_id)
        check_own_cell(self._references.organization(cell_id, "cell_id", effective_on))
        member = Member.register(
            self._references.new_id(member_id),
            full_name=full_name,
            cell_id=cell_id,
            effective_on=effective_on,
            account=account,
        )
        return self._log.save(member, context=context, reservations=reservations.of_account(member))

    def transfer(
        self, context: CommandContext, member_id: UUID, *, cell_id: UUID, effective_on: date
    ) -> CommandResult:
        """By an office that covers the cell left and the cell joined."""
        member = self._log.get(Member, member_id)
        self._policy.authorize_transfer(context, member, cell_id)
        check_own_cell(self._references.organization(cell_id, "cell_id", effective_on))
        member.transfer(cell_id=cell_id, effective_on=effective_on)
        return self._log.save(member, context=context)

    def appoint(
        self,
        context: CommandContext,
        member_id: UUID,
        *,
        committee_id: UUID,
        role: PostRole,
        level: Level,
        starts_on: date,
        ends_on: date | None = None,
    ) -> CommandResult:
        """By an office that covers the committee; the result names the ``post_id`` also.

        Raises SecretaryAlreadyInPost.
        """
        self._policy.authorize_appoint(context, committee_id)
        committee = self._references.organization(committee_id, "committee_id", starts_on)
        check_level(committee, level)
        member = self._log.get(Member, member_id)
        post_id = uuid4()
        member.appoint(
            post_id,
            committee_id=committee_id,
            role=role,
            level=level,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        return self._log.save(
            member,
            context=context,
            reservations=reservations.of_post(member, post_id),
            also={"post_id": str(post_id)},
        )

    def end_post(
        self, context: CommandContext, member_id: UUID, post_id: UUID, *, ends_on: date, reason: str
    ) -> CommandResult:
        """By an office that covers the committee."""
        member = self._log.get(Member, member_id)
        self._policy.authorize_end_post(context, member, post_id)
        member.end_post(post_id, ends_on=ends_on, reason=reason)
        return self._log.save(
            member, context=context, reservations=reservations.of_post(member, post_id)
        )

    def correct_post_end(
        self,
        context: CommandContext,
        member_id: UUID,
        post_id: UUID,
        *,
        ends_on: date | None,
        reason: str,
    ) -> CommandResult:
        """By an office that covers the committee. Raises SecretaryAlreadyInPost for ``ends_on``."""
        member = self._log.get(Member, member_id)
        self._policy.authorize_end_post(context, member, post_id)
        member.correct_post_end(post_id, ends_on=ends_on, reason=reason)
        held = reservations.of_post(member, post_id, "ends_on")
        return self._log.save(member, context=context, reservations=held)


def check_own_cell(organization: Organization) -> None:
    """Raises OwnCellIsNoCell."""
    if not organization.is_cell:
        raise errors.OwnCellIsNoCell


def level_of(committee: Organization) -> Level:
    """The level at which its posts are held. Raises CommitteeHasNoLevel."""
    if committee.level is None:
        raise errors.CommitteeHasNoLevel
    return committee.level


def check_level(committee: Organization, level: Level) -> None:
    """Raises CommitteeHasNoLevel or LevelDoesNotFitCommittee."""
    if level != level_of(committee):
        raise errors.LevelDoesNotFitCommittee
