"""What the stand-in knows of matters: one in the cell, which a member is responsible for.

The shapes are those of the read API.
"""

from typing import Any, Final
from uuid import UUID

from tests.portal.stand_ins.identities import identity

CELL: Final = identity("cell")
COMMUNE: Final = identity("commune")
LAN: Final = identity("lan")
SLOPE: Final = identity("slope")
LAND: Final = identity("land-matter")


def matters() -> dict[UUID, dict[str, Any]]:
    """One in the cell that Lan is to see to and that is overdue, one in the commune."""
    entrusted = {
        "state": "entrusted",
        "responsible_id": str(LAN),
        "responsible_name": "Nông Thị Lan",
        "entrusted_on": "2020-10-05",
        "due_on": "2020-11-10",
        "overdue": True,
    }
    slope = matter(SLOPE, CELL, "Đường vào thôn sạt lở") | entrusted
    slope["life"].append(
        step(
            SLOPE,
            2,
            "MatterEntrusted",
            "2020-10-05",
            member_id=str(LAN),
            due_on="2020-11-10",
            entrusted_on="2020-10-05",
        )
    )
    land = matter(LAND, COMMUNE, "Mười hai hộ chưa nhường đất làm đường")
    return {SLOPE: slope, LAND: land}


def matter(identity: UUID, place: UUID, text: str, found_on: str = "2020-10-01") -> dict[str, Any]:
    """As it was just recorded."""
    return {
        "matter_id": str(identity),
        "organization_id": str(place),
        "organization_name": "Chi bộ thôn Bản Mạ" if place == CELL else "Đảng bộ xã Bắc Xa",
        "found_on": found_on,
        "text": text,
        "state": "open",
        "responsible_id": None,
        "responsible_name": None,
        "entrusted_on": None,
        "due_on": None,
        "overdue": False,
        "settled_on": None,
        "outcome": None,
        "event_id": f"{identity}:1",
        "petition_id": None,
        "petition_raised_on": None,
        "petition_event": None,
        "life": [step(identity, 1, "MatterRecorded", found_on, found_on=found_on, text=text)],
    }


def step(identity: UUID, version: int, event: str, on: str, **details: Any) -> dict[str, Any]:
    """One step of a matter's life."""
    return {
        "event_id": f"{identity}:{version}",
        "type": f"{event}.v1",
        "on": on,
        "member_id": details.get("member_id"),
        "member_name": "Nông Thị Lan" if "member_id" in details else None,
        "details": details,
        "actor": "bi-thu",
        "recorded_at": f"{on}T08:05:00Z",
    }
