"""Visits owed and made over HTTP: sums of a subtree, and the members behind them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.answer import Page, Rows, grown
from contracts.read.compliance import Compliance, ListedQuota, QuotaStatus, UnvisitedCell
from contracts.read.people import Member
from kernel.vocabulary import DASHBOARDS, OVERSEERS, Level
from services.projection.read_api.answers import ReadRouter, page
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import After, Limit, TimeScopeDep, year_of
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.people import queries as people
from services.projection.read_models.people.access import require_member
from services.projection.read_models.quota_compliance import queries as quotas

router = ReadRouter()


@router.question(
    "/organizations/{organization_id}/compliance",
    summary="Visits owed and made in the subtree, by level and by child",
)
def compliance(
    organization_id: UUID, caller: CallerDep, when: TimeScopeDep, year: int | None = None
) -> Compliance:
    caller.require(organization_id, DASHBOARDS)
    database, today, asked = caller.database, caller.api.clock.today(), year_of(year, when)
    return Compliance(
        organization_id=organization_id,
        year=asked,
        on=when.on,
        levels=quotas.by_level(database, organization_id, asked, when, today),
        children=quotas.by_child(database, organization_id, asked, when, today),
    )


@router.question(
    "/organizations/{organization_id}/compliance/members",
    summary="The members behind the sums, in Vietnamese order",
)
def compliance_members(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
    status: Annotated[list[QuotaStatus] | None, Query()] = None,
    level: Level | None = None,
    limit: Limit = 100,
    after: After = None,
) -> Page[ListedQuota]:
    caller.require(organization_id, OVERSEERS)
    last = cursors.unpack(after, str, lambda text: str(UUID(text)), str)
    found = quotas.members(
        caller.database,
        organization_id,
        year_of(year, when),
        when,
        caller.api.clock.today(),
        limit=limit + 1,
        status=status or None,
        level=level,
        after=(last[0], last[1], last[2]) if last else None,
    )
    caller.note("compliance/members", organization_id)
    return page(found, limit, lambda row: cursors.pack(row.sort_key, row.member_id, row.level))


@router.question(
    "/organizations/{organization_id}/unvisited",
    summary="Cells that somebody is assigned to and nobody visited in the year",
)
def unvisited(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
    limit: Limit = 200,
) -> Rows[UnvisitedCell]:
    caller.require(organization_id, OVERSEERS)
    asked = year_of(year, when)
    return Rows(rows=quotas.unvisited(caller.database, organization_id, asked, when, limit))


@router.question(
    "/members/{member_id}",
    summary="A member: posts, assignments, owed, made, where, entrusted with what",
)
def member(
    member_id: UUID, caller: CallerDep, when: TimeScopeDep, year: int | None = None
) -> Member:
    asked, database = year_of(year, when), caller.database
    require_member(caller, member_id, "member")
    found = people.member(database, member_id, when)
    if found is None:
        raise Unknown("member", member_id, "member_id")
    return grown(
        Member,
        found,
        posts=people.posts(database, member_id, when),
        assignments=people.assignments(database, member_id, when),
        year=asked,
        quotas=quotas.of_member(database, member_id, asked, when, caller.api.clock.today()),
        visits=quotas.visits(database, member_id, asked, when),
        matters=matters.open_of_member(database, member_id, when),
    )
