"""A small province as the assignment service publishes it.

Below the province two districts. Below the first three communes, two of them with a cell, a base
cell, and the base cell of an office that answers; below the other a commune. Days are of 2019.
"""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.assignment import (
    AccessGranted,
    MemberAppointed,
    MemberRegistered,
    OrganizationRegistered,
)
from contracts.event import Event
from kernel.vocabulary import GrantRole, OrganizationKind, PostRole

BEGINNING: Final = date(2015, 1, 1)
TODAY: Final = date(2019, 5, 20)


def identity(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012d}")


PROVINCE, DISTRICT, KHANH, TAN, LUONG = (identity(number) for number in range(1, 6))
CELL, TAN_CELL, BASE_CELL, AGENCY = (identity(number) for number in range(6, 10))
NEIGHBOUR, FAR_COMMUNE = identity(10), identity(11)
HEAD, DEPUTY, SECRETARY, BOARD_LEADER = (identity(number) for number in range(21, 25))


def code(organization_id: UUID) -> str:
    """The code that the organization bears."""
    return f"O{organization_id.int % 100}"


def organization(
    organization_id: UUID,
    kind: OrganizationKind,
    parent_id: UUID | None,
    *,
    effective_on: date = BEGINNING,
) -> OrganizationRegistered:
    return OrganizationRegistered(
        organization_id=organization_id,
        code=code(organization_id),
        name=f"Đảng bộ {organization_id.int % 100}",
        kind=kind,
        parent_id=parent_id,
        effective_on=effective_on,
    )


def member(member_id: UUID, account: str | None = None) -> MemberRegistered:
    return MemberRegistered(
        member_id=member_id,
        full_name=f"Đồng chí {member_id.int % 100}",
        cell_id=BASE_CELL,
        effective_on=BEGINNING,
        account=account,
    )


def post(
    member_id: UUID,
    role: PostRole,
    *,
    number: int = 0,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> MemberAppointed:
    return MemberAppointed(
        member_id=member_id,
        post_id=identity(100 + member_id.int % 100 + 100 * number),
        committee_id=DISTRICT,
        role=role,
        level="district",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def grant(number: int, account: str, role: GrantRole, organization_id: UUID) -> AccessGranted:
    return AccessGranted(
        grant_id=identity(900 + number),
        account=account,
        role=role,
        organization_id=organization_id,
        starts_on=BEGINNING,
    )


PROVINCE_EVENTS: Final[tuple[Event, ...]] = (
    organization(PROVINCE, "province_committee", None),
    organization(DISTRICT, "district_committee", PROVINCE),
    organization(KHANH, "grassroots_committee", DISTRICT),
    organization(TAN, "grassroots_committee", DISTRICT),
    organization(LUONG, "grassroots_committee", DISTRICT),
    organization(CELL, "cell", KHANH),
    organization(TAN_CELL, "cell", TAN),
    organization(BASE_CELL, "base_cell", DISTRICT),
    organization(AGENCY, "base_cell", DISTRICT),
    organization(NEIGHBOUR, "district_committee", PROVINCE),
    organization(FAR_COMMUNE, "grassroots_committee", NEIGHBOUR),
    member(HEAD, "head"),
    member(DEPUTY, "deputy"),
    member(SECRETARY, "secretary-of-the-district"),
    member(BOARD_LEADER),
    post(HEAD, "standing_member"),
    post(DEPUTY, "member"),
    post(SECRETARY, "secretary"),
    post(BOARD_LEADER, "board_leader"),
    grant(1, "province", "province_office", PROVINCE),
    grant(2, "district", "district_office", DISTRICT),
    grant(3, "khanh", "commune_office", KHANH),
    grant(4, "tan", "commune_office", TAN),
    grant(5, "cell", "cell_secretary", CELL),
    grant(6, "standing", "standing_committee", DISTRICT),
    grant(7, "office", "answering_office", AGENCY),
    grant(8, "neighbour", "district_office", NEIGHBOUR),
    grant(9, "auditor", "auditor", PROVINCE),
    grant(10, "viewer", "viewer", PROVINCE),
)
