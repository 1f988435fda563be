"""The ids of what is new."""

from uuid import UUID, uuid4

from chassis.eventstore.event_log import EventLog
from kernel.errors import IdAlreadyTaken


def new_id(log: EventLog, chosen: UUID | None, field: str = "id") -> UUID:
    """The id that the client chose, or a new one. Raises IdAlreadyTaken, naming ``field``."""
    if chosen is None:
        return uuid4()
    if log.exists(chosen):
        raise IdAlreadyTaken(field)
    return chosen
