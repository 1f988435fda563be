"""/organizations/{id}/petition-setup: what briefings and petitions need, in place or lacking."""

import asyncio
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.answer import Rows
from contracts.read.rules import Office, PetitionRegulation, WorkingYear
from contracts.read.tree import Organization
from contracts.read.zones import ListedZone
from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petition-setup")
async def petition_setup(page: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    zones, offices, regulations, year = await asyncio.gather(
        page.read(f"{base}/zones", Rows[ListedZone], times),
        page.read(f"{base}/offices", Rows[Office], times),
        page.read(f"{base}/petition-regulations", Rows[PetitionRegulation], times),
        page.read(f"{base}/working-year", WorkingYear, page.report_time.parameters()),
    )
    day = page.report_time.on or page.report_time.today
    rows = [row for row in zones.rows if not row.last_day or row.last_day >= day]
    return page.show(
        "setup/overview.html",
        organization=organization,
        regulation=next((row for row in regulations.rows if row.in_force), None),
        offices=[row for row in offices.rows if row.answers],
        zones=rows,
        headless=[row for row in rows if not row.has_head],
        decision=year.decision,
        sets_up=page.caller.sets_up(organization.path),
    )
