"""A zone with its briefings over HTTP."""

from uuid import UUID

from chassis.refusals import Unknown
from contracts.read.answer import grown
from contracts.read.zones import Zone
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import TimeScopeDep, year_of
from services.projection.read_models.briefings import queries as briefings
from services.projection.read_models.zones import queries as zones
from services.projection.read_models.zones.access import leads, require_zone

router = ReadRouter()


@router.question(
    "/zones/{zone_id}", summary="A zone: communes, who leads it, its briefings of a year"
)
def zone(zone_id: UUID, caller: CallerDep, when: TimeScopeDep, year: int | None = None) -> Zone:
    asked, database = year_of(year, when), caller.database
    found = zones.zone(database, zone_id, when)
    if found is None:
        raise Unknown("zone", zone_id, "zone_id")
    if not leads(caller, zone_id):
        require_zone(caller, zone_id, found.organization_id)
    planned = briefings.next_briefing(database, zone_id, when)
    return grown(
        Zone,
        found,
        communes=zones.communes(database, zone_id, when),
        year=asked,
        briefings=briefings.calendar(database, zone_id, asked, when),
        hosts=briefings.hosts(database, zone_id, asked, when),
        next_briefing_id=planned.briefing_id if planned else None,
    )
