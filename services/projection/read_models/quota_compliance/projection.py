"""From the regulations, posts and meetings to what was owed and made."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows, Fold
from chassis.projection.rows import Made, ids, put
from contracts.assignment import RegulationAdopted, RegulationRepealed


class Regulation(NamedTuple):
    """A regulation of visits; ``minimums`` is JSON, by level."""

    regulation_id: UUID
    number: str
    title: str
    scope_id: UUID
    starts_on: date
    ends_on: date | None
    minimums: str
    proration: str
    only_confirmed: bool
    only_assigned: bool
    committee_meetings_count: bool
    event_id: str
    recorded_at: datetime


class RegulationEnd(NamedTuple):
    """The last day of a regulation of visits."""

    regulation_id: UUID
    version: int
    ends_on: date
    reason: str
    recorded_at: datetime


_BY_MEMBER: Final = ("post", "post_end", "member_cell", "assignment")
"""Tables whose rows name the member whose sums they change."""

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
        meetings = ids(written, "meeting_id", *_BY_MEETING, "attendance_step")
        _count_again(cursor, there, _numbers(cursor, _YEARS_OF_MEETINGS, meetings))


def _count_again(cursor: Cursor, members: Collection[UUID] | None, years: Iterable[int]) -> None:
    """``None`` stands for all members."""
    for year in years:
        given = {"year": year, "members": None if members is None else list(members)}
        cursor.execute(_FORGET, given)
        cursor.execute(_COUNT, given)


def _there(cursor: Cursor, written: BatchRows) -> set[UUID]:
    """The members whose attendance was written, and all who were at a meeting that was."""
    recorded = ids(written, "member_id", "attendance_step")
    return recorded | _asked(cursor, _WHO_WAS_THERE, ids(written, "meeting_id", *_BY_MEETING))


def _numbers(cursor: Cursor, query: str, ids: Collection[UUID] = ()) -> list[int]:
    cursor.execute(query, (list(ids),) if ids else None)
    return sorted(row[0] for row in cursor.fetchall())


def _touched(cursor: Cursor, written: BatchRows) -> set[UUID]:
    """The members of whom more than single meetings may count in another way."""
    members = ids(written, "member_id", *_BY_MEMBER)
    members |= _asked(cursor, _WHO_IS_ASSIGNED, ids(written, "assignment_id", "assignment_end"))
    scopes = _asked(cursor, _SCOPES, ids(written, "regulation_id", *_BY_REGULATION))
    places = scopes | ids(written, "organization_id", *_BY_PLACE)
    if written.get("locality"):
        # A locality that arrives after what lies in it may complete any chain of localities.
        cursor.execute(_EVERYBODY)
        members |= {row[0] for row in cursor.fetchall()}
    if places:
        cursor.execute(_WHO_IS_BELOW, {"places": list(places)})
        members |= {row[0] for row in cursor.fetchall()}
    return members


def _asked(cursor: Cursor, query: str, ids: set[UUID]) -> set[UUID]:
    if not ids:
        return set()
    cursor.execute(query, (list(ids),))
    return {row[0] for row in cursor.fetchall()}


QUOTA_COMPLIANCE: Final = Fold(
    name="quota_compliance",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={"regulation": Regulation, "regulation_end": RegulationEnd},
    handlers={
        RegulationAdopted: put(
            Regulation,
            minimums=Made(lambda event: json.dumps(event.minimums, sort_keys=True)),
        ),
        RegulationRepealed: put(RegulationEnd),
    },
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
