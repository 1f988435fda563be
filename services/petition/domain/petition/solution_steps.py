"""Whether the thing itself was done: reported, confirmed or disputed by the cell, reopened."""

from datetime import date

from kernel import text
from services.petition.domain.petition import errors, events
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.snapshots import BriefingSnapshot

_REPORTABLE = frozenset({"raised", "kept_at_base", "published", "accepted"})


class SolutionSteps(PetitionState):
    """Answered is not solved: this is about what was done, not about what was written."""

    def report_solution(
        self,
        *,
        solved_on: date,
        what: str,
        seen_by: str,
        reported_on: date,
        briefing: BriefingSnapshot | None,
        today: date,
    ) -> None:
        """What was done, when, and who saw it; ``briefing`` is where a commune reports it."""
        self.require_open()
        if self.state == "solution_reported":
            raise errors.SolutionAlreadyReported
        if self.state not in _REPORTABLE:
            raise errors.AnswerStillOwed
        self.require_day(reported_on, "reported_on", today)
        if solved_on > reported_on:
            raise errors.SolvedAfterTheReport
        if briefing is not None and briefing.state == "cancelled":
            raise errors.BriefingIsCancelled
        self.trigger_event(
            events.SolutionReported,
            solved_on=solved_on,
            what=text.paragraphs(what, field="what", at_most=4_000),
            seen_by=text.line(seen_by, field="seen_by", at_most=500),
            reported_on=reported_on,
            briefing_id=briefing.briefing_id if briefing else None,
        )

    def confirm_solution(self, confirmed_on: date, reason: str | None, today: date) -> None:
        """The cell has seen it too."""
        self._require_reported()
        self.require_day(confirmed_on, "confirmed_on", today)
        self.trigger_event(
            events.SolutionConfirmed,
            confirmed_on=confirmed_on,
            reason=text.reason_if_any(reason),
        )

    def dispute_solution(self, disputed_on: date, reason: str, today: date) -> None:
        """The petition is where it was before the report."""
        self._require_reported()
        self.require_day(disputed_on, "disputed_on", today)
        self.trigger_event(
            events.SolutionDisputed, disputed_on=disputed_on, reason=text.reason(reason)
        )

    def reopen(self, reopened_on: date, reason: str, today: date) -> None:
        """Another round may begin; where there was none, it is as if it had just been raised."""
        if self.state != "solved":
            self.require_open()
            raise errors.NotSolved
        self.require_day(reopened_on, "reopened_on", today)
        self.trigger_event(
            events.PetitionReopened, reopened_on=reopened_on, reason=text.reason(reason)
        )

    def _require_reported(self) -> None:
        self.require_open()
        if self.state != "solution_reported":
            raise errors.NoSolutionReported
