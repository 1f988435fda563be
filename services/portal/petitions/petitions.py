"""/organizations/{id}/petitions: petitions of an organization and of all below it."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page, Rows
from contracts.read.petitions import ListedPetition
from contracts.read.rules import Office
from contracts.read.tree import Organization
from contracts.read.zones import ListedZone
from kernel.vocabulary import CELLS
from services.portal.messages.states import PETITION_STATES
from services.portal.petitions import filters as petition_filters
from services.portal.petitions.steps.choices import Options, fields_at
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "50"

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petitions")
async def petitions(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    typed = Typed(petition_filters.with_span(request.query_params))
    filters = petition_filters.read(typed)
    listed = await page.read(
        f"{base}/petitions",
        Page[ListedPetition],
        {**times, **petition_filters.asked(filters), "limit": _PAGE, **_after(request)},
    )
    whole = organization.kind not in CELLS
    zones = await _zones(page, base) if whole else []
    offices = await _offices(page, base) if whole else []
    fields = await fields_at(page, organization_id)
    names = {**dict([*zones, *offices, *fields]), **await _commune(page, filters)}
    return page.show(
        "petitions/petitions.html",
        organization=organization,
        rows=listed.rows,
        next=listed.next,
        typed=typed,
        filters=filters,
        chosen=petition_filters.in_words(filters, names),
        carried={**times, **{n: v for n, v in filters.items() if n in petition_filters.UNSHOWN}},
        states=[*((n, text) for n, (text, _) in petition_filters.SEVERAL.items()), *_states()],
        fields=fields,
        zones=zones,
        offices=offices,
    )


def _states() -> Options:
    return [(name, state.text) for name, state in PETITION_STATES.items()]


async def _zones(page: PageRequest, base: str) -> Options:
    found = await page.api.read_if_allowed(
        f"{base}/zones", Rows[ListedZone], page.report_time.times()
    )
    return [(str(one.zone_id), one.name) for one in found.rows] if found else []


async def _offices(page: PageRequest, base: str) -> Options:
    found = await page.api.read_if_allowed(
        f"{base}/offices", Rows[Office], page.report_time.times()
    )
    return [(str(one.office_id), one.name) for one in found.rows] if found else []


async def _commune(page: PageRequest, filters: Mapping[str, str]) -> dict[str, str]:
    """The name of the commune that was chosen, by its id."""
    if "commune_id" not in filters:
        return {}
    path = f"/organizations/{filters['commune_id']}"
    found = await page.api.read_if_allowed(path, Organization, page.report_time.times())
    return {filters["commune_id"]: found.name} if found else {}


def _after(request: Request) -> dict[str, str]:
    after = request.query_params.get("after")
    return {"after": after} if after else {}
