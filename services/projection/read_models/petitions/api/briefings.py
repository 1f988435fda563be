"""A briefing with everything that was done there, and what the next one has before it."""

from uuid import UUID

from chassis.refusals import Unknown
from contracts.read.answer import grown
from contracts.read.briefings import Briefing, NextBriefing
from contracts.read.petitions import AnswerToAnnounce
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import Caller, CallerDep
from services.projection.read_api.parameters import TimeScopeDep
from services.projection.read_database import TimeScope
from services.projection.read_models.briefings import queries as briefings
from services.projection.read_models.petitions.queries import briefing_lists, life
from services.projection.read_models.zones import queries as zones
from services.projection.read_models.zones.access import leads, require_zone

router = ReadRouter()


@router.question(
    "/briefings/{briefing_id}", summary="A briefing with everything that was done there"
)
def briefing(briefing_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Briefing:
    return whole(caller, briefing_id, when)


@router.question(
    "/zones/{zone_id}/next-briefing", summary="What the zone's next briefing has before it"
)
def next_briefing(zone_id: UUID, caller: CallerDep, when: TimeScopeDep) -> NextBriefing:
    database = caller.database
    found = zones.zone(database, zone_id, when)
    if found is None:
        raise Unknown("zone", zone_id, "zone_id")
    if not leads(caller, zone_id):
        caller.require_any([found.organization_id], OVERSEERS)
    planned = briefings.next_briefing(database, zone_id, when)
    waiting = briefing_lists.to_announce(database, zone_id, when)
    asked = [row.petition_id for row in waiting]
    late = briefings.carried_over(database, asked, planned.month if planned else None, when)
    then = planned.planned_on if planned else when.on
    return NextBriefing(
        zone_id=zone_id,
        has_head=found.has_head,
        briefing_id=planned.briefing_id if planned else None,
        planned_on=planned.planned_on if planned else None,
        to_announce=[
            grown(AnswerToAnnounce, row, late=(row.petition_id, row.round) in late)
            for row in waiting
        ],
        to_report=briefing_lists.to_report(database, zone_id, then, when, masked=False),
    )


def whole(caller: Caller, briefing_id: UUID, when: TimeScope) -> Briefing:
    """The briefing as this caller may see it: of its answers a cell sees those announced.

    Raises Unknown or NotAllowed.
    """
    database = caller.database
    found = briefings.briefing(database, briefing_id, when)
    if found is None:
        raise Unknown("briefing", briefing_id, "briefing_id")
    zone_id = found.zone_id
    masked = not leads(caller, zone_id) and require_zone(caller, zone_id, found.organization_id)
    listed = briefings.answers(database, briefing_id, when)
    shown = [row for row in listed if row.announced or not masked]
    return grown(
        Briefing,
        found,
        came=briefings.attendees(database, found, when, came=True),
        missing=briefings.attendees(database, found, when, came=False),
        answers=life.answers(database, shown, when),
        petitions=briefing_lists.of_briefing(database, briefing_id, when, masked=masked),
        reported=briefing_lists.reported(database, briefing_id, when, masked=masked),
        to_report=briefing_lists.to_report(database, zone_id, found.day, when, masked=masked),
    )
