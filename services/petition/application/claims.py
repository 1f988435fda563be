"""What keeps two petitions from growing out of one opinion or matter."""

from datetime import date
from uuid import UUID

from chassis.claims import Claim
from services.petition.application.conflicts import AlreadyGrownIntoAPetition

_SINCE_EVER = date(1900, 1, 1)


def of_source(source_id: UUID, petition_id: UUID, field: str) -> Claim:
    """One petition for each opinion and each matter, for ever."""
    return Claim(
        key=f"source:{source_id}",
        holder=str(petition_id),
        starts_on=_SINCE_EVER,
        ends_on=None,
        refusal=AlreadyGrownIntoAPetition(field),
    )
