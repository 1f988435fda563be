"""Whether the caller may see a petition."""

from uuid import UUID

from chassis.refusals import NotAllowed, Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.caller import Caller
from services.projection.read_models.petitions.queries import life


def require_petition(caller: Caller, petition_id: UUID) -> bool:
    """Whether the caller is somebody of the cell, who sees of an answer nothing before it is
    announced.

    Whoever oversees the cell sees everything, and so does an office that answered or is to answer.
    Raises Unknown or NotAllowed.
    """
    places = life.places(caller.database, petition_id)
    if places is None:
        raise Unknown("petition", petition_id, "petition_id")
    if caller.may([places.cell_id], OVERSEERS):
        return False
    if caller.may(places.offices, {"answering_office", *OVERSEERS}):
        return False
    if caller.may([places.cell_id], {"cell_secretary"}):
        return True
    raise NotAllowed("no grant of yours covers this petition on this day")
