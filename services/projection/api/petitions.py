"""Petitions of a subtree, and one of them with its life."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from chassis.http import cursors
from chassis.refusals import NotAllowed, Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.api import petition_filters
from services.projection.api.read_api import (
    After,
    ArrangedOnDep,
    Caller,
    CallerDep,
    Limit,
    TimeScopeDep,
    answer,
)
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.meetings import queries as meetings
from services.projection.read_models.petitions.queries import life, lists

router = APIRouter()


@router.get("/organizations/{organization_id}/petitions", summary="Petitions, latest first")
def petitions_of(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    arranged_on: ArrangedOnDep,
    wanted: Annotated[lists.Wanted, Depends(petition_filters.wanted)],
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS | {"cell_secretary"})
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = lists.of_scope(
        reader.desk.asker,
        organization_id,
        wanted,
        when,
        limit=limit + 1,
        after=(last[0], last[1]) if last else None,
        masked=not reader.may([organization_id], OVERSEERS),
        arranged_on=arranged_on,
    )
    page = cursors.page(
        found, limit, lambda row: cursors.pack(row["raised_on"], row["petition_id"])
    )
    return answer(request, page)


@router.get("/petitions/{petition_id}", summary="A petition with its rounds and its life")
def petition(
    request: Request, petition_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    asker = reader.desk.asker
    masked = require_petition(reader, petition_id)
    found = life.petition(asker, petition_id, when, masked=masked)
    if found is None:
        raise Unknown("petition", petition_id, "petition_id")
    if found["petitioner_name"] is not None:
        reader.note("petition", petition_id)
    links = {**found["links"], "opinion": None, "matter": None}
    if found["source"] == "opinion":
        links["opinion"] = meetings.opinion(asker, found["source_id"], when)
    elif found["source"] == "matter":
        links["matter"] = matters.matter(asker, found["source_id"], when)
    return answer(request, {**found, "links": links})


def require_petition(reader: Caller, petition_id: UUID) -> bool:
    """Whether the reader is somebody of the cell, who sees of an answer nothing before it is
    announced.

    Whoever oversees the cell sees everything, and so does an office that answered or is to answer.
    Raises Unknown or NotAllowed.
    """
    places = life.places(reader.desk.asker, petition_id)
    if places is None:
        raise Unknown("petition", petition_id, "petition_id")
    if reader.may([places["cell_id"]], OVERSEERS):
        return False
    if reader.may(places["offices"], {"answering_office", *OVERSEERS}):
        return False
    if reader.may([places["cell_id"]], {"cell_secretary"}):
        return True
    raise NotAllowed("no grant of yours covers this petition on this day")
