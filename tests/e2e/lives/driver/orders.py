"""What is written in an order: right in itself, whatever the state of the petition."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import uuid4

from tests.e2e.lives.model.fixtures import Cell
from tests.e2e.lives.model.life import Life
from tests.e2e.lives.model.model import Model

WHY: Final = "Lý do nêu tại hội nghị"

DAY_OF: Final = {
    "keeping": "kept_on",
    "escalation": "escalated_on",
    "split": "split_on",
    "assignment": "assigned_on",
    "transfer": "transferred_on",
    "clock-stop": "stopped_on",
    "clock-resumption": "resumed_on",
    "draft": "drafted_on",
    "return": "returned_on",
    "approval": "approved_on",
    "answer": "answered_on",
    "acceptance": "accepted_on",
    "rejection": "rejected_on",
    "solution": "reported_on",
    "confirmation": "confirmed_on",
    "dispute": "disputed_on",
    "reopening": "reopened_on",
    "withdrawal": "withdrawn_on",
}
"""The field that has the day of the step; a correction has none."""

_WITH_A_REASON: Final = frozenset(
    "correction split transfer clock-stop return rejection dispute reopening withdrawal".split()
)
_BY_THE_CELL: Final = frozenset(
    "acceptance rejection confirmation dispute reopening withdrawal correction".split()
)
_BY_AN_OFFICE: Final = frozenset({"draft", "answer", "clock-stop", "clock-resumption"})


def fields(model: Model, cell: Cell, day: date) -> list[str]:
    """What a petition of the cell may be about, by the regulation of the day of raising."""
    return list(model.ground.regulation(cell.id, day).fields)


def words() -> dict[str, str]:
    return {"text": f"Đề nghị {uuid4()}", "address": "thôn 1"}


def matter(life: Life) -> dict[str, Any]:
    """The matter out of which the petition grows, found on the same day."""
    return {
        "id": life.source_id,
        "organization_id": life.cell.id,
        "found_on": life.raised_on.isoformat(),
        "text": f"Việc khó {life.source_id}",
    }


def body(model: Model, step: str, life: Life, day: date, chance: Random) -> dict[str, Any]:
    """The order of this step on this day. It has a reason where one must be given."""
    made: dict[str, Any] = {DAY_OF[step]: day.isoformat()} if step in DAY_OF else {}
    if step in _WITH_A_REASON:
        made["reason"] = WHY
    more = _MORE.get(step)
    return made | (more(model, life, day, chance) if more else {})


def actor(model: Model, step: str, life: Life, chance: Random) -> str:
    """Somebody who may give this order."""
    accounts = model.ground.accounts
    if step in {"approval", "return"}:
        return accounts.committee
    able = [accounts.office]
    if step in _BY_THE_CELL and life.cell == model.ground.cells[0]:
        able.append(accounts.secretary)
    if step in _BY_AN_OFFICE and life.round:
        able.append(accounts.boards[life.round.lead])
    return chance.choice(able)


def days(life: Life, today: date) -> list[date]:
    """The days on which a step may have been taken that is entered today: today, or lately."""
    first = max(life.last_on, today - timedelta(days=4))
    return [today - timedelta(days=n) for n in range((today - first).days + 1)]


def _correction(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    return {"field": chance.choice(fields(model, life.cell, life.raised_on)), **words()}


def _escalation(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    return {"to_organization_id": model.ground.district.id}


def _split(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    about = chance.choices(fields(model, life.cell, life.raised_on), k=chance.randint(2, 3))
    return {"parts": [{"id": str(uuid4()), "field": field, **words()} for field in about]}


def _assignment(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    first, second = chance.sample([office.id for office in model.ground.offices], 2)
    made: dict[str, Any] = {"lead_id": first}
    if chance.random() < 0.5:
        made["office_ids"] = [second]
    within = chance.choice((None, None, 0, 2, 9))
    return made if within is None else made | {"due_on": str(day + timedelta(days=within))}


def _transfer(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    """To the office that does not lead now, with the one that does."""
    offices = [office.id for office in model.ground.offices]
    lead = next(office for office in offices if not life.round or office != life.round.lead)
    clock = chance.choice(("keeps", "restarts"))
    return {"lead_id": lead, "office_ids": offices, "clock": clock}


def _stop(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    return {"cause": chance.choice(("forwarded_above", "waiting_for_petitioner"))}


def _draft(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    return {"text": f"Sẽ làm xong trong quý này: {uuid4()}"}


def _answer(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    return {"document_number": chance.choice(("127-CV/HU", "127 cv/hu", "127–CV / HU"))}


def _solution(model: Model, life: Life, day: date, chance: Random) -> dict[str, Any]:
    """Done some days before; reported at a briefing of the zone, where one was held."""
    held = [each.id for each in model.held() if each.zone == life.cell.zone]
    at = chance.choice([None, *held])
    done = day - timedelta(days=chance.randint(0, 6))
    report = {"solved_on": done.isoformat(), "what": f"Xong {uuid4()}", "seen_by": "Chi bộ"}
    return report if at is None else report | {"briefing_id": at}


_MORE: Final = {
    "correction": _correction,
    "escalation": _escalation,
    "split": _split,
    "assignment": _assignment,
    "transfer": _transfer,
    "clock-stop": _stop,
    "draft": _draft,
    "answer": _answer,
    "solution": _solution,
}
