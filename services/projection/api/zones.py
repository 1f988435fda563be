"""Zones with their communes, heads and calendars; the offices and fields of petitions."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from chassis.refusals import NotAllowed, Unknown
from kernel.vocabulary import OVERSEERS, TREE_READERS
from services.projection.api.read_api import Caller, CallerDep, TimeScopeDep, answer, year_of
from services.projection.read_models.briefings import queries as briefings
from services.projection.read_models.people import queries as people
from services.projection.read_models.petitions.queries import briefing_lists as at_briefings
from services.projection.read_models.zones import queries as zones

router = APIRouter()


@router.get("/organizations/{organization_id}/zones", summary="The zones of the subtree")
def zones_of(
    request: Request, organization_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    reader.require(organization_id, OVERSEERS | {"cell_secretary", "committee_member"})
    return answer(
        request, {"rows": zones.of_organization(reader.desk.asker, organization_id, when)}
    )


@router.get("/zones/{zone_id}", summary="A zone: communes, who leads it, its briefings of a year")
def zone(
    request: Request,
    zone_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
) -> Response:
    asked, asker = year_of(year, when), reader.desk.asker
    found = zones.zone(asker, zone_id, when)
    if found is None:
        raise Unknown("zone", zone_id, "zone_id")
    if not leads(reader, zone_id):
        require_zone(reader, zone_id, found["organization_id"])
    planned = briefings.next_briefing(asker, zone_id, when)
    body = {
        **found,
        "year": asked,
        "briefings": briefings.calendar(asker, zone_id, asked, when),
        "hosts": briefings.hosts(asker, zone_id, asked, when),
        "next_briefing_id": planned and planned["briefing_id"],
    }
    return answer(request, body)


@router.get("/zones/{zone_id}/next-briefing", summary="What the zone's next briefing has before it")
def next_briefing(
    request: Request, zone_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    asker = reader.desk.asker
    found = zones.zone(asker, zone_id, when)
    if found is None:
        raise Unknown("zone", zone_id, "zone_id")
    if not leads(reader, zone_id):
        reader.require_any([found["organization_id"]], OVERSEERS)
    planned = briefings.next_briefing(asker, zone_id, when)
    waiting = at_briefings.to_announce(asker, zone_id, when)
    asked = [row["petition_id"] for row in waiting]
    late = briefings.carried_over(asker, asked, planned["month"] if planned else None, when)
    then = planned["planned_on"] if planned else when.on
    body = {
        "zone_id": zone_id,
        "has_head": found["has_head"],
        "briefing_id": planned and planned["briefing_id"],
        "planned_on": planned and planned["planned_on"],
        "to_announce": [
            row | {"late": (row["petition_id"], row["round"]) in late} for row in waiting
        ],
        "to_report": at_briefings.to_report(asker, zone_id, then, when, masked=False),
    }
    return answer(request, body)


@router.get("/organizations/{organization_id}/offices", summary="The answering offices")
def offices_of(
    request: Request, organization_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    reader.require(organization_id, TREE_READERS)
    return answer(request, {"rows": zones.offices(reader.desk.asker, organization_id, when)})


@router.get(
    "/organizations/{organization_id}/petition-fields",
    summary="What petitions are about, by the regulation in force",
)
def petition_fields(
    request: Request, organization_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    reader.require(organization_id, TREE_READERS)
    found = zones.fields(reader.desk.asker, organization_id, when)
    return answer(request, found or {"regulation_id": None, "fields": []})


def leads(reader: Caller, zone_id: UUID) -> bool:
    """Whether the reader is the zone's head or deputy today."""
    member = people.member_of_account(reader.desk.asker, reader.account)
    return member is not None and zones.leads(
        reader.desk.asker, zone_id, member, reader.desk.clock.today()
    )


def require_zone(reader: Caller, zone_id: UUID, organization_id: UUID) -> bool:
    """Whether the reader is but somebody of one of its cells.

    Whoever oversees the zone's district or one of its communes sees everything of the zone. Raises
    NotAllowed for anybody else.
    """
    desk, today = reader.desk, reader.desk.clock.today()
    if reader.may([organization_id], OVERSEERS):
        return False
    grants = desk.authority.grants(reader.account, today)
    for roles, of_a_cell in ((OVERSEERS, False), ({"cell_secretary"}, True)):
        held = [grant.node_id for grant in grants if grant.role in roles]
        if held and zones.is_below(desk.asker, zone_id, held, today):
            return of_a_cell
    raise NotAllowed("no grant of yours covers this zone on this day")
