"""What lies on a desk: answers owed by an office, drafts that wait for approval."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.answer import Answer, grown
from contracts.read.petitions import ListedPetition, OwedAnswer, WaitingDraft
from services.projection.read_database import ReadDatabase, TimeScope, below, parameters
from services.projection.read_models.petitions.queries import lists, visibility

Place = tuple[date, UUID]
"""Where a page ended: when the last petition on it was due, and which it was."""

_OF_OFFICE: Final = f"""
    SELECT n.petition_id, n.due_on AS owed_on, n.lead_id = %(office)s AS leads,
           n.state = 'returned' AS returned, n.stopped_on, r.reason AS returned_because
    FROM petition_now n
    LEFT JOIN LATERAL (
        SELECT s.details ->> 'reason' AS reason FROM petition_step s
        WHERE n.state = 'returned' AND s.petition_id = n.petition_id AND s.new_state = 'returned'
        ORDER BY s.version DESC LIMIT 1) r ON true
    WHERE n.state IN {visibility.OWED} AND n.office_ids @> ARRAY[%(office)s]::uuid[]
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
        WHERE x.petition_id = s.petition_id AND x.new_state = 'drafted'
        ORDER BY x.version DESC LIMIT 1) d
    WHERE s.state = 'drafted' AND {below("s.cell_id")}
      AND (%(after)s::date IS NULL OR (s.due_on, s.petition_id) > (%(after)s, %(after_id)s))
    ORDER BY s.due_on, s.petition_id LIMIT %(limit)s
"""


class _Owed(Answer, frozen=True, kw_only=True):
    petition_id: UUID
    owed_on: date
    leads: bool
    returned: bool
    stopped_on: date | None
    returned_because: str | None


class _Waiting(Answer, frozen=True, kw_only=True):
    petition_id: UUID
    owed_on: date
    drafted_on: date
    draft: str
    drafted_by_id: UUID | None
    drafted_by: str | None
    draft_event: str


def of_office(
    database: ReadDatabase, office_id: UUID, when: TimeScope, *, limit: int, after: Place | None
) -> list[OwedAnswer]:
    """The petitions whose answer the office owes, alone or with others; the first due first."""
    given = _given(after, limit, office=office_id)
    found = database.rows(_OF_OFFICE, given, _Owed, when.as_of)
    listed = _listed(database, [row.petition_id for row in found], when)
    return [grown(OwedAnswer, listed[row.petition_id], row) for row in found]


def waiting(
    database: ReadDatabase, organization: UUID, when: TimeScope, *, limit: int, after: Place | None
) -> list[WaitingDraft]:
    """The drafts of the subtree that wait for approval; the first due first."""
    given = _given(after, limit, **parameters(organization, when))
    found = database.rows(_WAITING, given, _Waiting, when.as_of)
    listed = _listed(database, [row.petition_id for row in found], when)
    return [grown(WaitingDraft, listed[row.petition_id], row) for row in found]


def _given(after: Place | None, limit: int, **more: object) -> dict[str, object]:
    return {
        "after": after and after[0],
        "after_id": after and after[1],
        "limit": limit,
        **more,
    }


def _listed(
    database: ReadDatabase, petitions: list[UUID], when: TimeScope
) -> dict[UUID, ListedPetition]:
    """What every list says of these petitions."""
    rows = lists.of_ids(database, petitions, when, masked=False)
    return {row.petition_id: row for row in rows}
