"""/organizations/{id}/petitions: what has been asked here, and how far has each come?"""

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
from services.portal.messages.states import PETITION_STATES
from services.portal.messages.vocabulary import CELLS
from services.portal.petitions import filters as petition_filters
from services.portal.petitions.steps.choices import Pairs, fields_at
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "50"

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petitions")
async def petitions(request: Request, visit: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", visit.question.times()
    organization = await visit.read(base, Organization, times)
    typed = Typed(petition_filters.with_span(request.query_params))
    filters = petition_filters.read(typed)
    page = await visit.read(
        f"{base}/petitions",
        Page[ListedPetition],
        {**times, **petition_filters.asked(filters), "limit": _PAGE, **_after(request)},
    )
    whole = organization.kind not in CELLS
    zones = await _zones(visit, base) if whole else []
    offices = await _offices(visit, base) if whole else []
    fields = await fields_at(visit, organization_id)
    names = {**dict([*zones, *offices, *fields]), **await _commune(visit, filters)}
    return visit.show(
        "petitions.html",
        organization=organization,
        rows=page.rows,
        next=page.next,
        typed=typed,
        filters=filters,
        chosen=petition_filters.in_words(filters, names),
        carried={**times, **{n: v for n, v in filters.items() if n in petition_filters.UNSHOWN}},
        states=[*((n, text) for n, (text, _) in petition_filters.SEVERAL.items()), *_states()],
        fields=fields,
        zones=zones,
        offices=offices,
    )


def _states() -> Pairs:
    return [(name, state.text) for name, state in PETITION_STATES.items()]


async def _zones(visit: PageRequest, base: str) -> Pairs:
    found = await visit.asking.read_if_allowed(
        f"{base}/zones", Rows[ListedZone], visit.question.times()
    )
    return [(str(one.zone_id), one.name) for one in found.rows] if found else []


async def _offices(visit: PageRequest, base: str) -> Pairs:
    found = await visit.asking.read_if_allowed(
        f"{base}/offices", Rows[Office], visit.question.times()
    )
    return [(str(one.office_id), one.name) for one in found.rows] if found else []


async def _commune(visit: PageRequest, filters: Mapping[str, str]) -> dict[str, str]:
    """The name of the commune that was chosen, by its id."""
    if "commune_id" not in filters:
        return {}
    path = f"/organizations/{filters['commune_id']}"
    found = await visit.asking.read_if_allowed(path, Organization, visit.question.times())
    return {filters["commune_id"]: found.name} if found else {}


def _after(request: Request) -> dict[str, str]:
    after = request.query_params.get("after")
    return {"after": after} if after else {}
