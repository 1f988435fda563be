"""Petitions asked and answered in the district of the town, entered through the commands."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from services.demo.client import Caller, eventually

FIELD = "roads"


@dataclass(frozen=True)
class Petitions:
    """The ids of what was entered.

    ``petition`` was answered, and is of a confidential petitioner, ``other_petition`` was only
    raised; of the briefings one was held, the other is planned.
    """

    regulation: str
    office: str
    zone: str
    head: str
    held: str
    planned: str
    petition: str
    other_petition: str


def enter(office: Caller, committee: Caller, place: dict[str, str]) -> Petitions:
    """By an office of the district or above; ``committee`` is the standing committee."""
    head = _head(office, place)
    found = {
        "regulation": _entered(office, "regulations", _regulation(place)),
        "office": _entered(office, "offices", _office(place)),
        "zone": _entered(office, "zones", _zone(place, head)),
    }
    at = {"zone_id": found["zone"], "host_id": place["commune"]}
    held = _entered(office, "briefings/record", at | {"held_on": "2023-03-08"})
    planned = _entered(office, "briefings", at | {"planned_on": "2023-09-08"})
    words = {"field": FIELD, "text": "Đường vào thôn hỏng", "address": "thôn 1"}
    asked = words | {"cell_id": place["cell"], "briefing_id": held}
    hidden = {"petitioner": "confidential", "petitioner_name": "Nông Thị Kín"}
    petition = _entered(office, "petitions", asked | hidden)
    other = _entered(office, "petitions", asked | {"petitioner": "cell"})
    _answer(office, committee, petition, found["office"], place["district"])
    return Petitions(
        **found, head=head, held=held, planned=planned, petition=petition, other_petition=other
    )


def _head(office: Caller, place: dict[str, str]) -> str:
    member = {"full_name": "Vi Văn Cừ", "cell_id": place["other_cell"]}
    head = str(office.post("/assignment/members", member | {"effective_on": "2015-01-01"})["id"])
    post = {"role": "standing_member", "level": "district", "starts_on": "2022-01-01"}
    office.post(f"/assignment/members/{head}/posts", post | {"committee_id": place["district"]})
    return head


def _regulation(place: dict[str, str]) -> dict[str, Any]:
    return {
        "scope_id": place["district"],
        "number": "07-QĐ/HU",
        "title": "Quy định trả lời kiến nghị",
        "starts_on": "2022-01-01",
        "answer_days": 10,
        "remind_days": 2,
        "escalate_days": 3,
        "fields": [{"code": FIELD, "name": "Đường sá"}],
    }


def _office(place: dict[str, str]) -> dict[str, Any]:
    name = "Phòng Kinh tế và Hạ tầng"
    return {"organization_id": place["district"], "name": name, "starts_on": "2022-01-01"}


def _zone(place: dict[str, str], head: str) -> dict[str, Any]:
    return {
        "organization_id": place["district"],
        "name": "Khu I",
        "starts_on": "2022-01-01",
        "commune_ids": [place["commune"]],
        "head_id": head,
    }


def _answer(
    office: Caller, committee: Caller, petition: str, office_id: str, district: str
) -> None:
    at = f"/petition/petitions/{petition}"
    steps: list[tuple[Caller, str, dict[str, Any]]] = [
        (office, "escalation", {"to_organization_id": district, "escalated_on": "2023-03-09"}),
        (office, "assignment", {"lead_id": office_id, "assigned_on": "2023-03-10"}),
        (
            office,
            "draft",
            {"office_id": office_id, "text": "Sẽ sửa trong năm.", "drafted_on": "2023-03-11"},
        ),
        (committee, "approval", {"approved_on": "2023-03-12"}),
        (office, "answer", {"document_number": "127-CV/HU", "answered_on": "2023-03-15"}),
    ]
    for caller, step, body in steps:
        eventually(partial(caller.post, f"{at}/{step}", body))


def _entered(office: Caller, what: str, body: dict[str, Any]) -> str:
    return str(eventually(lambda: office.post(f"/petition/{what}", body))["id"])
