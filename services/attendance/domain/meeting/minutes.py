"""What the minutes of a held meeting say of it."""

from dataclasses import dataclass
from datetime import date

from kernel.vocabulary import MeetingKind
from services.attendance.domain.errors import (
    HeldInTheFuture,
    MorePresentThanExpected,
    NegativeCount,
    TooManyPeople,
)
from services.attendance.domain.meeting.host import Host

TOO_MANY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The day, the kind, and how many of how many party members were there, where known."""

    held_on: date
    kind: MeetingKind
    present: int | None = None
    expected: int | None = None

    def require_plausible(self, host: Host, today: date) -> None:
        if self.held_on > today:
            raise HeldInTheFuture
        host.require_there(self.held_on, "held_on")
        host.require_holds(self.kind)
        for field, count in (("present", self.present), ("expected", self.expected)):
            if count is not None and count < 0:
                raise NegativeCount(field)
            if count is not None and count >= TOO_MANY:
                raise TooManyPeople(field)
        if self.present is None or self.expected is None:
            return
        if self.present > self.expected:
            raise MorePresentThanExpected
