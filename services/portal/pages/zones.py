"""/organizations/{id}/zones and /zones/{id}: when does each zone meet, where, and is it fair?"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from services.portal import people, words
from services.portal.forms import Typed
from services.portal.refusals import NotThere, Refused
from services.portal.visit import PostedDep, Visit, VisitDep, go_to
from services.portal.zone_rights import rights

_LEADERS: Final = ("head", "deputy")

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/zones")
async def zones(visit: VisitDep, organization_id: UUID) -> Response:
    """A commune or a cell belongs to one zone: its page is that of the zone."""
    times = visit.question.times()
    organization = await visit.read(f"/organizations/{organization_id}", times)
    found = await visit.read(f"/organizations/{organization_id}/zones", times)
    rows = found["rows"]
    if organization["kind"] in words.CELLS | {"grassroots_committee"} and len(rows) == 1:
        return RedirectResponse(f"/zones/{rows[0]['zone_id']}", 303)
    return visit.show("zones.html", organization=organization, rows=rows)


@router.get("/zones/{zone_id}")
async def zone(request: Request, visit: VisitDep, zone_id: UUID) -> Response:
    return await _show(visit, zone_id, find=request.query_params.get("find", ""))


@router.post("/zones/{zone_id}/briefings")
async def plan(posted: PostedDep, zone_id: UUID) -> Response:
    typed, visit = posted.typed, posted.visit
    planned_on, host = typed.day("planned_on"), typed.identity("host_id")
    body = {
        "id": str(posted.new_id),
        "zone_id": str(zone_id),
        "planned_on": planned_on and planned_on.isoformat(),
        "host_id": host and str(host),
    }
    if typed.sound:
        try:
            position = await visit.asking.order("petition", "/briefings", body, posted.key)
        except Refused as refused:
            typed.refused(refused, {"planned_on": "planned_on", "host_id": "host_id"})
        else:
            return go_to(f"/briefings/{body['id']}", position=position, done="briefing")
    return await _show(visit, zone_id, about="plan", typed=typed, status=422)


@router.post("/zones/{zone_id}/{leader}")
async def appoint(posted: PostedDep, zone_id: UUID, leader: str) -> Response:
    """The head or the deputy, from a day on."""
    if leader not in _LEADERS:
        raise NotThere
    typed, visit = posted.typed, posted.visit
    member, starts_on = typed.identity("member_id"), typed.day("starts_on")
    body = {"member_id": str(member), "starts_on": starts_on and starts_on.isoformat()}
    if typed.sound:
        path = f"/zones/{zone_id}/{leader}"
        try:
            position = await visit.asking.order("petition", path, body, posted.key)
        except Refused as refused:
            typed.refused(refused, {"member_id": "member_id", "starts_on": "starts_on"})
        else:
            return go_to(f"/zones/{zone_id}", position=position, done=leader)
    find = typed.text("find")
    return await _show(visit, zone_id, find=find, about="lead", typed=typed, status=422)


async def _show(
    visit: Visit,
    zone_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    found = await visit.read(f"/zones/{zone_id}", visit.question.parameters())
    district: dict[str, Any] | None = await visit.asking.read_if_allowed(
        f"/organizations/{found['organization_id']}", visit.question.times()
    )
    may = rights(visit, found, district, [one["commune_id"] for one in found["communes"]])
    return visit.show(
        "zone.html",
        status=status,
        zone=found,
        path=district["path"] if district else [],
        may=may,
        missed=_missed(found, visit.question.today),
        find=find,
        found=await people.found(visit, UUID(found["organization_id"]), find) if may.office else [],
        about=about,
        typed=typed or Typed(),
    )


def _missed(zone: Mapping[str, Any], today: date) -> list[str]:
    """The months of the year, up to this one, in which the zone had to meet and no briefing is."""
    met = {one["month"][:7] for one in zone["briefings"] if one["state"] != "cancelled"}
    first, last = zone["starts_on"][:7], (zone["last_day"] or today.isoformat())[:7]
    months = (f"{zone['year']}-{month:02}" for month in range(1, 13))
    return [
        month
        for month in months
        if first <= month <= min(last, f"{today:%Y-%m}") and month not in met
    ]
