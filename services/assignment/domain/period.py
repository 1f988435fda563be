"""Days in a row, the way every dated fact of this service holds."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from services.assignment.domain.errors import (
    AlreadyEnded,
    EndsBeforeItStarts,
    EndsLaterThanAgreed,
    NeverEnded,
    NothingCorrected,
)

EARLIEST: Final = date(1930, 2, 3)
"""The Party was founded on this day; an earlier date is a slip of the pen."""

LATEST: Final = date(2199, 12, 31)
"""A later one is a slip too; open ends are said by giving no last day."""


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

    def check_end(self, ends_on: date, *, ended: bool) -> None:
        """Whether it can be ended on this day; ``ended`` tells that somebody ended it before.

        A last day agreed at the start is no end yet: it can still come on that day or earlier.
        Raises AlreadyEnded, EndsBeforeItStarts or EndsLaterThanAgreed.
        """
        if ended:
            raise AlreadyEnded
        if ends_on < self.starts_on:
            raise EndsBeforeItStarts
        if self.ends_on is not None and ends_on > self.ends_on:
            raise EndsLaterThanAgreed

    def with_end_corrected(self, ends_on: date | None, *, ended_on: date | None) -> "Period":
        """These days, agreed at the start, as they were ended in truth; without a day, as agreed.

        ``ended_on`` is the day on which somebody ended it before, None when nobody did. Raises
        NeverEnded, NothingCorrected, EndsBeforeItStarts or EndsLaterThanAgreed.
        """
        if ended_on is None:
            raise NeverEnded
        if ends_on is None:
            return self
        if ends_on == ended_on:
            raise NothingCorrected
        self.check_end(ends_on, ended=False)
        return Period(self.starts_on, ends_on)
