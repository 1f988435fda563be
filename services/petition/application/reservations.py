"""What keeps two petitions from growing out of one opinion or matter."""

from datetime import date
from uuid import UUID

from chassis.eventstore.reservations import Reservation
from services.petition.application.conflicts import AlreadyGrownIntoAPetition

_SINCE_EVER = date(1900, 1, 1)


def of_source(source_id: UUID, petition_id: UUID, field: str) -> Reservation:
    """One petition for each opinion and each matter, for ever."""
    return Reservation(
        key=f"source:{source_id}",
        holder=str(petition_id),
        starts_on=_SINCE_EVER,
        ends_on=None,
        refusal=AlreadyGrownIntoAPetition(field),
    )
