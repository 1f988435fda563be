"""Petitions outside their rounds: raise, correct, keep at the base, escalate, withdraw, solve."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.reservations import Reservation
from services.petition.application import reservations
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.errors import PutAtNoOnePlace
from services.petition.domain.petition.origin import FromBriefing, FromMatter, FromOpinion, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginReference:
    """The origin of a petition: a briefing, an opinion or a matter, exactly one of them."""

    briefing_id: UUID | None = None
    opinion_id: UUID | None = None
    matter_id: UUID | None = None

    def require_one(self) -> None:
        """Raises PutAtNoOnePlace."""
        given = [one for one in (self.briefing_id, self.opinion_id, self.matter_id) if one]
        if len(given) != 1:
            raise PutAtNoOnePlace

    def reservations(self, petition_id: UUID) -> list[Reservation]:
        """That no other petition grows out of it; a briefing has room for many."""
        sources = (("opinion_id", self.opinion_id), ("matter_id", self.matter_id))
        return [reservations.of_source(one, petition_id, field) for field, one in sources if one]


class PetitionCommands:
    """Each of them by whom :class:`PetitionPolicy` says; a day that is not given is today."""

    def __init__(self, petitions: PetitionRepository, policy: PetitionPolicy) -> None:
        self._petitions = petitions
        self._policy = policy
        self._command = petitions.command

    def raise_(
        self,
        context: CommandContext,
        *,
        cell_id: UUID,
        origin: OriginReference,
        content: PetitionContent,
        petitioner: Petitioner,
        raised_on: date | None = None,
        petition_id: UUID | None = None,
    ) -> CommandResult:
        """A day is given for what was put elsewhere than at a briefing; ``petition_id`` may be
        chosen by the client.

        Raises IdAlreadyTaken or AlreadyGrownIntoAPetition.
        """
        self._policy.authorize_raise(context, cell_id)
        origin.require_one()
        petition_id = reservations.new_id(self._petitions.log, petition_id)
        came_from = self._came_from(origin)
        if isinstance(came_from, FromBriefing):
            raised_on = raised_on or came_from.briefing.day
        petition = self._petitions.begin(
            petition_id,
            cell_id=cell_id,
            origin=came_from,
            content=content,
            petitioner=petitioner,
            raised_on=raised_on or context.today,
            today=context.today,
        )
        return self._petitions.save(
            petition,
            context=context,
            names={petition_id: petitioner.checked().hidden_name},
            reservations=origin.reservations(petition_id),
        )

    def correct(
        self, context: CommandContext, petition_id: UUID, *, content: PetitionContent, reason: str
    ) -> CommandResult:
        texts = {"text": content.text, "address": content.address, "reason": reason}
        with self._command(
            context, petition_id, self._policy.authorize_correct, **texts
        ) as command:
            petition = command.petition
            regulation = self._petitions.regulation(petition, petition.raised_on)
            petition.correct(content, reason, regulation)
        return command.result

    def keep(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        kept_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_keep, kept_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.keep_at_base(day, reason, context.today)
        return command.result

    def escalate(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        to_organization_id: UUID,
        escalated_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_escalate, escalated_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            above = self._petitions.above(command.petition.cell_id, day)
            command.petition.escalate(to_organization_id, day, reason, above, context.today)
        return command.result

    def withdraw(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        withdrawn_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_withdraw, withdrawn_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.withdraw(day, reason, context.today)
        return command.result

    def report_solution(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        solved_on: date,
        what: str,
        seen_by: str,
        briefing_id: UUID | None = None,
        reported_on: date | None = None,
    ) -> CommandResult:
        """Reported at a briefing it is reported on its day, unless another is given."""
        authorize = self._policy.authorize_report_solution
        with self._command(context, petition_id, authorize, what=what, seen_by=seen_by) as command:
            briefing = self._petitions.directory.briefing(briefing_id) if briefing_id else None
            command.petition.report_solution(
                solved_on=solved_on,
                what=what,
                seen_by=seen_by,
                reported_on=reported_on or (briefing.day if briefing else context.today),
                briefing=briefing,
                today=context.today,
            )
        return command.result

    def confirm_solution(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        confirmed_on: date | None = None,
        reason: str | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_confirm_solution, confirmed_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.confirm_solution(day, reason, context.today)
        return command.result

    def dispute_solution(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        disputed_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_dispute_solution, disputed_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.dispute_solution(day, reason, context.today)
        return command.result

    def reopen(
        self,
        context: CommandContext,
        petition_id: UUID,
        *,
        reason: str,
        reopened_on: date | None = None,
    ) -> CommandResult:
        authorize, day = self._policy.authorize_reopen, reopened_on or context.today
        with self._command(context, petition_id, authorize, reason=reason) as command:
            command.petition.reopen(day, reason, context.today)
        return command.result

    def _came_from(self, origin: OriginReference) -> Origin:
        directory = self._petitions.directory
        if origin.briefing_id is not None:
            return FromBriefing(briefing=directory.briefing(origin.briefing_id))
        if origin.opinion_id is not None:
            return FromOpinion(opinion=directory.opinion(origin.opinion_id))
        if origin.matter_id is None:
            raise PutAtNoOnePlace
        return FromMatter(matter=directory.matter(origin.matter_id))
