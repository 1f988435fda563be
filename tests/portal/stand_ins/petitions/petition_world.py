"""What the stand-in knows of petitions: a zone with two briefings, an office, and one petition.

The shapes are those of the read API; the figures are written down here and nowhere computed.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from tests.portal.stand_ins.identities import identity

DISTRICT: Final = identity("district")
COMMUNE: Final = identity("commune")
OTHER_COMMUNE: Final = identity("other-commune")
CELL: Final = identity("cell")
OFFICE_CELL: Final = identity("office-cell")
HEAD: Final = identity("son")
DEPUTY: Final = identity("lan")

ZONE: Final = identity("zone")
OCTOBER: Final = identity("october")
NOVEMBER: Final = identity("november")
CANAL: Final = identity("canal")
ROAD: Final = identity("road")
OFFICE: Final = identity("office")
OTHER_OFFICE: Final = identity("other-office")

COMMUNES: Final = {COMMUNE: "Đảng bộ xã Bắc Xa", OTHER_COMMUNE: "Đảng bộ xã Kiên Mộc"}
OFFICES: Final = {OFFICE: "Phòng Nông nghiệp", OTHER_OFFICE: "Phòng Kinh tế và Hạ tầng"}
FIELDS: Final = [
    {"code": "agriculture", "name": "Nông nghiệp"},
    {"code": "land", "name": "Đất đai"},
]
REGULATION: Final = identity("petition-regulation")
OLD_REGULATION: Final = identity("old-petition-regulation")
OWED: Final = ("assigned", "drafted", "returned", "approved")


@dataclass
class PetitionWorld:
    """Everything about petitions that a test may look at or change."""

    has_head: bool = True
    regulated: bool = True
    zone_closed_on: str | None = None
    left: set[UUID] = field(default_factory=set)
    decision: dict[str, Any] | None = None
    readings: list[dict[str, Any]] = field(default_factory=list)
    kept_name: str | None = None
    petitions: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    briefings: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    to_announce: list[dict[str, Any]] = field(default_factory=list)
    to_report: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.petitions[CANAL] = petition(CANAL, "Nạo vét mương tiêu sau trường mầm non")
        self.petitions[ROAD] = petition(ROAD, "Sửa đoạn đường liên thôn")
        self.briefings[OCTOBER] = briefing(OCTOBER, "2020-10-07", "held", COMMUNE)
        self.briefings[NOVEMBER] = briefing(NOVEMBER, "2020-11-10", "planned", OTHER_COMMUNE)
        self.briefings[OCTOBER]["petitions"] = [row(self.petitions[CANAL])]

    def stand(self, state: str, **more: Any) -> None:
        """Let the petition about the canal stand so, with a round where the state has one."""
        found = self.petitions[CANAL]
        found |= {"state": state, **more}
        if state not in ("raised", "kept_at_base", "escalated") and not found["rounds"]:
            found["rounds"] = [round_(1)]
            found["round"] = 1


def petition(identity: UUID, text: str) -> dict[str, Any]:
    return {
        "petition_id": str(identity),
        "cell_id": str(CELL),
        "cell_name": "Chi bộ thôn Bản Mạ",
        "commune_id": str(COMMUNE),
        "commune_name": COMMUNES[COMMUNE],
        "zone_id": str(ZONE),
        "zone_name": "Khu 1",
        "briefing_id": str(OCTOBER),
        "raised_on": "2020-10-07",
        "field": "agriculture",
        "field_name": "Nông nghiệp",
        "text": text,
        "address": "Sau trường mầm non, thôn Bản Mạ",
        "petitioner": "cell",
        "petitioner_name": None,
        "source": "briefing",
        "source_id": None,
        "event_id": f"{identity}:1",
        "state": "raised",
        "round": 0,
        "stopped_on": None,
        "due_on": None,
        "overdue": False,
        "rounds": [],
        "life": [step(identity, 1, "PetitionRaised", "2020-10-07")],
        "links": {
            "merged_into": None,
            "absorbed": [],
            "parts": [],
            "part_of": None,
            "opinion": None,
            "matter": None,
        },
        "briefings": [{"briefing_id": str(OCTOBER), "name": "Giao ban tháng 10/2020, Khu 1"}],
    }


def step(identity: UUID, version: int, event: str, on: str, **details: Any) -> dict[str, Any]:
    """One step of a petition's life."""
    return {
        "event_id": f"{identity}:{version}",
        "type": f"{event}.v1",
        "on": on,
        "round": details.pop("round", None),
        "details": details,
        "actor": details.pop("actor", "bi-thu"),
        "recorded_at": f"{on}T08:05:00Z",
    }


def round_(number: int, **more: Any) -> dict[str, Any]:
    return {
        "round": number,
        "assigned_on": "2020-10-12",
        "lead_id": str(OFFICE),
        "lead_name": OFFICES[OFFICE],
        "offices": [{"office_id": str(OFFICE), "name": OFFICES[OFFICE]}],
        "due_on": "2020-10-26",
        "remind_on": "2020-10-21",
        "escalate_on": "2020-11-02",
        "stopped_on": None,
        "approved_on": None,
        "document_number": None,
        "answered_on": None,
        "text": None,
        "published_on": None,
        "briefing_id": None,
        "accepted_on": None,
        "rejected_on": None,
        "reason": None,
        "stops": [],
        "drafts": [],
        "returned": [],
        "transfers": [],
        **more,
    }


def row(found: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The petition as it stands in a list."""
    named = (
        "petition_id raised_on cell_id cell_name commune_id commune_name zone_id zone_name field"
        " field_name text address round state due_on overdue"
    ).split()
    leads = bool(found["rounds"])
    return {
        **{name: found[name] for name in named},
        "lead_id": str(OFFICE) if leads else None,
        "lead_name": OFFICES[OFFICE] if leads else None,
        **more,
    }


def answered(found: dict[str, Any], *, late: bool, announced: bool) -> dict[str, Any]:
    """The answer of a petition's first round, on a briefing's list."""
    return {
        **row(found),
        "petition": found["text"],
        "text": "Sẽ nạo vét xong trước ngày 30/11/2020.",
        "round": 1,
        "late": late,
        "announced": announced,
        "document_number": "127-CV/HU",
        "answered_on": "2020-10-23",
        "lead_id": str(OFFICE),
        "lead_name": OFFICES[OFFICE],
    }


def briefing(identity: UUID, day: str, state: str, host: UUID) -> dict[str, Any]:
    held = state == "held"
    return {
        "briefing_id": str(identity),
        "zone_id": str(ZONE),
        "zone_name": "Khu 1",
        "organization_id": str(DISTRICT),
        "month": f"{day[:7]}-01",
        "state": state,
        "planned_on": day,
        "held_on": day if held else None,
        "day": day,
        "on_time": True if held else None,
        "host_id": str(host),
        "host_name": COMMUNES[host],
        "reason": None,
        "event_id": f"{identity}:1",
        "minutes": None,
        "minutes_event": None,
        "compiled_on": None,
        "sent_on": None,
        "sent_to_id": None,
        "sent_to": None,
        "announced_on": None,
        "came": [],
        "missing": [],
        "answers": [],
        "petitions": [],
        "reported": [],
    }
