"""Organizations, members and decisions of a small district, for the tests."""

from datetime import date
from uuid import UUID

from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.grant.grant import Grant
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.domain.regulation.regulation import Regulation

PROVINCE = UUID("00000000-0000-4000-8000-000000000001")
DISTRICT = UUID("00000000-0000-4000-8000-000000000002")
COMMUNE = UUID("00000000-0000-4000-8000-000000000003")
CELL = UUID("00000000-0000-4000-8000-000000000004")
OTHER_CELL = UUID("00000000-0000-4000-8000-000000000005")
MEMBER = UUID("00000000-0000-4000-8000-000000000011")
OTHER_MEMBER = UUID("00000000-0000-4000-8000-000000000012")
POST = UUID("00000000-0000-4000-8000-000000000021")
OTHER_POST = UUID("00000000-0000-4000-8000-000000000022")
REGULATION = UUID("00000000-0000-4000-8000-000000000031")
ASSIGNMENT = UUID("00000000-0000-4000-8000-000000000041")
SUCCESSOR = UUID("00000000-0000-4000-8000-000000000042")
GRANT = UUID("00000000-0000-4000-8000-000000000051")
DELEGATION = UUID("00000000-0000-4000-8000-000000000052")

BEGINNING = date(2015, 1, 1)


def province() -> Organization:
    return Organization.register(
        PROVINCE,
        code="TU",
        name="Đảng bộ tỉnh Lạng Sơn",
        kind="province_committee",
        parent=None,
        effective_on=BEGINNING,
    )


def district(*, begins: date = BEGINNING) -> Organization:
    return Organization.register(
        DISTRICT,
        code="HU-DL",
        name="Đảng bộ huyện Đình Lập",
        kind="district_committee",
        parent=province(),
        effective_on=begins,
    )


def commune() -> Organization:
    return Organization.register(
        COMMUNE,
        code="DU-BX",
        name="Đảng bộ xã Bắc Xa",
        kind="grassroots_committee",
        parent=district(),
        effective_on=BEGINNING,
    )


def cell() -> Organization:
    return Organization.register(
        CELL,
        code="CB-BX-01",
        name="Chi bộ thôn Bắc Xa",
        kind="cell",
        cell_type="village",
        parent=commune(),
        effective_on=BEGINNING,
    )


def member() -> Member:
    return Member.register(
        MEMBER, full_name="Hoàng Văn Thụ", cell_id=CELL, effective_on=date(2019, 6, 1)
    )


def member_with_post(*, ends_on: date | None = None) -> Member:
    """A district member from 1 July 2020."""
    person = member()
    person.appoint(
        POST,
        committee_id=DISTRICT,
        role="member",
        level="district",
        starts_on=date(2020, 7, 1),
        ends_on=ends_on,
    )
    return person


def regulation(*, ends_on: date | None = None) -> Regulation:
    return Regulation.adopt(
        REGULATION,
        number="1764-QĐ/TU",
        title="Quy định dự sinh hoạt chi bộ",
        scope_id=PROVINCE,
        starts_on=date(2019, 5, 29),
        ends_on=ends_on,
        minimums={"province": 1, "district": 2, "commune": 4},
    )


def assignment(*, ends_on: date | None = None) -> Assignment:
    return Assignment.assign(
        ASSIGNMENT,
        member_id=MEMBER,
        target_kind="organization",
        target_id=COMMUNE,
        role="in_charge",
        starts_on=date(2020, 7, 1),
        ends_on=ends_on,
        decision="77-NQ/TU",
    )


def grant(*, ends_on: date | None = None) -> Grant:
    """The district office of Đình Lập, from 2020."""
    return Grant.grant(
        GRANT,
        account="van-phong",
        role="district_office",
        organization_id=DISTRICT,
        organization_kind="district_committee",
        starts_on=date(2020, 1, 1),
        ends_on=ends_on,
    )
