"""Working years over HTTP."""

from uuid import UUID

from contracts.read.rules import WorkingYear
from kernel.vocabulary import TREE_READERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import TimeScopeDep, year_of
from services.projection.read_models.working_years import queries as working_years

router = ReadRouter()


@router.question(
    "/organizations/{organization_id}/working-year",
    summary="Public holidays and moved working days of a year; the same for everybody",
)
def working_year(
    organization_id: UUID, caller: CallerDep, when: TimeScopeDep, year: int | None = None
) -> WorkingYear:
    caller.require(organization_id, TREE_READERS)
    return working_years.year(caller.database, year_of(year, when), when)
