"""From the regulations, posts and meetings to what was owed and made."""

import json
from collections.abc import Collection, Iterable
from importlib.resources import files
from typing import Final
from uuid import UUID

from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows, Fold, TableRow
from contracts.assignment import RegulationAdopted, RegulationRepealed
from contracts.envelope import Envelope


def _adopted(event: RegulationAdopted, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "regulation",
        (
            event.regulation_id,
            event.number,
            event.title,
            event.scope_id,
            event.starts_on,
            event.ends_on,
            json.dumps(event.minimums, sort_keys=True),
            event.proration,
            event.only_confirmed,
            event.only_assigned,
            event.committee_meetings_count,
            envelope.id,
            envelope.time,
        ),
    )


def _repealed(event: RegulationRepealed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "regulation_end",
        (event.regulation_id, envelope.version, event.ends_on, event.reason, envelope.time),
    )


_BY_MEMBER: Final = {
    "post": 0,
    "post_end": 0,
    "member_cell": 0,
    "assignment": 1,
}
"""Tables whose rows name the member whose sums they change, with the place of the member's id."""

_BY_MEETING: Final = ("meeting", "meeting_step")
_BY_REGULATION: Final = ("regulation", "regulation_end")
_BY_PLACE: Final = ("organization", "organization_parent", "organization_closure")

_WHO_WAS_THERE: Final = """
    SELECT DISTINCT member_id FROM attendance_step WHERE meeting_id = ANY(%s::uuid[])
"""
_WHO_IS_ASSIGNED: Final = """
    SELECT member_id FROM assignment WHERE assignment_id = ANY(%s::uuid[])
"""
_WHO_IS_BELOW: Final = """
    SELECT p.member_id FROM branch b JOIN post p ON p.committee_id = b.organization_id
    WHERE b.ancestor_id = ANY(%(places)s::uuid[])
    UNION
    SELECT s.member_id FROM branch b JOIN meeting m ON m.organization_id = b.organization_id
    JOIN attendance_step s ON s.meeting_id = m.meeting_id
    WHERE b.ancestor_id = ANY(%(places)s::uuid[])
"""
_SCOPES: Final = "SELECT scope_id FROM regulation WHERE regulation_id = ANY(%s::uuid[])"
_EVERYBODY: Final = "SELECT DISTINCT member_id FROM attendance_step"
_YEARS_OF_ALL: Final = """
    SELECT DISTINCT extract(year FROM k.held_on)::integer FROM meeting_step k
    WHERE k.held_on IS NOT NULL
"""
_YEARS_OF_MEETINGS: Final = f"{_YEARS_OF_ALL} AND k.meeting_id = ANY(%s::uuid[])"
_YEARS_OF_MEMBERS: Final = f"""
    {_YEARS_OF_ALL} AND k.meeting_id IN (
        SELECT s.meeting_id FROM attendance_step s WHERE s.member_id = ANY(%s::uuid[]))
"""

_FORGET: Final = """
    DELETE FROM quota_sum
    WHERE year = %(year)s
      AND (%(members)s::uuid[] IS NULL OR member_id = ANY (%(members)s::uuid[]))
"""
_COUNT: Final = """
    INSERT INTO quota_sum
    SELECT %(year)s, m.*
    FROM quotas_made(%(year)s, make_date(%(year)s, 12, 31), %(members)s::uuid[]) m
"""


def _derive(cursor: Cursor, written: BatchRows | None) -> None:
    """Count again for every member, and every year, whose sums the written rows can have changed.

    What is recorded of a meeting touches who was there, in the years in which it was ever said to
    have been held. What changes a post, a rule or a place can touch any year.
    """
    if written is None:
        _count_again(cursor, None, _numbers(cursor, _YEARS_OF_ALL))
        return
    touched = _touched(cursor, written)
    if touched:
        _count_again(cursor, touched, _numbers(cursor, _YEARS_OF_MEMBERS, touched))
    there = _there(cursor, written) - touched
    if there:
        meetings = _first(written, *_BY_MEETING, "attendance_step")
        _count_again(cursor, there, _numbers(cursor, _YEARS_OF_MEETINGS, meetings))


def _count_again(cursor: Cursor, members: Collection[UUID] | None, years: Iterable[int]) -> None:
    """``None`` stands for all members."""
    for year in years:
        given = {"year": year, "members": None if members is None else list(members)}
        cursor.execute(_FORGET, given)
        cursor.execute(_COUNT, given)


def _there(cursor: Cursor, written: BatchRows) -> set[UUID]:
    """The members whose attendance was written, and all who were at a meeting that was."""
    recorded = {UUID(str(row[2])) for row in written.get("attendance_step", ())}
    return recorded | _asked(cursor, _WHO_WAS_THERE, _first(written, *_BY_MEETING))


def _numbers(cursor: Cursor, query: str, ids: Collection[UUID] = ()) -> list[int]:
    cursor.execute(query, (list(ids),) if ids else None)
    return sorted(row[0] for row in cursor.fetchall())


def _touched(cursor: Cursor, written: BatchRows) -> set[UUID]:
    """The members of whom more than single meetings may count in another way."""
    members = {
        UUID(str(row[place]))
        for table, place in _BY_MEMBER.items()
        for row in written.get(table, ())
    }
    members |= _asked(cursor, _WHO_IS_ASSIGNED, _first(written, "assignment_end"))
    scopes = _asked(cursor, _SCOPES, _first(written, *_BY_REGULATION))
    places = scopes | _first(written, *_BY_PLACE)
    if written.get("locality"):
        # A locality that arrives after what lies in it may complete any chain of localities.
        cursor.execute(_EVERYBODY)
        members |= {row[0] for row in cursor.fetchall()}
    if places:
        cursor.execute(_WHO_IS_BELOW, {"places": list(places)})
        members |= {row[0] for row in cursor.fetchall()}
    return members


def _first(written: BatchRows, *tables: str) -> set[UUID]:
    return {UUID(str(row[0])) for table in tables for row in written.get(table, ())}


def _asked(cursor: Cursor, query: str, ids: set[UUID]) -> set[UUID]:
    if not ids:
        return set()
    cursor.execute(query, (list(ids),))
    return {row[0] for row in cursor.fetchall()}


QUOTA_COMPLIANCE: Final = Fold(
    name="quota_compliance",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "regulation": (
            "regulation_id",
            "number",
            "title",
            "scope_id",
            "starts_on",
            "ends_on",
            "minimums",
            "proration",
            "only_confirmed",
            "only_assigned",
            "committee_meetings_count",
            "event_id",
            "recorded_at",
        ),
        "regulation_end": ("regulation_id", "version", "ends_on", "reason", "recorded_at"),
    },
    handlers={RegulationAdopted: _adopted, RegulationRepealed: _repealed},
    refresh=_derive,
    derives_from=frozenset(
        {
            "attendance_step",
            "assignment_end",
            "locality",
            *_BY_MEMBER,
            *_BY_MEETING,
            *_BY_REGULATION,
            *_BY_PLACE,
        }
    ),
)
