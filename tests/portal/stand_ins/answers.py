"""What the stand-in of the read API answers: rows as the real queries give them."""

from typing import Any
from uuid import UUID

from contracts.attendance import MeetingAttended, MeetingCorrected, MeetingHeld, MeetingScheduled
from tests.portal.stand_ins.world import (
    ASSIGNMENT,
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MEETING,
    MEMBERS,
    NAMES,
    OTHER_CELL,
    POST,
    REGULATION,
    World,
    event,
    path_of,
)


def organization(asked: UUID) -> dict[str, Any]:
    name, kind, _ = NAMES[asked]
    return {
        "organization_id": str(asked),
        "kind": kind,
        "cell_type": "village" if kind == "cell" else None,
        "locality_id": None,
        "began_on": "2015-08-01",
        "event_id": f"{asked}:1",
        "name": name,
        "code": "LS",
        "last_day": None,
        "path": path_of(asked),
        "children": [child(one) for one, (_, _, parent) in NAMES.items() if parent == asked],
    }


def child(asked: UUID) -> dict[str, Any]:
    name, kind, _ = NAMES[asked]
    cell_type = "village" if kind == "cell" else None
    return {
        "organization_id": str(asked),
        "kind": kind,
        "cell_type": cell_type,
        "name": name,
        "code": "LS",
    }


def compliance(asked: UUID, year: int) -> dict[str, Any]:
    def sums(level: str, members: int, at_quota: int, behind: int) -> dict[str, Any]:
        return {
            "level": level,
            "members": members,
            "required": members * 2,
            "attended": 79,
            "recorded": 81,
            "confirmed": 70,
            "made_of_required": 76,
            "at_quota": at_quota,
            "behind": behind,
            "share_of_plan": 0.979,
            "share_at_quota": at_quota / members,
        }

    if year < 2020:
        return {"organization_id": str(asked), "year": year, "levels": [], "children": []}
    rows = [sums("district", 38, 38, 0), sums("commune", 4, 3, 1)]
    children = [{"organization_id": str(COMMUNE), **rows[1]}] if asked == DISTRICT else []
    return {"organization_id": str(asked), "year": year, "levels": rows, "children": children}


def quota(status: str) -> dict[str, Any]:
    return {
        "member_id": str(LAN),
        "level": "commune",
        "post_id": str(POST),
        "committee_id": str(COMMUNE),
        "committee_name": NAMES[COMMUNE][0],
        "role": "secretary",
        "last_day": "2020-12-31",
        "regulation_id": str(REGULATION),
        "required": 4,
        "attended": 1,
        "recorded": 2,
        "confirmed": 1,
        "pace": 3,
        "status": status,
    }


def members(world: World) -> list[dict[str, Any]]:
    named = [*MEMBERS.items()] * (1 + world.members_found // len(MEMBERS))
    return [
        {**quota("behind"), "member_id": str(one), "full_name": name, "sort_key": name}
        for one, name in named[: world.members_found]
    ]


def member(world: World, asked: UUID, year: int) -> dict[str, Any]:
    visit = {
        "meeting_id": str(MEETING),
        "organization_id": str(CELL),
        "name": NAMES[CELL][0],
        "body": "cell",
        "kind": "regular",
        "held_on": "2020-03-05",
        "state": "recorded",
        "confirmed": False,
        "assigned": True,
        "meeting_event": f"{MEETING}:1",
        "events": [f"{MEETING}:3"],
    }
    regulation = {
        "regulation": "Quy định 1764",
        "regulation_event": f"{REGULATION}:1",
        "post_event": f"{asked}:2",
    }
    return {
        "member_id": str(asked),
        "full_name": MEMBERS[asked],
        "event_id": f"{asked}:1",
        "cell_id": str(OTHER_CELL),
        "cell_name": NAMES[OTHER_CELL][0],
        "posts": [_post(asked)],
        "assignments": [_assignment()],
        "year": year,
        "quotas": [{**quota("behind"), **regulation}] if year == 2020 else [],
        "visits": [visit] if year == 2020 else [],
        "matters": [
            one
            for one in world.matters.values()
            if (one["state"], one["responsible_id"]) == ("entrusted", str(asked))
        ],
    }


def _post(member_id: UUID) -> dict[str, Any]:
    return {
        "post_id": str(POST),
        "committee_id": str(COMMUNE),
        "committee_name": NAMES[COMMUNE][0],
        "role": "secretary",
        "level": "commune",
        "starts_on": "2019-06-01",
        "ends_on": None,
        "event_id": f"{member_id}:2",
    }


def _assignment() -> dict[str, Any]:
    return {
        "assignment_id": str(ASSIGNMENT),
        "target_kind": "organization",
        "target_id": str(CELL),
        "role": "in_charge",
        "starts_on": "2020-01-01",
        "ends_on": None,
        "decision": "12-QĐ/ĐU",
        "event_id": f"{ASSIGNMENT}:1",
        "target_name": NAMES[CELL][0],
    }


def unvisited() -> list[dict[str, Any]]:
    follower = {
        "member_id": str(LAN),
        "full_name": MEMBERS[LAN],
        "assignment_id": str(ASSIGNMENT),
    }
    return [
        {
            "organization_id": str(OTHER_CELL),
            "name": NAMES[OTHER_CELL][0],
            "last_visit": None,
            "followers": [follower],
        }
    ]


def trail() -> list[dict[str, Any]]:
    """The meeting's events, first one first."""
    meeting, cell = str(MEETING), str(CELL)
    corrected = {"kind": "regular", "present": 22, "expected": 24, "reason": "Ghi nhầm"}
    return [
        event(
            MeetingScheduled,
            MEETING,
            1,
            meeting_id=meeting,
            organization_id=cell,
            body="cell",
            kind="regular",
            planned_on="2020-03-05",
            place=None,
        ),
        event(MeetingHeld, MEETING, 2, meeting_id=meeting, held_on="2020-03-05", present=21),
        event(MeetingAttended, MEETING, 3, meeting_id=meeting, member_id=str(LAN), source="member"),
        event(MeetingCorrected, MEETING, 4, meeting_id=meeting, held_on="2020-03-05", **corrected),
    ]


def history() -> list[dict[str, Any]]:
    """The same, each with what it changed."""
    known: dict[str, Any] = {}
    rows = []
    for row in trail():
        changes = [
            {"field": name, "before": known.get(name), "after": value}
            for name, value in row["data"].items()
            if known.get(name) != value
        ]
        known.update(row["data"])
        rows.append({**row, "changes": changes})
    return rows


def names() -> dict[str, str]:
    """What the ids in the trail name."""
    return {str(one): name for one, name in MEMBERS.items()}
