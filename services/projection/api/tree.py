"""Who am I here, and what stands where?"""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response

from chassis.refusals import Unknown
from kernel.vocabulary import TREE_READERS, OrganizationKind
from services.projection.api.read_api import CallerDep, Limit, TimeScopeDep, Words, answer
from services.projection.read_models.organizations import queries as organizations
from services.projection.read_models.people import queries as people

router = APIRouter()


@router.get("/me", summary="The caller's grants, and the member they are")
def me(request: Request, reader: CallerDep) -> Response:
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
    request: Request, organization_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    reader.require(organization_id, TREE_READERS)
    found = organizations.organization(reader.desk.asker, organization_id, when)
    if found is None:
        raise Unknown("organization", organization_id, "organization_id")
    return answer(request, found)


@router.get("/organizations/{organization_id}/search", summary="Find organizations below by name")
def search_organizations(
    request: Request,
    organization_id: UUID,
    words: Words,
    reader: CallerDep,
    when: TimeScopeDep,
    kind: OrganizationKind | None = None,
    limit: Limit = 50,
) -> Response:
    reader.require(organization_id, TREE_READERS)
    found = organizations.search(reader.desk.asker, organization_id, words, when, limit, kind)
    return answer(request, {"rows": found})


def _name(reader: CallerDep, organization_id: UUID, on: date) -> str | None:
    found = reader.desk.asker.rows(
        "SELECT name_on(%(organization)s, %(on)s) AS name",
        {"organization": organization_id, "on": on},
    )
    name: str | None = found[0]["name"]
    return name
