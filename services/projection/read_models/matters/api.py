"""Matters over HTTP: those of a subtree, and one of them with its life."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.answer import Page, grown
from contracts.read.matters import ListedMatter, Matter, MatterState
from kernel.vocabulary import TREE_READERS
from services.projection.read_api.answers import ReadRouter, page
from services.projection.read_api.caller import Caller, CallerDep
from services.projection.read_api.parameters import After, Limit, TimeScopeDep
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.people.access import own_member

router = ReadRouter()


@router.question("/organizations/{organization_id}/matters", summary="Matters, latest found first")
def matters_of(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    state: Annotated[list[MatterState] | None, Query()] = None,
    responsible_id: UUID | None = None,
    overdue: bool | None = None,  # noqa: FBT001  (FastAPI passes by name)
    limit: Limit = 100,
    after: After = None,
) -> Page[ListedMatter]:
    caller.require(organization_id, TREE_READERS)
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = matters.of_scope(
        caller.database,
        organization_id,
        matters.Wanted(states=state or None, responsible=responsible_id, overdue=overdue),
        when,
        limit=limit + 1,
        after=(last[0], last[1]) if last else None,
    )
    return page(found, limit, lambda row: cursors.pack(row.found_on, row.matter_id))


@router.question("/matters/{matter_id}", summary="A matter with its life")
def matter(matter_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Matter:
    _require(caller, matter_id)
    found = matters.matter(caller.database, matter_id, when)
    if found is None:
        raise Unknown("matter", matter_id, "matter_id")
    return grown(Matter, found, life=matters.life(caller.database, matter_id, when))


def _require(caller: Caller, matter_id: UUID) -> None:
    """Whoever sees the organization, or is responsible, which somebody from elsewhere may be.

    Raises Unknown or NotAllowed.
    """
    seen = matters.seen_through(caller.database, matter_id)
    if seen is None:
        raise Unknown("matter", matter_id, "matter_id")
    member = own_member(caller)
    if member is None or member != seen.responsible_id:
        caller.require(seen.organization_id, TREE_READERS)
