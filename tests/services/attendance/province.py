"""A small province as the assignment service publishes it.

Below the province two districts; below the first a commune with two cells, below the other one
cell. Lan is a member of the district committee, signs in as ``lan`` and belongs to OTHER_CELL.
"""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.assignment import (
    AccessGranted,
    LocalityRegistered,
    MemberAppointed,
    MemberAssigned,
    MemberRegistered,
    OrganizationRegistered,
)
from contracts.event import Event
from kernel.vocabulary import GrantRole, OrganizationKind

BEGINNING: Final = date(2015, 1, 1)
TODAY: Final = date(2024, 3, 20)


def _id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012d}")


PROVINCE, DISTRICT, COMMUNE, CELL, OTHER_CELL = (_id(number) for number in range(1, 6))
NEIGHBOUR, NEIGHBOUR_CELL = _id(6), _id(7)
LAN, MINH, CLERK, FAR = _id(11), _id(12), _id(13), _id(14)
COMMUNE_PLACE, VILLAGE = _id(21), _id(22)


def organization(
    organization_id: UUID,
    kind: OrganizationKind,
    parent_id: UUID | None,
    code: str,
    *,
    locality_id: UUID | None = None,
    effective_on: date = BEGINNING,
) -> OrganizationRegistered:
    return OrganizationRegistered(
        organization_id=organization_id,
        code=code,
        name=f"Đảng bộ {code}",
        kind=kind,
        parent_id=parent_id,
        locality_id=locality_id,
        effective_on=effective_on,
    )


def member(
    member_id: UUID, full_name: str, cell_id: UUID, account: str | None = None
) -> MemberRegistered:
    return MemberRegistered(
        member_id=member_id,
        full_name=full_name,
        cell_id=cell_id,
        effective_on=BEGINNING,
        account=account,
    )


def post(
    member_id: UUID,
    committee_id: UUID,
    *,
    number: int = 0,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> MemberAppointed:
    return MemberAppointed(
        member_id=member_id,
        post_id=_id(100 + member_id.int % 100 + 100 * number),
        committee_id=committee_id,
        role="member",
        level="district",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def assigned(
    member_id: UUID,
    target_id: UUID,
    *,
    number: int,
    locality: bool = False,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> MemberAssigned:
    return MemberAssigned(
        assignment_id=_id(700 + number),
        member_id=member_id,
        target_kind="locality" if locality else "organization",
        target_id=target_id,
        role="monitor",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def grant(
    number: int,
    account: str,
    role: GrantRole,
    organization_id: UUID,
    *,
    starts_on: date = BEGINNING,
    ends_on: date | None = None,
) -> AccessGranted:
    return AccessGranted(
        grant_id=_id(900 + number),
        account=account,
        role=role,
        organization_id=organization_id,
        starts_on=starts_on,
        ends_on=ends_on,
    )


PROVINCE_EVENTS: Final[tuple[Event, ...]] = (
    LocalityRegistered(
        locality_id=COMMUNE_PLACE,
        code="X1",
        name="Xã Bắc Xa",
        kind="commune",
        effective_on=BEGINNING,
    ),
    LocalityRegistered(
        locality_id=VILLAGE,
        code="T1",
        name="Thôn Bắc Văn",
        kind="village",
        parent_id=COMMUNE_PLACE,
        effective_on=BEGINNING,
    ),
    organization(PROVINCE, "province_committee", None, "T"),
    organization(DISTRICT, "district_committee", PROVINCE, "H1"),
    organization(COMMUNE, "grassroots_committee", DISTRICT, "H1-X1", locality_id=COMMUNE_PLACE),
    organization(CELL, "cell", COMMUNE, "H1-X1-1", locality_id=VILLAGE),
    organization(OTHER_CELL, "cell", COMMUNE, "H1-X1-2"),
    organization(NEIGHBOUR, "district_committee", PROVINCE, "H2"),
    organization(NEIGHBOUR_CELL, "base_cell", NEIGHBOUR, "H2-1"),
    member(LAN, "Lê Thị Lan", OTHER_CELL, "lan"),
    member(MINH, "Hoàng Văn Minh", NEIGHBOUR_CELL, "minh"),
    member(CLERK, "Nông Thị Thư", OTHER_CELL, "clerk"),
    member(FAR, "Vi Văn Xa", NEIGHBOUR_CELL, "far"),
    post(LAN, DISTRICT),
    post(MINH, DISTRICT),
    post(CLERK, DISTRICT),
    post(FAR, NEIGHBOUR),
    grant(1, "secretary", "cell_secretary", CELL),
    grant(2, "other-secretary", "cell_secretary", OTHER_CELL),
    grant(3, "commune", "commune_office", COMMUNE),
    grant(4, "district", "district_office", DISTRICT),
    grant(5, "province", "province_office", PROVINCE),
    grant(6, "neighbour", "district_office", NEIGHBOUR),
    grant(7, "lan", "committee_member", DISTRICT),
    grant(8, "minh", "committee_member", DISTRICT),
    grant(9, "clerk", "district_office", DISTRICT),
    grant(10, "far", "committee_member", NEIGHBOUR),
    grant(11, "auditor", "auditor", PROVINCE),
    grant(12, "viewer", "viewer", PROVINCE),
    grant(13, "standing", "standing_committee", DISTRICT),
    grant(14, "former", "commune_office", COMMUNE, ends_on=date(2024, 3, 19)),
    grant(15, "coming", "commune_office", COMMUNE, starts_on=date(2024, 3, 21)),
)
