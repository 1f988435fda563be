"""Readings of the names of confidential petitioners: of one petition, or of all."""

import asyncio
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page
from contracts.read.petitions import NameReading, Petition
from contracts.read.tree import Organization
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "25"

router = APIRouter(include_in_schema=False)


@router.get("/petitions/{petition_id}/petitioner/readings")
async def of_petition(request: Request, page: PageRequestDep, petition_id: UUID) -> Response:
    base = f"/petitions/{petition_id}"
    found = await page.api.read_at(
        "petition", f"{base}/petitioner/readings", Page[NameReading], _asked(request)
    )
    return page.show(
        "petitions/name_readings.html",
        here=f"{base}/petitioner/readings",
        back=base,
        organization=None,
        petitions=await _petitions(page, [petition_id]),
        rows=found.rows,
        next=found.next,
    )


@router.get("/organizations/{organization_id}/name-readings")
async def of_organization(
    request: Request, page: PageRequestDep, organization_id: UUID
) -> Response:
    base = f"/organizations/{organization_id}"
    organization = await page.read(base, Organization)
    found = await page.api.read_at(
        "petition", f"{base}/name-readings", Page[NameReading], _asked(request)
    )
    return page.show(
        "petitions/name_readings.html",
        here=f"{base}/name-readings",
        back=base,
        organization=organization,
        petitions=await _petitions(page, [row.petition_id for row in found.rows]),
        rows=found.rows,
        next=found.next,
    )


def _asked(request: Request) -> dict[str, str]:
    after = request.query_params.get("after")
    return {"limit": _PAGE} | ({"after": after} if after else {})


async def _petitions(page: PageRequest, petitions: Iterable[UUID]) -> dict[UUID, Petition]:
    """Petitions as far as the caller may read them; the name is in none of it."""
    ids = list(dict.fromkeys(petitions))
    found = await asyncio.gather(
        *(page.api.read_if_allowed(f"/petitions/{one}", Petition) for one in ids)
    )
    return {one: petition for one, petition in zip(ids, found, strict=True) if petition}
