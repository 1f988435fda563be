"""A round of answer: the offices that owe it, its deadline, and how far the answer has come."""

from dataclasses import dataclass
from uuid import UUID

from kernel.lifecycle import ROUND_STEPS, Action, RoundState
from services.petition.domain.petition import round_errors as errors
from services.petition.domain.petition.deadline import Deadline
from services.petition.domain.petition.round_offices import RoundOffices


@dataclass(slots=True)
class AnswerRound:
    """One attempt at an answer. ``lead_id`` is one of the offices.

    What can be done in which state stands in :data:`kernel.lifecycle.ROUND_STEPS`. While the
    deadline is stopped nobody works on the answer: whoever goes on resumes it first.
    """

    number: int
    lead_id: UUID
    office_ids: list[UUID]
    deadline: Deadline
    state: RoundState = "assigned"
    document_number: str | None = None

    def require(self, action: Action) -> None:
        """Raises the rule that keeps this round from the action: its deadline's, or its state's."""
        step = ROUND_STEPS[action]
        if step.clock == "runs" and self.deadline.is_stopped:
            raise errors.ClockIsStopped
        if self.state not in step.starts_from:
            raise errors.refusal(action, self.state)
        if step.clock == "stands" and not self.deadline.is_stopped:
            raise errors.ClockIsRunning

    def require_office(self, office_id: UUID) -> None:
        """Raises NotAnOfficeOfTheRound."""
        if office_id not in self.office_ids:
            raise errors.NotAnOfficeOfTheRound

    def require_other(self, offices: RoundOffices) -> None:
        """Raises TransferredToTheSame."""
        if (self.lead_id, set(self.office_ids)) == (offices.lead_id, set(offices.ids)):
            raise errors.TransferredToTheSame
