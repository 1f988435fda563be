"""The trail, asked."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from contracts.read.answer import Answer, EventData, grown
from contracts.read.trail import FieldChange, HistoryEvent, TrailEvent
from services.projection.read_database import ReadDatabase, TimeScope, below, parameters

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_COLUMNS: Final = """
    t.event_id, t.aggregate_id, t.version, t.service, t.type, t.actor, t.correlation_id,
    t.causation_id, t.recorded_at, t.data
"""

_EVERYWHERE: Final = UUID(int=0)
"""As the fold writes it: what concerns everybody belongs to the top of the tree."""

_IS_TOP: Final = """
    NOT EXISTS (SELECT 1 FROM organization_parent up WHERE up.organization_id = {organization})
"""

_SUBTREE: Final = f"""
    SELECT o.organization_id FROM organization o WHERE {below("o.organization_id")}
    UNION ALL SELECT %(everywhere)s::uuid WHERE {_IS_TOP.format(organization="%(organization)s")}
"""

_PLACES: Final = f"""
    SELECT DISTINCT coalesce(o.organization_id, p.organization_id) AS organization_id
    FROM trail_place p LEFT JOIN organization o
      ON p.organization_id = %(everywhere)s AND {_IS_TOP.format(organization="o.organization_id")}
    WHERE p.aggregate_id = %(aggregate)s
"""

_TOUCHING: Final = """
    SELECT p.aggregate_id FROM trail_place p WHERE p.organization_id = ANY (%(subtree)s::uuid[])
"""

_WANTED: Final = """
      (%(aggregate)s::uuid IS NULL OR t.aggregate_id = %(aggregate)s::uuid)
      AND (%(actor)s::text IS NULL OR t.actor = %(actor)s)
      AND (%(type)s::text IS NULL OR t.type = %(type)s)
      AND (%(correlation)s::text IS NULL OR t.correlation_id = %(correlation)s)
      AND (%(since)s::timestamptz IS NULL OR t.recorded_at >= %(since)s)
      AND (%(until)s::timestamptz IS NULL OR t.recorded_at <= %(until)s)
      AND (%(before)s::timestamptz IS NULL
           OR (t.recorded_at, t.event_id) < (%(before)s, %(before_id)s))
"""

_PAGE: Final = "ORDER BY t.recorded_at DESC, t.event_id DESC LIMIT %(limit)s"

# Two ways to the same events. Few organizations were touched by few aggregates: of each the time of
# its latest wanted event is looked up, and as a page has no more aggregates than events, those with
# the latest times have all of its events.
_FEW: Final = 10
_LATEST: Final = f"""
    SELECT a.aggregate_id FROM (SELECT DISTINCT x.aggregate_id FROM ({_TOUCHING}) x) a
    CROSS JOIN LATERAL (
        SELECT t.recorded_at FROM trail t WHERE t.aggregate_id = a.aggregate_id AND {_WANTED}
        ORDER BY t.recorded_at DESC LIMIT 1) t
    ORDER BY t.recorded_at DESC FETCH FIRST %(limit)s ROWS WITH TIES
"""
_GATHERED: Final = f"""
    SELECT {_COLUMNS} FROM trail t
    WHERE t.aggregate_id = ANY (ARRAY({_LATEST})) AND {_WANTED} {_PAGE}
"""

# Of many organizations the latest events are found soon when one walks back from the end, however
# long the past is. Written as a join, the server remembers for each aggregate that it meets again
# whether it belongs here. Where only some events are wanted the walk may be long, and it is left to
# the server to find another way.
_BELONGS: Final = f"{_TOUCHING} AND p.aggregate_id = t.aggregate_id"
_PASSED: Final = f"""
    SELECT {_COLUMNS} FROM trail t CROSS JOIN LATERAL ({_BELONGS} LIMIT 1) here
    WHERE {_WANTED} {_PAGE}
"""
_PICKED: Final = f"""
    SELECT {_COLUMNS} FROM trail t WHERE EXISTS ({_BELONGS}) AND {_WANTED} {_PAGE}
"""

_OF_AGGREGATE: Final = f"""
    SELECT {_COLUMNS} FROM trail t WHERE t.aggregate_id = %(aggregate)s ORDER BY t.version
"""


def search(
    database: ReadDatabase,
    organization: UUID,
    when: TimeScope,
    *,
    limit: int,
    aggregate: UUID | None = None,
    actor: str | None = None,
    event_type: str | None = None,
    correlation: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: tuple[datetime, str] | None = None,
) -> list[TrailEvent]:
    """Events of everything that ever touched the subtree, latest recorded first."""
    below_it = parameters(organization, when, everywhere=_EVERYWHERE)
    subtree = database.rows(_SUBTREE, below_it, UUID, when.as_of)
    given = {
        "subtree": subtree,
        "aggregate": aggregate,
        "actor": actor,
        "type": event_type,
        "correlation": correlation,
        "since": since,
        "until": until,
        "before": before and before[0],
        "before_id": before and before[1],
        "limit": limit,
    }
    if len(subtree) <= _FEW:
        query = _GATHERED
    else:
        query = _PICKED if aggregate or actor or event_type or correlation else _PASSED
    return database.rows(query, given, TrailEvent, when.as_of)


def of_aggregate(
    database: ReadDatabase, aggregate: UUID, when: TimeScope, *, masked: bool = False
) -> list[HistoryEvent]:
    """The aggregate's whole history, each event with what its fields were before it.

    ``masked``: without the drafts and answers of a petition that were not announced.
    """
    history = database.rows(_OF_AGGREGATE, {"aggregate": aggregate}, TrailEvent, when.as_of)
    known: EventData = {}
    return [_told(event, known) for event in (_announced(history) if masked else history)]


def _told(event: TrailEvent, known: EventData) -> HistoryEvent:
    """The event with what it changed of what was ``known``, where it is then entered."""
    changes = [
        FieldChange(field=name, before=known.get(name), after=value)
        for name, value in event.data.items()
        if known.get(name) != value
    ]
    known.update(event.data)
    return grown(HistoryEvent, event, changes=changes)


_OF_AN_ANSWER: Final = frozenset(
    {"AnswerDrafted.v1", "AnswerReturned.v1", "AnswerApproved.v1", "PetitionAnswered.v1"}
)


def _announced(history: list[TrailEvent]) -> list[TrailEvent]:
    told = {e.data["round"] for e in history if e.type == "AnswerPublished.v1"}
    return [e for e in history if e.type not in _OF_AN_ANSWER or e.data["round"] in told]


def places(database: ReadDatabase, aggregate: UUID) -> list[UUID]:
    """The organizations through which an aggregate's history can be seen."""
    return database.rows(_PLACES, {"aggregate": aggregate, "everywhere": _EVERYWHERE}, UUID)


def speaks_of(database: ReadDatabase, aggregate: UUID, member: UUID) -> bool:
    """Whether the aggregate is this member, or an event of it names the member."""
    query = (
        "SELECT 1 FROM trail t WHERE t.aggregate_id = %(aggregate)s"
        " AND t.data ->> 'member_id' = %(member)s LIMIT 1"
    )
    return bool(database.rows(query, {"aggregate": aggregate, "member": str(member)}, int))


_NAMES: Final = """
    SELECT o.organization_id AS id, name_on(o.organization_id, %(on)s) AS name
    FROM organization o WHERE o.organization_id = ANY (%(ids)s::uuid[])
    UNION ALL
    SELECT m.member_id, m.full_name FROM member m WHERE m.member_id = ANY (%(ids)s::uuid[])
    UNION ALL
    SELECT l.locality_id, l.name FROM locality l WHERE l.locality_id = ANY (%(ids)s::uuid[])
    UNION ALL
    SELECT z.zone_id, z.name FROM zone z WHERE z.zone_id = ANY (%(ids)s::uuid[])
    UNION ALL
    SELECT a.office_id, a.name FROM answering_office a WHERE a.office_id = ANY (%(ids)s::uuid[])
    UNION ALL
    SELECT b.briefing_id, briefing_name(b.briefing_id)
    FROM briefing b WHERE b.briefing_id = ANY (%(ids)s::uuid[])
"""


class _Named(Answer, frozen=True, kw_only=True):
    id: UUID
    name: str


def names(database: ReadDatabase, events: Iterable[TrailEvent], when: TimeScope) -> dict[str, str]:
    """The names of whom and what the events speak of, by id: organizations, members, localities,
    zones, answering offices and briefings.
    """
    said = {value for event in events for value in _texts(event.data)}
    ids = [value for value in said if _UUID.fullmatch(value)]
    if not ids:
        return {}
    found = database.rows(_NAMES, {"ids": ids, "on": when.on}, _Named, when.as_of)
    return {str(row.id): row.name for row in found}


def _texts(value: object) -> Iterable[str]:
    """The texts in a value, however deep in its lists and fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
