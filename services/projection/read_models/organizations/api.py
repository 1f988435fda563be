"""Organizations over HTTP."""

from uuid import UUID

from chassis.refusals import Unknown
from contracts.read.answer import Rows
from contracts.read.tree import ListedOrganization, Organization
from kernel.vocabulary import TREE_READERS, OrganizationKind
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import Limit, TimeScopeDep, Words
from services.projection.read_models.organizations import queries as organizations

router = ReadRouter()


@router.question(
    "/organizations/{organization_id}", summary="An organization, its path and children"
)
def organization(organization_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Organization:
    caller.require(organization_id, TREE_READERS)
    found = organizations.organization(caller.database, organization_id, when)
    if found is None:
        raise Unknown("organization", organization_id, "organization_id")
    return found


@router.question(
    "/organizations/{organization_id}/search", summary="Find organizations below by name"
)
def search(
    organization_id: UUID,
    words: Words,
    caller: CallerDep,
    when: TimeScopeDep,
    kind: OrganizationKind | None = None,
    limit: Limit = 50,
) -> Rows[ListedOrganization]:
    caller.require(organization_id, TREE_READERS)
    found = organizations.search(caller.database, organization_id, words, when, limit, kind)
    return Rows(rows=found)
