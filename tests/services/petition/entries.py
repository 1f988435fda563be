"""What is entered before a test begins: a regulation, an office, a zone, petitions on their way."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from contracts.attendance import MatterRecorded
from tests.services.petition.house import House
from tests.services.petition.province import (
    AGENCY,
    CELL,
    DEPUTY,
    DISTRICT,
    HEAD,
    KHANH,
    TAN,
    identity,
)

ZONE: Final = identity(31)
OFFICE: Final = identity(32)
REGULATION: Final = identity(33)

A_REGULATION: Final[dict[str, Any]] = {
    "scope_id": str(DISTRICT),
    "number": "05-QĐ/HU",
    "title": "Quy định trả lời kiến nghị",
    "starts_on": "2019-01-01",
    "answer_days": 10,
    "remind_days": 2,
    "escalate_days": 3,
    "fields": [{"code": "land", "name": "Đất đai"}],
}
AN_OFFICE: Final[dict[str, Any]] = {
    "organization_id": str(AGENCY),
    "name": "Phòng Tài nguyên và Môi trường",
    "starts_on": "2019-01-01",
}
A_ZONE: Final[dict[str, Any]] = {
    "organization_id": str(DISTRICT),
    "name": "Khu III",
    "starts_on": "2019-01-01",
    "commune_ids": [str(KHANH), str(TAN)],
    "head_id": str(HEAD),
    "deputy_id": str(DEPUTY),
}


def found(
    matter_id: UUID, organization_id: UUID = CELL, found_on: date = date(2019, 3, 1)
) -> MatterRecorded:
    """A matter, as the attendance service publishes it."""
    return MatterRecorded(
        matter_id=matter_id,
        organization_id=organization_id,
        found_on=found_on,
        text="Mười hai hộ chưa có sổ đỏ",
    )


NAME: Final = "Lê Thị Lan"
"""Of somebody who wants to be known to those alone who need to know."""
A_CONFIDENTIAL_PETITION: Final[dict[str, Any]] = {
    "cell_id": str(CELL),
    "field": "land",
    "text": "Đề nghị cấp lại sổ đỏ",
    "address": "Thôn Bình Đê",
    "petitioner": "confidential",
    "petitioner_name": NAME,
}


def enter_rules(house: House) -> None:
    """A regulation, an office that answers, and a zone of Khánh and Tân."""
    district = house.caller("district")
    district.does("/regulations", A_REGULATION | {"id": str(REGULATION)})
    district.does("/offices", AN_OFFICE | {"id": str(OFFICE)})
    district.does("/zones", A_ZONE | {"id": str(ZONE)})


def briefing(house: House, planned_on: str, host: UUID = KHANH, account: str = "district") -> str:
    """A planned briefing's id."""
    body = {"zone_id": str(ZONE), "planned_on": planned_on, "host_id": str(host)}
    return house.caller(account).does("/briefings", body)


def past_briefing(house: House, held_on: str, host: UUID = KHANH) -> str:
    """The id of a briefing from the books."""
    body = {"zone_id": str(ZONE), "held_on": held_on, "host_id": str(host)}
    return house.caller("district").does("/briefings/record", body)


def answered_petition(
    house: House, briefing_id: str, day: date, *, number: str = "127-CV/HU", cell: UUID = CELL
) -> str:
    """Put at the briefing, answered on the day; returns its id."""
    petition = approved_petition(house, briefing_id, day, cell=cell)
    answer = {"document_number": number, "answered_on": day.isoformat()}
    house.caller("office").does(f"/petitions/{petition}/answer", answer)
    return petition


def approved_petition(house: House, briefing_id: str, day: date, *, cell: UUID = CELL) -> str:
    """Put at the briefing, its answer approved on the day and not sent; returns its id."""
    district = house.caller("district")
    petition = district.does(
        "/petitions",
        {
            "cell_id": str(cell),
            "briefing_id": briefing_id,
            "field": "land",
            "text": "Đề nghị cấp lại sổ đỏ cho 12 hộ.",
            "address": "thôn Bình Đê",
            "petitioner": "cell",
        },
    )
    at, on = f"/petitions/{petition}", day.isoformat()
    district.does(f"{at}/escalation", {"to_organization_id": str(DISTRICT), "escalated_on": on})
    district.does(f"{at}/assignment", {"lead_id": str(OFFICE), "assigned_on": on})
    house.caller("office").does(f"{at}/draft", {"text": "Sẽ cấp trong quý III.", "drafted_on": on})
    house.caller("standing").does(f"{at}/approval", {"approved_on": on})
    return petition
