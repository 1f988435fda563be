"""/organizations/{id}/zones and what forms a zone: its communes, who leads it, its last day."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.answer import Rows
from contracts.read.tree import Organization
from contracts.read.zones import ListedZone, Zone
from kernel.vocabulary import CELLS
from services.portal.web.form_post import FormPost, PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep
from services.portal.zones.rights import communes_of
from services.portal.zones.zone import show_zone

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/zones")
async def zones(page: PageRequestDep, organization_id: UUID) -> Response:
    """A commune or a cell belongs to one zone: its page is that of the zone."""
    return await _show(page, organization_id)


@router.post("/organizations/{organization_id}/zones")
async def form(posted: PostedDep, organization_id: UUID) -> Response:
    typed, communes = posted.typed, posted.typed.many("commune_ids")
    body = {
        "id": posted.new_id,
        "organization_id": organization_id,
        "name": typed.required("name"),
        "starts_on": typed.day("starts_on"),
        "commune_ids": communes,
    }
    # What is wrong with one of them is told beside it.
    each = {f"commune_ids.{number}": f"commune-{one}" for number, one in enumerate(communes)}
    return await posted.submit(
        "petition",
        "/zones",
        body,
        to=f"/zones/{body['id']}",
        done="zone",
        again=partial(_show, posted.page, organization_id),
        fields=each,
    )


@router.post("/zones/{zone_id}/communes")
async def join(posted: PostedDep, zone_id: UUID) -> Response:
    typed = posted.typed
    body = {"commune_id": typed.identity("commune_id"), "starts_on": typed.day("starts_on")}
    path = f"/zones/{zone_id}/communes"
    return await _change(posted, zone_id, path, body, about="join", done="joined")


@router.post("/zones/{zone_id}/communes/{commune_id}/leaving")
async def leave(posted: PostedDep, zone_id: UUID, commune_id: UUID) -> Response:
    body = {"ends_on": posted.typed.day("ends_on"), "reason": posted.typed.required("reason")}
    path = f"/zones/{zone_id}/communes/{commune_id}/leaving"
    return await _change(posted, zone_id, path, body, about=f"leave-{commune_id}", done="left")


@router.post("/zones/{zone_id}/closing")
async def close(posted: PostedDep, zone_id: UUID) -> Response:
    body = {"last_day": posted.typed.day("last_day"), "reason": posted.typed.required("reason")}
    path = f"/zones/{zone_id}/closing"
    return await _change(posted, zone_id, path, body, about="close", done="zone-closed")


@router.post("/zones/{zone_id}/head")
async def appoint_head(posted: PostedDep, zone_id: UUID) -> Response:
    return await _appoint(posted, zone_id, "head")


@router.post("/zones/{zone_id}/deputy")
async def appoint_deputy(posted: PostedDep, zone_id: UUID) -> Response:
    return await _appoint(posted, zone_id, "deputy")


async def _appoint(posted: FormPost, zone_id: UUID, leader: str) -> Response:
    typed = posted.typed
    body = {"member_id": typed.identity("member_id"), "starts_on": typed.day("starts_on")}
    path = f"/zones/{zone_id}/{leader}"
    return await _change(posted, zone_id, path, body, about="lead", done=leader)


async def _change(
    posted: FormPost, zone_id: UUID, path: str, body: Mapping[str, Any], *, about: str, done: str
) -> Response:
    """Carry it out and show the zone again; or show what is wrong in the form ``about``."""
    find = posted.typed.text("find")
    return await posted.submit(
        "petition",
        path,
        body,
        to=f"/zones/{zone_id}",
        done=done,
        again=partial(show_zone, posted.page, zone_id, find=find, about=about),
    )


async def _show(
    page: PageRequest, organization_id: UUID, typed: Typed | None = None, status: int = 200
) -> Response:
    times = page.report_time.times()
    organization = await page.read(f"/organizations/{organization_id}", Organization, times)
    found = await page.read(f"/organizations/{organization_id}/zones", Rows[ListedZone], times)
    rows = found.rows
    if organization.kind in CELLS | {"grassroots_committee"} and len(rows) == 1:
        return RedirectResponse(f"/zones/{rows[0].zone_id}", 303)
    forms = (
        page.acts
        and organization.kind == "district_committee"
        and page.caller.sets_up(organization.path)
    )
    return page.show(
        "zones/zones.html",
        status=status,
        organization=organization,
        rows=rows,
        on=page.report_time.on or page.report_time.today,
        communes=await _communes(page, organization, rows) if forms else None,
        typed=typed or Typed({"starts_on": page.report_time.today.isoformat()}),
    )


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the district, with the name of the ``zone`` to which it belongs today."""

    id: UUID
    name: str
    zone: str | None


async def _communes(
    page: PageRequest, district: Organization, rows: Sequence[ListedZone]
) -> list[Commune]:
    """The communes of the district; those that belong to no zone come first."""
    zones = await asyncio.gather(*(page.api.read(f"/zones/{row.zone_id}", Zone) for row in rows))
    names = {commune.commune_id: zone.name for zone in zones for commune in zone.communes}
    found = [
        Commune(one.organization_id, one.name, names.get(one.organization_id))
        for one in communes_of(district)
    ]
    return sorted(found, key=lambda one: one.zone is not None)
