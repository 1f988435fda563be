"""A zone's briefing of one month: planned, held, minuted, and the answers announced there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.errors import OrganizationNotThereThen
from services.petition.domain.briefing import errors, events
from services.petition.domain.briefing.attendees import Attendee, require_each_once
from services.petition.domain.briefing.compiled import Answer, CompiledAnswers
from services.petition.domain.errors import StepInTheFuture
from services.petition.domain.snapshots import BriefingSnapshot, BriefingState, CellSnapshot
from services.petition.domain.zone.zone import Zone

_FARTHEST: Final = timedelta(days=5 * 365)


class Briefing(Aggregate):
    """``today`` is the day of the command; the host and the head are given as of the day."""

    TOPIC = "petition.Briefing"
    Event = events.BriefingEvent
    Created = events.BriefingPlanned

    def __init__(self, *, zone_id: UUID, month: date, planned_on: date, host_id: UUID) -> None:
        self.zone_id = zone_id
        self.month = month
        self.planned_on = planned_on
        self.host_id = host_id
        self.held_on: date | None = None
        self.state: BriefingState = "planned"
        self.answers = CompiledAnswers()

    @property
    def day(self) -> date:
        """The day on which it took place; until that is recorded, the planned day."""
        return self.held_on or self.planned_on

    def snapshot(self) -> BriefingSnapshot:
        """The briefing as a petition must know it."""
        return BriefingSnapshot(
            briefing_id=self.id, zone_id=self.zone_id, day=self.day, state=self.state
        )

    @classmethod
    def plan(
        cls,
        briefing_id: UUID,
        zone: Zone,
        host: CellSnapshot,
        *,
        planned_on: date,
        head_id: UUID | None,
        today: date,
        field: str = "planned_on",
    ) -> Self:
        """A plan may lie in the past: what was planned on paper is entered later.

        ``head_id`` is the zone's head who is in post on the day, ``field`` where the command gave
        the day. Raises PlannedTooFarAhead, ZoneNotThereThen, ZoneHasNoHead, HostNotInTheZone or
        OrganizationNotThereThen.
        """
        _require_place(zone, host, planned_on, today, field)
        if head_id is None:
            raise errors.ZoneHasNoHead
        return cls._create(
            events.BriefingPlanned,
            id=briefing_id,
            zone_id=zone.id,
            month=planned_on.replace(day=1),
            planned_on=planned_on,
            host_id=host.organization_id,
        )

    def move(
        self, zone: Zone, host: CellSnapshot, *, planned_on: date, reason: str, today: date
    ) -> None:
        """To another day of the month, or another commune. Raises what ``plan`` raises but for
        ZoneHasNoHead, the text errors, PlannedInAnotherMonth or NothingMoved.
        """
        self._require_planned()
        if (planned_on, host.organization_id) == (self.planned_on, self.host_id):
            raise errors.NothingMoved
        if planned_on.replace(day=1) != self.month:
            raise errors.PlannedInAnotherMonth
        _require_place(zone, host, planned_on, today)
        self.trigger_event(
            events.BriefingMoved,
            planned_on=planned_on,
            host_id=host.organization_id,
            reason=text.reason(reason),
        )

    def cancel(self, reason: str) -> None:
        """Only before it was held. Raises the text errors."""
        self._require_planned()
        self.trigger_event(events.BriefingCancelled, reason=text.reason(reason))

    def hold(self, held_on: date, zone: Zone, today: date) -> None:
        """The day need not be the planned one. Raises HeldInAnotherMonth, StepInTheFuture,
        ZoneNotThereThen or HostNotInTheZone.
        """
        self._require_planned()
        if held_on.replace(day=1) != self.month:
            raise errors.HeldInAnotherMonth
        if held_on > today:
            raise StepInTheFuture("held_on")
        zone.require_there(held_on, "held_on")
        if not zone.has(self.host_id, held_on):
            raise errors.HostNotInTheZone("held_on")
        self.trigger_event(events.BriefingHeld, held_on=held_on)

    def take_attendance(
        self, came: Sequence[Attendee], missing: Sequence[Attendee], today: date
    ) -> None:
        """As a whole: it replaces what was taken before. Raises ListedTwice."""
        self._require_begun(today)
        require_each_once(came, missing)
        self.trigger_event(
            events.BriefingAttendanceTaken,
            came=[one.stored() for one in came],
            missing=[one.stored() for one in missing],
        )

    def minute(self, minutes: str, today: date, field: str = "text") -> None:
        """As a whole: they replace what was written before. Raises the text errors."""
        self._require_begun(today)
        self.trigger_event(
            events.BriefingMinuted, text=text.paragraphs(minutes, field=field, at_most=50_000)
        )

    def compile_answers(self, answers: Sequence[Answer], today: date) -> None:
        """The list to be announced; it can be compiled anew until it was sent.

        Raises AnswersAlreadySent or AnswersAlreadyAnnounced.
        """
        self._require_not_cancelled()
        self.answers.require_open()
        self.trigger_event(
            events.AnswersCompiled,
            answers=[answer.stored() for answer in answers],
            late=[answer.stored() for answer in answers if answer.late],
            compiled_on=min(today, self.day),
        )

    def send_answers(self, head_id: UUID | None, today: date) -> None:
        """To the zone's head who is in post. Raises ZoneHasNoHead, AnswersNotCompiled,
        AnswersAlreadySent or AnswersAlreadyAnnounced.
        """
        self._require_not_cancelled()
        self.answers.require_sendable()
        if head_id is None:
            raise errors.ZoneHasNoHead("briefing_id")
        self.trigger_event(events.AnswersSent, member_id=head_id, sent_on=min(today, self.day))

    def announce_answers(self, petition_ids: Sequence[UUID]) -> list[Answer]:
        """These of the list, on the day of the briefing; the others are carried over.

        Raises BriefingNotHeld, AnswersNotCompiled, AnswersAlreadyAnnounced, AnswerNotOnTheList
        or AnswerAnnouncedTwice.
        """
        self._require_not_cancelled()
        if self.held_on is None:
            raise errors.BriefingNotHeld
        chosen = self.answers.chosen(petition_ids)
        self.trigger_event(
            events.AnswersAnnounced,
            answers=[answer.stored() for answer in chosen],
            announced_on=self.held_on,
        )
        return chosen

    def _require_not_cancelled(self) -> None:
        if self.state == "cancelled":
            raise errors.BriefingAlreadyCancelled

    def _require_planned(self) -> None:
        self._require_not_cancelled()
        if self.state == "held":
            raise errors.BriefingAlreadyHeld

    def _require_begun(self, today: date) -> None:
        self._require_not_cancelled()
        if self.day > today:
            raise errors.BriefingStillToCome


def _require_place(
    zone: Zone, host: CellSnapshot, day: date, today: date, field: str = "planned_on"
) -> None:
    if day - today > _FARTHEST:
        raise errors.PlannedTooFarAhead(field)
    zone.require_there(day, field)
    if not zone.has(host.organization_id, day):
        raise errors.HostNotInTheZone
    if not host.exists:
        raise OrganizationNotThereThen("host_id")
