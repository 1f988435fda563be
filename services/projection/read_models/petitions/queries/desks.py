"""What lies on a desk: answers owed by an office, drafts that wait for approval."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from kernel.lifecycle import OWED
from services.projection.read_database import ReadDatabase, TimeScope, below, parameters
from services.projection.read_models.petitions.queries import lists

Place = tuple[date, UUID]
"""Where a page ended: when the last petition on it was due, and which it was."""

_OF_OFFICE: Final = f"""
    SELECT n.petition_id, n.due_on AS owed_on, n.lead_id = %(office)s AS leads,
           n.state = 'returned' AS returned, n.stopped_on, r.reason AS returned_because
    FROM petition_now n
    LEFT JOIN LATERAL (
        SELECT s.details ->> 'reason' AS reason FROM petition_step s
        WHERE n.state = 'returned' AND s.petition_id = n.petition_id AND s.brings = 'returned'
        ORDER BY s.version DESC LIMIT 1) r ON true
    WHERE n.state IN {tuple(sorted(OWED))} AND n.office_ids @> ARRAY[%(office)s]::uuid[]
      AND (%(after)s::date IS NULL OR (n.due_on, n.petition_id) > (%(after)s, %(after_id)s))
    ORDER BY n.due_on, n.petition_id LIMIT %(limit)s
"""

# Who approves is who is above the cell on the day, wherever the petition was raised.
_WAITING: Final = f"""
    SELECT s.petition_id, s.due_on AS owed_on, d.*
    FROM petition_now s
    CROSS JOIN LATERAL (
        SELECT x.day AS drafted_on, x.details ->> 'text' AS draft, o.office_id AS drafted_by_id,
               o.name AS drafted_by, x.event_id AS draft_event
        FROM petition_step x
        LEFT JOIN answering_office o ON o.office_id = (x.details ->> 'office_id')::uuid
        WHERE x.petition_id = s.petition_id AND x.brings = 'drafted'
        ORDER BY x.version DESC LIMIT 1) d
    WHERE s.state = 'drafted' AND {below("s.cell_id")}
      AND (%(after)s::date IS NULL OR (s.due_on, s.petition_id) > (%(after)s, %(after_id)s))
    ORDER BY s.due_on, s.petition_id LIMIT %(limit)s
"""


def of_office(
    asker: ReadDatabase, office_id: UUID, when: TimeScope, *, limit: int, after: Place | None
) -> list[dict[str, Any]]:
    """The petitions whose answer the office owes, alone or with others; the first due first."""
    found = asker.rows(_OF_OFFICE, _given(after, limit, office=office_id), when.as_of)
    return _whole(asker, found, when)


def waiting(
    asker: ReadDatabase, organization: UUID, when: TimeScope, *, limit: int, after: Place | None
) -> list[dict[str, Any]]:
    """The drafts of the subtree that wait for approval; the first due first."""
    given = _given(after, limit, **parameters(organization, when))
    found = asker.rows(_WAITING, given, when.as_of)
    return _whole(asker, found, when)


def _given(after: Place | None, limit: int, **more: object) -> dict[str, Any]:
    return {
        "after": after and after[0],
        "after_id": after and after[1],
        "limit": limit,
        **more,
    }


def _whole(
    asker: ReadDatabase, found: list[dict[str, Any]], when: TimeScope
) -> list[dict[str, Any]]:
    """In the order found, each row with what every list says of a petition."""
    rows = lists.of_ids(asker, [row["petition_id"] for row in found], when, masked=False)
    by_id = {row["petition_id"]: row for row in rows}
    return [by_id[row["petition_id"]] | row for row in found]
