"""Petitions of a subtree, and one of them with its life."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Depends

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.answer import Page
from contracts.read.petitions import ListedPetition, Petition, PetitionLinks
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.answers import ReadRouter, page
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import After, ArrangedOnDep, Limit, TimeScopeDep
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.meetings import queries as meetings
from services.projection.read_models.petitions.access import require_petition
from services.projection.read_models.petitions.api import filters
from services.projection.read_models.petitions.queries import life, lists

router = ReadRouter()


@router.question("/organizations/{organization_id}/petitions", summary="Petitions, latest first")
def petitions_of(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    arranged_on: ArrangedOnDep,
    wanted: Annotated[lists.Wanted, Depends(filters.wanted)],
    limit: Limit = 100,
    after: After = None,
) -> Page[ListedPetition]:
    caller.require(organization_id, OVERSEERS | {"cell_secretary"})
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = lists.of_scope(
        caller.database,
        organization_id,
        wanted,
        when,
        limit=limit + 1,
        after=(last[0], last[1]) if last else None,
        masked=not caller.may([organization_id], OVERSEERS),
        arranged_on=arranged_on,
    )
    return page(found, limit, lambda row: cursors.pack(row.raised_on, row.petition_id))


@router.question("/petitions/{petition_id}", summary="A petition with its rounds and its life")
def petition(petition_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Petition:
    masked = require_petition(caller, petition_id)
    found = life.petition(caller.database, petition_id, when, masked=masked)
    if found is None:
        raise Unknown("petition", petition_id, "petition_id")
    if found.petitioner_name is not None:
        caller.note("petition", petition_id)
    links = _with_its_source(caller.database, found, when)
    return msgspec.structs.replace(found, links=links)


def _with_its_source(database: ReadDatabase, found: Petition, when: TimeScope) -> PetitionLinks:
    """What it is bound to, with the opinion or the matter that it grew out of."""
    source = found.source_id
    if source is not None and found.source == "opinion":
        opinion = meetings.opinion(database, source, when)
        return msgspec.structs.replace(found.links, opinion=opinion)
    if source is not None and found.source == "matter":
        matter = matters.matter(database, source, when)
        return msgspec.structs.replace(found.links, matter=matter)
    return found.links
