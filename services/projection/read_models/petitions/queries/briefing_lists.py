"""Petitions at a zone's briefings: put there, reported there, to be reported or announced next."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.petitions import GivenAnswer, ListedPetition, ReportedPetition
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_models.petitions.queries import named

# A petition belongs to the zone of its cell's commune on the day, and where that has none, to the
# zone in which it was put.
_CELLS_OF_THE_ZONE: Final = """
    SELECT b.organization_id
    FROM zone_communes_held() c JOIN branch b ON b.ancestor_id = c.commune_id
    WHERE c.zone_id = %(zone)s
      AND %(day)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
      AND %(day)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
"""
_OF_THE_ZONE: Final = """
    (n.cell_id = ANY (%(cells)s::uuid[]) OR n.zone_id = %(zone)s AND NOT EXISTS (
        SELECT 1 FROM branch b JOIN zone_communes_held() c ON c.commune_id = b.ancestor_id
        WHERE b.organization_id = n.cell_id
          AND %(day)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
          AND %(day)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')))
"""

# A part has the day of the whole, which was split later.
_STILL_PART_OF_A_WHOLE: Final = """
    EXISTS (SELECT 1 FROM petition p JOIN petition_step s ON s.petition_id = p.source_id
            WHERE p.petition_id = n.petition_id AND p.source = 'split' AND s.new_state = 'split'
              AND s.day > %(then)s)
"""


def of_briefing(
    database: ReadDatabase, briefing_id: UUID, when: TimeScope, *, masked: bool
) -> list[ListedPetition]:
    """The petitions put at a briefing, in the order in which they were entered."""
    query = f"""
        {named.rows(masked=masked)} JOIN petition p USING (petition_id)
        WHERE p.briefing_id = %(briefing)s AND p.source = 'briefing'
        ORDER BY p.recorded_at, p.petition_id
    """
    given = {"on": when.on, "briefing": briefing_id}
    return database.rows(query, given, ListedPetition, when.as_of)


def reported(
    database: ReadDatabase, briefing_id: UUID, when: TimeScope, *, masked: bool
) -> list[ReportedPetition]:
    """What was said at a briefing to be solved: ``what`` was done, and when; oldest first."""
    query = f"""
        {named.rows(masked=masked, more=", s.solved_on, s.details ->> 'what' AS what")}
        JOIN petition_step s USING (petition_id)
        WHERE s.new_state = 'solution_reported' AND s.details ->> 'briefing_id' = %(briefing)s::text
        ORDER BY n.raised_on, n.petition_id
    """
    given = {"on": when.on, "briefing": str(briefing_id)}
    return database.rows(query, given, ReportedPetition, when.as_of)


def to_report(
    database: ReadDatabase, zone_id: UUID, then: date, when: TimeScope, *, masked: bool
) -> list[ListedPetition]:
    """What the communes of the zone took upon themselves, or were asked before the day ``then``,
    and on that day had not said to be solved nor passed on; oldest first.
    """
    query = f"""
        {named.rows(masked=masked)}
        WHERE {_OF_THE_ZONE} AND n.raised_on < %(then)s
          AND (n.left_base_on IS NULL OR n.left_base_on > %(then)s)
          AND petition_at_base(n.petition_id, %(then)s) AND NOT {_STILL_PART_OF_A_WHOLE}
        ORDER BY n.raised_on, n.petition_id
    """
    given = _of_the_zone(database, zone_id, then, when) | {"then": then}
    return database.rows(query, given, ListedPetition, when.as_of)


def to_announce(database: ReadDatabase, zone_id: UUID, when: TimeScope) -> list[GivenAnswer]:
    """The answers given to petitions of the zone and not yet announced, oldest first."""
    query = f"""
        {named.rows(masked=False, more=", a.answered_on, a.document_number, d.answer")}
        CROSS JOIN LATERAL (
            SELECT s.day AS answered_on, s.details ->> 'document_number' AS document_number
            FROM petition_step s WHERE s.petition_id = n.petition_id AND s.new_state = 'answered'
            ORDER BY s.version DESC LIMIT 1) a
        CROSS JOIN LATERAL (
            SELECT s.details ->> 'text' AS answer FROM petition_step s
            WHERE s.petition_id = n.petition_id AND s.new_state = 'drafted'
            ORDER BY s.version DESC LIMIT 1) d
        WHERE {_OF_THE_ZONE} AND n.state = 'answered'
        ORDER BY a.answered_on, n.petition_id
    """
    given = _of_the_zone(database, zone_id, when.on, when)
    return database.rows(query, given, GivenAnswer, when.as_of)


def _of_the_zone(
    database: ReadDatabase, zone_id: UUID, day: date, when: TimeScope
) -> dict[str, object]:
    asked = {"zone": zone_id, "day": day}
    cells = database.rows(_CELLS_OF_THE_ZONE, asked, UUID, when.as_of)
    return {**asked, "on": when.on, "cells": cells}
