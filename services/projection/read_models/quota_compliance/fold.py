"""From the regulations, posts and meetings to what was owed and made."""

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Final
from uuid import UUID

from psycopg2.extras import execute_values

from chassis.fold import Fold, TableRow, Written
from chassis.postgres import Cursor
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
    "attendance_step": 2,
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
_YEARS: Final = """
    SELECT DISTINCT extract(year FROM k.held_on)::integer
    FROM attendance_step s JOIN meeting_step k ON k.meeting_id = s.meeting_id
    WHERE s.member_id = ANY(%s::uuid[]) AND k.held_on IS NOT NULL
"""


def _derive(cursor: Cursor, written: Written | None) -> None:
    """Count again for every member whose sums the written rows can have changed."""
    members = _everybody(cursor) if written is None else _touched(cursor, written)
    if not members:
        return
    cursor.execute("DELETE FROM quota_sum WHERE member_id = ANY(%s::uuid[])", (members,))
    cursor.execute(_YEARS, (members,))
    for (year,) in sorted(cursor.fetchall()):
        cursor.execute(
            "SELECT * FROM quotas_made(%s, make_date(%s, 12, 31), %s::uuid[])",
            (year, year, members),
        )
        sums = [(year, *row) for row in cursor.fetchall()]
        if sums:
            execute_values(cursor, "INSERT INTO quota_sum VALUES %s", sums, page_size=1000)


def _everybody(cursor: Cursor) -> list[UUID]:
    cursor.execute(_EVERYBODY)
    return [row[0] for row in cursor.fetchall()]


def _touched(cursor: Cursor, written: Written) -> list[UUID]:
    members = {
        UUID(str(row[place]))
        for table, place in _BY_MEMBER.items()
        for row in written.get(table, ())
    }
    members |= _asked(cursor, _WHO_WAS_THERE, _first(written, *_BY_MEETING))
    members |= _asked(cursor, _WHO_IS_ASSIGNED, _first(written, "assignment_end"))
    scopes = _asked(cursor, _SCOPES, _first(written, *_BY_REGULATION))
    places = scopes | _first(written, *_BY_PLACE)
    if written.get("locality"):
        # A locality that arrives after what lies in it may complete any chain of localities.
        return _everybody(cursor)
    if places:
        cursor.execute(_WHO_IS_BELOW, {"places": list(places)})
        members |= {row[0] for row in cursor.fetchall()}
    return sorted(members)


def _first(written: Written, *tables: str) -> set[UUID]:
    return {UUID(str(row[0])) for table in tables for row in written.get(table, ())}


def _asked(cursor: Cursor, query: str, ids: set[UUID]) -> set[UUID]:
    if not ids:
        return set()
    cursor.execute(query, (list(ids),))
    return {row[0] for row in cursor.fetchall()}


QUOTA_COMPLIANCE: Final = Fold(
    name="quota_compliance",
    ddl=files(__package__).joinpath("table.sql").read_text("utf-8"),
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
        {*_BY_MEMBER, *_BY_MEETING, *_BY_REGULATION, *_BY_PLACE, "assignment_end", "locality"}
    ),
)
