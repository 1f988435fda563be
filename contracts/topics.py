"""The topics: who writes them, who reads them, what is in them."""

from dataclasses import dataclass

from contracts import assignment, attendance, petition
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


ASSIGNMENT = Topic(
    "assignment", ("assignment", "attendance", "petition", "projection"), assignment.EVENTS
)
ATTENDANCE = Topic("attendance", ("petition", "projection"), attendance.EVENTS)
PETITION = Topic("petition", ("petition", "projection"), petition.EVENTS)

TOPICS = (ASSIGNMENT, ATTENDANCE, PETITION)

PARTITIONS = 6
"""Enough for the projectors of one province; the number of a topic's partitions never changes."""
