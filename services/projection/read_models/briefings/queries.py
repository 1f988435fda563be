"""Briefings, asked: the calendar of a zone, and one with everything that was done there."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.answer import Answer
from contracts.read.briefings import (
    BriefingRow,
    CalendarBriefing,
    Host,
    ListedAnswer,
    NamedAttendee,
)
from services.projection.read_database import ReadDatabase, TimeScope

# The calendar of a zone. Twice running: the briefing before, of those that were not cancelled, had
# the same host.
_CALENDAR: Final = """
    SELECT b.briefing_id, b.month, b.state, b.planned_on, b.held_on, b.on_time, b.host_id,
           name_on(b.host_id, b.planned_on) AS host_name,
           b.state <> 'cancelled' AND b.host_id IS NOT DISTINCT FROM (
               SELECT x.host_id FROM briefings_standing() x
               WHERE x.zone_id = b.zone_id AND x.state <> 'cancelled' AND x.month < b.month
               ORDER BY x.month DESC LIMIT 1) AS twice_running,
           b.reason, b.event_id
    FROM briefings_standing() b
    WHERE b.zone_id = %(zone)s AND extract(year FROM b.month) = %(year)s
    ORDER BY b.month, b.planned_on, b.briefing_id
"""

# Every commune that was in the zone on a day of the year, and whoever was host besides. Fair: two
# or three times a year (domain.md §4.5).
_HOSTS: Final = """
    WITH times AS (
        SELECT b.host_id, count(*) AS times, count(*) FILTER (WHERE b.state = 'held') AS held,
               max(b.month) AS last_month
        FROM briefings_standing() b
        WHERE b.zone_id = %(zone)s AND b.state <> 'cancelled'
          AND extract(year FROM b.month) = %(year)s
        GROUP BY b.host_id),
    host AS (
        SELECT c.commune_id FROM zone_communes_held() c
        WHERE c.zone_id = %(zone)s AND c.starts_on <= make_date(%(year)s, 12, 31)
          AND coalesce(c.ends_on, 'infinity') >= make_date(%(year)s, 1, 1)
        UNION SELECT t.host_id FROM times t)
    SELECT h.commune_id, n.name, coalesce(t.times, 0) AS times, coalesce(t.held, 0) AS held,
           t.last_month, coalesce(t.times, 0) BETWEEN 2 AND 3 AS fair
    FROM host h
    LEFT JOIN times t ON t.host_id = h.commune_id
    LEFT JOIN LATERAL (
        SELECT x.name, x.sort_key FROM organization_name x WHERE x.organization_id = h.commune_id
        ORDER BY x.effective_on <= make_date(%(year)s, 12, 31) DESC, x.effective_on DESC,
                 x.version DESC LIMIT 1) n ON true
    ORDER BY n.sort_key, h.commune_id
"""

_ONE: Final = """
    SELECT b.briefing_id, b.zone_id, z.name AS zone_name, z.organization_id, b.month, b.state,
           b.planned_on, b.held_on, coalesce(b.held_on, b.planned_on) AS day, b.on_time, b.host_id,
           name_on(b.host_id, b.planned_on) AS host_name, b.reason, b.event_id,
           m.text AS minutes, m.event_id AS minutes_event,
           (SELECT max(d.day) FROM briefing_list d
            WHERE d.briefing_id = b.briefing_id AND d.done = 'compiled') AS compiled_on,
           s.day AS sent_on, s.member_id AS sent_to_id, s.full_name AS sent_to,
           (SELECT max(d.day) FROM briefing_list d
            WHERE d.briefing_id = b.briefing_id AND d.done = 'announced') AS announced_on
    FROM briefings_standing() b
    JOIN zone z USING (zone_id)
    LEFT JOIN LATERAL (
        SELECT x.text, x.event_id FROM briefing_minutes x WHERE x.briefing_id = b.briefing_id
        ORDER BY x.version DESC LIMIT 1) m ON true
    LEFT JOIN LATERAL (
        SELECT x.day, x.member_id, p.full_name
        FROM briefing_list x LEFT JOIN member p USING (member_id)
        WHERE x.briefing_id = b.briefing_id AND x.done = 'sent'
        ORDER BY x.version DESC LIMIT 1) s ON true
    WHERE b.briefing_id = %(briefing)s
"""

_ATTENDEES: Final = """
    SELECT a.capacity, a.organization_id,
           name_on(a.organization_id, %(day)s) AS organization_name, a.member_id, m.full_name
    FROM briefing_attendee a LEFT JOIN member m USING (member_id)
    WHERE a.briefing_id = %(briefing)s AND a.came = %(came)s AND a.version = (
        SELECT max(x.version) FROM briefing_attendance x WHERE x.briefing_id = %(briefing)s)
    ORDER BY a.place
"""

_ANSWERS: Final = """
    SELECT a.petition_id, a.round, a.late, a.announced FROM answers_compiled() a
    WHERE a.briefing_id = %(briefing)s ORDER BY a.place
"""

_CARRIED_OVER: Final = """
    SELECT DISTINCT a.petition_id, a.round
    FROM answers_compiled() a JOIN briefing b USING (briefing_id)
    WHERE NOT a.announced AND a.petition_id = ANY (%(petitions)s::uuid[])
      AND (%(month)s::date IS NULL OR b.month < %(month)s)
"""

_NEXT: Final = """
    SELECT b.briefing_id, b.month, b.planned_on FROM briefings_standing() b
    WHERE b.zone_id = %(zone)s AND b.state = 'planned' ORDER BY b.month LIMIT 1
"""


class PlannedBriefing(Answer, frozen=True, kw_only=True):
    """A briefing that is planned and not yet held."""

    briefing_id: UUID
    month: date
    planned_on: date


class _AnswerKey(Answer, frozen=True, kw_only=True):
    petition_id: UUID
    round: int


def calendar(
    database: ReadDatabase, zone_id: UUID, year: int, when: TimeScope
) -> list[CalendarBriefing]:
    """The zone's briefings of the year, with the cancelled ones."""
    given = {"zone": zone_id, "year": year}
    return database.rows(_CALENDAR, given, CalendarBriefing, when.as_of)


def hosts(database: ReadDatabase, zone_id: UUID, year: int, when: TimeScope) -> list[Host]:
    """How often each commune of the zone is host in the year, planned briefings included."""
    return database.rows(_HOSTS, {"zone": zone_id, "year": year}, Host, when.as_of)


def briefing(database: ReadDatabase, briefing_id: UUID, when: TimeScope) -> BriefingRow | None:
    """One briefing, or None."""
    return database.first(_ONE, {"briefing": briefing_id}, BriefingRow, when.as_of)


def attendees(
    database: ReadDatabase, briefing: BriefingRow, when: TimeScope, *, came: bool
) -> list[NamedAttendee]:
    """Those who came to the briefing, or those who did not."""
    given = {"briefing": briefing.briefing_id, "day": briefing.day, "came": came}
    return database.rows(_ATTENDEES, given, NamedAttendee, when.as_of)


def answers(database: ReadDatabase, briefing_id: UUID, when: TimeScope) -> list[ListedAnswer]:
    """The list of the briefing's answers as it was last compiled, in its order."""
    return database.rows(_ANSWERS, {"briefing": briefing_id}, ListedAnswer, when.as_of)


def next_briefing(database: ReadDatabase, zone_id: UUID, when: TimeScope) -> PlannedBriefing | None:
    """The first of the zone's briefings that are planned and not yet held; or None."""
    return database.first(_NEXT, {"zone": zone_id}, PlannedBriefing, when.as_of)


def carried_over(
    database: ReadDatabase, petitions: list[UUID], month: date | None, when: TimeScope
) -> set[tuple[UUID, int]]:
    """The answers, by petition and round, that were on the list of a briefing and not announced:
    of one before the month, or of any where none is given.
    """
    given = {"petitions": petitions, "month": month}
    found = database.rows(_CARRIED_OVER, given, _AnswerKey, when.as_of)
    return {(row.petition_id, row.round) for row in found}
