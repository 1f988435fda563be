"""/organizations/{id}/petition-statistics: petitions counted, and how soon they are answered."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.petition_statistics import PetitionStatistics
from contracts.read.tree import Organization
from services.portal.messages.states import PETITION_STATES
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petition-statistics")
async def statistics(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    typed = Typed(dict(request.query_params))
    asked = {"from": typed.month("from"), "to": typed.month("to")}
    given = {name: month for name, month in asked.items() if month}
    found = await page.read(f"{base}/petition-statistics", PetitionStatistics, {**times, **given})
    sees = page.caller.oversees(organization.path)
    order = list(PETITION_STATES)
    return page.show(
        "petitions/statistics.html",
        organization=organization,
        found=found,
        by_state=sorted(found.by_state, key=lambda row: order.index(row.state)),
        given=given,
        typed=typed,
        sees=sees,
        opens=sees or page.caller.is_secretary_of(organization_id),
    )
