"""The audit trail."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.http import cursors
from chassis.refusals import Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.api.read_api import After, CallerDep, Limit, TimeScopeDep, answer
from services.projection.read_models.audit_trail import queries as trail
from services.projection.read_models.people import queries as people

router = APIRouter()


@router.get("/trail", summary="Recorded events of a subtree, latest first")
def search_trail(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    aggregate: UUID | None = None,
    actor: Annotated[str | None, Query(max_length=200)] = None,
    event_type: Annotated[str | None, Query(alias="type", max_length=100)] = None,
    correlation: Annotated[str | None, Query(max_length=100)] = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    before = cursors.unpack(after, datetime.fromisoformat, cursors.text)
    found = trail.search(
        reader.desk.asker,
        organization_id,
        when,
        limit=limit + 1,
        aggregate=aggregate,
        actor=actor,
        event_type=event_type,
        correlation=correlation,
        since=since,
        until=until,
        before=(before[0], before[1]) if before else None,
    )
    page = cursors.page(found, limit, lambda row: cursors.pack(row["recorded_at"], row["event_id"]))
    return answer(request, page | {"names": trail.names(reader.desk.asker, page["rows"], when)})


@router.get("/trail/{aggregate_id}", summary="One aggregate's history, with before and after")
def trail_of(
    request: Request, aggregate_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    places = trail.places(reader.desk.asker, aggregate_id)
    if not places:
        raise Unknown("aggregate", aggregate_id, "aggregate_id")
    # Members read of their own visits, and secretaries of their cell's meetings and petitions.
    member = people.member_of_account(reader.desk.asker, reader.account)
    if member is None or not trail.speaks_of(reader.desk.asker, aggregate_id, member):
        reader.require_any(places, OVERSEERS | {"cell_secretary"})
    masked = not reader.may(places, OVERSEERS)
    history = trail.of_aggregate(reader.desk.asker, aggregate_id, when, masked=masked)
    if any(event["data"].get("petitioner_name") for event in history):
        reader.note("trail", aggregate_id)
    names = trail.names(reader.desk.asker, history, when)
    return answer(request, {"rows": history, "names": names})
