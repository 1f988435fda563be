"""Statistics, lists and desks, held against the model."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any

from tests.e2e.lives.driver.asking import Questions, alike, same, same_rows
from tests.e2e.lives.judge import counting, rows
from tests.e2e.lives.judge.choosing import Choice, choices
from tests.e2e.lives.model.life import Life
from tests.e2e.lives.model.model import Model

PAIRS, FEW = 40, 15
_MONTHS = (
    {"from": "2024-02"},
    {"to": "2024-02"},
    {"from": "2024-02", "to": "2024-03"},
)


def statistics(model: Model, asked: Questions, scope: str, *, masked: bool = False) -> None:
    """Of the scope: of all months, of some, and about a day on which more will be overdue."""
    later = model.today + timedelta(days=9)
    _statistics(model, asked, scope, {}, later, masked=masked)
    for months in ({}, *_MONTHS):
        _statistics(model, asked, scope, months, model.today, masked=masked)


def totals(model: Model, asked: Questions) -> None:
    """The statistics of the district as they are today."""
    _statistics(model, asked, model.ground.district.id, {}, model.today, masked=False)


def _statistics(
    model: Model,
    asked: Questions,
    scope: str,
    months: dict[str, str],
    on: date,
    *,
    masked: bool,
) -> None:
    path = f"/organizations/{scope}/petition-statistics"
    lives = [life for life in _of_scope(model, scope) if _is_within(life, months)]
    expected = counting.statistics(model.ground, scope, lives, on, masked=masked)
    same(asked.get(path, on=on.isoformat(), **months), expected)


def _is_within(life: Life, span: dict[str, str]) -> bool:
    return span.get("from", "0") <= f"{life.raised_on:%Y-%m}" <= span.get("to", "9")


def _of_scope(model: Model, scope: str) -> list[Life]:
    return [
        life
        for life in model.lives.values()
        if scope in {model.ground.district.id, life.cell.commune.id, life.cell.id}
    ]


def lists(
    model: Model, asked: Questions, scope: str, *, few: bool = False, masked: bool = False
) -> None:
    """The list of the scope by every filter, by pairs of filters, and in small pages; ``few``: by
    some of all these.
    """
    lives = sorted(_of_scope(model, scope), key=rows.latest_first)
    path = f"/organizations/{scope}/petitions"
    whole = [rows.row(model.ground, life, model.today, masked=masked) for life in lives]
    same_rows(asked.walk(path, 2), whole)
    for chosen in _chosen(choices(model, masked=masked), Random(len(lives)), few=few):  # noqa: S311
        wanted = {choice.name: choice.asked for choice in chosen}
        expected = [life.id for life in lives if all(each.keeps(life) for each in chosen)]
        found = asked.walk(path, 3, **wanted)
        alike([row["petition_id"] for row in found], expected, wanted)


def _chosen(every: Sequence[Choice], chance: Random, *, few: bool) -> Sequence[tuple[Choice, ...]]:
    """Each alone, and pairs of different filters."""
    alone: list[tuple[Choice, ...]] = [(choice,) for choice in every]
    pairs = [pair for pair in combinations(every, 2) if pair[0].name != pair[1].name]
    if few:
        return chance.sample(alone, FEW) + chance.sample(pairs, FEW)
    return alone + chance.sample(pairs, PAIRS)


def desks(model: Model, asked: Questions) -> None:
    """What each office owes, and what the standing committee is to approve; the first due first."""
    ground, on = model.ground, model.today
    for office in ground.offices:
        owed = [life for life in model.lives.values() if life.is_owed and _owes(life, office.id)]
        found = asked.walk(f"/offices/{office.id}/desk", 2)
        same_rows(found, [_on_desk(model, life, office.id) for life in _first_due(owed)])
    for scope in (ground.district.id, ground.communes[0].id):
        drafted = [life for life in _of_scope(model, scope) if life.state == "drafted"]
        found = asked.walk(f"/organizations/{scope}/approval-desk", 2)
        same_rows(found, [_waiting(model, life, on) for life in _first_due(drafted)])


def _owes(life: Life, office: str) -> bool:
    return life.round is not None and office in life.round.offices


def _first_due(lives: list[Life]) -> list[Life]:
    return sorted(lives, key=lambda life: (_due(life), life.id))


def _due(life: Life) -> date:
    assert life.round is not None
    return life.round.clock.due


def _on_desk(model: Model, life: Life, office: str) -> dict[str, Any]:
    assert life.round is not None
    returned = life.state == "returned"
    return {
        **rows.row(model.ground, life, model.today),
        "owed_on": life.round.clock.due,
        "leads": life.round.lead == office,
        "returned": returned,
        "returned_because": life.round.returned[-1]["reason"] if returned else None,
        "stopped_on": life.stopped_on,
    }


def _waiting(model: Model, life: Life, on: date) -> dict[str, Any]:
    assert life.round is not None
    draft = life.round.drafts[-1]
    return {
        **rows.row(model.ground, life, on),
        "owed_on": life.round.clock.due,
        "drafted_on": draft["drafted_on"],
        "draft": draft["text"],
        "drafted_by_id": draft["office_id"],
        "drafted_by": model.ground.office(draft["office_id"]).name,
    }
