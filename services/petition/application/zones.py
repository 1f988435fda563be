"""Zones: form, let communes join and leave, appoint head and deputy, close."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.refusals import Unknown
from kernel.errors import Refusal, RuleBroken
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application import reservations
from services.petition.application.policy.zone_policy import ZonePolicy
from services.petition.application.reservations import new_id
from services.petition.domain.zone.zone import Zone


class ZoneCommands:
    """By the office of the district, or of the province. May raise CommuneInAnotherZone."""

    def __init__(self, log: EventLog, policy: ZonePolicy, directory: PetitionDirectory) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def form(
        self,
        context: CommandContext,
        *,
        organization_id: UUID,
        name: str,
        starts_on: date,
        commune_ids: Sequence[UUID] = (),
        head_id: UUID | None = None,
        deputy_id: UUID | None = None,
        zone_id: UUID | None = None,
    ) -> CommandResult:
        """With its communes, head and deputy, as far as they are known. Raises IdAlreadyTaken.

        A refusal of a commune is reported as of ``commune_ids.<index>``.
        """
        self._policy.authorize_form(context, organization_id)
        district = self._directory.cell(organization_id, starts_on)
        zone = Zone.form(new_id(self._log, zone_id), district, name=name, starts_on=starts_on)
        for number, commune_id in enumerate(commune_ids):
            with _as_of(f"commune_ids.{number}"):
                self._join(zone, commune_id, starts_on)
        if head_id is not None:
            with _as_of("head_id"):
                self._appoint_head(zone, head_id, starts_on)
        if deputy_id is not None:
            with _as_of("deputy_id"):
                self._appoint_deputy(zone, deputy_id, starts_on)
        return self._save(context, zone, "commune_ids")

    def join(
        self, context: CommandContext, zone_id: UUID, *, commune_id: UUID, starts_on: date
    ) -> CommandResult:
        zone = self._zone(context, zone_id, self._policy.authorize_join)
        self._join(zone, commune_id, starts_on)
        return self._save(context, zone)

    def leave(
        self,
        context: CommandContext,
        zone_id: UUID,
        commune_id: UUID,
        *,
        ends_on: date,
        reason: str,
    ) -> CommandResult:
        zone = self._zone(context, zone_id, self._policy.authorize_leave)
        zone.leave(commune_id, ends_on, reason)
        return self._save(context, zone)

    def appoint_head(
        self, context: CommandContext, zone_id: UUID, *, member_id: UUID, starts_on: date
    ) -> CommandResult:
        zone = self._zone(context, zone_id, self._policy.authorize_appoint_head)
        self._appoint_head(zone, member_id, starts_on)
        return self._log.save(zone, context=context)

    def appoint_deputy(
        self, context: CommandContext, zone_id: UUID, *, member_id: UUID, starts_on: date
    ) -> CommandResult:
        zone = self._zone(context, zone_id, self._policy.authorize_appoint_deputy)
        self._appoint_deputy(zone, member_id, starts_on)
        return self._log.save(zone, context=context)

    def close(
        self, context: CommandContext, zone_id: UUID, *, last_day: date, reason: str
    ) -> CommandResult:
        zone = self._zone(context, zone_id, self._policy.authorize_close)
        zone.close(last_day, reason)
        return self._save(context, zone)

    def _zone(
        self,
        context: CommandContext,
        zone_id: UUID,
        authorize: Callable[[CommandContext, Zone], None],
    ) -> Zone:
        zone = self._log.get(Zone, zone_id)
        authorize(context, zone)
        return zone

    def _save(
        self, context: CommandContext, zone: Zone, field: str = "commune_id"
    ) -> CommandResult:
        reserved = reservations.of_zone(zone, field)
        return self._log.save(zone, context=context, reservations=reserved)

    def _join(self, zone: Zone, commune_id: UUID, starts_on: date) -> None:
        zone.join(self._directory.cell(commune_id, starts_on, "commune_id"), starts_on)

    def _appoint_head(self, zone: Zone, member_id: UUID, starts_on: date) -> None:
        zone.appoint_head(member_id, self._posts(zone, member_id, starts_on), starts_on)

    def _appoint_deputy(self, zone: Zone, member_id: UUID, starts_on: date) -> None:
        zone.appoint_deputy(member_id, self._posts(zone, member_id, starts_on), starts_on)

    def _posts(self, zone: Zone, member_id: UUID, on: date) -> frozenset[str]:
        if not self._directory.members([member_id]):
            raise Unknown("member", member_id, "member_id")
        return self._directory.posts(member_id, zone.organization_id, on)


@contextmanager
def _as_of(field: str) -> Iterator[None]:
    """Refusals from inside are reported as of this field."""
    try:
        yield
    except (RuleBroken, Refusal) as error:
        error.field = field
        raise
