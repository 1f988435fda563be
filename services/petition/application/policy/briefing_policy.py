"""Access to the commands about a briefing and the answers that are announced there."""

from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application.policy.zone_policy import ZonePolicy
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.zone.zone import Zone


class BriefingPolicy:
    """Answers by returning; raises NotAllowed."""

    def __init__(self, authority: Authority, directory: PetitionDirectory) -> None:
        self._authority = authority
        self._directory = directory
        self._zones = ZonePolicy(authority)

    def authorize_plan(self, context: CommandContext, zone: Zone, *host_ids: UUID) -> None:
        """The zone's head or deputy, the commune's office of each host, or an office above the
        zone.
        """
        if not self._leads(context, zone) and not all(
            self._is_office(context, host_id) for host_id in host_ids
        ):
            self._zones.authorize_join(context, zone)

    def authorize_move(
        self, context: CommandContext, briefing: Briefing, zone: Zone, next_host_id: UUID
    ) -> None:
        """As to plan it, for both hosts: it is taken from the one to the other."""
        self.authorize_plan(context, zone, briefing.host_id, next_host_id)

    def authorize_hold(self, context: CommandContext, briefing: Briefing, zone: Zone) -> None:
        """As to plan it, for its host."""
        self.authorize_plan(context, zone, briefing.host_id)

    authorize_cancel = authorize_take_attendance = authorize_minute = authorize_hold

    def authorize_compile(self, context: CommandContext, zone: Zone) -> None:
        """An office above the zone."""
        self._zones.authorize_join(context, zone)

    authorize_send = authorize_compile

    def authorize_announce(self, context: CommandContext, zone: Zone) -> None:
        """The zone's head or deputy, or an office above it."""
        if not self._leads(context, zone):
            self._zones.authorize_join(context, zone)

    def _leads(self, context: CommandContext, zone: Zone) -> bool:
        """Whether the command is given by the zone's head or deputy of today."""
        leaders = {
            self._directory.zone_head(zone.id, context.today),
            self._directory.zone_deputy(zone.id, context.today),
        }
        return not leaders.isdisjoint(self._directory.members_of(context.actor))

    def _is_office(self, context: CommandContext, host_id: UUID) -> bool:
        return "commune_office" in self._authority.roles(context.actor, host_id, context.today)
