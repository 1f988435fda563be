"""One petition with its rounds and its life, from top to bottom."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from contracts.petition import petitions as events
from contracts.read.answer import Answer, grown
from contracts.read.briefings import BriefingAnswer, ListedAnswer
from contracts.read.petitions import (
    LinkedPetition,
    NamedBriefing,
    Petition,
    PetitionLinks,
    PetitionRow,
    PetitionStep,
)
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.petitions.queries import visibility
from services.projection.read_models.petitions.queries.rounds import StepRow, of_kind, rounds

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
    SELECT s.petition_id, s.event_id, s.type, s.day AS on, s.round, s.new_state, s.details, s.actor,
           s.recorded_at, s.office_ids, s.lead_id
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
        WHERE (s.petition_id, s.round, s.new_state) = (x.petition_id, x.round, 'answered')
        ORDER BY s.version DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (
        SELECT s.details FROM petition_step s
        WHERE (s.petition_id, s.round, s.new_state) = (x.petition_id, x.round, 'drafted')
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


class PetitionPlaces(Answer, frozen=True, kw_only=True):
    """Places through which a petition can be seen.

    ``offices``: the organizations in whose name it was or is answered.
    """

    cell_id: UUID
    zone_id: UUID | None
    offices: list[UUID]


class _GivenAnswer(Answer, frozen=True, kw_only=True):
    """The answer of a round with what was asked."""

    petition_id: UUID
    round: int
    raised_on: date
    cell_id: UUID
    cell_name: str | None
    commune_name: str | None
    field: str
    field_name: str
    petition: str
    answered_on: date | None
    document_number: str | None
    text: str | None
    lead_id: UUID | None
    lead_name: str | None


class _Part(Answer, frozen=True, kw_only=True):
    petition_id: UUID
    cell_id: UUID
    text: str


def places(database: ReadDatabase, petition_id: UUID) -> PetitionPlaces | None:
    """Through what a petition can be seen; None when there is no such petition."""
    return database.first(_PLACES, {"petition": petition_id}, PetitionPlaces)


def petition(
    database: ReadDatabase, petition_id: UUID, when: TimeScope, *, masked: bool
) -> Petition | None:
    """The petition with its rounds, its life and the petitions it is bound to, or None.

    ``masked``: for somebody of the cell, who sees of an answer nothing before it is announced.
    """
    given = {"petition": petition_id, "on": when.on}
    columns = {
        name: visibility.column(name, "n", masked=masked) for name in ("state", "due_on", "overdue")
    }
    found = database.first(_ONE.format(**columns), given, PetitionRow, when.as_of)
    if found is None:
        return None
    steps = database.rows(_LIFE, given, StepRow, when.as_of)
    if masked:
        steps = _announced(steps)
    return grown(
        Petition,
        found,
        rounds=rounds(database, steps, when),
        life=[_step(step) for step in steps],
        links=_links(database, found, steps, when, masked=masked),
        briefings=_briefings(database, found, steps, when),
    )


def answers(
    database: ReadDatabase, listed: Sequence[ListedAnswer], when: TimeScope
) -> list[BriefingAnswer]:
    """The listed answers with what was asked, whether or not they were announced; without those
    whose petition has not arrived here yet.
    """
    given = {
        "petitions": [row.petition_id for row in listed],
        "rounds": [row.round for row in listed],
        "on": when.on,
    }
    found = {
        (row.petition_id, row.round): row
        for row in database.rows(_ANSWERS, given, _GivenAnswer, when.as_of)
    }
    return [
        grown(BriefingAnswer, found[key], row)
        for row in listed
        if (key := (row.petition_id, row.round)) in found
    ]


def _announced(steps: list[StepRow]) -> list[StepRow]:
    """The steps without the drafts and answers of rounds that were not announced."""
    open_to_all = {step.round for step in steps if step.new_state == "published"}
    return [
        step
        for step in steps
        if step.new_state not in visibility.UNANNOUNCED or step.round in open_to_all
    ]


def _step(step: StepRow) -> PetitionStep:
    return PetitionStep(**{name: getattr(step, name) for name in PetitionStep.__struct_fields__})


def _briefings(
    database: ReadDatabase, found: PetitionRow, steps: Iterable[StepRow], when: TimeScope
) -> list[NamedBriefing]:
    """The names of the briefings at which something of it was put, announced or reported."""
    said = {str(step.details.get("briefing_id")) for step in steps}
    ids = (said | {str(found.briefing_id)}) - {"None"}
    return database.rows(_BRIEFINGS, {"ids": list(ids)}, NamedBriefing, when.as_of) if ids else []


def _links(
    database: ReadDatabase,
    found: PetitionRow,
    steps: Sequence[StepRow],
    when: TimeScope,
    *,
    masked: bool,
) -> PetitionLinks:
    """The petitions that this one was merged into, took in, was split into, or is a part of.

    The cell reads what it asked for itself; that others asked for the same, and not their words.
    """
    into = [one.into_id for one in of_kind(steps, events.PetitionMerged)]
    absorbed = [one.merged_id for one in of_kind(steps, events.PetitionAbsorbed)]
    parts = [part for one in of_kind(steps, events.PetitionSplit) for part in one.part_ids]
    of = [found.source_id] if found.source == "split" and found.source_id else []
    ids = [*into, *absorbed, *parts, *of]
    rows = database.rows(_PARTS, {"ids": ids}, _Part, when.as_of) if ids else []
    texts = {
        row.petition_id: row.text for row in rows if not masked or row.cell_id == found.cell_id
    }

    def told(ids: list[UUID]) -> list[LinkedPetition]:
        return [LinkedPetition(petition_id=each, text=texts.get(each)) for each in ids]

    return PetitionLinks(
        merged_into=next(iter(told(into)), None),
        absorbed=told(absorbed),
        parts=told(parts),
        part_of=next(iter(told(of)), None),
        opinion=None,
        matter=None,
    )
