"""/zones/{id}: briefings of a zone, and the turns of its communes as hosts."""

from datetime import date
from functools import partial
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.tree import Organization
from contracts.read.zones import Zone
from services.portal.members import people
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep
from services.portal.zones.rights import communes_of, zone_rights

router = APIRouter(include_in_schema=False)


@router.get("/zones/{zone_id}")
async def zone(request: Request, page: PageRequestDep, zone_id: UUID) -> Response:
    return await show_zone(page, zone_id, find=request.query_params.get("find", ""))


@router.post("/zones/{zone_id}/briefings")
async def plan(posted: PostedDep, zone_id: UUID) -> Response:
    typed = posted.typed
    body = {
        "id": posted.new_id,
        "zone_id": zone_id,
        "planned_on": typed.day("planned_on"),
        "host_id": typed.identity("host_id"),
    }
    return await posted.submit(
        "petition",
        "/briefings",
        body,
        to=f"/briefings/{body['id']}",
        done="briefing",
        again=partial(show_zone, posted.page, zone_id, about="plan"),
    )


async def show_zone(
    page: PageRequest,
    zone_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    found = await page.read(f"/zones/{zone_id}", Zone, page.report_time.parameters())
    district = await page.api.read_if_allowed(
        f"/organizations/{found.organization_id}", Organization, page.report_time.times()
    )
    communes = [one.commune_id for one in found.communes]
    may = zone_rights(page, found, district, communes)
    return page.show(
        "zones/zone.html",
        status=status,
        zone=found,
        path=district.path if district else [],
        may=may,
        missed=_missed(found, page.report_time.today),
        find=find,
        found=await people.found(page, found.organization_id, find) if may.office else [],
        others=_others(district, communes) if district and may.office else [],
        about=about,
        typed=typed or Typed(),
    )


def _others(district: Organization, communes: list[UUID]) -> list[tuple[str, str]]:
    """The communes of the district that are not in the zone today."""
    return [
        (str(one.organization_id), one.name)
        for one in communes_of(district)
        if one.organization_id not in communes
    ]


def _missed(zone: Zone, today: date) -> list[str]:
    """The months of the year, up to this one, in which the zone had to meet and no briefing is."""
    met = {f"{one.month:%Y-%m}" for one in zone.briefings if one.state != "cancelled"}
    first, last = f"{zone.starts_on:%Y-%m}", f"{zone.last_day or today:%Y-%m}"
    months = (f"{zone.year}-{month:02}" for month in range(1, 13))
    return [
        month
        for month in months
        if first <= month <= min(last, f"{today:%Y-%m}") and month not in met
    ]
