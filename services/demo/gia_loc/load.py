"""Enters Gia Lộc: its zones and offices, five years from the books, and the work of today."""

from typing import Final

from services.demo.accounts import GIA_LOC, GIA_LOC_OFFICE, HAI_DUONG_OFFICE, PASSWORD
from services.demo.client import Caller, token
from services.demo.entering import (
    Say,
    grant,
    grant_all,
    post_when_possible,
    register_members,
    register_organizations,
    register_root,
)
from services.demo.gia_loc import months, petitions, places
from services.demo.gia_loc.today import enter_today
from services.demo.gia_loc.zones import zones
from services.demo.ids import demo_id

_FROM: Final = "2005-01-01"


def load_gia_loc(url: str, operator: Caller, say: Say) -> None:
    """Everything of practice E. Raises Refused when a command is refused for good."""
    _enter_places(url, operator, say)
    office = Caller(url, token(url, GIA_LOC_OFFICE.account, PASSWORD))
    _enter_rules(office)
    _enter_zones(office)
    say("Gia Lộc: briefings of 2006 to 2010")
    _enter_briefings(office)
    say("Gia Lộc: 1002 petitions with their answers")
    for one in petitions.put():
        post_when_possible(office, "/petition/petitions/record", petitions.entry(one))
    say("Gia Lộc: the petitions of today")
    enter_today(url)
    office.close()


def _enter_places(url: str, operator: Caller, say: Say) -> None:
    organizations, members = list(places.organizations()), list(places.members())
    say(f"Gia Lộc: {len(organizations)} organizations, {len(members)} committee members")
    root = demo_id(f"organization:{places.PROVINCE}")
    register_root(operator, places.PROVINCE, "Tỉnh ủy Hải Dương", places.BEGAN, id=root)
    grant(operator, HAI_DUONG_OFFICE.account, "province_office", root, _FROM)
    office = Caller(url, token(url, HAI_DUONG_OFFICE.account, PASSWORD))
    register_organizations(office, organizations, places.BEGAN)
    register_members(office, members, places.BEGAN, places.IN_POST)
    where = {places.PROVINCE: root, **{o.code: str(o.id) for o in organizations}}
    grant_all(office, [a for a in GIA_LOC if a != HAI_DUONG_OFFICE], where, _FROM)
    office.close()


def _enter_rules(office: Caller) -> None:
    district = demo_id(f"organization:{places.DISTRICT}")
    regulation = {
        "number": "05-QĐ/HU",
        "title": "Quy định tiếp nhận, trả lời kiến nghị tại hội nghị giao ban khu",
        "scope_id": district,
        "starts_on": "2006-01-01",
        "answer_days": 10,
        "remind_days": 3,
        "escalate_days": 5,
        "fields": [{"code": code, "name": name} for code, name, _ in months.FIELDS],
    }
    post_when_possible(office, "/petition/regulations", regulation)
    for number, (field, name) in enumerate(places.OFFICES):
        body = {
            "id": petitions.office_id(field),
            "organization_id": demo_id(f"organization:{places.office_code(number)}"),
            "name": name,
            "starts_on": "2006-01-01",
        }
        post_when_possible(office, "/petition/offices", body)


def _enter_zones(office: Caller) -> None:
    for zone in zones():
        body = {
            "id": zone.id,
            "organization_id": demo_id(f"organization:{places.DISTRICT}"),
            "name": zone.name,
            "starts_on": "2006-01-01",
            "commune_ids": [demo_id(f"organization:{code}") for code in zone.communes],
            "head_id": zone.head_id,
            "deputy_id": zone.deputy_id,
        }
        post_when_possible(office, "/petition/zones", body)


def _enter_briefings(office: Caller) -> None:
    for zone in zones():
        for number in range(months.MONTHS + months.AFTERWARDS):
            body = {
                "id": petitions.briefing_id(zone, number),
                "zone_id": zone.id,
                "held_on": months.held_on(zone.number, number).isoformat(),
                "host_id": demo_id(f"organization:{months.host(zone.communes, number)}"),
                "came": zone.expected(),
                "missing": [],
            }
            post_when_possible(office, "/petition/briefings/record", body)
