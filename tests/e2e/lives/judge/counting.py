"""The machine's own count of petitions: all that the statistics tell, counted one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from tests.e2e.lives.model.fixtures import Ground, Place
from tests.e2e.lives.model.life import OVER, OWED, UNANNOUNCED, Life


def statistics(
    ground: Ground, scope: str, lives: Sequence[Life], on: date, *, masked: bool
) -> dict[str, Any]:
    """Of these petitions of a scope; ``masked`` as somebody of the cell is told.

    A petition that was split is counted in its parts, but for its state.
    """
    whole = [life for life in lives if life.state != "split"]
    months = by(whole, lambda life: [f"{life.raised_on:%Y-%m}"])
    by_month = [{"month": month, **months[month]} for month in sorted(months)]
    late = [life for life in whole if overdue(life, on, masked=masked)]
    return {
        "totals": {
            **counts(whole),
            "overdue": len(late),
            "answered_not_solved": sum(answered_not_solved(life) for life in whole),
            "answered_twice": sum(answered_twice(life) for life in whole),
        },
        "by_field": _by_field(ground, scope, whole, on),
        "by_month": by_month,
        "by_zone": _by_place("zone", ground.zones, whole, lambda life: life.cell.zone),
        "by_commune": _by_place(
            "commune",
            [*(cell.commune for cell in ground.cells if cell.zone is None), *ground.communes],
            whole,
            lambda life: life.cell.commune,
        ),
        "by_office": _by_office(ground, whole, late),
        "by_round": [
            {"round": number, **row}
            for number, row in sorted(by(whole, lambda life: [life.number]).items())
        ],
        "by_state": [
            {"state": state, "petitions": number}
            for state, number in sorted(Counter(shown(x, masked=masked) for x in lives).items())
        ],
        "accepted_by_round": _by_verdict(whole),
        "time_to_answer": times([days_to_answer(life) for life in whole if life.published]),
        "time_to_solved": times([days_to_solved(x) for x in whole if x.state == "solved"]),
        "busiest_month": _extreme(by_month, max),
        "quietest_month": _extreme(by_month, min),
    }


def shown(life: Life, *, masked: bool) -> str:
    """The state that is told: of an answer the cell knows nothing before it is announced."""
    return "assigned" if masked and life.state in UNANNOUNCED else life.state


def overdue(life: Life, on: date, *, masked: bool) -> bool:
    """For the cell an answer that is not announced is still owed."""
    unheard = life.state == "answered" and life.round is not None and life.round.clock.due < on
    return life.is_overdue(on) or (masked and unheard)


def counts(lives: Iterable[Life]) -> dict[str, int]:
    whole = list(lives)
    return {
        "petitions": len(whole),
        "open": sum(life.state not in OVER for life in whole),
        "answered": sum(bool(life.published) for life in whole),
        "solved": sum(life.state == "solved" for life in whole),
    }


def answered_not_solved(life: Life) -> bool:
    return bool(life.published) and life.state not in {"solved", "withdrawn", "merged"}


def answered_twice(life: Life) -> bool:
    return any(each.number > 1 for each in life.published)


def answered_by(life: Life) -> set[str]:
    """Who led the rounds whose answer was announced."""
    return {each.lead for each in life.published}


def days_to_answer(life: Life) -> int:
    """From the day of raising to the date of the first answer."""
    first = min(each.answered_on for each in life.rounds if each.answered_on)
    return max(0, (first - life.raised_on).days)


def days_to_solved(life: Life) -> int:
    """To the day on which the thing was done, as it was last reported."""
    solved_on: date = life.reports[-1]["solved_on"]
    return max(0, (solved_on - life.raised_on).days)


def times(days: list[int]) -> dict[str, int | None]:
    """The least number of days within which half of them, and nine of ten, were through."""

    def within(percent: int) -> int | None:
        return sorted(days)[-(-len(days) * percent // 100) - 1] if days else None

    return {"petitions": len(days), "median": within(50), "p90": within(90)}


def by(lives: Sequence[Life], keys: Callable[[Life], Iterable[Any]]) -> dict[Any, dict[str, int]]:
    """The counts of those that have a key, by key."""
    found = {key for life in lives for key in keys(life) if key is not None}
    return {key: counts(life for life in lives if key in keys(life)) for key in found}


def _by_field(ground: Ground, scope: str, lives: Sequence[Life], on: date) -> list[dict[str, Any]]:
    """Those of the regulation in force, in its order; then what only others knew."""
    fields = ground.regulation(scope, on).fields
    found = by(lives, lambda life: [life.about])
    others = {code: code for code in sorted(found.keys() - fields.keys())}
    return [
        {"field": code, "name": name, **found.get(code, counts([]))}
        for code, name in {**fields, **others}.items()
    ]


def _by_place(
    kind: str,
    places: Iterable[Place],
    lives: Sequence[Life],
    where: Callable[[Life], Place | None],
) -> list[dict[str, Any]]:
    found = by(lives, lambda life: [where(life)])
    return [
        {f"{kind}_id": place.id, "name": place.name, **found[place]}
        for place in places
        if place in found
    ]


def _by_office(ground: Ground, lives: Sequence[Life], late: Sequence[Life]) -> list[dict[str, Any]]:
    """Who leads has a petition before it until its answer is announced."""
    before = Counter(x.round.lead for x in lives if x.state in OWED | {"answered"} and x.round)
    overdue = Counter(life.round.lead for life in late if life.round)
    done = Counter(office for life in lives for office in answered_by(life))
    return [
        {
            "office_id": office.id,
            "name": office.name,
            "open": before[office.id],
            "overdue": overdue[office.id],
            "answered": done[office.id],
        }
        for office in ground.offices
        if office.id in before.keys() | done.keys()
    ]


def _by_verdict(lives: Sequence[Life]) -> list[dict[str, Any]]:
    """How the cells took the answers of each round; the first three always."""
    rows = []
    for number in sorted({1, 2, 3, *(each.number for x in lives for each in x.published)}):
        published = sum(number in [each.number for each in life.published] for life in lives)
        accepted, rejected = (
            sum(number in life.judged(how) for life in lives) for how in ("accepted", "rejected")
        )
        share = accepted / (accepted + rejected) if accepted + rejected else None
        row = {"published": published, "accepted": accepted, "rejected": rejected}
        rows.append({"round": number, **row, "share": share})
    return rows


def _extreme(by_month: list[dict[str, Any]], which: Any) -> dict[str, Any] | None:
    """The first of several that are alike."""
    row = which(by_month, key=lambda row: row["petitions"], default=None)
    return row and {"month": row["month"], "petitions": row["petitions"]}
