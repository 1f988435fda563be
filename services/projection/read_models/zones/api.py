"""Zones, answering offices and regulations of petitions over HTTP."""

from uuid import UUID

from contracts.read.answer import Rows
from contracts.read.rules import Office, PetitionFields, PetitionRegulation
from contracts.read.zones import ListedZone
from kernel.vocabulary import OVERSEERS, TREE_READERS
from services.projection.read_api.answers import ReadRouter
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import TimeScopeDep
from services.projection.read_models.zones import queries as zones

router = ReadRouter()


@router.question("/organizations/{organization_id}/zones", summary="The zones of the subtree")
def zones_of(organization_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Rows[ListedZone]:
    caller.require(organization_id, OVERSEERS | {"cell_secretary", "committee_member"})
    return Rows(rows=zones.of_organization(caller.database, organization_id, when))


@router.question("/organizations/{organization_id}/offices", summary="The answering offices")
def offices_of(organization_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Rows[Office]:
    caller.require(organization_id, TREE_READERS)
    return Rows(rows=zones.offices(caller.database, organization_id, when))


@router.question(
    "/organizations/{organization_id}/petition-fields",
    summary="What petitions are about, by the regulation in force",
)
def petition_fields(organization_id: UUID, caller: CallerDep, when: TimeScopeDep) -> PetitionFields:
    caller.require(organization_id, TREE_READERS)
    return zones.fields(caller.database, organization_id, when)


@router.question(
    "/organizations/{organization_id}/petition-regulations",
    summary="The regulations of petitions that hold or held here, the one in force first",
)
def petition_regulations(
    organization_id: UUID, caller: CallerDep, when: TimeScopeDep
) -> Rows[PetitionRegulation]:
    caller.require(organization_id, TREE_READERS)
    return Rows(rows=zones.regulations(caller.database, organization_id, when))
