"""What each step makes of a petition, in the machine's mind."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from tests.e2e.lives.model.fixtures import Ground
from tests.e2e.lives.model.life import Life, Told
from tests.e2e.lives.model.rounds import Clock, Round

EVENTS: Final = {
    "correction": "PetitionCorrected",
    "keeping": "PetitionKeptAtBase",
    "escalation": "PetitionEscalated",
    "split": "PetitionSplit",
    "assignment": "PetitionAssigned",
    "transfer": "PetitionTransferred",
    "clock-stop": "ClockStopped",
    "clock-resumption": "ClockResumed",
    "draft": "AnswerDrafted",
    "return": "AnswerReturned",
    "approval": "AnswerApproved",
    "answer": "PetitionAnswered",
    "acceptance": "AnswerAccepted",
    "rejection": "AnswerRejected",
    "solution": "SolutionReported",
    "confirmation": "SolutionConfirmed",
    "dispute": "SolutionDisputed",
    "reopening": "PetitionReopened",
    "withdrawal": "PetitionWithdrawn",
    "merger": "PetitionMerged",
}
_BRINGS: Final = {
    "keeping": "kept_at_base",
    "escalation": "escalated",
    "split": "split",
    "assignment": "assigned",
    "draft": "drafted",
    "return": "returned",
    "approval": "approved",
    "answer": "answered",
    "acceptance": "accepted",
    "rejection": "rejected",
    "solution": "solution_reported",
    "confirmation": "solved",
    "withdrawal": "withdrawn",
    "merger": "merged",
}
_OUTSIDE_ROUNDS: Final = frozenset(
    "correction keeping escalation split solution confirmation dispute reopening withdrawal"
    " merger".split()
)
DOCUMENT: Final = "127-CV/HU"
"""How it is printed, however it was written."""


def take(
    ground: Ground, life: Life, step: str, day: date, body: dict[str, Any], by: tuple[str, date]
) -> None:
    """It was taken on that day with this body; ``by`` whom, and on which day it was entered."""
    before = life.state
    if step in _EFFECTS:
        _EFFECTS[step](ground, life, day, body)
    brings = {
        "dispute": life.before_report,
        "reopening": "rejected" if life.rounds else "raised",
        "correction": None,
    }
    number = None if step in _OUTSIDE_ROUNDS else life.number
    told = Told(EVENTS[step], by[1] if step == "correction" else day, *by, number)
    life.tell(told, brings[step] if step in brings else _BRINGS.get(step, before))


def tick(life: Life, today: date) -> list[str]:
    """What the clock says of itself on this day."""
    if not life.is_owed or life.round is None:
        return []
    strikes = life.round.clock.strikes(today)
    for name, on in strikes:
        life.tell(Told(name, on, "clock", today, life.number))
    return [name for name, _ in strikes]


def _correct(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    life.about, life.text, life.address = body["field"], body["text"], body["address"]


def _assign(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    due = date.fromisoformat(body["due_on"]) if "due_on" in body else None
    clock = Clock.starting(day, ground.regulation(life.cell.id, day), due)
    life.rounds.append(Round(life.number + 1, _offices(body), day, clock))


def _transfer(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    round_ = _last(life)
    round_.offices = _offices(body)
    round_.transfers.append({"transferred_on": day, "reason": body["reason"]})
    if body["clock"] == "restarts":
        round_.clock.restart(Clock.starting(day, ground.regulation(life.cell.id, day)))
        round_.go_on(day)


def _offices(body: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys([body["lead_id"], *body.get("office_ids", [])]))


def _stop(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    said = {"cause": body["cause"], "reason": body["reason"]}
    _last(life).stops.append({**said, "stopped_on": day, "resumed_on": None})
    _last(life).clock.stopped_on = day


def _resume(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    _last(life).clock.resume(day)
    _last(life).go_on(day)


def _draft(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    office = body.get("office_id", _last(life).lead)
    _last(life).drafts.append({"office_id": office, "text": body["text"], "drafted_on": day})


def _return(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    _last(life).returned.append({"returned_on": day, "reason": body["reason"]})
    _last(life).approved_on = None


def _approve(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    _last(life).approved_on = day


def _answer(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    _last(life).document, _last(life).answered_on = DOCUMENT, day


def _judge(how: str) -> Callable[[Ground, Life, date, dict[str, Any]], None]:
    def judge(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
        round_ = _last(life)
        round_.judged, round_.judged_on, round_.reason = how, day, body.get("reason")

    return judge


def _report(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    life.before_report = life.state
    solved_on = date.fromisoformat(body["solved_on"])
    report = {"what": body["what"], "solved_on": solved_on, "briefing": body.get("briefing_id")}
    life.reports.append(report)


def _split(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    life.parts = [part["id"] for part in body["parts"]]


def _merge(ground: Ground, life: Life, day: date, body: dict[str, Any]) -> None:
    life.merged_into = body["into_id"]


_EFFECTS: Final = {
    "correction": _correct,
    "assignment": _assign,
    "transfer": _transfer,
    "clock-stop": _stop,
    "clock-resumption": _resume,
    "draft": _draft,
    "return": _return,
    "approval": _approve,
    "answer": _answer,
    "acceptance": _judge("accepted"),
    "rejection": _judge("rejected"),
    "solution": _report,
    "split": _split,
    "merger": _merge,
}


def _last(life: Life) -> Round:
    return life.rounds[-1]
