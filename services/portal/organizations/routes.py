"""/organizations/{id}: visits owed and made in an organization, and cells nobody went to."""

import asyncio
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.answer import Page, Rows, grown
from contracts.read.compliance import ChildSums, Compliance, ListedQuota, UnvisitedCell
from contracts.read.tree import ListedOrganization, Organization
from kernel.vocabulary import CELLS
from services.portal.messages.vocabulary import LEVELS
from services.portal.web.page_request import PageRequestDep

BEHIND: Final = ("behind", "missed")
_FIRST: Final = 8
"""Rows of a list that are shown before its own page is opened."""
_MOST: Final = "500"

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}")
async def organization(page: PageRequestDep, organization_id: UUID) -> Response:
    times = page.report_time.times()
    found = await page.read(f"/organizations/{organization_id}", Organization, times)
    if found.kind in CELLS:
        return RedirectResponse(f"/cells/{organization_id}", 303)
    base = f"/organizations/{organization_id}"
    first = str(_FIRST + 1)
    behind_asked = page.report_time.parameters(status=list(BEHIND), limit=first)
    sums, behind, unvisited = await asyncio.gather(
        page.api.read_if_allowed(f"{base}/compliance", Compliance, page.report_time.parameters()),
        page.api.read_if_allowed(f"{base}/compliance/members", Page[ListedQuota], behind_asked),
        page.api.read_if_allowed(
            f"{base}/unvisited", Rows[UnvisitedCell], page.report_time.parameters(limit=first)
        ),
    )
    return page.show(
        "organizations/organization.html",
        organization=found,
        levels=sums.levels if sums else None,
        children=with_sums(found.children, sums.children if sums else ()),
        behind=behind.rows[:_FIRST] if behind else None,
        more_behind=bool(behind and len(behind.rows) > _FIRST),
        unvisited=unvisited.rows[:_FIRST] if unvisited else None,
        more_unvisited=bool(unvisited and len(unvisited.rows) > _FIRST),
    )


class CountedChild(ListedOrganization, frozen=True, kw_only=True):
    """A child with its sums by level, highest level first."""

    levels: list[ChildSums]


@router.get("/organizations/{organization_id}/unvisited")
async def unvisited(page: PageRequestDep, organization_id: UUID) -> Response:
    organization = await page.read(
        f"/organizations/{organization_id}", Organization, page.report_time.times()
    )
    found = await page.read(
        f"/organizations/{organization_id}/unvisited",
        Rows[UnvisitedCell],
        page.report_time.parameters(limit=_MOST),
    )
    rows = found.rows
    return page.show(
        "organizations/unvisited.html",
        organization=organization,
        rows=rows,
        all_shown=len(rows) < int(_MOST),
    )


def with_sums(
    children: Iterable[ListedOrganization], sums: Iterable[ChildSums]
) -> list[CountedChild]:
    """The children in their order, each with its sums."""
    order = list(LEVELS)
    by_child: dict[UUID, list[ChildSums]] = {}
    for row in sorted(sums, key=lambda row: order.index(row.level)):
        by_child.setdefault(row.organization_id, []).append(row)
    return [
        grown(CountedChild, child, levels=by_child.get(child.organization_id, []))
        for child in children
    ]
