"""What the stand-in of the services knows: a district, a commune, two cells, and who follows them.

The shapes are those of the read API; the figures are written down here and nowhere computed.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from contracts.event import Event
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.matter_world import matters
from tests.portal.stand_ins.petitions.petition_world import (
    OFFICE_CELL,
    OTHER_COMMUNE,
    PetitionWorld,
)

PROVINCE: Final = identity("province")
DISTRICT: Final = identity("district")
COMMUNE: Final = identity("commune")
CELL: Final = identity("cell")
OTHER_CELL: Final = identity("other-cell")
LAN: Final = identity("lan")
SON: Final = identity("son")
MEETING: Final = identity("meeting")
PLANNED: Final = identity("planned")
TO_COME: Final = identity("to-come")
REGULATION: Final = identity("regulation")
ASSIGNMENT: Final = identity("assignment")
POST: Final = identity("post")

NAMES: Final = {
    PROVINCE: ("Tỉnh ủy Lạng Sơn", "province_committee", None),
    DISTRICT: ("Huyện ủy Đình Lập", "district_committee", PROVINCE),
    COMMUNE: ("Đảng bộ xã Bắc Xa", "grassroots_committee", DISTRICT),
    CELL: ("Chi bộ thôn Bản Mạ", "cell", COMMUNE),
    OTHER_CELL: ("Chi bộ thôn Háng Phúc", "cell", COMMUNE),
    OTHER_COMMUNE: ("Đảng bộ xã Kiên Mộc", "grassroots_committee", DISTRICT),
    OFFICE_CELL: ("Chi bộ Phòng Nông nghiệp", "base_cell", DISTRICT),
}

GRANTS: Final = {
    "van-phong": [("district_office", DISTRICT)],
    "bi-thu": [("cell_secretary", CELL)],
    "lan": [("committee_member", COMMUNE)],
    "hai-noi": [("cell_secretary", CELL), ("viewer", DISTRICT)],
    "nguoi-xem": [("viewer", DISTRICT)],
    "moi": [],
    "van-phong-xa": [("commune_office", COMMUNE)],
    "thuong-vu": [("standing_committee", DISTRICT)],
    "phong-nong-nghiep": [("answering_office", OFFICE_CELL)],
    "van-phong-tinh": [("province_office", PROVINCE)],
    "kiem-tra": [("auditor", DISTRICT)],
}

MEMBERS: Final = {LAN: "Nông Thị Lan", SON: "Hoàng Đức Sơn"}
ACCOUNTS: Final = {"lan": LAN}


@dataclass
class World:
    """Everything that a test may look at or change.

    ``late``: nothing that was ordered arrives in time. ``away``: no service answers;
    ``orders_away``: orders are not taken. ``broken``: they fail. ``heard``: each request, as
    (method, path, its ``Wait-For``); ``asked``: the parameters of each question. ``bodies``:
    those of the orders, as (path, body, idempotency key); ``sheets``: those of the workbooks.
    ``refusals``: by the end of an address,
    why an order is refused.
    """

    late: bool = False
    away: bool = False
    orders_away: bool = False
    broken: bool = False
    tokens_refused: bool = False
    heard: list[tuple[str, str, str | None]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    bodies: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    sheets: list[tuple[str, bytes, str]] = field(default_factory=list)
    refusals: dict[str, Exception] = field(default_factory=dict)
    meetings: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    matters: dict[UUID, dict[str, Any]] = field(default_factory=matters)
    members_found: int = 2
    asking: PetitionWorld = field(default_factory=PetitionWorld)

    def __post_init__(self) -> None:
        self.meetings[MEETING] = _meeting(MEETING, "2020-03-05", "held", present=21, expected=24)
        self.meetings[MEETING]["attendances"] = [attendance(MEETING, LAN, "recorded")]
        self.meetings[MEETING]["opinions"] = [opinion(MEETING, "Cây giống chưa bảo đảm")]
        self.meetings[PLANNED] = _meeting(PLANNED, "2020-11-14", "planned")
        self.meetings[TO_COME] = _meeting(TO_COME, "2020-11-20", "planned")

    def plan_meeting(self, meeting_id: UUID, body: dict[str, Any]) -> None:
        made = _meeting(meeting_id, body["planned_on"], "planned")
        self.meetings[meeting_id] = made | {"kind": body["kind"], "place": body["place"]}

    def add_meeting(self, meeting_id: UUID, body: dict[str, Any]) -> None:
        made = _meeting(
            meeting_id, body["held_on"], "held", present=body["present"], expected=body["expected"]
        )
        made["kind"] = body["kind"]
        made["attendances"] = [
            attendance(meeting_id, UUID(one), "confirmed") for one in body["member_ids"]
        ]
        self.meetings[meeting_id] = made

    def says(self, path: str) -> list[dict[str, Any]]:
        """The bodies of the orders whose path ends so."""
        return [body for one, body, _ in self.bodies if one.endswith(path)]


def attendance(
    meeting: UUID,
    member: UUID,
    state: str,
    reason: str | None = None,
    other: str | None = None,
) -> dict[str, Any]:
    return {
        "meeting_id": str(meeting),
        "member_id": str(member),
        "state": state,
        "reason": reason,
        "other_member_id": other,
        "full_name": MEMBERS[member],
        "events": [f"{meeting}:3"],
    }


def opinion(meeting: UUID, text: str) -> dict[str, Any]:
    return {
        "meeting_id": str(meeting),
        "opinion_id": str(identity(text)),
        "text": text,
        "event_id": f"{meeting}:4",
        "forwarded_to": [],
        "petition_id": None,
        "petition_raised_on": None,
    }


def forwarding(organization: UUID, on: str) -> dict[str, Any]:
    return {
        "organization_id": str(organization),
        "name": NAMES[organization][0],
        "forwarded_on": on,
        "event_id": f"{MEETING}:5",
    }


def _meeting(meeting: UUID, on: str, state: str, **counts: int | None) -> dict[str, Any]:
    return {
        "meeting_id": str(meeting),
        "organization_id": str(CELL),
        "name": NAMES[CELL][0],
        "body": "cell",
        "kind": "regular",
        "state": state,
        "planned_on": on,
        "held_on": on if state == "held" else None,
        "present": counts.get("present"),
        "expected": counts.get("expected"),
        "reason": None,
        "place": "Nhà văn hóa thôn",
        "event_id": f"{meeting}:1",
        "attendances": [],
        "opinions": [],
    }


def path_of(organization: UUID) -> list[dict[str, Any]]:
    """From the root down to the organization itself."""
    name, _, parent = NAMES[organization]
    step = {"organization_id": str(organization), "name": name}
    return [*(path_of(parent) if parent else []), step]


def event(of: type[Event], aggregate: UUID, version: int, **data: Any) -> dict[str, Any]:
    """A row of the audit trail."""
    return {
        "event_id": f"{aggregate}:{version}",
        "aggregate_id": str(aggregate),
        "version": version,
        "service": "attendance",
        "type": of.type_name(),
        "actor": "bi-thu",
        "correlation_id": "c-1",
        "causation_id": None,
        "recorded_at": "2020-03-05T07:05:00Z",
        "data": data,
    }
