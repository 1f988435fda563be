"""Petitions, counted: from the sums of one scope, whatever the number of petitions in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.projection.read_database import ReadDatabase, TimeScope, cells_below
from services.projection.read_models.petitions.queries import statistics_view as arranging

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
    SELECT 'zone' AS dimension, z.zone_id AS id, z.name, z.sort_key FROM zone z
    WHERE z.zone_id = ANY (%(zone)s::uuid[])
    UNION ALL
    SELECT 'office', o.office_id, o.name, o.sort_key FROM answering_office o
    WHERE o.office_id = ANY (%(office)s::uuid[])
    UNION ALL
    (SELECT DISTINCT ON (n.organization_id) 'commune', n.organization_id, n.name, n.sort_key
     FROM organization_name n WHERE n.organization_id = ANY (%(commune)s::uuid[])
     ORDER BY n.organization_id, n.effective_on <= %(on)s DESC, n.effective_on DESC,
              n.version DESC)
"""

Months = tuple[str | None, str | None]
"""From the first to the last month of raising, ``YYYY-MM``; None: however early or late."""


def of_scope(
    asker: ReadDatabase,
    scope: UUID,
    months: Months,
    when: TimeScope,
    fields: Iterable[dict[str, str]],
    *,
    masked: bool,
    arranged_on: date | None = None,
) -> dict[str, Any]:
    """Everything that is counted of the petitions raised in these months below an organization:
    below it on the day of raising, or, if one is given, on ``arranged_on``.

    A petition that was split is counted in its parts. It is *open* until it is solved, withdrawn or
    merged into another; *answered* once an answer was announced where it was put. ``fields`` are
    named in their order, with those of which there is none. ``masked`` as in ``life.petition``.
    """
    place = _Place(scope, arranged_on)
    sums = _sums(asker, place, months, when)
    overdue = _overdue(asker, place, months, when, masked=masked)
    names = _names(asker, sums, overdue, when)
    by_month = place.rows(asker, _MONTHS, when, since=months[0], until=months[1])
    return {
        "totals": {
            **arranging.one(sums, "all"),
            "overdue": sum(overdue.values()),
            "answered_not_solved": arranging.one(sums, "answered_not_solved")["petitions"],
            "answered_twice": arranging.one(sums, "answered_twice")["petitions"],
        },
        "by_field": arranging.by_field(sums, fields),
        "by_month": by_month,
        "by_zone": arranging.named(sums, "zone", names),
        "by_commune": arranging.named(sums, "commune", names),
        "by_office": arranging.by_office(sums, overdue, names),
        "by_round": arranging.by_number(sums, "round"),
        "by_state": arranging.by_state(sums, masked=masked),
        "accepted_by_round": arranging.accepted(sums),
        "time_to_answer": arranging.days(sums, "days_to_answer"),
        "time_to_solved": arranging.days(sums, "days_to_solved"),
        **arranging.extremes(by_month),
    }


def open_and_overdue(
    asker: ReadDatabase, scopes: list[UUID], when: TimeScope
) -> dict[UUID, tuple[int, int]]:
    """How many petitions are open, and overdue on the day, of the cells below each organization."""
    asked = {"scopes": scopes, "on": when.on, "tree_on": when.tree_on}
    found = asker.rows(_OPEN_AND_OVERDUE, asked, when.as_of)
    return {row["scope_id"]: (row["open"], row["overdue"]) for row in found}


@dataclass(frozen=True, slots=True)
class _Place:
    """Below an organization: where petitions were raised, or in the tree of a day."""

    scope: UUID
    arranged_on: date | None

    def rows(
        self, asker: ReadDatabase, query: str, when: TimeScope, **asked: object
    ) -> list[dict[str, Any]]:
        """The rows of a query, in which ``{scope}`` says which scopes are meant."""
        scope = _WHERE_RAISED if self.arranged_on is None else _IN_A_TREE
        given = {"scope": self.scope, "arranged_on": self.arranged_on, **asked}
        return asker.rows(query.format(scope=scope), given, when.as_of)


def _sums(asker: ReadDatabase, place: _Place, months: Months, when: TimeScope) -> arranging.Sums:
    first, last = "all", "all"
    if months != (None, None):
        first, last = months[0] or "0", months[1] or "9999"
    sums: dict[str, dict[str, dict[str, int]]] = {}
    for row in place.rows(asker, _SUMS, when, first=first, last=last):
        sums.setdefault(row.pop("dimension"), {})[row.pop("key")] = row
    return sums


def _overdue(
    asker: ReadDatabase, place: _Place, months: Months, when: TimeScope, *, masked: bool
) -> dict[UUID, int]:
    """How many are overdue on the day, by the office that leads."""
    asked = {"on": when.on, "since": months[0], "until": months[1]}
    found = place.rows(asker, _OVERDUE, when, **asked)
    if masked:
        found += place.rows(asker, _UNANNOUNCED_OVERDUE, when, **asked)
    counted: Counter[UUID] = Counter()
    for row in found:
        counted[row["lead_id"]] += row["overdue"]
    return dict(counted)


def _names(
    asker: ReadDatabase, sums: arranging.Sums, overdue: Iterable[UUID], when: TimeScope
) -> arranging.Names:
    """Names and their sort keys, by the ids as they are in the sums."""
    offices = {*sums.get("office", ()), *sums.get("answered_by", ()), *map(str, overdue)}
    asked = {
        "zone": list(sums.get("zone", ())),
        "commune": list(sums.get("commune", ())),
        "office": list(offices),
        "on": when.on,
    }
    return {str(row["id"]): row for row in asker.rows(_NAMES, asked, when.as_of)}
