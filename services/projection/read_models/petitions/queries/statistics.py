"""Petitions, counted: from the sums of one scope, whatever the number of petitions in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from contracts.read.answer import Answer, grown
from contracts.read.petition_statistics import Counts, MonthCounts, PetitionCounts, Totals
from contracts.read.rules import PetitionField
from services.projection.read_database import ReadDatabase, TimeScope, cells_below
from services.projection.read_models.petitions.queries import statistics_view as view

_SUMS: Final = """
    SELECT dimension, key, sum(petitions)::integer AS petitions, sum(open)::integer AS open,
           sum(answered)::integer AS answered, sum(solved)::integer AS solved
    FROM petition_sum
    WHERE scope_id {scope} AND period BETWEEN %(first)s AND %(last)s
    GROUP BY dimension, key
"""

_MONTHS: Final = """
    SELECT period AS month, sum(petitions)::integer AS petitions, sum(open)::integer AS open,
           sum(answered)::integer AS answered, sum(solved)::integer AS solved
    FROM petition_sum
    WHERE scope_id {scope} AND dimension = 'all' AND period <> 'all'
      AND period BETWEEN coalesce(%(since)s, '0') AND coalesce(%(until)s, '9999')
    GROUP BY period ORDER BY period
"""

# What is overdue depends on the day, so it is in no sum: it is read from an index that has only
# what is owed. For the cell an answer that is not announced is still owed.
_OVERDUE: Final = """
    SELECT s.lead_id, count(*)::integer AS overdue FROM petition_scope s
    WHERE s.scope_id {scope} AND s.overdue_on <= %(on)s
      AND (%(since)s::text IS NULL OR s.raised_on >= (%(since)s || '-01')::date)
      AND (%(until)s::text IS NULL
           OR s.raised_on < (%(until)s || '-01')::date + interval '1 month')
    GROUP BY s.lead_id
"""
_UNANNOUNCED_OVERDUE: Final = _OVERDUE.replace(
    "s.overdue_on <= %(on)s", "s.state = 'answered' AND s.due_on < %(on)s"
)

# Every cell is a scope of its own: in the tree of another day than that of raising, what is counted
# is what the cells below the organization then have.
_WHERE_RAISED: Final = "= %(scope)s"
_IN_A_TREE: Final = "IN " + cells_below("%(scope)s", "%(arranged_on)s")

_OPEN_AND_OVERDUE: Final = f"""
    SELECT x.scope_id, coalesce(s.open, 0)::integer AS open, o.overdue::integer
    FROM unnest(%(scopes)s::uuid[]) AS x (scope_id)
    CROSS JOIN LATERAL (
        SELECT sum(y.open) AS open FROM petition_sum y
        WHERE (y.period, y.dimension, y.key) = ('all', 'all', '')
          AND y.scope_id IN {cells_below("x.scope_id", "%(tree_on)s")}) s
    CROSS JOIN LATERAL (
        SELECT count(*) AS overdue FROM petition_scope p
        WHERE p.overdue_on <= %(on)s
          AND p.scope_id IN {cells_below("x.scope_id", "%(tree_on)s")}) o
"""

_NAMES: Final = """
    SELECT z.zone_id AS id, z.name, z.sort_key FROM zone z
    WHERE z.zone_id = ANY (%(zone)s::uuid[])
    UNION ALL
    SELECT o.office_id, o.name, o.sort_key FROM answering_office o
    WHERE o.office_id = ANY (%(office)s::uuid[])
    UNION ALL
    (SELECT DISTINCT ON (n.organization_id) n.organization_id, n.name, n.sort_key
     FROM organization_name n WHERE n.organization_id = ANY (%(commune)s::uuid[])
     ORDER BY n.organization_id, n.effective_on <= %(on)s DESC, n.effective_on DESC,
              n.version DESC)
"""

Months = tuple[str | None, str | None]
"""From the first to the last month of raising, ``YYYY-MM``; None: however early or late."""


R = TypeVar("R")


class _Sum(Counts, frozen=True, kw_only=True):
    dimension: str
    key: str


class _Overdue(Answer, frozen=True, kw_only=True):
    lead_id: UUID
    overdue: int


class _OpenAndOverdue(Answer, frozen=True, kw_only=True):
    scope_id: UUID
    open: int
    overdue: int


def of_scope(
    database: ReadDatabase,
    scope: UUID,
    months: Months,
    when: TimeScope,
    fields: Iterable[PetitionField],
    *,
    masked: bool,
    arranged_on: date | None = None,
) -> PetitionCounts:
    """Everything that is counted of the petitions raised in these months below an organization:
    below it on the day of raising, or, if one is given, on ``arranged_on``.

    ``fields`` are named in their order, with those of which there is none. ``masked`` as in
    ``life.petition``.
    """
    place = _Place(scope, arranged_on)
    sums = _sums(database, place, months, when)
    overdue = _overdue(database, place, months, when, masked=masked)
    names = _names(database, sums, overdue, when)
    by_month = place.rows(database, _MONTHS, MonthCounts, when, since=months[0], until=months[1])
    return PetitionCounts(
        totals=grown(
            Totals,
            view.one(sums, "all"),
            overdue=sum(overdue.values()),
            answered_not_solved=view.one(sums, "answered_not_solved").petitions,
            answered_twice=view.one(sums, "answered_twice").petitions,
        ),
        by_field=view.by_field(sums, fields),
        by_month=by_month,
        by_zone=view.by_zone(sums, names),
        by_commune=view.by_commune(sums, names),
        by_office=view.by_office(sums, overdue, names),
        by_round=view.by_round(sums),
        by_state=view.by_state(sums, masked=masked),
        accepted_by_round=view.accepted(sums),
        time_to_answer=view.days(sums, "days_to_answer"),
        time_to_solved=view.days(sums, "days_to_solved"),
        busiest_month=view.busiest(by_month),
        quietest_month=view.quietest(by_month),
    )


def open_and_overdue(
    database: ReadDatabase, scopes: list[UUID], when: TimeScope
) -> dict[UUID, tuple[int, int]]:
    """How many petitions are open, and overdue on the day, of the cells below each organization."""
    asked = {"scopes": scopes, "on": when.on, "tree_on": when.tree_on}
    found = database.rows(_OPEN_AND_OVERDUE, asked, _OpenAndOverdue, when.as_of)
    return {row.scope_id: (row.open, row.overdue) for row in found}


@dataclass(frozen=True, slots=True)
class _Place:
    """Below an organization: where petitions were raised, or in the tree of a day."""

    scope: UUID
    arranged_on: date | None

    def rows(
        self, database: ReadDatabase, query: str, kind: type[R], when: TimeScope, **asked: object
    ) -> list[R]:
        """The rows of a query, in which ``{scope}`` says which scopes are meant."""
        scope = _WHERE_RAISED if self.arranged_on is None else _IN_A_TREE
        given = {"scope": self.scope, "arranged_on": self.arranged_on, **asked}
        return database.rows(query.format(scope=scope), given, kind, when.as_of)


def _sums(database: ReadDatabase, place: _Place, months: Months, when: TimeScope) -> view.Sums:
    first, last = "all", "all"
    if months != (None, None):
        first, last = months[0] or "0", months[1] or "9999"
    sums: dict[str, dict[str, Counts]] = {}
    for row in place.rows(database, _SUMS, _Sum, when, first=first, last=last):
        sums.setdefault(row.dimension, {})[row.key] = Counts(
            petitions=row.petitions, open=row.open, answered=row.answered, solved=row.solved
        )
    return sums


def _overdue(
    database: ReadDatabase, place: _Place, months: Months, when: TimeScope, *, masked: bool
) -> dict[UUID, int]:
    """How many are overdue on the day, by the office that leads."""
    asked = {"on": when.on, "since": months[0], "until": months[1]}
    counted: Counter[UUID] = Counter()
    for query in (_OVERDUE, _UNANNOUNCED_OVERDUE) if masked else (_OVERDUE,):
        for row in place.rows(database, query, _Overdue, when, **asked):
            counted[row.lead_id] += row.overdue
    return dict(counted)


def _names(
    database: ReadDatabase, sums: view.Sums, overdue: Iterable[UUID], when: TimeScope
) -> view.Names:
    """Names and their sort keys, by the ids as they are in the sums."""
    offices = {*sums.get("office", ()), *sums.get("answered_by", ()), *map(str, overdue)}
    asked = {
        "zone": list(sums.get("zone", ())),
        "commune": list(sums.get("commune", ())),
        "office": list(offices),
        "on": when.on,
    }
    found = database.rows(_NAMES, asked, view.NameRow, when.as_of)
    return {str(row.id): row for row in found}
