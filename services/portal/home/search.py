"""/search: organizations and members by name, found without diacritics."""

import asyncio
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Rows
from contracts.read.people import FoundMember
from contracts.read.tree import ListedOrganization
from services.portal.web.page_request import PageRequest, PageRequestDep

_MOST: Final = "30"
_LONGEST: Final = 100

router = APIRouter(include_in_schema=False)


@router.get("/search")
async def search(request: Request, page: PageRequestDep) -> Response:
    said = " ".join(request.query_params.get("words", "").split())
    words = "".join(letter for letter in said if letter.isprintable())[:_LONGEST]
    roots = {grant.organization_id for grant in page.caller.grants}
    asked = [_below(page, root, words) for root in roots] if words else []
    found = await asyncio.gather(*asked)
    return page.show(
        "home/search.html",
        said=said,
        # Each once, though several grants may reach it.
        organizations=list({row.organization_id: row for one, _ in found for row in one}.values()),
        members=list({row.member_id: row for _, one in found for row in one}.values()),
    )


async def _below(
    page: PageRequest, root: UUID, words: str
) -> tuple[list[ListedOrganization], list[FoundMember]]:
    asked = {"words": words, "limit": _MOST}
    organizations, members = await asyncio.gather(
        page.api.read_if_allowed(f"/organizations/{root}/search", Rows[ListedOrganization], asked),
        page.api.read_if_allowed(f"/organizations/{root}/members/search", Rows[FoundMember], asked),
    )
    return (
        organizations.rows if organizations else [],
        members.rows if members else [],
    )
