"""The audit trail over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.trail import History, TrailPage
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import After, Limit, TimeScopeDep
from services.projection.read_models.audit_trail import queries as trail
from services.projection.read_models.people.access import own_member

router = ReadRouter()


@router.question("/trail", summary="Recorded events of a subtree, latest first")
def search(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    aggregate: UUID | None = None,
    actor: Annotated[str | None, Query(max_length=200)] = None,
    event_type: Annotated[str | None, Query(alias="type", max_length=100)] = None,
    correlation: Annotated[str | None, Query(max_length=100)] = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: Limit = 100,
    after: After = None,
) -> TrailPage:
    caller.require(organization_id, OVERSEERS)
    last = cursors.unpack(after, datetime.fromisoformat, cursors.text)
    found = trail.search(
        caller.database,
        organization_id,
        when,
        limit=limit + 1,
        aggregate=aggregate,
        actor=actor,
        event_type=event_type,
        correlation=correlation,
        since=since,
        until=until,
        before=(last[0], last[1]) if last else None,
    )
    rows, following = cursors.cut(
        found, limit, lambda row: cursors.pack(row.recorded_at, row.event_id)
    )
    return TrailPage(rows=rows, next=following, names=trail.names(caller.database, rows, when))


@router.question("/trail/{aggregate_id}", summary="One aggregate's history, with before and after")
def history(aggregate_id: UUID, caller: CallerDep, when: TimeScopeDep) -> History:
    database = caller.database
    places = trail.places(database, aggregate_id)
    if not places:
        raise Unknown("aggregate", aggregate_id, "aggregate_id")
    # Members read of their own visits, and secretaries of their cell's meetings and petitions.
    member = own_member(caller)
    if member is None or not trail.speaks_of(database, aggregate_id, member):
        caller.require_any(places, OVERSEERS | {"cell_secretary"})
    masked = not caller.may(places, OVERSEERS)
    rows = trail.of_aggregate(database, aggregate_id, when, masked=masked)
    if any(event.data.get("petitioner_name") for event in rows):
        caller.note("trail", aggregate_id)
    return History(rows=rows, names=trail.names(database, rows, when))
