"""By which rules petitions are answered: regulations, and the days that are worked."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from kernel.vocabulary import TREE_READERS
from services.projection.api.read_api import CallerDep, TimeScopeDep, answer, year_of
from services.projection.read_models.working_years import queries as working_years
from services.projection.read_models.zones import queries as zones

router = APIRouter()


@router.get(
    "/organizations/{organization_id}/petition-regulations",
    summary="The regulations of petitions that hold or held here, the one in force first",
)
def petition_regulations(
    request: Request, organization_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    reader.require(organization_id, TREE_READERS)
    rows = zones.regulations(reader.desk.asker, organization_id, when)
    return answer(request, {"rows": rows})


@router.get(
    "/organizations/{organization_id}/working-year",
    summary="Public holidays and moved working days of a year; the same for everybody",
)
def working_year(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
) -> Response:
    reader.require(organization_id, TREE_READERS)
    return answer(request, working_years.year(reader.desk.asker, year_of(year, when), when))
