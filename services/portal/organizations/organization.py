"""/organizations/{id}: who has made the visits that are owed, and who must still go?"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.portal.messages import states as words
from services.portal.web.page_request import PageRequestDep

BEHIND: Final = ("behind", "missed")
_FIRST: Final = 8
"""Rows of a list that are shown before its own page is opened."""

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}")
async def organization(visit: PageRequestDep, organization_id: UUID) -> Response:
    times = visit.question.times()
    found = await visit.read(f"/organizations/{organization_id}", times)
    if found["kind"] in words.CELLS:
        return RedirectResponse(f"/cells/{organization_id}", 303)
    base = f"/organizations/{organization_id}"
    first = str(_FIRST + 1)
    behind_asked = visit.question.parameters(status=list(BEHIND), limit=first)
    sums, behind, unvisited = await asyncio.gather(
        visit.asking.read_if_allowed(f"{base}/compliance", visit.question.parameters()),
        visit.asking.read_if_allowed(f"{base}/compliance/members", behind_asked),
        visit.asking.read_if_allowed(f"{base}/unvisited", visit.question.parameters(limit=first)),
    )
    return visit.show(
        "organization.html",
        organization=found,
        levels=sums["levels"] if sums else None,
        children=with_sums(found["children"], sums["children"] if sums else ()),
        behind=behind and behind["rows"][:_FIRST],
        more_behind=bool(behind and len(behind["rows"]) > _FIRST),
        unvisited=unvisited and unvisited["rows"][:_FIRST],
        more_unvisited=bool(unvisited and len(unvisited["rows"]) > _FIRST),
    )


def with_sums(
    children: Iterable[Mapping[str, Any]], sums: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The children in their order, each with its rows by level, highest level first."""
    order = list(words.LEVELS)
    by_child: dict[str, list[Mapping[str, Any]]] = {}
    for row in sums:
        by_child.setdefault(str(row["organization_id"]), []).append(row)
    return [
        {
            **child,
            "levels": sorted(
                by_child.get(str(child["organization_id"]), ()),
                key=lambda row: order.index(row["level"]),
            ),
        }
        for child in children
    ]
