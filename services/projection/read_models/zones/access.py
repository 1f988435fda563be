"""Whether the caller may see a zone."""

from uuid import UUID

from chassis.refusals import NotAllowed
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.caller import Caller
from services.projection.read_models.people.access import own_member
from services.projection.read_models.zones import queries as zones


def leads(caller: Caller, zone_id: UUID) -> bool:
    """Whether the caller is the zone's head or deputy today."""
    member, today = own_member(caller), caller.api.clock.today()
    return member is not None and zones.leads(caller.database, zone_id, member, today)


def require_zone(caller: Caller, zone_id: UUID, organization_id: UUID) -> bool:
    """Whether the caller is but somebody of one of its cells.

    Whoever oversees the zone's district or one of its communes sees everything of the zone. Raises
    NotAllowed for anybody else.
    """
    if caller.may([organization_id], OVERSEERS):
        return False
    today = caller.api.clock.today()
    grants = caller.api.authority.grants(caller.account, today)
    for roles, of_a_cell in ((OVERSEERS, False), ({"cell_secretary"}, True)):
        held = [grant.node_id for grant in grants if grant.role in roles]
        if held and zones.is_below(caller.database, zone_id, held, today):
            return of_a_cell
    raise NotAllowed("no grant of yours covers this zone on this day")
