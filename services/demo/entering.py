"""How the demo enters what every province has: organizations, members, who may do what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from services.demo.accounts import DemoAccount
from services.demo.client import Caller, eventually
from services.demo.province import Member, Organization

Say = Callable[[str], None]

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
_ORGANIZATION: Final = (
    "Mã",
    "Tên",
    "Loại tổ chức",
    "Từ ngày",
    "Mã cấp trên",
    "Loại hình chi bộ",
    "ID",
)
_MEMBER: Final = (
    "Họ và tên",
    "Mã chi bộ",
    "Thuộc chi bộ từ",
    "Tài khoản",
    "Mã cấp ủy",
    "Chức vụ",
    "Từ ngày",
    "ID",
)
_AT_ONCE: Final = 1000


def register_root(operator: Caller, code: str, name: str, began: str, **more: str) -> str:
    """The province committee of a province that has nothing yet; returns its id."""
    body = {"code": code, "name": name, "kind": "province_committee", "effective_on": began}
    return str(operator.post("/assignment/organizations", body | more)["id"])


def register_organizations(
    office: Caller, organizations: Iterable[Organization], began: str
) -> None:
    """In one workbook, parents first."""
    rows = [
        (
            o.code,
            o.name,
            _KINDS[o.kind],
            began,
            o.parent,
            _CELL_TYPES[o.cell_type] if o.cell_type else None,
            str(o.id),
        )
        for o in organizations
    ]
    eventually(lambda: office.post_sheet("/assignment/imports/organizations", _ORGANIZATION, rows))


def register_members(office: Caller, members: Iterable[Member], began: str, in_post: str) -> None:
    """In workbooks of a thousand rows."""
    rows = [
        (m.full_name, m.cell, began, m.account, m.committee, m.role, in_post, str(m.id))
        for m in members
    ]
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        eventually(partial(office.post_sheet, "/assignment/imports/members", _MEMBER, part))


def grant(caller: Caller, account: str, role: str, organization_id: str, starts_on: str) -> None:
    """From that day on, in the subtree of the organization."""
    body = {
        "account": account,
        "role": role,
        "organization_id": organization_id,
        "starts_on": starts_on,
    }
    eventually(partial(caller.post, "/assignment/grants", body))


def grant_all(
    caller: Caller, accounts: Sequence[DemoAccount], places: Mapping[str, str], starts_on: str
) -> None:
    """Each account's own role, at the place of its code."""
    for account in accounts:
        if account.role is not None:
            place = places[str(account.organization_code)]
            grant(caller, account.account, account.role, place, starts_on)


def post_when_possible(caller: Caller, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """The result of a command that may name what has not arrived everywhere yet."""
    return eventually(partial(caller.post, path, body))
