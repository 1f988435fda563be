"""One petition with its rounds and its life, from top to bottom."""

from typing import Any, Final
from uuid import UUID

from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.petitions.queries import visibility as shown
from services.projection.read_models.petitions.queries.rounds import rounds

_ONE: Final = """
    SELECT p.petition_id, p.cell_id, name_on(p.cell_id, %(on)s) AS cell_name, p.commune_id,
           name_on(p.commune_id, %(on)s) AS commune_name, p.zone_id,
           (SELECT z.name FROM zone z WHERE z.zone_id = p.zone_id) AS zone_name, p.briefing_id,
           p.raised_on, w.field,
           coalesce(petition_field_name(p.cell_id, p.raised_on, w.field), w.field) AS field_name,
           w.text, w.address, p.petitioner, p.petitioner_name, p.source, p.source_id, p.event_id,
           {state} AS state, n.round, n.stopped_on, {due_on} AS due_on, {overdue} AS overdue
    FROM petition p
    JOIN petition_now n USING (petition_id)
    CROSS JOIN LATERAL (
        SELECT y.* FROM petition_wording y WHERE y.petition_id = p.petition_id
        ORDER BY y.version DESC LIMIT 1) w
    WHERE p.petition_id = %(petition)s
"""

_LIFE: Final = """
    SELECT s.event_id, s.type, s.day AS on, s.round, s.brings, s.details, s.actor, s.recorded_at,
           s.office_ids, s.lead_id
    FROM petition_step s WHERE s.petition_id = %(petition)s ORDER BY s.version
"""

_PLACES: Final = """
    SELECT p.cell_id, p.zone_id,
           ARRAY(SELECT DISTINCT o.organization_id
                 FROM petition_step s CROSS JOIN unnest(s.office_ids) AS x (office_id)
                 JOIN answering_office o USING (office_id)
                 WHERE s.petition_id = p.petition_id) AS offices
    FROM petition p WHERE p.petition_id = %(petition)s
"""

_ANSWERS: Final = """
    SELECT x.petition_id, x.round, p.raised_on, p.cell_id, name_on(p.cell_id, %(on)s) AS cell_name,
           name_on(p.commune_id, %(on)s) AS commune_name, w.field,
           coalesce(petition_field_name(p.cell_id, p.raised_on, w.field), w.field) AS field_name,
           w.text AS petition, a.day AS answered_on,
           a.details ->> 'document_number' AS document_number, d.details ->> 'text' AS text,
           l.lead_id, (SELECT o.name FROM answering_office o WHERE o.office_id = l.lead_id)
               AS lead_name
    FROM unnest(%(petitions)s::uuid[], %(rounds)s::integer[]) AS x (petition_id, round)
    JOIN petition p USING (petition_id)
    CROSS JOIN LATERAL (
        SELECT y.field, y.text FROM petition_wording y WHERE y.petition_id = p.petition_id
        ORDER BY y.version DESC LIMIT 1) w
    LEFT JOIN LATERAL (
        SELECT s.day, s.details FROM petition_step s
        WHERE (s.petition_id, s.round, s.brings) = (x.petition_id, x.round, 'answered')
        ORDER BY s.version DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (
        SELECT s.details FROM petition_step s
        WHERE (s.petition_id, s.round, s.brings) = (x.petition_id, x.round, 'drafted')
        ORDER BY s.version DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (
        SELECT s.lead_id FROM petition_step s
        WHERE s.petition_id = x.petition_id AND s.round = x.round AND s.lead_id IS NOT NULL
        ORDER BY s.version DESC LIMIT 1) l ON true
"""

_PARTS: Final = """
    SELECT p.petition_id, p.cell_id, w.text FROM petition p
    CROSS JOIN LATERAL (
        SELECT y.text FROM petition_wording y WHERE y.petition_id = p.petition_id
        ORDER BY y.version DESC LIMIT 1) w
    WHERE p.petition_id = ANY (%(ids)s::uuid[])
"""

_BRIEFINGS: Final = """
    SELECT b.briefing_id, briefing_name(b.briefing_id) AS name FROM briefing b
    WHERE b.briefing_id = ANY (%(ids)s::uuid[]) ORDER BY b.month, b.briefing_id
"""


def places(asker: ReadDatabase, petition_id: UUID) -> dict[str, Any] | None:
    """Through what a petition can be seen: ``cell_id``, ``zone_id`` and ``offices``, the
    organizations in whose name it was or is answered. None when there is no such petition.
    """
    found = asker.rows(_PLACES, {"petition": petition_id})
    return found[0] if found else None


def petition(
    asker: ReadDatabase, petition_id: UUID, when: TimeScope, *, masked: bool
) -> dict[str, Any] | None:
    """The petition with its rounds, its life and the petitions it is bound to, or None.

    ``masked``: for somebody of the cell, who sees of an answer nothing before it is announced.
    """
    given = {"petition": petition_id, "on": when.on}
    columns = {
        name: shown.column(name, "n", masked=masked) for name in ("state", "due_on", "overdue")
    }
    found = asker.rows(_ONE.format(**columns), given, when.as_of)
    if not found:
        return None
    steps = asker.rows(_LIFE, given, when.as_of)
    if masked:
        steps = _announced(steps)
    return {
        **found[0],
        "rounds": rounds(asker, steps, when),
        "life": [_step(step) for step in steps],
        "links": _links(asker, found[0], steps, when, masked=masked),
        "briefings": _briefings(asker, found[0], steps, when),
    }


def answers(
    asker: ReadDatabase, wanted: list[tuple[UUID, int]], when: TimeScope
) -> dict[tuple[UUID, int], dict[str, Any]]:
    """The answers of these rounds with what was asked, whether or not they were announced."""
    given = {
        "petitions": [petition_id for petition_id, _ in wanted],
        "rounds": [number for _, number in wanted],
        "on": when.on,
    }
    found = asker.rows(_ANSWERS, given, when.as_of)
    return {(row["petition_id"], row["round"]): row for row in found}


def _announced(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps without the drafts and answers of rounds that were not announced."""
    open_to_all = {step["round"] for step in steps if step["brings"] == "published"}
    return [
        step
        for step in steps
        if step["brings"] not in shown.UNANNOUNCED or step["round"] in open_to_all
    ]


def _step(step: dict[str, Any]) -> dict[str, Any]:
    kept = ("event_id", "type", "on", "round", "details", "actor", "recorded_at")
    return {name: step[name] for name in kept}


def _briefings(
    asker: ReadDatabase, found: dict[str, Any], steps: list[dict[str, Any]], when: TimeScope
) -> list[dict[str, Any]]:
    """The names of the briefings at which something of it was put, announced or reported."""
    said = {str(step["details"].get("briefing_id")) for step in steps}
    ids = (said | {str(found["briefing_id"])}) - {"None"}
    return asker.rows(_BRIEFINGS, {"ids": list(ids)}, when.as_of) if ids else []


def _links(
    asker: ReadDatabase,
    found: dict[str, Any],
    steps: list[dict[str, Any]],
    when: TimeScope,
    *,
    masked: bool,
) -> dict[str, Any]:
    """The petitions that this one was merged into, took in, was split into, or is a part of.

    The cell reads what it asked for itself; that others asked for the same, and not their words.
    """

    def named(field: str) -> list[Any]:
        return [step["details"][field] for step in steps if field in step["details"]]

    into, absorbed = named("into_id"), named("merged_id")
    parts = [part for part_ids in named("part_ids") for part in part_ids]
    of = [str(found["source_id"])] if found["source"] == "split" else []
    ids = [*into, *absorbed, *parts, *of]
    rows = asker.rows(_PARTS, {"ids": ids}, when.as_of) if ids else []
    texts = {
        str(row["petition_id"]): row["text"]
        for row in rows
        if not masked or row["cell_id"] == found["cell_id"]
    }

    def told(ids: list[str]) -> list[dict[str, Any]]:
        return [{"petition_id": each, "text": texts.get(each)} for each in ids]

    return {
        "merged_into": next(iter(told(into)), None),
        "absorbed": told(absorbed),
        "parts": told(parts),
        "part_of": next(iter(told(of)), None),
    }
