"""The topics: who writes them, who reads them, what is in them."""

from dataclasses import dataclass

from contracts import assignment, attendance
from contracts.event import Event


@dataclass(frozen=True, slots=True)
class Topic:
    """A service's published history, kept for ever, keyed by aggregate id."""

    producer: str
    consumers: tuple[str, ...]
    events: tuple[type[Event], ...]

    @property
    def name(self) -> str:
        return f"{self.producer}.events"


ASSIGNMENT = Topic("assignment", ("assignment", "attendance", "projection"), assignment.EVENTS)
ATTENDANCE = Topic("attendance", ("projection",), attendance.EVENTS)

TOPICS = (ASSIGNMENT, ATTENDANCE)

PARTITIONS = 6
"""Enough for the projectors of one province; the number of a topic's partitions never changes."""
