"""Meetings, asked."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.read.answer import grown
from contracts.read.meetings import Attendance, Meeting, MeetingRow, Opinion, OpinionSource
from services.projection.read_database import ReadDatabase, TimeScope

_MEETING = """
    SELECT m.meeting_id, m.organization_id, name_on(m.organization_id, %(on)s) AS name, m.body,
           coalesce(last.kind, m.kind) AS kind, coalesce(last.state, 'planned') AS state,
           coalesce((SELECT p.planned_on FROM meeting_step p
                     WHERE p.meeting_id = m.meeting_id AND p.planned_on IS NOT NULL
                     ORDER BY p.version DESC LIMIT 1), m.planned_on) AS planned_on,
           last.held_on, last.present, last.expected, last.reason, m.place, m.event_id
    FROM meeting m LEFT JOIN LATERAL (
        SELECT * FROM meeting_step s WHERE s.meeting_id = m.meeting_id
        ORDER BY s.version DESC LIMIT 1) last ON true
"""

# Which meetings are the page is found out by their days alone, which indexes have: of the many that
# an old cell held nothing else is looked at.
_LATEST = """
    SELECT d.meeting_id FROM (
        SELECT m.meeting_id, coalesce(
            (SELECT s.held_on FROM meeting_step s WHERE s.meeting_id = m.meeting_id
             ORDER BY s.version DESC LIMIT 1),
            (SELECT p.planned_on FROM meeting_step p
             WHERE p.meeting_id = m.meeting_id AND p.planned_on IS NOT NULL
             ORDER BY p.version DESC LIMIT 1),
            m.planned_on) AS day
        FROM meeting m WHERE m.organization_id = %(organization)s) d
    WHERE %(before)s::date IS NULL
       OR (d.day, d.meeting_id) < (%(before)s::date, %(before_id)s::uuid)
    ORDER BY d.day DESC, d.meeting_id DESC LIMIT %(limit)s
"""

_OF_CELL = f"""
    SELECT * FROM ({_MEETING} WHERE m.meeting_id = ANY (ARRAY({_LATEST}))) m
    ORDER BY coalesce(m.held_on, m.planned_on) DESC, m.meeting_id DESC
"""

_ATTENDANCES = """
    SELECT DISTINCT ON (s.meeting_id, s.member_id) s.meeting_id, s.member_id, s.state, s.reason,
           s.other_member_id,
           (SELECT m.full_name FROM member m WHERE m.member_id = s.member_id) AS full_name,
           (SELECT array_agg(e.event_id ORDER BY e.version) FROM attendance_step e
            WHERE e.meeting_id = s.meeting_id AND e.member_id = s.member_id) AS events
    FROM attendance_step s WHERE s.meeting_id = ANY (%(meetings)s::uuid[])
    ORDER BY s.meeting_id, s.member_id, s.version DESC
"""

_OPINIONS = """
    SELECT o.meeting_id, o.opinion_id, o.text, o.event_id,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'organization_id', f.to_organization_id,
                'name', name_on(f.to_organization_id, %(on)s),
                'forwarded_on', f.forwarded_on, 'event_id', f.event_id) ORDER BY f.version), '[]')
            FROM opinion_forwarded f
            WHERE f.meeting_id = o.meeting_id AND f.opinion_id = o.opinion_id) AS forwarded_to,
           p.petition_id, p.raised_on AS petition_raised_on, p.event_id AS petition_event
    FROM opinion o LEFT JOIN LATERAL (
        SELECT * FROM opinion_petition x WHERE x.opinion_id = o.opinion_id
        ORDER BY x.recorded_at LIMIT 1) p ON true
    WHERE o.meeting_id = ANY (%(meetings)s::uuid[])
    ORDER BY o.recorded_at, o.event_id
"""


_OPINION = f"""
    SELECT o.opinion_id, o.text, o.meeting_id, m.organization_id, m.name, m.held_on, o.event_id
    FROM opinion o JOIN ({_MEETING}) m USING (meeting_id) WHERE o.opinion_id = %(opinion)s
"""


def of_cell(
    database: ReadDatabase,
    organization_id: UUID,
    when: TimeScope,
    *,
    limit: int,
    before: tuple[date, UUID] | None = None,
) -> list[Meeting]:
    """The organization's meetings, latest first, each with its attendances and opinions.

    ``before``: the day and id of the last meeting of the page before.
    """
    found = database.rows(
        _OF_CELL,
        {
            "organization": organization_id,
            "on": when.on,
            "limit": limit,
            "before": before and before[0],
            "before_id": before and before[1],
        },
        MeetingRow,
        when.as_of,
    )
    return _with_parts(database, found, when)


def meeting(database: ReadDatabase, meeting_id: UUID, when: TimeScope) -> Meeting | None:
    """One meeting with its attendances and opinions, or None.

    An attendance whose last step handed it over, or was handed to it, names the other member; an
    opinion lists to whom it was forwarded, first one first.
    """
    found = database.rows(
        f"{_MEETING} WHERE m.meeting_id = %(meeting)s",
        {"meeting": meeting_id, "on": when.on},
        MeetingRow,
        when.as_of,
    )
    return _with_parts(database, found, when)[0] if found else None


def opinion(database: ReadDatabase, opinion_id: UUID, when: TimeScope) -> OpinionSource | None:
    """One opinion with the meeting in which it was raised, or None."""
    given = {"opinion": opinion_id, "on": when.on}
    return database.first(_OPINION, given, OpinionSource, when.as_of)


def _with_parts(
    database: ReadDatabase, meetings: Sequence[MeetingRow], when: TimeScope
) -> list[Meeting]:
    ids = {"meetings": [row.meeting_id for row in meetings], "on": when.on}
    attendances = database.rows(_ATTENDANCES, ids, Attendance, when.as_of)
    opinions = database.rows(_OPINIONS, ids, Opinion, when.as_of)
    return [
        grown(
            Meeting,
            row,
            attendances=[one for one in attendances if one.meeting_id == row.meeting_id],
            opinions=[one for one in opinions if one.meeting_id == row.meeting_id],
        )
        for row in meetings
    ]
