"""Petitions, counted."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from kernel.vocabulary import DASHBOARDS, OVERSEERS
from services.projection.api.petition_filters import days_of
from services.projection.api.read_api import ArrangedOnDep, CallerDep, TimeScopeDep, answer
from services.projection.read_models.petitions.queries import statistics
from services.projection.read_models.zones import queries as zones

router = APIRouter()


@router.get(
    "/organizations/{organization_id}/petition-statistics",
    summary="Petitions by field, month, zone, commune, office, round and state; times; shares",
)
def petition_statistics(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    arranged_on: ArrangedOnDep,
    first: Annotated[
        str | None, Query(alias="from", description="the first month of raising, `YYYY-MM`")
    ] = None,
    last: Annotated[
        str | None, Query(alias="to", description="the last month of raising, `YYYY-MM`")
    ] = None,
) -> Response:
    reader.require(organization_id, DASHBOARDS)
    for month in (first, last):
        if month is not None:
            days_of(month)
    asker = reader.desk.asker
    regulation = zones.fields(asker, organization_id, when)
    counted = statistics.of_scope(
        asker,
        organization_id,
        (first, last),
        when,
        regulation["fields"] if regulation else [],
        masked=not reader.may([organization_id], OVERSEERS),
        arranged_on=arranged_on,
    )
    head = {"organization_id": organization_id, "from": first, "to": last, "on": when.on}
    return answer(request, {**head, **counted})
