"""Visits owed and made in a subtree, and the members behind the sums."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.http import cursors
from kernel.vocabulary import DASHBOARDS, OVERSEERS, Level
from services.projection.api.read_api import After, CallerDep, Limit, TimeScopeDep, answer, year_of
from services.projection.read_models.quota_compliance import queries as quotas

router = APIRouter()


Status = Literal["exceeded", "met", "missed", "on_pace", "behind", "exempt"]


@router.get(
    "/organizations/{organization_id}/compliance",
    summary="Visits owed and made in the subtree, by level and by child",
)
def compliance(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
) -> Response:
    reader.require(organization_id, DASHBOARDS)
    asked, today, asker = year_of(year, when), reader.desk.clock.today(), reader.desk.asker
    body = {
        "organization_id": organization_id,
        "year": asked,
        "on": when.on,
        "levels": quotas.by_level(asker, organization_id, asked, when, today),
        "children": quotas.by_child(asker, organization_id, asked, when, today),
    }
    return answer(request, body)


@router.get(
    "/organizations/{organization_id}/compliance/members",
    summary="The members behind the sums, in Vietnamese order",
)
def compliance_members(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
    status: Annotated[list[Status] | None, Query()] = None,
    level: Level | None = None,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    found = quotas.members(
        reader.desk.asker,
        organization_id,
        year_of(year, when),
        when,
        reader.desk.clock.today(),
        limit=limit + 1,
        status=list(status) if status else None,
        level=level,
        after=_triple(cursors.unpack(after, str, lambda text: str(UUID(text)), str)),
    )
    reader.desk.read_log.note(
        reader.account,
        "compliance/members",
        organization_id,
        reader.correlation_id,
        reader.desk.clock.now(),
    )
    page = cursors.page(
        found, limit, lambda row: cursors.pack(row["sort_key"], row["member_id"], row["level"])
    )
    return answer(request, page)


@router.get(
    "/organizations/{organization_id}/unvisited",
    summary="Cells that somebody is assigned to and nobody visited in the year",
)
def unvisited(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
    limit: Limit = 200,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    found = quotas.unvisited(reader.desk.asker, organization_id, year_of(year, when), when, limit)
    return answer(request, {"rows": found})


def _triple(parts: tuple[Any, ...] | None) -> tuple[str, str, str] | None:
    return (str(parts[0]), str(parts[1]), str(parts[2])) if parts else None
