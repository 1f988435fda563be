"""The rounds of one petition, told from its steps."""

from typing import Any, Final
from uuid import UUID

from services.projection.read_database import ReadDatabase, TimeScope

_OFFICES: Final = (
    "SELECT office_id, name FROM answering_office WHERE office_id = ANY (%(ids)s::uuid[])"
)

_ROUND: Final[dict[str, Any]] = {
    "due_on": None,
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
}

_TELLS: Final = {
    "AnswerApproved": ("approved_on",),
    "PetitionAnswered": ("document_number", "answered_on"),
    "AnswerPublished": ("published_on", "briefing_id"),
    "AnswerAccepted": ("accepted_on", "reason"),
    "AnswerRejected": ("rejected_on", "reason"),
}
"""What these events say of their round."""


def rounds(
    asker: ReadDatabase, steps: list[dict[str, Any]], when: TimeScope
) -> list[dict[str, Any]]:
    """Each round with its offices, its clock, its drafts and what came of its answer."""
    offices = {office for step in steps for office in step["office_ids"] or ()}
    found = asker.rows(_OFFICES, {"ids": list(offices)}, when.as_of) if offices else []
    names = {row["office_id"]: row["name"] for row in found}
    told: dict[int, dict[str, Any]] = {}
    for step in steps:
        if step["round"] is not None:
            begun = {"round": step["round"], "assigned_on": step["on"], **_ROUND}
            lists: dict[str, Any] = {"stops": [], "drafts": [], "returned": [], "transfers": []}
            _tell(told.setdefault(step["round"], begun | lists), step, names)
    return list(told.values())


def _tell(round_: dict[str, Any], step: dict[str, Any], names: dict[UUID, str]) -> None:
    """Enter one step into its round."""
    said = step["details"]
    if step["lead_id"] is not None:
        round_ |= {"lead_id": step["lead_id"], "lead_name": names.get(step["lead_id"])}
        round_["offices"] = [
            {"office_id": office, "name": names.get(office)} for office in step["office_ids"]
        ]
    if "remind_on" in said:
        round_ |= {key: said[key] for key in ("due_on", "remind_on", "escalate_on")}
    kind = step["type"].partition(".")[0]
    if kind == "AnswerDrafted":
        office = {"office_name": names.get(UUID(said["office_id"]))}
        round_["drafts"].append({**said, **office, "event_id": step["event_id"]})
        round_["text"] = said["text"]
    elif kind == "AnswerReturned":
        round_["returned"].append({"returned_on": step["on"], "reason": said["reason"]})
        round_["approved_on"] = None
    elif kind in _TELLS:
        round_ |= {key: said.get(key) for key in _TELLS[kind]}
    else:
        _tell_clock(round_, kind, step["on"], said)


def _tell_clock(round_: dict[str, Any], kind: str, day: object, said: dict[str, Any]) -> None:
    if kind == "PetitionTransferred":
        round_["transfers"].append({"transferred_on": day, "reason": said["reason"]})
    elif kind == "ClockStopped":
        round_["stops"].append({**said, "stopped_on": day, "resumed_on": None})
        round_["stopped_on"] = day
    if kind == "ClockResumed" or said.get("clock") == "restarts":
        round_["stopped_on"] = None
        for stop in round_["stops"][-1:]:
            stop["resumed_on"] = stop["resumed_on"] or day
