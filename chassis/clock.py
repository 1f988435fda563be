"""The time of day, passed in wherever it is needed so that a test can choose it."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
"""All dates of the field are local to this zone."""


class Clock(Protocol):
    """Tells the moment and the day."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...

    def today(self) -> date:
        """The day in Asia/Ho_Chi_Minh."""
        ...


def local_day(moment: datetime) -> date:
    """The day in Asia/Ho_Chi_Minh to which the moment belongs."""
    return moment.astimezone(LOCAL).date()


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return local_day(self.now())


class FixedClock:
    """A clock that stands where it was set; for tests and for questions about another day."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self._moment

    def today(self) -> date:
        return local_day(self._moment)

    def set(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)
