"""Loads the demo provinces into an empty system, through the commands that people use."""

from functools import partial
from typing import Final

from services.demo import dinh_lap, province
from services.demo.accounts import LANG_SON, OPERATOR, PASSWORD, PROVINCE_OFFICE
from services.demo.client import Caller, eventually, token
from services.demo.entering import (
    Say,
    grant,
    grant_all,
    register_members,
    register_organizations,
    register_root,
)
from services.demo.gia_loc.load import load_gia_loc
from services.demo.matters import enter_matters

_FROM: Final = "2019-01-01"


def load(url: str, say: Say) -> None:
    """Enter Lạng Sơn with two years of Đình Lập, Gia Lộc with five years of petitions, and some
    matters of today.

    ``url`` is where the portal is. Raises Refused when a command is refused for good.
    """
    operator = Caller(url, token(url, OPERATOR, PASSWORD))
    _load_lang_son(url, operator, say)
    load_gia_loc(url, operator, say)
    say("Bắc Xa, Đoàn Thượng: what is hard there")
    enter_matters(url)
    operator.close()


def is_empty(url: str) -> bool:
    """Whether nobody has entered anything yet: the province's office has no grant."""
    caller = Caller(url, token(url, PROVINCE_OFFICE.account, PASSWORD))
    empty = not caller.get("/projection/me")["grants"]
    caller.close()
    return empty


def _load_lang_son(url: str, operator: Caller, say: Say) -> None:
    organizations, members = list(province.organizations()), list(province.members())
    root = register_root(operator, province.ROOT, "Tỉnh ủy Lạng Sơn", province.BEGAN)
    grant(operator, PROVINCE_OFFICE.account, "province_office", root, _FROM)
    office = Caller(url, token(url, PROVINCE_OFFICE.account, PASSWORD))
    say(f"Lạng Sơn: {len(organizations) + 1} organizations")
    register_organizations(office, organizations, province.BEGAN)
    say(f"Lạng Sơn: {len(members)} committee members")
    register_members(office, members, province.BEGAN, province.IN_POST)
    places = {province.ROOT: root, **{o.code: str(o.id) for o in organizations}}
    grant_all(office, [a for a in LANG_SON if a != PROVINCE_OFFICE], places, _FROM)
    _regulate(office, root, organizations)
    say("Đình Lập: assignments")
    _assign(office, organizations, members)
    say("Đình Lập: meetings of 2020 and 2021")
    _hold_meetings(office, organizations, members)
    office.close()


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
        eventually(partial(office.post_sheet, "/attendance/imports/meetings", headers, rows))
