"""/search: where is this organization, who is this member? Found without diacritics."""

import asyncio
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.portal.web.page_request import PageRequest, PageRequestDep

_MOST: Final = "30"
_LONGEST: Final = 100

router = APIRouter(include_in_schema=False)


@router.get("/search")
async def search(request: Request, visit: PageRequestDep) -> Response:
    said = " ".join(request.query_params.get("words", "").split())
    words = "".join(letter for letter in said if letter.isprintable())[:_LONGEST]
    roots = {grant.organization_id for grant in visit.caller.grants}
    asked = [_below(visit, root, words) for root in roots] if words else []
    found = await asyncio.gather(*asked)
    return visit.show(
        "search.html",
        said=said,
        organizations=_once((row for one, _ in found for row in one), "organization_id"),
        members=_once((row for _, one in found for row in one), "member_id"),
    )


async def _below(visit: PageRequest, root: UUID, words: str) -> tuple[list[Any], list[Any]]:
    asked = {"words": words, "limit": _MOST}
    organizations, members = await asyncio.gather(
        visit.asking.read_if_allowed(f"/organizations/{root}/search", asked),
        visit.asking.read_if_allowed(f"/organizations/{root}/members/search", asked),
    )
    return (
        organizations["rows"] if organizations else [],
        members["rows"] if members else [],
    )


def _once(rows: Any, identity: str) -> list[Any]:
    """Each row once, though several grants may reach it."""
    return list({row[identity]: row for row in rows}.values())
