"""Meetings over HTTP."""

from datetime import date
from uuid import UUID

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.answer import Page
from contracts.read.meetings import Meeting
from kernel.vocabulary import TREE_READERS
from services.projection.read_api.answers import ReadRouter, page
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import After, Limit, TimeScopeDep
from services.projection.read_models.meetings import queries as meetings

router = ReadRouter()


@router.question("/organizations/{organization_id}/meetings", summary="Meetings, latest first")
def meetings_of(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 20,
    after: After = None,
) -> Page[Meeting]:
    caller.require(organization_id, TREE_READERS)
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = meetings.of_cell(
        caller.database,
        organization_id,
        when,
        limit=limit + 1,
        before=(last[0], last[1]) if last else None,
    )
    return page(found, limit, lambda row: cursors.pack(row.day, row.meeting_id))


@router.question("/meetings/{meeting_id}", summary="A meeting with its attendances and opinions")
def meeting(meeting_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Meeting:
    found = meetings.meeting(caller.database, meeting_id, when)
    if found is None:
        raise Unknown("meeting", meeting_id, "meeting_id")
    caller.require(found.organization_id, TREE_READERS)
    return found
