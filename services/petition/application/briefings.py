"""Briefings: plan, move, cancel, hold, take attendance, minute, or record a past one."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.refusals import Unknown
from services.petition.adapters.directory import PetitionDirectory
from services.petition.application import reservations
from services.petition.application.policy.briefing_policy import BriefingPolicy
from services.petition.application.reservations import new_id
from services.petition.domain.briefing.attendees import Attendee
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.briefing.errors import OrganizationNotOfTheDistrict
from services.petition.domain.zone.zone import Zone


class BriefingCommands:
    """By the district's office, the office of the host, or the zone's head or deputy.

    May raise BriefingAlreadyPlanned or HostedLastTime.
    """

    def __init__(self, log: EventLog, policy: BriefingPolicy, directory: PetitionDirectory) -> None:
        self._log = log
        self._policy = policy
        self._directory = directory

    def plan(
        self,
        context: CommandContext,
        *,
        zone_id: UUID,
        planned_on: date,
        host_id: UUID,
        briefing_id: UUID | None = None,
    ) -> CommandResult:
        """Raises IdAlreadyTaken."""
        briefing, _ = self._planned(context, briefing_id, zone_id, planned_on, host_id)
        reserved = reservations.of_briefing(briefing)
        return self._log.save(briefing, context=context, reservations=reserved)

    def move(
        self,
        context: CommandContext,
        briefing_id: UUID,
        *,
        planned_on: date,
        reason: str,
        host_id: UUID | None = None,
    ) -> CommandResult:
        """The office of a commune must be that of both hosts, to take the briefing elsewhere."""
        briefing = self._log.get(Briefing, briefing_id)
        zone = self._log.get(Zone, briefing.zone_id)
        next_host_id = host_id or briefing.host_id
        self._policy.authorize_move(context, briefing, zone, next_host_id)
        before = reservations.of_briefing(briefing)
        host = self._directory.cell(next_host_id, planned_on, "host_id")
        briefing.move(zone, host, planned_on=planned_on, reason=reason, today=context.today)
        reserved = reservations.changed(before, reservations.of_briefing(briefing))
        return self._log.save(briefing, context=context, reservations=reserved)

    def cancel(self, context: CommandContext, briefing_id: UUID, *, reason: str) -> CommandResult:
        briefing, _ = self._briefing(context, briefing_id, self._policy.authorize_cancel)
        briefing.cancel(reason)
        reserved = reservations.released(reservations.of_briefing(briefing))
        return self._log.save(briefing, context=context, reservations=reserved)

    def hold(self, context: CommandContext, briefing_id: UUID, *, held_on: date) -> CommandResult:
        briefing, zone = self._briefing(context, briefing_id, self._policy.authorize_hold)
        briefing.hold(held_on, zone, context.today)
        return self._log.save(briefing, context=context)

    def take_attendance(
        self,
        context: CommandContext,
        briefing_id: UUID,
        *,
        came: Sequence[Attendee],
        missing: Sequence[Attendee],
    ) -> CommandResult:
        """A refusal of somebody is reported as of ``came.<index>`` or ``missing.<index>``."""
        briefing, zone = self._briefing(
            context, briefing_id, self._policy.authorize_take_attendance
        )
        self._take_attendance(briefing, zone, came, missing, context.today)
        return self._log.save(briefing, context=context)

    def minute(self, context: CommandContext, briefing_id: UUID, *, text: str) -> CommandResult:
        briefing, _ = self._briefing(context, briefing_id, self._policy.authorize_minute)
        briefing.minute(text, context.today)
        return self._log.save(briefing, context=context)

    def record(
        self,
        context: CommandContext,
        *,
        zone_id: UUID,
        held_on: date,
        host_id: UUID,
        came: Sequence[Attendee] = (),
        missing: Sequence[Attendee] = (),
        minutes: str | None = None,
        briefing_id: UUID | None = None,
    ) -> CommandResult:
        """A past briefing, that was planned for the day on which it was held.

        Raises IdAlreadyTaken.
        """
        briefing, zone = self._planned(context, briefing_id, zone_id, held_on, host_id, "held_on")
        briefing.hold(held_on, zone, context.today)
        if came or missing:
            self._take_attendance(briefing, zone, came, missing, context.today)
        if minutes is not None:
            briefing.minute(minutes, context.today, "minutes")
        reserved = reservations.of_briefing(briefing, "held_on")
        return self._log.save(briefing, context=context, reservations=reserved)

    def _planned(
        self,
        context: CommandContext,
        briefing_id: UUID | None,
        zone_id: UUID,
        planned_on: date,
        host_id: UUID,
        field: str = "planned_on",
    ) -> tuple[Briefing, Zone]:
        try:
            zone = self._log.get(Zone, zone_id)
        except Unknown:
            raise Unknown("zone", zone_id, "zone_id") from None
        self._policy.authorize_plan(context, zone, host_id)
        briefing = Briefing.plan(
            new_id(self._log, briefing_id),
            zone,
            self._directory.cell(host_id, planned_on, "host_id"),
            planned_on=planned_on,
            head_id=self._directory.zone_head(zone_id, planned_on),
            today=context.today,
            field=field,
        )
        return briefing, zone

    def _briefing(
        self,
        context: CommandContext,
        briefing_id: UUID,
        authorize: Callable[[CommandContext, Briefing, Zone], None],
    ) -> tuple[Briefing, Zone]:
        briefing = self._log.get(Briefing, briefing_id)
        zone = self._log.get(Zone, briefing.zone_id)
        authorize(context, briefing, zone)
        return briefing, zone

    def _take_attendance(
        self,
        briefing: Briefing,
        zone: Zone,
        came: Sequence[Attendee],
        missing: Sequence[Attendee],
        today: date,
    ) -> None:
        everybody = (*came, *missing)
        organization_ids = {one.organization_id for one in everybody}
        known = self._directory.below(organization_ids, zone.organization_id, briefing.day)
        members = self._directory.members({one.member_id for one in everybody if one.member_id})
        for field, attendees in (("came", came), ("missing", missing)):
            for number, one in enumerate(attendees):
                if one.organization_id not in known:
                    raise OrganizationNotOfTheDistrict(f"{field}.{number}.organization_id")
                if one.member_id is not None and one.member_id not in members:
                    raise Unknown("member", one.member_id, f"{field}.{number}.member_id")
        briefing.take_attendance(came, missing, today)
