"""/organizations/{id}/working-year: days of the year that are counted as working days."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.rules import WorkingYear, YearDecision
from contracts.read.tree import Organization
from services.portal.web import formats
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/working-year")
async def working_year(page: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(page, organization_id, page.report_time.year)


@router.post("/organizations/{organization_id}/working-year")
async def decide(posted: PostedDep, organization_id: UUID) -> Response:
    """All moved days of the year, in place of what was decided before."""
    typed = posted.typed
    year = typed.number("year")
    body = {
        "year": year,
        "days_off": typed.days("days_off"),
        "days_worked": typed.days("days_worked"),
        "document": typed.required("document"),
    }
    # A day is refused as one of a list; on the form the list is one field.
    each = {
        f"{name}.{number}": name
        for name in ("days_off", "days_worked")
        for number in range(len(typed.days(name)))
    }
    return await posted.submit(
        "petition",
        "/working-years",
        body,
        to=f"/organizations/{organization_id}/working-year",
        done="working-year",
        again=partial(_show, posted.page, organization_id, year or posted.page.report_time.year),
        fields=each,
        year=str(year),
    )


async def _show(
    page: PageRequest,
    organization_id: UUID,
    year: int,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    found = await page.read(f"{base}/working-year", WorkingYear, {**times, "year": str(year)})
    return page.show(
        "setup/working_year.html",
        status=status,
        organization=organization,
        found=found,
        forms=page.acts and bool(page.caller.places("province_office")),
        typed=typed or Typed(_begun(found.decision)),
    )


def _begun(decision: YearDecision | None) -> dict[str, str]:
    """A new decision begins with what the last one said: it takes its place."""
    if decision is None:
        return {}
    days = {"days_off": decision.days_off, "days_worked": decision.days_worked}
    return {name: "\n".join(map(formats.day, moved)) for name, moved in days.items()}
