"""Days in a row, the way every dated fact of this service holds."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from services.petition.domain.errors import RuleBroken

EARLIEST: Final = date(1930, 2, 3)
"""The Party was founded on this day; an earlier date is a slip of the pen."""

LATEST: Final = date(2199, 12, 31)
"""A later one is a slip too; open ends are said by giving no last day."""


class EndsBeforeItStarts(RuleBroken):
    sentence = "The last day is not before the first day."
    field = "ends_on"


class AlreadyEnded(RuleBroken):
    sentence = "It was ended before, and an end is final."
    field = "ends_on"


class EndsLaterThanAgreed(RuleBroken):
    sentence = "It ends on the last day agreed at the start, or earlier."
    field = "ends_on"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; without a last day it is still open."""

    starts_on: date
    ends_on: date | None = None

    @classmethod
    def checked(cls, starts_on: date, ends_on: date | None) -> "Period":
        """Raises EndsBeforeItStarts."""
        if ends_on is not None and ends_on < starts_on:
            raise EndsBeforeItStarts
        return cls(starts_on, ends_on)

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def until(self, last_day: date) -> "Period":
        """The same, ended on this day if it would go on longer."""
        if self.ends_on is not None and self.ends_on <= last_day:
            return self
        return Period(self.starts_on, last_day)

    def check_end(self, ends_on: date, *, ended: bool, field: str = "ends_on") -> None:
        """Whether it can be ended on this day; ``ended`` tells that somebody ended it before.

        A last day agreed at the start is no end yet: it can still come on that day or earlier.
        Raises AlreadyEnded, EndsBeforeItStarts or EndsLaterThanAgreed, naming ``field``.
        """
        if ended:
            raise AlreadyEnded(field)
        if ends_on < self.starts_on:
            raise EndsBeforeItStarts(field)
        if self.ends_on is not None and ends_on > self.ends_on:
            raise EndsLaterThanAgreed(field)
