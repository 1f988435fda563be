"""Petitions, counted."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from contracts.read.answer import grown
from contracts.read.petition_statistics import PetitionStatistics
from kernel.vocabulary import DASHBOARDS, OVERSEERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import ArrangedOnDep, TimeScopeDep
from services.projection.read_models.petitions.api.filters import days_of
from services.projection.read_models.petitions.queries import statistics
from services.projection.read_models.zones import queries as zones

router = ReadRouter()


@router.question(
    "/organizations/{organization_id}/petition-statistics",
    summary="Petitions by field, month, zone, commune, office, round and state; times; shares",
)
def petition_statistics(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    arranged_on: ArrangedOnDep,
    first: Annotated[
        str | None, Query(alias="from", description="the first month of raising, `YYYY-MM`")
    ] = None,
    last: Annotated[
        str | None, Query(alias="to", description="the last month of raising, `YYYY-MM`")
    ] = None,
) -> PetitionStatistics:
    caller.require(organization_id, DASHBOARDS)
    for month in (first, last):
        if month is not None:
            days_of(month)
    counted = statistics.of_scope(
        caller.database,
        organization_id,
        (first, last),
        when,
        zones.fields(caller.database, organization_id, when).fields,
        masked=not caller.may([organization_id], OVERSEERS),
        arranged_on=arranged_on,
    )
    return grown(
        PetitionStatistics,
        counted,
        organization_id=organization_id,
        since=first,
        until=last,
        on=when.on,
    )
