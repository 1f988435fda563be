"""Whether the caller may see a member."""

from uuid import UUID

from chassis.refusals import Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.caller import Caller
from services.projection.read_models.people import queries as people


def own_member(caller: Caller) -> UUID | None:
    """The member who the caller is."""
    return people.member_of_account(caller.database, caller.account)


def require_member(caller: Caller, member: UUID, what: str) -> None:
    """The member's own account may, and whoever oversees one of the member's places.

    The reading is recorded. Raises Unknown or NotAllowed.
    """
    places = people.places(caller.database, member)
    if not places:
        raise Unknown("member", member, "member_id")
    if own_member(caller) != member:
        caller.require_any(places, OVERSEERS)
    caller.note(what, member)
