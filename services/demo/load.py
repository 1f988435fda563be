"""Loads the demo province into an empty system, through the commands that people use."""

from collections.abc import Callable
from typing import Any, Final

from services.demo import dinh_lap, province
from services.demo.accounts import ACCOUNTS, OPERATOR, PASSWORD, PROVINCE_OFFICE
from services.demo.client import Caller, eventually, token

_KINDS: Final = {
    "province_committee": "Đảng bộ tỉnh",
    "district_committee": "Đảng bộ huyện",
    "grassroots_committee": "Đảng bộ cơ sở",
    "base_cell": "Chi bộ cơ sở",
    "cell": "Chi bộ trực thuộc",
}
_CELL_TYPES: Final = {
    "agency": "Cơ quan",
    "village": "Thôn",
    "school": "Trường học",
    "health_station": "Trạm y tế",
}
_FROM: Final = "2019-01-01"

Say = Callable[[str], None]


def load(url: str, say: Say) -> None:
    """Enter the province, its members, its regulations and two years of Đình Lập.

    ``url`` is where the portal is. Raises Refused when a command is refused for good.
    """
    organizations, members = list(province.organizations()), list(province.members())
    with_operator = Caller(url, token(url, OPERATOR, PASSWORD))
    root = _open(with_operator)
    office = Caller(url, token(url, PROVINCE_OFFICE.account, PASSWORD))
    say(f"{len(organizations) + 1} organizations")
    _register_organizations(office, organizations)
    say(f"{len(members)} committee members")
    _register_members(office, members)
    _grant(office, organizations)
    _regulate(office, root, organizations)
    say("assignments in Đình Lập")
    _assign(office, organizations, members)
    say("meetings in Đình Lập, 2020 and 2021")
    _hold_meetings(office, organizations, members)
    with_operator.close()
    office.close()


def is_empty(url: str) -> bool:
    """Whether nobody has entered anything yet: the province's office has no grant."""
    caller = Caller(url, token(url, PROVINCE_OFFICE.account, PASSWORD))
    empty = not caller.get("/projection/me")["grants"]
    caller.close()
    return empty


def _open(operator: Caller) -> str:
    """The first entries of an empty system; returns the province committee's id."""
    root = operator.post(
        "/assignment/organizations",
        {
            "code": province.ROOT,
            "name": "Tỉnh ủy Lạng Sơn",
            "kind": "province_committee",
            "effective_on": province.BEGAN,
        },
    )
    operator.post(
        "/assignment/grants",
        _grant_body(PROVINCE_OFFICE.account, "province_office", root["id"]),
    )
    return str(root["id"])


def _grant_body(account: str, role: str, organization_id: str) -> dict[str, Any]:
    return {
        "account": account,
        "role": role,
        "organization_id": organization_id,
        "starts_on": _FROM,
    }


def _register_organizations(office: Caller, organizations: list[province.Organization]) -> None:
    rows = [
        (
            o.code,
            o.name,
            _KINDS[o.kind],
            province.BEGAN,
            o.parent,
            _CELL_TYPES[o.cell_type] if o.cell_type else None,
            str(o.id),
        )
        for o in organizations
    ]
    headers = ("Mã", "Tên", "Loại tổ chức", "Từ ngày", "Mã cấp trên", "Loại hình chi bộ", "ID")
    eventually(lambda: office.post_sheet("/assignment/imports/organizations", headers, rows))


def _register_members(office: Caller, members: list[province.Member]) -> None:
    rows = [
        (
            m.full_name,
            m.cell,
            province.BEGAN,
            m.account,
            m.committee,
            m.role,
            province.IN_POST,
            str(m.id),
        )
        for m in members
    ]
    headers = (
        "Họ và tên",
        "Mã chi bộ",
        "Thuộc chi bộ từ",
        "Tài khoản",
        "Mã cấp ủy",
        "Chức vụ",
        "Từ ngày",
        "ID",
    )
    for start in range(0, len(rows), 1000):
        part = rows[start : start + 1000]
        eventually(
            lambda part=part: office.post_sheet("/assignment/imports/members", headers, part)  # type: ignore[misc]  # the part is bound now
        )


def _grant(office: Caller, organizations: list[province.Organization]) -> None:
    ids = {o.code: str(o.id) for o in organizations}
    root = office.get("/projection/me")["grants"][0]["organization_id"]
    for account in ACCOUNTS:
        if account.role is not None and account != PROVINCE_OFFICE:
            place = ids.get(str(account.organization_code), root)
            body = _grant_body(account.account, account.role, place)
            eventually(lambda body=body: office.post("/assignment/grants", body))  # type: ignore[misc]  # the body is bound now


def _regulate(office: Caller, root: str, organizations: list[province.Organization]) -> None:
    (dinh_lap_id,) = (str(o.id) for o in organizations if o.code == province.DINH_LAP)
    office.post(
        "/assignment/regulations",
        {
            "number": "1764-QĐ/TU",
            "title": "Quy định chế độ cấp ủy viên dự sinh hoạt chi bộ",
            "scope_id": root,
            "starts_on": "2019-05-29",
            "minimums": {"province": 1, "district": 2, "commune": 4},
        },
    )
    office.post(
        "/assignment/regulations",
        {
            "number": "12-KH/HU",
            "title": "Kế hoạch cấp ủy viên huyện Đình Lập dự sinh hoạt chi bộ",
            "scope_id": dinh_lap_id,
            "starts_on": "2020-01-01",
            "minimums": {"district": 2, "commune": 4},
        },
    )


def _assign(
    office: Caller, organizations: list[province.Organization], members: list[province.Member]
) -> None:
    communes = [
        o
        for o in organizations
        if o.parent == province.DINH_LAP
        and o.kind == "grassroots_committee"
        and o.code != f"{province.DINH_LAP}-CQ"
    ]
    for member in (m for m in members if m.committee == province.DINH_LAP):
        office.post(
            "/assignment/assignments",
            {
                "member_id": str(member.id),
                "target_kind": "organization",
                "target_id": str(communes[member.number % len(communes)].id),
                "role": "in_charge" if member.number < len(communes) else "monitor",
                "starts_on": "2020-01-01",
                "decision": "15-QĐ/HU",
            },
        )


def _hold_meetings(
    office: Caller, organizations: list[province.Organization], members: list[province.Member]
) -> None:
    headers = ("Tổ chức", "Ngày họp", "Loại", "Người dự")
    for _, meetings in dinh_lap.meetings(organizations, members):
        rows = [
            (m.cell, m.held_on, "Thường kỳ", "; ".join(str(who.id) for who in m.attended_by))
            for m in meetings
        ]
        eventually(
            lambda rows=rows: office.post_sheet("/attendance/imports/meetings", headers, rows)  # type: ignore[misc]  # the rows are bound now
        )
