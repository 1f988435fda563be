"""Members over HTTP, the caller among them."""

from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Query

from contracts.read.answer import Rows
from contracts.read.people import FoundMember, Me, OwnGrant, Reading
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import Limit, TimeScopeDep, Words
from services.projection.read_models.organizations import queries as organizations
from services.projection.read_models.people import queries as people
from services.projection.read_models.people.access import own_member, require_member

router = ReadRouter()


@router.question("/me", summary="The caller's grants, and the member they are")
def me(caller: CallerDep) -> Me:
    today = caller.api.clock.today()
    grants = caller.api.authority.grants(caller.account, today)
    named = organizations.names(caller.database, [grant.node_id for grant in grants], today)
    names = {row.organization_id: row.name for row in named}
    rows = [
        {"role": grant.role, "organization_id": grant.node_id, "name": names[grant.node_id]}
        for grant in grants
    ]
    return Me(
        account=caller.account,
        member_id=own_member(caller),
        grants=msgspec.convert(rows, list[OwnGrant]),
    )


@router.question("/members/{member_id}/readings", summary="Who read about this member")
def readings(member_id: UUID, caller: CallerDep, limit: Limit = 100) -> Rows[Reading]:
    require_member(caller, member_id, "readings")
    return Rows(rows=caller.api.read_log.about(member_id, limit))


@router.question("/organizations/{organization_id}/members/search", summary="Find members by name")
def search(
    organization_id: UUID,
    words: Words,
    caller: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 50,
    *,
    above: Annotated[
        bool, Query(description="posts at or over the organization, not below it")
    ] = False,
) -> Rows[FoundMember]:
    caller.require(organization_id, OVERSEERS | {"cell_secretary"})
    found = people.search(caller.database, organization_id, words, when, limit, above=above)
    return Rows(rows=found)
