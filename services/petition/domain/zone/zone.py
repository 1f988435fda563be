"""A zone: the communes of a district that meet for briefings, with a head and a deputy."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.errors import OrganizationNotThereThen
from kernel.period import Period
from services.petition.domain.snapshots import CellSnapshot
from services.petition.domain.zone import errors, events

STANDING: Final = frozenset({"secretary", "deputy_secretary", "standing_member"})
"""The posts whose holders are standing members of a committee."""


@dataclass(slots=True)
class Seat:
    """Members appointed to it, each from a day on, in the order of the days."""

    holders: list[tuple[date, UUID]] = field(default_factory=list)

    def holder(self, on: date) -> UUID | None:
        """The one who was appointed last, up to this day; whether still in post is not told."""
        appointed = [member_id for starts_on, member_id in self.holders if starts_on <= on]
        return appointed[-1] if appointed else None

    def require_open_for(self, member_id: UUID, starts_on: date) -> None:
        """Raises AlreadyAppointed or AppointedBeforeTheLast."""
        if not self.holders:
            return
        last_day, last = self.holders[-1]
        if last == member_id:
            raise errors.AlreadyAppointed
        if starts_on <= last_day:
            raise errors.AppointedBeforeTheLast


class Zone(Aggregate):
    """Communes belong to it by the day; facts about others are given as of the day in question."""

    TOPIC = "petition.Zone"
    Event = events.ZoneEvent
    Created = events.ZoneFormed

    def __init__(self, *, organization_id: UUID, starts_on: date) -> None:
        self.organization_id = organization_id
        self.period = Period(starts_on)
        self.communes: dict[UUID, list[Period]] = {}
        self.head = Seat()
        self.deputy = Seat()

    @classmethod
    def form(cls, zone_id: UUID, organization: CellSnapshot, *, name: str, starts_on: date) -> Self:
        """Of a district committee. Raises the text errors, NotADistrict or
        OrganizationNotThereThen.
        """
        if organization.kind != "district_committee":
            raise errors.NotADistrict
        if not organization.exists:
            raise OrganizationNotThereThen("starts_on")
        return cls._create(
            events.ZoneFormed,
            id=zone_id,
            organization_id=organization.organization_id,
            name=text.line(name, field="name", at_most=200),
            starts_on=starts_on,
        )

    def join(self, commune: CellSnapshot, starts_on: date) -> None:
        """Raises ZoneNotThereThen, NotACommune, CommuneNotOfTheDistrict,
        OrganizationNotThereThen or CommuneAlreadyInTheZone.
        """
        self.require_there(starts_on, "starts_on")
        if commune.kind != "grassroots_committee":
            raise errors.NotACommune
        if commune.district_id != self.organization_id:
            raise errors.CommuneNotOfTheDistrict
        if not commune.exists:
            raise OrganizationNotThereThen("commune_id")
        periods = self.communes.get(commune.organization_id, [])
        if periods and (periods[-1].ends_on is None or starts_on <= periods[-1].ends_on):
            raise errors.CommuneAlreadyInTheZone
        self.trigger_event(
            events.ZoneCommuneJoined, commune_id=commune.organization_id, starts_on=starts_on
        )

    def leave(self, commune_id: UUID, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which it belongs to the zone.

        Raises the text errors, CommuneNotInTheZone or EndsBeforeItStarts.
        """
        if not self.belongs(commune_id):
            raise errors.CommuneNotInTheZone
        self.communes[commune_id][-1].check_end(ends_on, ended=False)
        self.trigger_event(
            events.ZoneCommuneLeft,
            commune_id=commune_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )

    def appoint_head(self, member_id: UUID, posts: Collection[str], starts_on: date) -> None:
        """``posts`` are the roles that the member holds in the district committee on the day.

        Raises ZoneNotThereThen, HeadIsNoStandingMember, AlreadyAppointed or
        AppointedBeforeTheLast.
        """
        self.require_there(starts_on, "starts_on")
        if STANDING.isdisjoint(posts):
            raise errors.HeadIsNoStandingMember
        self.head.require_open_for(member_id, starts_on)
        self.trigger_event(events.ZoneHeadAppointed, member_id=member_id, starts_on=starts_on)

    def appoint_deputy(self, member_id: UUID, posts: Collection[str], starts_on: date) -> None:
        """As ``appoint_head``, but any post will do. Raises DeputyHoldsNoPost in its place."""
        self.require_there(starts_on, "starts_on")
        if not posts:
            raise errors.DeputyHoldsNoPost
        self.deputy.require_open_for(member_id, starts_on)
        self.trigger_event(events.ZoneDeputyAppointed, member_id=member_id, starts_on=starts_on)

    def close(self, last_day: date, reason: str) -> None:
        """With it every commune leaves. Raises the text errors, ZoneAlreadyClosed or
        EndsBeforeItStarts.
        """
        if self.period.ends_on is not None:
            raise errors.ZoneAlreadyClosed
        self.period.check_end(last_day, ended=False, field="last_day")
        self.trigger_event(events.ZoneClosed, last_day=last_day, reason=text.reason(reason))

    def belongs(self, commune_id: UUID) -> bool:
        """Whether the commune has joined and no day is known on which it leaves."""
        periods = self.communes.get(commune_id, [])
        return bool(periods) and periods[-1].ends_on is None

    def has(self, commune_id: UUID, on: date) -> bool:
        """Whether the commune belongs to the zone on the day."""
        return any(period.covers(on) for period in self.communes.get(commune_id, []))

    def communes_on(self, day: date) -> list[UUID]:
        """The communes that belong to the zone on the day."""
        return [commune_id for commune_id in self.communes if self.has(commune_id, day)]

    def require_there(self, day: date, field: str) -> None:
        if not self.period.covers(day):
            raise errors.ZoneNotThereThen(field)
