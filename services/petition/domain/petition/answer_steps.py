"""The answer of a round: drafted, returned, approved, given, announced, accepted or rejected."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from kernel import text
from kernel.document_number import document_number
from services.petition.domain.petition import (
    errors as petition_errors,
    round_errors as errors,
    round_events as events,
)
from services.petition.domain.petition.petition_state import PetitionState
from services.petition.domain.petition.rounds import Round
from services.petition.domain.snapshots import BriefingSnapshot


class AnswerSteps(PetitionState):
    """Nothing of it while the clock stands: whoever goes on resumes the clock first."""

    def draft(self, office_id: UUID, answer: str, drafted_on: date, today: date) -> None:
        """A later draft replaces an earlier one until one is approved."""
        current = self.require_running()
        self.require_at_work()
        current.require_office(office_id)
        self.require_day(drafted_on, "drafted_on", today)
        self.trigger_event(
            events.AnswerDrafted,
            round=current.number,
            office_id=office_id,
            text=text.paragraphs(answer, field="text", at_most=10_000),
            drafted_on=drafted_on,
        )

    def return_(self, returned_on: date, reason: str, today: date) -> None:
        """The draft goes back for rework; an approval that turned out to be hasty too."""
        current = self.require_running()
        if self.state not in {"drafted", "approved"}:
            raise errors.NothingDrafted
        self.require_day(returned_on, "returned_on", today)
        self.trigger_event(
            events.AnswerReturned,
            round=current.number,
            returned_on=returned_on,
            reason=text.reason(reason),
        )

    def approve(self, approved_on: date, reason: str | None, today: date) -> None:
        current = self.require_running()
        if self.state == "approved":
            raise errors.AlreadyApproved
        if self.state != "drafted":
            raise errors.NothingDrafted
        self.require_day(approved_on, "approved_on", today)
        self.trigger_event(
            events.AnswerApproved,
            round=current.number,
            approved_on=approved_on,
            reason=text.reason_if_any(reason),
        )

    def answer(self, number: str, answered_on: date, today: date) -> None:
        """The clock ends. The answer counts as given to the cell when it has been announced."""
        if self.state in {"answered", "published", "accepted", "rejected"}:
            raise errors.AlreadyAnswered
        current = self.require_running()
        if self.state != "approved":
            raise errors.NotApproved
        strictly = document_number(number)
        self.require_day(answered_on, "answered_on", today)
        self.trigger_event(
            events.PetitionAnswered,
            round=current.number,
            document_number=strictly,
            answered_on=answered_on,
        )

    def publish(
        self,
        briefing: BriefingSnapshot,
        zone_ids: Collection[UUID | None],
        number: int | None = None,
    ) -> None:
        """``zone_ids`` are the zones of the petition's commune: the one in which it was put is
        added, and either will do. ``number`` is the round whose answer is meant; the one under way
        where none is given. Announced on the briefing's day.
        """
        current = self._require_round()
        if self.state in {"published", "accepted", "rejected"}:
            raise errors.AlreadyPublished
        if number is not None and number < current.number:
            # There is no later round before the answer of this one was announced and rejected.
            raise errors.AlreadyPublished
        if self.state != "answered":
            raise errors.NotAnsweredYet
        if briefing.state != "held":
            raise petition_errors.BriefingNotHeld
        if briefing.zone_id not in {self.zone_id, *zone_ids}:
            raise errors.AnnouncedInAnotherZone
        if briefing.day < self.last_on:
            raise petition_errors.StepBeforeTheLast("briefing_id")
        self.trigger_event(
            events.AnswerPublished,
            round=current.number,
            briefing_id=briefing.briefing_id,
            published_on=briefing.day,
        )

    def can_be_published(self, briefing: BriefingSnapshot, number: int) -> bool:
        """Whether the answer of this round still waits, and was given by the briefing's day."""
        current = self.current_round
        waits = self.state == "answered" and current is not None and current.number == number
        return waits and self.last_on <= briefing.day

    def accept(self, accepted_on: date, reason: str | None, today: date) -> None:
        """The cell is satisfied with the answer; the thing itself may still be to do."""
        current = self._require_published()
        self.require_day(accepted_on, "accepted_on", today)
        self.trigger_event(
            events.AnswerAccepted,
            round=current.number,
            accepted_on=accepted_on,
            reason=text.reason_if_any(reason),
        )

    def reject(self, rejected_on: date, reason: str, today: date) -> None:
        """The cell says that this is no answer: another round may begin."""
        current = self._require_published()
        self.require_day(rejected_on, "rejected_on", today)
        self.trigger_event(
            events.AnswerRejected,
            round=current.number,
            rejected_on=rejected_on,
            reason=text.reason(reason),
        )

    def _require_published(self) -> Round:
        self.require_open()
        if self.state == "accepted":
            raise errors.AlreadyAccepted
        if self.state == "rejected":
            raise errors.AlreadyRejected
        if self.state != "published" or self.rounds.last is None:
            raise errors.AnswerNotPublished
        return self.rounds.last

    def _require_round(self) -> Round:
        self.require_open()
        if self.rounds.last is None:
            raise errors.NotAnsweredYet
        return self.rounds.last
