"""The base of every event that this service stores."""

from typing import ClassVar

from eventsourcing.domain import Aggregate
from eventsourcing.utils import register_topic


class StoredEvent(Aggregate.Event):
    """Stored under its ``TOPIC``, never under the name or the place of its class.

    A class is known by its topic as soon as it is defined, so no aggregate lists its events.
    """

    TOPIC: ClassVar[str]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "TOPIC" in vars(cls):
            register_topic(cls.TOPIC, cls)
