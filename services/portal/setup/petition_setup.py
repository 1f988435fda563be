"""/organizations/{id}/petition-setup: is everything there that briefings and petitions need?"""

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
async def petition_setup(visit: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", visit.question.times()
    organization = await visit.read(base, Organization, times)
    zones, offices, regulations, year = await asyncio.gather(
        visit.read(f"{base}/zones", Rows[ListedZone], times),
        visit.read(f"{base}/offices", Rows[Office], times),
        visit.read(f"{base}/petition-regulations", Rows[PetitionRegulation], times),
        visit.read(f"{base}/working-year", WorkingYear, visit.question.parameters()),
    )
    day = visit.question.on or visit.question.today
    rows = [row for row in zones.rows if not row.last_day or row.last_day >= day]
    return visit.show(
        "petition_setup.html",
        organization=organization,
        regulation=next((row for row in regulations.rows if row.in_force), None),
        offices=[row for row in offices.rows if row.answers],
        zones=rows,
        headless=[row for row in rows if not row.has_head],
        decision=year.decision,
        sets_up=visit.caller.sets_up(organization.path),
    )
