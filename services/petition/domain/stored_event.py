"""The base of the events that this service stores."""

from typing import ClassVar

from eventsourcing.domain import Aggregate
from eventsourcing.utils import register_topic


class StoredEvent(Aggregate.Event):
    """A fact in the log, found again by its topic, wherever its class lives."""

    TOPIC: ClassVar[str] = "petition.Event"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        register_topic(cls.TOPIC, cls)
