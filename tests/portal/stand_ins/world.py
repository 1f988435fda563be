"""What the stand-in of the services knows: a district, a commune, two cells, and who follows them.

The figures are written down here and nowhere computed.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from contracts.event import Event
from contracts.read.matters import Matter
from contracts.read.meetings import Attendance, AttendanceState, Forwarding, Meeting, Opinion
from contracts.read.trail import TrailEvent
from contracts.read.tree import PathStep
from kernel.vocabulary import GrantRole, MeetingState, OrganizationKind
from tests.portal.stand_ins.changing import changed
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
FIRST: Final = date(2020, 1, 1)

NAMES: Final[dict[UUID, tuple[str, OrganizationKind, UUID | None]]] = {
    PROVINCE: ("Tỉnh ủy Lạng Sơn", "province_committee", None),
    DISTRICT: ("Huyện ủy Đình Lập", "district_committee", PROVINCE),
    COMMUNE: ("Đảng bộ xã Bắc Xa", "grassroots_committee", DISTRICT),
    CELL: ("Chi bộ thôn Bản Mạ", "cell", COMMUNE),
    OTHER_CELL: ("Chi bộ thôn Háng Phúc", "cell", COMMUNE),
    OTHER_COMMUNE: ("Đảng bộ xã Kiên Mộc", "grassroots_committee", DISTRICT),
    OFFICE_CELL: ("Chi bộ Phòng Nông nghiệp", "base_cell", DISTRICT),
}

GRANTS: Final[dict[str, list[tuple[GrantRole, UUID]]]] = {
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
    meetings: dict[UUID, Meeting] = field(default_factory=dict)
    matters: dict[UUID, Matter] = field(default_factory=matters)
    members_found: int = 2
    asking: PetitionWorld = field(default_factory=PetitionWorld)

    def __post_init__(self) -> None:
        held_on = date(2020, 3, 5)
        self.meetings[MEETING] = _meeting(MEETING, held_on, "held", present=21, expected=24)
        self.change_meeting(
            MEETING,
            attendances=[attendance(MEETING, LAN, "recorded")],
            opinions=[opinion(MEETING, "Cây giống chưa bảo đảm")],
        )
        self.meetings[PLANNED] = _meeting(PLANNED, date(2020, 11, 14), "planned")
        self.meetings[TO_COME] = _meeting(TO_COME, date(2020, 11, 20), "planned")

    def change_meeting(self, meeting_id: UUID, **changes: Any) -> None:
        self.meetings[meeting_id] = changed(self.meetings[meeting_id], **changes)

    def change_matter(self, matter_id: UUID, **changes: Any) -> None:
        self.matters[matter_id] = changed(self.matters[matter_id], **changes)

    def plan_meeting(self, meeting_id: UUID, body: dict[str, Any]) -> None:
        self.meetings[meeting_id] = changed(
            _meeting(meeting_id, FIRST, "planned"),
            planned_on=body["planned_on"],
            kind=body["kind"],
            place=body["place"],
        )

    def add_meeting(self, meeting_id: UUID, body: dict[str, Any]) -> None:
        self.meetings[meeting_id] = changed(
            _meeting(meeting_id, FIRST, "held", present=body["present"], expected=body["expected"]),
            planned_on=body["held_on"],
            held_on=body["held_on"],
            kind=body["kind"],
            attendances=[
                attendance(meeting_id, UUID(one), "confirmed") for one in body["member_ids"]
            ],
        )

    def says(self, path: str) -> list[dict[str, Any]]:
        """The bodies of the orders whose path ends so."""
        return [body for one, body, _ in self.bodies if one.endswith(path)]


def attendance(
    meeting: UUID,
    member: UUID,
    state: AttendanceState,
    reason: str | None = None,
    other: UUID | None = None,
) -> Attendance:
    return Attendance(
        meeting_id=meeting,
        member_id=member,
        state=state,
        reason=reason,
        other_member_id=other,
        full_name=MEMBERS[member],
        events=[f"{meeting}:3"],
    )


def opinion(meeting: UUID, text: str) -> Opinion:
    return Opinion(
        meeting_id=meeting,
        opinion_id=identity(text),
        text=text,
        event_id=f"{meeting}:4",
        forwarded_to=[],
        petition_id=None,
        petition_raised_on=None,
        petition_event=None,
    )


def forwarding(organization: UUID, on: date) -> Forwarding:
    return Forwarding(
        organization_id=organization,
        name=NAMES[organization][0],
        forwarded_on=on,
        event_id=f"{MEETING}:5",
    )


def _meeting(
    meeting: UUID,
    on: date,
    state: MeetingState,
    *,
    present: int | None = None,
    expected: int | None = None,
) -> Meeting:
    return Meeting(
        meeting_id=meeting,
        organization_id=CELL,
        name=NAMES[CELL][0],
        body="cell",
        kind="regular",
        state=state,
        planned_on=on,
        held_on=on if state == "held" else None,
        present=present,
        expected=expected,
        reason=None,
        place="Nhà văn hóa thôn",
        event_id=f"{meeting}:1",
        attendances=[],
        opinions=[],
    )


def path_of(organization: UUID) -> list[PathStep]:
    """From the root down to the organization itself."""
    name, _, parent = NAMES[organization]
    step = PathStep(organization_id=organization, name=name)
    return [*(path_of(parent) if parent else []), step]


def event(of: type[Event], aggregate: UUID, version: int, **data: Any) -> TrailEvent:
    """A row of the audit trail."""
    return TrailEvent(
        event_id=f"{aggregate}:{version}",
        aggregate_id=aggregate,
        version=version,
        service="attendance",
        type=of.type_name(),
        actor="bi-thu",
        correlation_id="c-1",
        causation_id=None,
        recorded_at=datetime(2020, 3, 5, 7, 5, tzinfo=UTC),
        data=data,
    )
