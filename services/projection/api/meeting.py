"""Meetings with who came and what was raised."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response

from chassis.http import cursors
from chassis.refusals import Unknown
from kernel.vocabulary import TREE_READERS
from services.projection.api.read_api import After, CallerDep, Limit, TimeScopeDep, answer
from services.projection.read_models.meetings import queries as meetings

router = APIRouter()


@router.get("/organizations/{organization_id}/meetings", summary="Meetings, latest first")
def meetings_of(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 20,
    after: After = None,
) -> Response:
    reader.require(organization_id, TREE_READERS)
    before = cursors.unpack(after, date.fromisoformat, UUID)
    found = meetings.of_cell(
        reader.desk.asker,
        organization_id,
        when,
        limit=limit + 1,
        before=(before[0], before[1]) if before else None,
    )
    return answer(
        request,
        cursors.page(
            found,
            limit,
            lambda row: cursors.pack(row["held_on"] or row["planned_on"], row["meeting_id"]),
        ),
    )


@router.get("/meetings/{meeting_id}", summary="A meeting with its attendances and opinions")
def meeting(request: Request, meeting_id: UUID, reader: CallerDep, when: TimeScopeDep) -> Response:
    found = meetings.meeting(reader.desk.asker, meeting_id, when)
    if found is None:
        raise Unknown("meeting", meeting_id, "meeting_id")
    reader.require(found["organization_id"], TREE_READERS)
    return answer(request, found)
