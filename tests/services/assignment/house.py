"""Use cases of assignment on a real event log, in a province of five organizations."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from contracts.envelope import Envelope
from kernel.vocabulary import GrantRole
from services.assignment.application.service import AssignmentService
from services.assignment.service import SERVICE
from tests.support.service_harness import ServiceHarness

OPERATOR = "operator"
TODAY = date(2026, 1, 15)
BEGINNING = date(2015, 1, 1)

PROVINCE = UUID("00000000-0000-4000-8000-000000000001")
DISTRICT = UUID("00000000-0000-4000-8000-000000000002")
COMMUNE = UUID("00000000-0000-4000-8000-000000000003")
CELL = UUID("00000000-0000-4000-8000-000000000004")
OTHER_CELL = UUID("00000000-0000-4000-8000-000000000005")
NEIGHBOUR = UUID("00000000-0000-4000-8000-000000000006")
UNKNOWN = UUID("00000000-0000-4000-8000-0000000000ff")
MEMBER = UUID("00000000-0000-4000-8000-000000000011")
OTHER_MEMBER = UUID("00000000-0000-4000-8000-000000000012")


def context(actor: str = "vp-tinh", *, today: date = TODAY) -> CommandContext:
    return CommandContext(
        actor=actor,
        recorded_at=datetime(2026, 1, 15, 3, tzinfo=UTC),
        today=today,
        correlation_id="test",
    )


class House(ServiceHarness):
    """The use cases of assignment, without HTTP."""

    def __init__(self, database_url: str, arrived: Sequence[Envelope] = ()) -> None:
        super().__init__(SERVICE, database_url, arrived)
        authority = Authority(self.database, self.generations)
        self.service = AssignmentService.over(self.log, authority, OPERATOR)


def settled(house: House) -> None:
    service = house.service
    service.organizations.register(
        context(OPERATOR),
        organization_id=PROVINCE,
        code="TU",
        name="Đảng bộ tỉnh Lạng Sơn",
        kind="province_committee",
        effective_on=BEGINNING,
    )
    service.grants.grant(
        context(OPERATOR),
        account="vp-tinh",
        role="province_office",
        organization_id=PROVINCE,
        starts_on=BEGINNING,
    )
    house.catch_up()
    for identity, parent, code, name in (
        (DISTRICT, PROVINCE, "HU-DL", "Đảng bộ huyện Đình Lập"),
        (NEIGHBOUR, PROVINCE, "HU-LB", "Đảng bộ huyện Lộc Bình"),
    ):
        service.organizations.register(
            context(),
            organization_id=identity,
            code=code,
            name=name,
            kind="district_committee",
            parent_id=parent,
            effective_on=BEGINNING,
        )
    house.catch_up()
    service.organizations.register(
        context(),
        organization_id=COMMUNE,
        code="DU-BX",
        name="Đảng bộ xã Bắc Xa",
        kind="grassroots_committee",
        parent_id=DISTRICT,
        effective_on=BEGINNING,
    )
    house.catch_up()
    for identity, code, name in (
        (CELL, "CB-01", "Chi bộ thôn Bắc Xa"),
        (OTHER_CELL, "CB-02", "Chi bộ thôn Nà Thuộc"),
    ):
        service.organizations.register(
            context(),
            organization_id=identity,
            code=code,
            name=name,
            kind="cell",
            cell_type="village",
            parent_id=COMMUNE,
            effective_on=BEGINNING,
        )
    house.catch_up()
    grants: tuple[tuple[str, GrantRole, UUID], ...] = (
        ("vp-dinhlap", "district_office", DISTRICT),
        ("vp-locbinh", "district_office", NEIGHBOUR),
        ("vp-bacxa", "commune_office", COMMUNE),
        ("btv-dinhlap", "standing_committee", DISTRICT),
        ("bt-chibo", "cell_secretary", CELL),
        ("kiemtra", "auditor", PROVINCE),
    )
    for account, role, organization_id in grants:
        service.grants.grant(
            context(),
            account=account,
            role=role,
            organization_id=organization_id,
            starts_on=BEGINNING,
        )
    for identity, name in ((MEMBER, "Hoàng Văn Thụ"), (OTHER_MEMBER, "Nông Thị Hoa")):
        service.members.register(
            context(), member_id=identity, full_name=name, cell_id=CELL, effective_on=BEGINNING
        )
    house.catch_up()
