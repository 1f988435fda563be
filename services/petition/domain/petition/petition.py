"""A petition from its being raised to its being solved, with the rounds of its answers."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from typing import Any, Literal, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import lifecycle, text
from kernel.document_number import document_number
from kernel.errors import OrganizationNotThereThen
from kernel.lifecycle import Action, PetitionState
from kernel.vocabulary import CELLS, PetitionerKind, StopCause
from services.petition.domain.errors import StepInTheFuture
from services.petition.domain.petition import errors, events, round_errors, round_events
from services.petition.domain.petition.answer_round import AnswerRound
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.deadline import Notice, Timetable
from services.petition.domain.petition.origin import FromBriefing, Origin
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    RegulationSnapshot,
    WorkingDays,
)

Stage = Literal[lifecycle.BaseState, lifecycle.OutcomeState, "in_round"]
"""A petition's own state; in a round, the round has one of its own."""


class Petition(Aggregate):
    """Commands check and raise named errors; events only assign.

    What can be done in which state stands in :data:`kernel.lifecycle.LIFECYCLE`. Every step has its
    day, neither to come nor before the last step's; ``last_on`` is that one, and the notices that a
    deadline sends by itself are no steps. ``today`` is the day of the command in Asia/Ho_Chi_Minh;
    offices, timetables and regulations are given as of the step's day.
    """

    TOPIC = "petition.Petition"
    Event = events.PetitionEvent
    Created = events.PetitionRaised

    def __init__(
        self,
        *,
        cell_id: UUID,
        commune_id: UUID,
        zone_id: UUID | None,
        briefing_id: UUID | None,
        raised_on: date,
        field: str,
        text: str,
        address: str,
        petitioner: PetitionerKind,
        petitioner_name: str | None,
    ) -> None:
        self.cell_id = cell_id
        self.commune_id = commune_id
        self.zone_id = zone_id
        self.briefing_id = briefing_id
        self.raised_on = raised_on
        self.content = PetitionContent(field=field, text=text, address=address)
        self.petitioner: PetitionerKind = petitioner
        self.petitioner_name = petitioner_name
        self.stage: Stage = "raised"
        self.stage_before_report: Stage = "raised"
        self.last_on = raised_on
        self.escalated_to: UUID | None = None
        self.rounds: list[AnswerRound] = []

    @property
    def state(self) -> PetitionState:
        """The one word for both machines, under which others know the petition."""
        return self.rounds[-1].state if self.stage == "in_round" else self.stage

    @property
    def current_round(self) -> AnswerRound | None:
        """The round under way, or the last that was."""
        return self.rounds[-1] if self.rounds else None

    @classmethod
    def raise_(
        cls,
        petition_id: UUID,
        *,
        cell: CellSnapshot,
        zone_id: UUID | None,
        origin: Origin,
        raised_on: date,
        content: PetitionContent,
        petitioner: Petitioner,
        regulation: RegulationSnapshot,
        today: date,
    ) -> Self:
        """``cell``, ``zone_id`` (of its commune) and ``regulation`` are those of ``raised_on``."""
        if cell.kind not in CELLS:
            raise errors.OnlyACellRaisesPetitions
        if not cell.exists:
            raise OrganizationNotThereThen("cell_id")
        origin.require(cell, zone_id, raised_on)
        if raised_on > today and isinstance(origin, FromBriefing):
            raise errors.BriefingStillToCome
        if raised_on > today:
            raise StepInTheFuture("raised_on")
        asking = petitioner.checked()
        return cls._create(
            events.PetitionRaised,
            id=petition_id,
            cell_id=cell.organization_id,
            commune_id=cell.commune_id,
            zone_id=zone_id,
            raised_on=raised_on,
            **content.written(regulation, asking.hidden_name),
            petitioner=asking.petitioner,
            petitioner_name=asking.published_name,
            **origin.facts,
        )

    def part(
        self,
        part_id: UUID,
        content: PetitionContent,
        regulation: RegulationSnapshot,
        hidden_name: str | None,
    ) -> "Petition":
        """One of the things that this one asks for, asked for by the same and on the same day.

        ``hidden_name`` is the confidential petitioner's, where it is kept.
        """
        return Petition._create(
            events.PetitionRaised,
            id=part_id,
            cell_id=self.cell_id,
            commune_id=self.commune_id,
            zone_id=self.zone_id,
            briefing_id=self.briefing_id,
            raised_on=self.raised_on,
            **content.written(regulation, hidden_name),
            petitioner=self.petitioner,
            petitioner_name=self.petitioner_name,
            source="split",
            source_id=self.id,
        )

    # Outside its rounds.

    def correct(
        self, content: PetitionContent, reason: str, regulation: RegulationSnapshot
    ) -> None:
        """Replaces what was written as a whole. ``regulation`` is that of ``raised_on``."""
        self._require("correct")
        checked = content.checked()
        if checked.field != self.content.field:
            checked.require_in(regulation)
        if checked == self.content:
            raise errors.NothingCorrected
        self.trigger_event(events.PetitionCorrected, **asdict(checked), reason=text.reason(reason))

    def keep_at_base(self, kept_on: date, reason: str | None, today: date) -> None:
        """The commune takes it upon itself to solve it."""
        self.trigger_event(
            events.PetitionKeptAtBase,
            commune_id=self.commune_id,
            **self._step("keep_at_base", today, kept_on=kept_on),
            reason=text.reason_if_any(reason),
        )

    def escalate(
        self,
        to_organization_id: UUID,
        escalated_on: date,
        reason: str | None,
        above: Collection[UUID],
        today: date,
    ) -> None:
        """``above`` are the organizations above the cell on the day."""
        self._require("escalate")
        if to_organization_id not in above:
            raise errors.NotAboveTheCell
        self.trigger_event(
            events.PetitionEscalated,
            to_organization_id=to_organization_id,
            **self._on(today, escalated_on=escalated_on),
            reason=text.reason_if_any(reason),
        )

    def withdraw(self, withdrawn_on: date, reason: str, today: date) -> None:
        self.trigger_event(
            events.PetitionWithdrawn,
            **self._step("withdraw", today, withdrawn_on=withdrawn_on),
            reason=text.reason(reason),
        )

    def merge_into(
        self, other: "Petition", *, same_district: bool, merged_on: date, reason: str, today: date
    ) -> None:
        """``other`` is open, and of the same zone or, as whoever asks knows, the same district.

        It must be told of it too, by ``absorb``, in the same transaction.
        """
        self._require("merge")
        if other.id == self.id:
            raise errors.MergedIntoItself
        if other.state in lifecycle.OVER:
            raise errors.MergedIntoOneThatIsOver
        if not same_district and (self.zone_id is None or self.zone_id != other.zone_id):
            raise errors.MergedAcrossDistricts
        self.trigger_event(
            events.PetitionMerged,
            into_id=other.id,
            **self._on(today, merged_on=merged_on),
            reason=text.reason(reason),
        )

    def absorb(self, merged_id: UUID, merged_on: date) -> None:
        """The other side of ``merge_into``; it is no step of this petition's own."""
        self.trigger_event(events.PetitionAbsorbed, merged_id=merged_id, merged_on=merged_on)

    def split(self, part_ids: list[UUID], split_on: date, reason: str, today: date) -> None:
        """The parts are petitions of their own, raised in the same transaction."""
        self._require("split")
        if len(part_ids) < 2:
            raise errors.NotSeveralParts
        self.trigger_event(
            events.PetitionSplit,
            part_ids=part_ids,
            **self._on(today, split_on=split_on),
            reason=text.reason(reason),
        )

    # Its rounds: who owes an answer, by when, and the answer.

    def assign(
        self,
        offices: RoundOffices,
        *,
        assigned_on: date,
        due_on: date | None,
        reason: str | None,
        timetable: Timetable,
        today: date,
    ) -> None:
        """The next round begins. Without ``due_on`` the timetable says when the answer is due."""
        self._require("assign")
        offices.require_able()
        self._on(today, assigned_on=assigned_on)
        self.trigger_event(
            round_events.PetitionAssigned,
            round=len(self.rounds) + 1,
            **offices.facts,
            assigned_on=assigned_on,
            **asdict(timetable.from_day(assigned_on, due_on)),
            reason=text.reason_if_any(reason),
        )

    def transfer(
        self,
        offices: RoundOffices,
        *,
        transferred_on: date,
        reason: str,
        timetable: Timetable | None,
        today: date,
    ) -> None:
        """Starts the deadline anew where a timetable is given; else it goes on, or stands."""
        current = self._round_for("transfer")
        offices.require_able()
        current.require_other(offices)
        self._on(today, transferred_on=transferred_on)
        dates = timetable.from_day(transferred_on) if timetable else current.deadline.dates
        self.trigger_event(
            round_events.PetitionTransferred,
            round=current.number,
            **offices.facts,
            transferred_on=transferred_on,
            clock="keeps" if timetable is None else "restarts",
            **asdict(dates),
            reason=text.reason(reason),
        )

    def stop_clock(self, cause: StopCause, stopped_on: date, reason: str, today: date) -> None:
        self.trigger_event(
            round_events.ClockStopped,
            **self._step("stop_clock", today, stopped_on=stopped_on),
            cause=cause,
            reason=text.reason(reason),
        )

    def resume_clock(
        self, resumed_on: date, reason: str | None, calendar: WorkingDays, today: date
    ) -> None:
        """The working days of the stop are added to each day of the deadline."""
        current = self._round_for("resume_clock")
        self.trigger_event(
            round_events.ClockResumed,
            round=current.number,
            **self._on(today, resumed_on=resumed_on),
            **asdict(current.deadline.dates_after_stop(resumed_on, calendar)),
            reason=text.reason_if_any(reason),
        )

    def send_notices(self, today: date, next_level_id: UUID) -> None:
        """The notices of this day: each once, and none the second time.

        ``next_level_id`` is the organization to which an overdue answer goes.
        """
        if self.stage != "in_round":
            return
        current = self.rounds[-1]
        dates = current.deadline.dates
        facts: dict[Notice, dict[str, object]] = {
            "reminder": {"due_on": dates.due_on, "reminded_on": today},
            "overdue": {"due_on": dates.due_on, "overdue_on": dates.first_day_over},
            "escalation": {"to_organization_id": next_level_id, "escalated_on": today},
        }
        for notice in current.deadline.notices(today):
            event = round_events.OF_NOTICES[notice]
            self.trigger_event(event, round=current.number, **facts[notice])

    def draft(self, office_id: UUID | None, answer: str, drafted_on: date, today: date) -> None:
        """Replaces an earlier draft until one is approved. Without an office it is the lead's."""
        current = self._round_for("draft")
        office_id = office_id or current.lead_id
        current.require_office(office_id)
        self.trigger_event(
            round_events.AnswerDrafted,
            round=current.number,
            office_id=office_id,
            **self._on(today, drafted_on=drafted_on),
            text=text.paragraphs(answer, field="text", at_most=10_000),
        )

    def return_(self, returned_on: date, reason: str, today: date) -> None:
        """The draft goes back for rework; an approval that turned out to be hasty too."""
        self.trigger_event(
            round_events.AnswerReturned,
            **self._step("return", today, returned_on=returned_on),
            reason=text.reason(reason),
        )

    def approve(self, approved_on: date, reason: str | None, today: date) -> None:
        self.trigger_event(
            round_events.AnswerApproved,
            **self._step("approve", today, approved_on=approved_on),
            reason=text.reason_if_any(reason),
        )

    def answer(self, number: str, answered_on: date, today: date) -> None:
        """The deadline ends. The answer counts as given to the cell when it has been announced."""
        self.trigger_event(
            round_events.PetitionAnswered,
            round=self._round_for("answer").number,
            document_number=document_number(number),
            **self._on(today, answered_on=answered_on),
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
        self._require_open()
        if number is not None and number < len(self.rounds):
            # There is no later round before the answer of this one was announced and rejected.
            raise round_errors.AlreadyPublished
        current = self._round_for("publish")
        if briefing.state != "held":
            raise errors.BriefingNotHeld
        if briefing.zone_id not in {self.zone_id, *zone_ids}:
            raise round_errors.AnnouncedInAnotherZone
        if briefing.day < self.last_on:
            raise errors.StepBeforeTheLast("briefing_id")
        self.trigger_event(
            round_events.AnswerPublished,
            round=current.number,
            briefing_id=briefing.briefing_id,
            published_on=briefing.day,
        )

    def can_be_published(self, briefing: BriefingSnapshot, number: int) -> bool:
        """Whether the answer of this round still waits, and was given by the briefing's day."""
        waits = self.state == "answered" and self.last_on <= briefing.day
        return waits and number == len(self.rounds)

    def accept(self, accepted_on: date, reason: str | None, today: date) -> None:
        """The cell is satisfied with the answer; the thing itself may still be to do."""
        self.trigger_event(
            round_events.AnswerAccepted,
            **self._step("accept", today, accepted_on=accepted_on),
            reason=text.reason_if_any(reason),
        )

    def reject(self, rejected_on: date, reason: str, today: date) -> None:
        """The cell says that this is no answer: another round may begin."""
        self.trigger_event(
            round_events.AnswerRejected,
            **self._step("reject", today, rejected_on=rejected_on),
            reason=text.reason(reason),
        )

    # Whether the thing itself was done: answered is not solved.

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
        """Tells what was done, when, and who saw it; a commune may report it at a briefing."""
        self._require("report_solution")
        self._on(today, reported_on=reported_on)
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
        self.trigger_event(
            events.SolutionConfirmed,
            **self._step("confirm_solution", today, confirmed_on=confirmed_on),
            reason=text.reason_if_any(reason),
        )

    def dispute_solution(self, disputed_on: date, reason: str, today: date) -> None:
        """The petition is where it was before the report."""
        self.trigger_event(
            events.SolutionDisputed,
            **self._step("dispute_solution", today, disputed_on=disputed_on),
            reason=text.reason(reason),
        )

    def reopen(self, reopened_on: date, reason: str, today: date) -> None:
        """Another round may begin; where there was none, it is as if it had just been raised."""
        self.trigger_event(
            events.PetitionReopened,
            **self._step("reopen", today, reopened_on=reopened_on),
            reason=text.reason(reason),
        )

    # Rules that several steps share.

    def _require(self, action: Action) -> None:
        """Raises the rule that keeps a petition in this state from the action."""
        state = self.state
        if state not in lifecycle.LIFECYCLE[action].starts_from:
            raise errors.refusal(action, state)

    def _round_for(self, action: Action) -> AnswerRound:
        """The round under way. Raises the rule that keeps it from the action."""
        self._require_open()
        if self.stage != "in_round":
            raise round_errors.refusal(action)
        self.rounds[-1].require(action)
        return self.rounds[-1]

    def _require_open(self) -> None:
        if self.state in lifecycle.OVER:
            raise errors.OVER[self.state]

    def _step(self, action: Action, today: date, **step: date) -> dict[str, Any]:
        """The day of a step that is possible now; of a round's step, its number too."""
        if action in lifecycle.PETITION_STEPS:
            self._require(action)
            return self._on(today, **step)
        return {"round": self._round_for(action).number, **self._on(today, **step)}

    def _on(self, today: date, **step: date) -> dict[str, date]:
        """The same day of a step, which is from the last step's to today.

        Raises StepInTheFuture or StepBeforeTheLast, naming its field.
        """
        [(field, day)] = step.items()
        if day > today:
            raise StepInTheFuture(field)
        if day < self.last_on:
            raise errors.StepBeforeTheLast(field)
        return step
