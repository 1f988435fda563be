"""A post of a member."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.period import Period
from kernel.vocabulary import Level, PostRole


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a committee for the days agreed; ``ended_on`` once somebody said when it ended."""

    committee_id: UUID
    role: PostRole
    level: Level
    agreed: Period
    ended_on: date | None = None

    @property
    def period(self) -> Period:
        """The days on which it is held."""
        return Period(self.agreed.starts_on, self.ended_on or self.agreed.ends_on)

    def is_same_seat(self, committee_id: UUID, role: PostRole, period: Period) -> bool:
        """Whether it is this role in this committee on one of these days."""
        same = (self.committee_id, self.role) == (committee_id, role)
        return same and self.period.overlaps(period)
