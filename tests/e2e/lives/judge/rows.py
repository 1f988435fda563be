"""How the machine expects a petition to be told in a list, on a desk, on its own page."""

from datetime import date
from typing import Any

from tests.e2e.lives.judge import counting
from tests.e2e.lives.model.fixtures import Ground
from tests.e2e.lives.model.life import OWED, Life
from tests.e2e.lives.model.rounds import Round


def row(ground: Ground, life: Life, on: date, *, masked: bool = False) -> dict[str, Any]:
    """What every list tells of a petition."""
    cell, round_ = life.cell, life.round
    due = OWED | {"answered"} if masked else OWED
    return {
        "petition_id": life.id,
        "raised_on": life.raised_on,
        "cell_id": cell.id,
        "cell_name": cell.name,
        "commune_id": cell.commune.id,
        "commune_name": cell.commune.name,
        "zone_id": cell.zone and cell.zone.id,
        "zone_name": cell.zone and cell.zone.name,
        "field": life.about,
        "field_name": ground.field_name(cell, life.raised_on, life.about),
        "text": life.text,
        "address": life.address,
        "round": life.number,
        "lead_id": round_ and round_.lead,
        "lead_name": round_ and ground.office(round_.lead).name,
        "state": counting.shown(life, masked=masked),
        "due_on": round_.clock.due if round_ and life.state in due else None,
        "overdue": counting.overdue(life, on, masked=masked),
    }


def latest_first(life: Life) -> tuple[int, int]:
    """The order of lists: by the day of raising, then by id, both from the end."""
    return -life.raised_on.toordinal(), -int(life.id.replace("-", ""), 16)


def page(ground: Ground, life: Life, on: date, *, masked: bool) -> dict[str, Any]:
    """The head of a petition's own page."""
    listed = row(ground, life, on, masked=masked)
    del listed["lead_id"], listed["lead_name"]
    return {
        **listed,
        "briefing_id": life.briefing,
        "petitioner": life.petitioner,
        "petitioner_name": life.petitioner_name if life.petitioner == "named" else None,
        "source": life.source,
        "source_id": life.source_id,
        "event_id": f"{life.id}:1",
    }


def shown_events(life: Life, *, masked: bool) -> list[tuple[int, Any]]:
    """The events with their versions; without those of an answer that was not announced."""
    announced = {each.number for each in life.published}
    hidden = {"AnswerDrafted", "AnswerReturned", "AnswerApproved", "PetitionAnswered"}
    return [
        (version, told)
        for version, told in enumerate(life.told, start=1)
        if not (masked and told.type in hidden and told.round not in announced)
    ]


def rounds(ground: Ground, life: Life, *, masked: bool) -> list[dict[str, Any]]:
    return [
        _round(ground, each) | ({} if each.published_on or not masked else _UNHEARD)
        for each in life.rounds
    ]


def _round(ground: Ground, each: Round) -> dict[str, Any]:
    offices = [ground.office(office) for office in each.offices]
    return {
        "round": each.number,
        "assigned_on": each.assigned_on,
        "lead_id": offices[0].id,
        "lead_name": offices[0].name,
        "offices": [{"office_id": office.id, "name": office.name} for office in offices],
        "due_on": each.clock.due,
        "remind_on": each.clock.remind,
        "escalate_on": each.clock.escalate,
        "stops": each.stops,
        "transfers": each.transfers,
        "drafts": [
            each | {"office_name": ground.office(each["office_id"]).name} for each in each.drafts
        ],
        "returned": each.returned,
        "text": each.text,
        "approved_on": each.approved_on,
        "document_number": each.document,
        "answered_on": each.answered_on,
        "published_on": each.published_on,
        "briefing_id": each.briefing,
        "accepted_on": each.judged_on if each.judged == "accepted" else None,
        "rejected_on": each.judged_on if each.judged == "rejected" else None,
        "reason": each.reason,
    }


_UNHEARD: dict[str, Any] = {
    "drafts": [],
    "returned": [],
    "text": None,
    "approved_on": None,
    "document_number": None,
    "answered_on": None,
}
"""What the cell is told of an answer before it is announced."""
