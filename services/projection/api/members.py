"""A member: who, owed, made, where, entrusted with what, and who read it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.refusals import Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.api.read_api import CallerDep, Limit, TimeScopeDep, Words, answer, year_of
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.people import queries as people
from services.projection.read_models.quota_compliance import queries as quotas

router = APIRouter()


@router.get(
    "/members/{member_id}",
    summary="A member: posts, assignments, owed, made, where, entrusted with what",
)
def member(
    request: Request,
    member_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    year: int | None = None,
) -> Response:
    asked, asker = year_of(year, when), reader.desk.asker
    reader.require_member(member_id, "member")
    found = people.member(asker, member_id, when)
    if found is None:
        raise Unknown("member", member_id, "member_id")
    quota = quotas.of_member(asker, member_id, asked, when, reader.desk.clock.today())
    visits = quotas.visits(asker, member_id, asked, when)
    entrusted = matters.open_of_member(asker, member_id, when)
    told = {**found, "year": asked, "quotas": quota, "visits": visits, "matters": entrusted}
    return answer(request, told)


@router.get("/members/{member_id}/readings", summary="Who read about this member")
def readings(request: Request, member_id: UUID, reader: CallerDep, limit: Limit = 100) -> Response:
    reader.require_member(member_id, "readings")
    return answer(request, {"rows": reader.desk.read_log.about(member_id, limit)})


@router.get("/organizations/{organization_id}/members/search", summary="Find members by name")
def search_members(
    request: Request,
    organization_id: UUID,
    words: Words,
    reader: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 50,
    *,
    above: Annotated[
        bool, Query(description="posts at or over the organization, not below it")
    ] = False,
) -> Response:
    reader.require(organization_id, OVERSEERS | {"cell_secretary"})
    found = people.search(reader.desk.asker, organization_id, words, when, limit, above=above)
    return answer(request, {"rows": found})
