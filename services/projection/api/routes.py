"""The questions and their addresses."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.refusals import Unknown
from contracts.assignment import Level, OrganizationKind
from services.projection.api import cursors
from services.projection.api.desk import (
    DASHBOARDS,
    OVERSEERS,
    TREE,
    Limit,
    ReaderDep,
    WhenDep,
    Words,
    answer,
    year_of,
)
from services.projection.read_models.audit_trail import query as trail
from services.projection.read_models.meetings import query as meetings
from services.projection.read_models.organizations import query as organizations
from services.projection.read_models.people import query as people
from services.projection.read_models.quota_compliance import query as quotas

router = APIRouter()

Status = Literal["exceeded", "met", "missed", "on_pace", "behind", "exempt"]
After = Annotated[str | None, Query(max_length=1000, description="`next` of the page before")]


@router.get("/me", summary="The caller's grants, and the member they are")
def me(request: Request, reader: ReaderDep) -> Response:
    today = reader.desk.clock.today()
    grants = reader.desk.authority.grants(reader.account, today)
    names = {g.node_id: _name(reader, g.node_id, today) for g in grants}
    member = people.member_of_account(reader.desk.asker, reader.account)
    rows = [
        {"role": g.role, "organization_id": g.node_id, "name": names[g.node_id]} for g in grants
    ]
    return answer(request, {"account": reader.account, "member_id": member, "grants": rows})


@router.get("/organizations/{organization_id}", summary="An organization, its path and children")
def organization(
    request: Request, organization_id: UUID, reader: ReaderDep, when: WhenDep
) -> Response:
    reader.require(organization_id, TREE)
    found = organizations.organization(reader.desk.asker, organization_id, when)
    if found is None:
        raise Unknown("organization", organization_id, "organization_id")
    return answer(request, found)


@router.get("/organizations/{organization_id}/search", summary="Find organizations below by name")
def search_organizations(
    request: Request,
    organization_id: UUID,
    words: Words,
    reader: ReaderDep,
    when: WhenDep,
    kind: OrganizationKind | None = None,
    limit: Limit = 50,
) -> Response:
    reader.require(organization_id, TREE)
    found = organizations.search(reader.desk.asker, organization_id, words, when, limit, kind)
    return answer(request, {"rows": found})


@router.get("/organizations/{organization_id}/members/search", summary="Find members by name")
def search_members(
    request: Request,
    organization_id: UUID,
    words: Words,
    reader: ReaderDep,
    when: WhenDep,
    limit: Limit = 50,
) -> Response:
    reader.require(organization_id, OVERSEERS | {"cell_secretary"})
    found = people.search(reader.desk.asker, organization_id, words, when, limit)
    return answer(request, {"rows": found})


@router.get(
    "/organizations/{organization_id}/compliance",
    summary="Visits owed and made in the subtree, by level and by child",
)
def compliance(
    request: Request,
    organization_id: UUID,
    reader: ReaderDep,
    when: WhenDep,
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
    reader: ReaderDep,
    when: WhenDep,
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
    reader: ReaderDep,
    when: WhenDep,
    year: int | None = None,
    limit: Limit = 200,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    found = quotas.unvisited(reader.desk.asker, organization_id, year_of(year, when), when, limit)
    return answer(request, {"rows": found})


@router.get("/organizations/{organization_id}/meetings", summary="Meetings, latest first")
def meetings_of(
    request: Request,
    organization_id: UUID,
    reader: ReaderDep,
    when: WhenDep,
    limit: Limit = 20,
    after: After = None,
) -> Response:
    reader.require(organization_id, TREE)
    before = cursors.unpack(after, date.fromisoformat, UUID)
    found = meetings.of_cell(
        reader.desk.asker,
        organization_id,
        when,
        limit=limit + 1,
        before=(before[0], before[1]) if before else None,
    )
    return answer(
        request,
        cursors.page(
            found,
            limit,
            lambda row: cursors.pack(row["held_on"] or row["planned_on"], row["meeting_id"]),
        ),
    )


@router.get("/meetings/{meeting_id}", summary="A meeting with its attendances and opinions")
def meeting(request: Request, meeting_id: UUID, reader: ReaderDep, when: WhenDep) -> Response:
    found = meetings.meeting(reader.desk.asker, meeting_id, when)
    if found is None:
        raise Unknown("meeting", meeting_id, "meeting_id")
    reader.require(found["organization_id"], TREE)
    return answer(request, found)


@router.get("/members/{member_id}", summary="A member: posts, assignments, owed, made, where")
def member(
    request: Request,
    member_id: UUID,
    reader: ReaderDep,
    when: WhenDep,
    year: int | None = None,
) -> Response:
    asked, asker = year_of(year, when), reader.desk.asker
    reader.require_member(member_id, "member")
    found = people.member(asker, member_id, when)
    if found is None:
        raise Unknown("member", member_id, "member_id")
    quota = quotas.of_member(asker, member_id, asked, when, reader.desk.clock.today())
    visits = quotas.visits(asker, member_id, asked, when)
    return answer(request, {**found, "year": asked, "quotas": quota, "visits": visits})


@router.get("/members/{member_id}/readings", summary="Who read about this member")
def readings(request: Request, member_id: UUID, reader: ReaderDep, limit: Limit = 100) -> Response:
    reader.require_member(member_id, "readings")
    return answer(request, {"rows": reader.desk.read_log.about(member_id, limit)})


@router.get("/trail", summary="Recorded events of a subtree, latest first")
def search_trail(
    request: Request,
    organization_id: UUID,
    reader: ReaderDep,
    when: WhenDep,
    aggregate: UUID | None = None,
    actor: Annotated[str | None, Query(max_length=200)] = None,
    event_type: Annotated[str | None, Query(alias="type", max_length=100)] = None,
    correlation: Annotated[str | None, Query(max_length=100)] = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    before = cursors.unpack(after, datetime.fromisoformat, str)
    found = trail.search(
        reader.desk.asker,
        organization_id,
        when,
        limit=limit + 1,
        aggregate=aggregate,
        actor=actor,
        event_type=event_type,
        correlation=correlation,
        since=since,
        until=until,
        before=(before[0], before[1]) if before else None,
    )
    return answer(
        request,
        cursors.page(found, limit, lambda row: cursors.pack(row["recorded_at"], row["event_id"])),
    )


@router.get("/trail/{aggregate_id}", summary="One aggregate's history, with before and after")
def trail_of(request: Request, aggregate_id: UUID, reader: ReaderDep, when: WhenDep) -> Response:
    places = trail.places(reader.desk.asker, aggregate_id)
    if not places:
        raise Unknown("aggregate", aggregate_id, "aggregate_id")
    reader.require_any(places, OVERSEERS)
    return answer(request, {"rows": trail.of_aggregate(reader.desk.asker, aggregate_id, when)})


def _name(reader: ReaderDep, organization_id: UUID, on: date) -> str | None:
    found = reader.desk.asker.rows(
        "SELECT name_on(%(organization)s, %(on)s) AS name",
        {"organization": organization_id, "on": on},
    )
    name: str | None = found[0]["name"]
    return name


def _triple(parts: tuple[Any, ...] | None) -> tuple[str, str, str] | None:
    return (str(parts[0]), str(parts[1]), str(parts[2])) if parts else None
