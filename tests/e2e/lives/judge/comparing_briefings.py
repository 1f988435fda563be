"""Briefings, zones and what is known of the district, held against the model."""

from datetime import date
from typing import Any

from tests.e2e.lives.driver.asking import Questions, same, same_in_any_order, same_rows
from tests.e2e.lives.judge import rows
from tests.e2e.lives.model.briefings import Answer, Briefing, next_planned
from tests.e2e.lives.model.fixtures import Place
from tests.e2e.lives.model.life import Life
from tests.e2e.lives.model.model import Model


def briefing(model: Model, asked: Questions, about: Briefing, *, masked: bool = False) -> None:
    """What was put there, what was to be announced and was, what was reported and was still to."""
    page = asked.get(f"/briefings/{about.id}")
    same(page, _head(model, about))
    lives, on = list(model.lives.values()), model.today
    put = [life for life in lives if life.briefing == about.id and life.source == "briefing"]
    same_rows(
        page["petitions"],
        [rows.row(model.ground, each, on, masked=masked) for each in put],
        "petitions",
    )
    answers = [
        _answer(model, about, answer)
        for answer in about.listed or {}
        if not masked or answer in (about.announced or [])
    ]
    same_rows(page["answers"], answers, "answers")
    reported = [
        {**rows.row(model.ground, life, on, masked=masked), **_done(report)}
        for life in lives
        for report in life.reports
        if report["briefing"] == about.id
    ]
    same_in_any_order(page["reported"], reported)
    same_rows(
        page["to_report"], _to_report(model, about.zone, about.day, masked=masked), "to_report"
    )


def _head(model: Model, about: Briefing) -> dict[str, Any]:
    ground, sent = model.ground, about.sent_on is not None
    return {
        "zone_id": about.zone.id,
        "zone_name": about.zone.name,
        "organization_id": ground.district.id,
        "month": about.month,
        "state": about.state,
        "planned_on": about.planned_on,
        "held_on": about.held_on,
        "day": about.day,
        "on_time": about.on_time,
        "host_id": about.host.id,
        "host_name": about.host.name,
        "minutes": about.minutes,
        "compiled_on": about.compiled_on,
        "sent_on": about.sent_on,
        "sent_to_id": ground.head.id if sent else None,
        "sent_to": ground.head.name if sent else None,
        "announced_on": None if about.announced is None else about.held_on,
        "came": about.came,
        "missing": about.missing,
    }


def _answer(model: Model, about: Briefing, answer: Answer) -> dict[str, Any]:
    life, number = model.lives[answer[0]], answer[1]
    round_ = life.rounds[number - 1]
    return {
        "petition_id": life.id,
        "round": number,
        "late": (about.listed or {})[answer],
        "announced": answer in (about.announced or []),
        "petition": life.text,
        "cell_id": life.cell.id,
        "cell_name": life.cell.name,
        "commune_name": life.cell.commune.name,
        "field": life.about,
        "raised_on": life.raised_on,
        "answered_on": round_.answered_on,
        "document_number": round_.document,
        "text": round_.text,
        "lead_id": round_.lead,
        "lead_name": model.ground.office(round_.lead).name,
    }


def _done(report: dict[str, Any]) -> dict[str, Any]:
    return {"what": report["what"], "solved_on": report["solved_on"]}


def _to_report(model: Model, zone: Place, day: date, *, masked: bool) -> list[dict[str, Any]]:
    """What was asked before the day and at its end still was the commune's; oldest first."""
    waiting = [
        life
        for life in model.lives.values()
        if life.cell.zone == zone
        and life.raised_on < day
        and life.state_on(day) in {"raised", "kept_at_base"}
        and not _is_part_still_to_come(model, life, day)
    ]
    waiting.sort(key=lambda life: (life.raised_on, life.id))
    return [rows.row(model.ground, each, model.today, masked=masked) for each in waiting]


def _is_part_still_to_come(model: Model, life: Life, day: date) -> bool:
    """Whether it was split off a petition that was still whole at the end of the day."""
    if life.source != "split" or life.source_id is None:
        return False
    return model.lives[life.source_id].state_on(day) != "split"


def coming(model: Model, asked: Questions, zone: Place) -> None:
    """What the zone's next briefing has before it; late is what an earlier list had."""
    found = asked.get(f"/zones/{zone.id}/next-briefing")
    planned = next_planned(model.briefings.values(), zone)
    same(
        found,
        {
            "has_head": True,
            "briefing_id": planned and planned.id,
            "planned_on": planned and planned.planned_on,
        },
    )
    waiting = [x for x in model.in_state("answered") if x.cell.zone == zone]
    waiting.sort(key=lambda life: (life.last_on, life.id))
    same_rows(found["to_announce"], [_waiting(model, life, planned) for life in waiting])
    day = planned.planned_on if planned else model.today
    same_rows(found["to_report"], _to_report(model, zone, day, masked=False))


def _waiting(model: Model, life: Life, planned: Briefing | None) -> dict[str, Any]:
    assert life.round is not None
    earlier = [
        each for each in model.briefings.values() if planned is None or each.month < planned.month
    ]
    return {
        **rows.row(model.ground, life, model.today),
        "answered_on": life.round.answered_on,
        "document_number": life.round.document,
        "answer": life.round.text,
        "late": any(each.left_out((life.id, life.number)) for each in earlier),
    }


def zone(model: Model, asked: Questions, about: Place) -> None:
    """Its communes and leaders, its briefings of the year, and whether hosts take fair turns."""
    found = asked.get(f"/zones/{about.id}", year=2024)
    planned = next_planned(model.briefings.values(), about)
    same(found, {"name": about.name, "has_head": True, "next_briefing_id": planned and planned.id})
    same(found["head"], {"member_id": model.ground.head.id, "full_name": model.ground.head.name})
    same(found["deputy"], {"member_id": model.ground.deputy.id, "holds": True})
    communes = model.ground.communes_of[about.id]
    same_rows(found["communes"], [{"commune_id": each.id, "name": each.name} for each in communes])
    briefings = [each for each in model.briefings.values() if each.zone == about]
    briefings.sort(key=lambda each: (each.month, each.planned_on, each.id))
    same_rows(found["briefings"], [_in_calendar(each, briefings) for each in briefings])
    same_rows(found["hosts"], [_turns(each, briefings) for each in communes])


def _in_calendar(about: Briefing, briefings: list[Briefing]) -> dict[str, Any]:
    before = [each for each in briefings if each.stands and each.month < about.month]
    return {
        "briefing_id": about.id,
        "month": about.month,
        "state": about.state,
        "planned_on": about.planned_on,
        "held_on": about.held_on,
        "on_time": about.on_time,
        "host_id": about.host.id,
        "host_name": about.host.name,
        "twice_running": about.stands and bool(before) and before[-1].host == about.host,
        "reason": about.reason,
    }


def _turns(commune: Place, briefings: list[Briefing]) -> dict[str, Any]:
    """Two or three times a year are fair."""
    hosted = [each for each in briefings if each.stands and each.host == commune]
    return {
        "commune_id": commune.id,
        "name": commune.name,
        "times": len(hosted),
        "held": sum(each.state == "held" for each in hosted),
        "last_month": hosted[-1].month if hosted else None,
        "fair": len(hosted) in {2, 3},
    }


def district(model: Model, asked: Questions) -> None:
    """Its zones, its answering offices, and what petitions are about, in the district and below."""
    ground = model.ground
    path = f"/organizations/{ground.district.id}"
    zones = [{"zone_id": z.id, "name": z.name, "has_head": True} for z in ground.zones]
    same_rows(asked.get(f"{path}/zones")["rows"], zones)
    offices = [{"office_id": office.id, "name": office.name} for office in ground.offices]
    same_rows(asked.get(f"{path}/offices")["rows"], offices)
    for scope in (ground.district.id, ground.regulations[1].scope):
        regulation = ground.regulation(scope, model.today)
        fields = [{"code": code, "name": name} for code, name in regulation.fields.items()]
        expected = {"regulation_id": regulation.id, "fields": fields}
        same(asked.get(f"/organizations/{scope}/petition-fields"), expected)
