"""Days in a row, the way every dated fact holds. Days are those of Asia/Ho_Chi_Minh."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kernel.errors import NothingCorrected, RuleBroken

EARLIEST: Final = date(1930, 2, 3)
"""The Party was founded on this day; an earlier date is a slip of the pen."""

LATEST: Final = date(2199, 12, 31)
"""A later one is a slip too; open ends are said by giving no last day."""


class EndsBeforeItStarts(RuleBroken):
    sentence = "The last day is not before the first day."
    field = "ends_on"


class AlreadyEnded(RuleBroken):
    sentence = "It was ended before."
    field = "ends_on"


class EndsLaterThanAgreed(RuleBroken):
    sentence = "It ends on the last day agreed at the start, or earlier."
    field = "ends_on"


class NeverEnded(RuleBroken):
    sentence = "Nobody ended it: there is no last day to correct."
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

    def overlaps(self, other: "Period") -> bool:
        return self.covers(other.starts_on) or other.covers(self.starts_on)

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

    def with_end_corrected(
        self, ends_on: date | None, *, ended_on: date | None, field: str = "ends_on"
    ) -> "Period":
        """These days, agreed at the start, as they were ended in truth; without a day, as agreed.

        ``ended_on`` is the day on which somebody ended it before, None when nobody did. Raises
        NeverEnded, NothingCorrected, EndsBeforeItStarts or EndsLaterThanAgreed, naming ``field``.
        """
        if ended_on is None:
            raise NeverEnded(field)
        if ends_on is None:
            return self
        if ends_on == ended_on:
            raise NothingCorrected(field)
        self.check_end(ends_on, ended=False, field=field)
        return Period(self.starts_on, ends_on)
