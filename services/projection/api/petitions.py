"""Petitions of a subtree, and one of them with its life."""

import re
from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.refusals import NotAllowed, Refusal, Unknown
from services.projection.api import cursors
from services.projection.api.desk import (
    OVERSEERS,
    After,
    Limit,
    Reader,
    ReaderDep,
    WhenDep,
    answer,
)
from services.projection.read_models.meetings import query as meetings
from services.projection.read_models.petitions.query import life, lists

router = APIRouter()

State = Literal[
    "raised",
    "kept_at_base",
    "escalated",
    "assigned",
    "drafted",
    "returned",
    "approved",
    "answered",
    "published",
    "accepted",
    "rejected",
    "solution_reported",
    "solved",
    "withdrawn",
    "merged",
    "split",
]

_MONTH: Final = re.compile(r"(19[3-9][0-9]|20[0-9]{2}|21[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)


class NotAMonth(Refusal):
    """A month is written ``2021-03``; those from 1930 to 2199 can be asked about."""

    field = "month"


@router.get("/organizations/{organization_id}/petitions", summary="Petitions, latest first")
def petitions_of(
    request: Request,
    organization_id: UUID,
    reader: ReaderDep,
    when: WhenDep,
    state: Annotated[list[State] | None, Query()] = None,
    field: Annotated[str | None, Query(max_length=100, pattern=r"^[a-z0-9_]+$")] = None,
    month: Annotated[str | None, Query(description="of raising, `YYYY-MM`")] = None,
    round: Annotated[int | None, Query(ge=0, le=1000)] = None,  # noqa: A002  (its name in the URL)
    office_id: UUID | None = None,
    zone_id: UUID | None = None,
    cell_id: UUID | None = None,
    overdue: bool | None = None,  # noqa: FBT001  (FastAPI passes by name)
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS | {"cell_secretary"})
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = lists.of_scope(
        reader.desk.asker,
        organization_id,
        lists.Wanted(
            state=list(state) if state else None,
            field=field,
            months=days_of(month) if month else None,
            round=round,
            office=office_id,
            zone=zone_id,
            cell=cell_id,
            overdue=overdue,
        ),
        when,
        limit=limit + 1,
        after=(last[0], last[1]) if last else None,
        masked=not reader.may([organization_id], OVERSEERS),
    )
    page = cursors.page(
        found, limit, lambda row: cursors.pack(row["raised_on"], row["petition_id"])
    )
    return answer(request, page)


@router.get("/petitions/{petition_id}", summary="A petition with its rounds and its life")
def petition(request: Request, petition_id: UUID, reader: ReaderDep, when: WhenDep) -> Response:
    asker = reader.desk.asker
    masked = require_petition(reader, petition_id)
    found = life.petition(asker, petition_id, when, masked=masked)
    if found is None:
        raise Unknown("petition", petition_id, "petition_id")
    if found["petitioner_name"] is not None:
        reader.note("petition", petition_id)
    grown = found["source"] == "opinion" and found["source_id"]
    opinion = meetings.opinion(asker, grown, when) if grown else None
    return answer(request, {**found, "links": {**found["links"], "opinion": opinion}})


def require_petition(reader: Reader, petition_id: UUID) -> bool:
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


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month. Raises NotAMonth."""
    found = _MONTH.fullmatch(month)
    if found is None:
        raise NotAMonth(f"{month!r} is not a month")
    year, number = int(found[1]), int(found[2])
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), date.fromordinal(following.toordinal() - 1)
