"""Each petition's own page and its trail, held against the model."""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tests.e2e.lives.driver.asking import Questions, alike, same, same_rows
from tests.e2e.lives.judge import rows
from tests.e2e.lives.model.briefings import Briefing
from tests.e2e.lives.model.life import Life, Told
from tests.e2e.lives.model.model import Model

LOCAL: Final = ZoneInfo("Asia/Ho_Chi_Minh")


def petition(model: Model, asked: Questions, life: Life, *, masked: bool = False) -> None:
    """How it stands, its rounds, its steps in their order, and what it is bound to."""
    page = asked.get(f"/petitions/{life.id}")
    same(page, rows.page(model.ground, life, model.today, masked=masked))
    if life.is_owed:
        same(page, {"stopped_on": life.stopped_on})
    _rounds(page["rounds"], rows.rounds(model.ground, life, masked=masked))
    events = rows.shown_events(life, masked=masked)
    lines = [_line(row) for row in page["life"]]
    alike(lines, [_told(life, *each) for each in events], f"life of {life.id}")
    _links(model, page["links"], life, masked=masked)


def _rounds(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    alike([each["round"] for each in found], [each["round"] for each in expected], "rounds")
    for told, wanted in zip(found, expected, strict=True):
        for name in ("stops", "transfers", "drafts", "returned"):
            same_rows(told[name], wanted[name], name)
        plainly = {k: v for k, v in wanted.items() if not isinstance(v, list) or k == "offices"}
        if not wanted["stops"] or wanted["answered_on"]:
            same(told, {"stopped_on": None})
        same(told, plainly)


def _line(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("event_id", "type", "on", "actor", "round"))


def _told(life: Life, version: int, told: Told) -> tuple[Any, ...]:
    return f"{life.id}:{version}", f"{told.type}.v1", told.on, told.actor, told.round


def _links(model: Model, links: dict[str, Any], life: Life, *, masked: bool) -> None:
    """The cell reads its own words, and of others' only that there are some."""

    def bound(petition: str | None) -> dict[str, Any] | None:
        if petition is None:
            return None
        other = model.lives[petition]
        text = other.text if other.cell == life.cell or not masked else None
        return {"petition_id": petition, "text": text}

    part_of = life.source_id if life.source == "split" else None
    bonds = {
        "merged_into": bound(life.merged_into),
        "absorbed": [bound(each) for each in life.absorbed],
        "parts": [bound(each) for each in life.parts],
        "part_of": bound(part_of),
    }
    same(links, bonds, "links")
    grown = {"opinion": _opinion(model, life), "matter": _matter(life)}
    for source, expected in grown.items():
        if life.source == source:
            same(links[source], expected, source)
        else:
            assert links[source] is None, source


def _opinion(model: Model, life: Life) -> dict[str, Any]:
    return {
        "opinion_id": life.source_id,
        "text": model.ground.opinions.get(str(life.source_id)),
        "meeting_id": model.ground.meeting,
        "organization_id": life.cell.id,
    }


def _matter(life: Life) -> dict[str, Any]:
    return {
        "matter_id": life.source_id,
        "text": f"Việc khó {life.source_id}",
        "organization_id": life.cell.id,
        "found_on": life.raised_on.isoformat(),
        "state": "open",
        "petition_id": life.id,
    }


def trail(model: Model, asked: Questions, life: Life, *, masked: bool = False) -> None:
    """One row an event, with who did it and on which day it was recorded."""
    found = asked.get(f"/trail/{life.id}")["rows"]
    expected = [
        (f"{life.id}:{version}", version, f"{told.type}.v1", told.actor)
        for version, told in rows.shown_events(life, masked=masked)
    ]
    told = [tuple(row[n] for n in ("event_id", "version", "type", "actor")) for row in found]
    alike(told, expected, f"trail of {life.id}")


def trails(model: Model, asked: Questions) -> None:
    """Of the district and of one cell: every event of every petition and briefing of theirs, latest
    first; and the clock's by its name.
    """
    ground, lives = model.ground, list(model.lives.values())
    of_cell = [life for life in lives if life.cell == ground.cells[0]]
    everything: list[Life | Briefing] = [*lives, *model.briefings.values()]
    for scope, expected in ((ground.district.id, everything), (ground.cells[0].id, of_cell)):
        found = asked.walk("/trail", 60, organization_id=scope)
        places = [(row["recorded_at"], row["event_id"]) for row in found]
        alike(places, sorted(places, reverse=True), "order of the trail")
        known = {each.id for each in expected}
        told = [_recorded(row) for row in found if row["aggregate_id"] in known]
        alike(sorted(told), sorted(row for each in expected for row in _events(each)), scope)
    found = asked.walk("/trail", 60, organization_id=ground.district.id, actor="clock")
    struck = [row for life in lives for row in _events(life) if row[2] == "clock"]
    alike(sorted(map(_recorded, found)), sorted(struck), "by the clock")


Recorded = tuple[str, str, str, date]
"""An event's id, its type, who did it, and the day on which it was recorded."""


def _recorded(row: dict[str, Any]) -> Recorded:
    day = datetime.fromisoformat(row["recorded_at"]).astimezone(LOCAL).date()
    return row["event_id"], row["type"], row["actor"], day


def _events(of: Life | Briefing) -> list[Recorded]:
    return [
        (f"{of.id}:{version}", f"{told.type}.v1", told.actor, told.recorded_on)
        for version, told in enumerate(of.told, start=1)
    ]
