"""One matter: something hard found on the ground, with who is responsible, until when, and how it
ended.
"""

from datetime import date, timedelta
from typing import Literal, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text as texts
from kernel.errors import NothingCorrected
from services.attendance.domain.matter import errors, events
from services.attendance.domain.meeting.host import Host

_FARTHEST = timedelta(days=5 * 365)


class Matter(Aggregate):
    """Commands check and raise named errors; the private methods beside them only assign.

    ``today`` is the day of the command in Asia/Ho_Chi_Minh. What is done about a matter follows
    one day upon the other, from the day on which it was found.
    """

    TOPIC = "attendance.Matter"
    Event = events.MatterEvent
    MatterRecorded = events.MatterRecorded
    MatterCorrected = events.MatterCorrected
    MatterEntrusted = events.MatterEntrusted
    MatterSettled = events.MatterSettled
    MatterReopened = events.MatterReopened
    MatterRevoked = events.MatterRevoked

    @event(events.MatterRecorded)
    def __init__(self, *, organization_id: UUID, found_on: date, text: str) -> None:
        self.organization_id = organization_id
        self.found_on = found_on
        self.text = text
        self.state: Literal["open", "settled", "revoked"] = "open"
        self.responsible_id: UUID | None = None
        self.due_on: date | None = None
        self.first_step_on: date | None = None
        self.last_step_on: date | None = None

    @classmethod
    def record(
        cls, matter_id: UUID, place: Host, *, found_on: date, text: str, today: date
    ) -> Self:
        """``place`` is the cell or the committee where it was found."""
        _require_findable(place, found_on, today)
        return cls._create(
            cls.MatterRecorded,
            id=matter_id,
            organization_id=place.organization_id,
            found_on=found_on,
            text=texts.paragraphs(text, field="text"),
        )

    def correct(self, place: Host, *, found_on: date, text: str, reason: str, today: date) -> None:
        """Day and words are given anew, as a whole."""
        self._require_not_revoked()
        _require_findable(place, found_on, today)
        if self.first_step_on is not None and found_on > self.first_step_on:
            raise errors.FoundAfterTheFirstStep
        written = texts.paragraphs(text, field="text")
        if (found_on, written) == (self.found_on, self.text):
            raise NothingCorrected("text")
        self._corrected(found_on, written, texts.reason(reason))

    @event(events.MatterCorrected)
    def _corrected(self, found_on: date, text: str, reason: str) -> None:
        self.found_on = found_on
        self.text = text

    def entrust(self, member_id: UUID, due_on: date, entrusted_on: date, today: date) -> None:
        """To another member, or for another day, as often as it takes."""
        self._require_open()
        self._require_next("entrusted_on", entrusted_on, today)
        if due_on < entrusted_on:
            raise errors.DueBeforeEntrusted
        if due_on - today > _FARTHEST:
            raise errors.DueTooFarAhead
        if (member_id, due_on) == (self.responsible_id, self.due_on):
            raise errors.AlreadyEntrusted
        self._entrusted(member_id, due_on, entrusted_on)

    @event(events.MatterEntrusted)
    def _entrusted(self, member_id: UUID, due_on: date, entrusted_on: date) -> None:
        self.responsible_id = member_id
        self.due_on = due_on
        self._did(entrusted_on)

    def settle(self, settled_on: date, outcome: str, today: date) -> None:
        """Also when it was never entrusted to anybody."""
        self._require_open()
        self._require_next("settled_on", settled_on, today)
        self._settled(settled_on, texts.paragraphs(outcome, field="outcome"))

    @event(events.MatterSettled)
    def _settled(self, settled_on: date, outcome: str) -> None:
        self.state = "settled"
        self._did(settled_on)

    def reopen(self, reopened_on: date, reason: str, today: date) -> None:
        """Who was responsible is so again, with the same due date."""
        self._require_not_revoked()
        if self.state != "settled":
            raise errors.MatterNotSettled
        self._require_next("reopened_on", reopened_on, today)
        self._reopened(reopened_on, texts.reason(reason))

    @event(events.MatterReopened)
    def _reopened(self, reopened_on: date, reason: str) -> None:
        self.state = "open"
        self._did(reopened_on)

    def revoke(self, reason: str) -> None:
        """It was recorded by mistake; nothing can be said of it any more."""
        self._require_not_revoked()
        self._revoked(texts.reason(reason))

    @event(events.MatterRevoked)
    def _revoked(self, reason: str) -> None:
        self.state = "revoked"

    def _did(self, on: date) -> None:
        self.first_step_on = self.first_step_on or on
        self.last_step_on = on

    def _require_not_revoked(self) -> None:
        if self.state == "revoked":
            raise errors.MatterIsRevoked

    def _require_open(self) -> None:
        self._require_not_revoked()
        if self.state == "settled":
            raise errors.MatterIsSettled

    def _require_next(self, field: str, on: date, today: date) -> None:
        if on > today:
            raise errors.MatterInTheFuture(field)
        if on < self.found_on:
            raise errors.BeforeItWasFound(field)
        if self.last_step_on is not None and on < self.last_step_on:
            raise errors.BeforeTheLastStep(field)


def _require_findable(place: Host, found_on: date, today: date) -> None:
    if found_on > today:
        raise errors.MatterInTheFuture("found_on")
    place.require_there(found_on, "found_on")
