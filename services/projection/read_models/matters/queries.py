"""Matters, asked."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.answer import Answer
from contracts.read.matters import ListedMatter, MatterState, MatterStep
from services.projection.read_database import ReadDatabase, TimeScope, below, parameters

_STANDING: Final = """
    SELECT m.matter_id, m.organization_id, m.event_id, s.*,
           s.state = 'entrusted' AND s.due_on < %(on)s AS overdue
    FROM matter m CROSS JOIN LATERAL matter_stands(m.matter_id) s
"""

_SHOWN: Final = """
    SELECT n.matter_id, n.organization_id, name_on(n.organization_id, %(on)s) AS organization_name,
           n.found_on, n.text, n.state, n.responsible_id,
           (SELECT p.full_name FROM member p WHERE p.member_id = n.responsible_id)
               AS responsible_name,
           n.entrusted_on, n.due_on, coalesce(n.overdue, false) AS overdue, n.settled_on,
           n.outcome, n.event_id, g.petition_id, g.raised_on AS petition_raised_on,
           g.event_id AS petition_event
    FROM ({standing}) n
    LEFT JOIN LATERAL (
        SELECT x.petition_id, x.raised_on, x.event_id FROM matter_petition x
        WHERE x.matter_id = n.matter_id ORDER BY x.recorded_at, x.petition_id LIMIT 1) g ON true
"""

_PAGE: Final = f"""
    SELECT * FROM ({_STANDING} WHERE {below("m.organization_id")}) n
    WHERE (%(states)s::text[] IS NULL OR n.state = ANY (%(states)s::text[]))
      AND (%(responsible)s::uuid IS NULL OR n.responsible_id = %(responsible)s::uuid)
      AND (%(overdue)s::boolean IS NULL OR coalesce(n.overdue, false) = %(overdue)s::boolean)
      AND (%(after)s::date IS NULL
           OR (n.found_on, n.matter_id) < (%(after)s::date, %(after_id)s::uuid))
    ORDER BY n.found_on DESC, n.matter_id DESC LIMIT %(limit)s
"""

_OF_SCOPE: Final = f"""
    {_SHOWN.format(standing=_PAGE)} ORDER BY n.found_on DESC, n.matter_id DESC
"""

_OPEN_OF_MEMBER: Final = f"""
    {_SHOWN.format(standing=_STANDING)}
    WHERE n.responsible_id = %(member)s AND n.state = 'entrusted'
      AND n.matter_id IN (SELECT x.matter_id FROM matter_step x WHERE x.member_id = %(member)s)
    ORDER BY n.due_on, n.matter_id
"""

_ONE: Final = f"{_SHOWN.format(standing=_STANDING + 'WHERE m.matter_id = %(matter)s')}"

_SEEN_THROUGH: Final = """
    SELECT m.organization_id, s.responsible_id
    FROM matter m CROSS JOIN LATERAL matter_stands(m.matter_id) s WHERE m.matter_id = %(matter)s
"""

_LIFE: Final = """
    SELECT s.event_id, s.type, s.day AS on, s.member_id,
           (SELECT p.full_name FROM member p WHERE p.member_id = s.member_id) AS member_name,
           s.details, s.actor, s.recorded_at
    FROM matter_step s WHERE s.matter_id = %(matter)s ORDER BY s.version
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which matters of a subtree; None: whichever.

    ``overdue``: whether its day has passed, on the day that is asked about, and it is still to be
    settled.
    """

    states: list[MatterState] | None = None
    responsible: UUID | None = None
    overdue: bool | None = None


class SeenThrough(Answer, frozen=True, kw_only=True):
    """The organization where a matter was found, and the member who is responsible for it."""

    organization_id: UUID
    responsible_id: UUID | None


def of_scope(
    database: ReadDatabase,
    scope: UUID,
    wanted: Wanted,
    when: TimeScope,
    *,
    limit: int,
    after: tuple[date, UUID] | None,
) -> list[ListedMatter]:
    """Matters found in the organization or below it, latest found first.

    ``after``: the day and id of the last one of the page before.
    """
    given = parameters(
        scope,
        when,
        states=wanted.states,
        responsible=wanted.responsible,
        overdue=wanted.overdue,
        after=after and after[0],
        after_id=after and after[1],
        limit=limit,
    )
    return database.rows(_OF_SCOPE, given, ListedMatter, when.as_of)


def open_of_member(database: ReadDatabase, member_id: UUID, when: TimeScope) -> list[ListedMatter]:
    """The matters that the member is responsible for and that are not settled, first due first."""
    given = {"member": member_id, "on": when.on}
    return database.rows(_OPEN_OF_MEMBER, given, ListedMatter, when.as_of)


def matter(database: ReadDatabase, matter_id: UUID, when: TimeScope) -> ListedMatter | None:
    """One matter as it stands, or None."""
    return database.first(_ONE, {"matter": matter_id, "on": when.on}, ListedMatter, when.as_of)


def seen_through(database: ReadDatabase, matter_id: UUID) -> SeenThrough | None:
    """Through whom a matter can be seen now; None when there is no such matter."""
    return database.first(_SEEN_THROUGH, {"matter": matter_id}, SeenThrough)


def life(database: ReadDatabase, matter_id: UUID, when: TimeScope) -> list[MatterStep]:
    """Every step of the matter, first recorded first."""
    return database.rows(_LIFE, {"matter": matter_id}, MatterStep, when.as_of)
