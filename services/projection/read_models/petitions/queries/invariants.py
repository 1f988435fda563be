"""Do the sums of petitions equal the facts?"""

from typing import Final
from uuid import UUID

from services.projection.read_database import ReadDatabase

_MONTHS: Final = """
    SELECT to_char(month, 'YYYY-MM') AS month FROM generate_series(
        (SELECT least(date_trunc('month', min(p.raised_on)), (SELECT (min(s.period) || '-01')::date
                 FROM petition_sum s WHERE s.period < 'all')) FROM petition p),
        (SELECT greatest(max(p.raised_on), (SELECT (max(s.period) || '-01')::date
                 FROM petition_sum s WHERE s.period < 'all')) FROM petition p),
        interval '1 month') AS month
"""

# One statement, so one snapshot: sums are committed together with the facts they follow from.
_DIFFERING: Final = """
    SELECT count(*) AS differing
    FROM (SELECT * FROM petition_sum WHERE period = %(month)s) s
    FULL JOIN (
        SELECT x.scope_id, a.dimension, a.key, count(*) AS petitions, sum(a.open) AS open,
               sum(a.answered) AS answered, sum(a.solved) AS solved
        FROM petitions_now(NULL) p, petition_adds(p) a, unnest(p.scopes) AS x (scope_id)
        WHERE p.raised_on >= (%(month)s || '-01')::date
          AND p.raised_on < (%(month)s || '-01')::date + interval '1 month'
        GROUP BY x.scope_id, a.dimension, a.key) f USING (scope_id, dimension, key)
    WHERE (s.petitions, s.open, s.answered, s.solved)
          IS DISTINCT FROM (f.petitions, f.open, f.answered, f.solved)
"""

_DIFFERING_TOTALS: Final = """
    SELECT count(*) AS differing FROM (
        SELECT 1 FROM petition_sum WHERE scope_id BETWEEN %(first)s AND %(last)s
        GROUP BY scope_id, dimension, key
        HAVING sum(CASE period WHEN 'all' THEN petitions ELSE -petitions END) <> 0
            OR sum(CASE period WHEN 'all' THEN open ELSE -open END) <> 0
            OR sum(CASE period WHEN 'all' THEN answered ELSE -answered END) <> 0
            OR sum(CASE period WHEN 'all' THEN solved ELSE -solved END) <> 0) x
"""


def months(database: ReadDatabase) -> list[str]:
    """Every month from the first to the last of which there is a petition or a sum."""
    return database.rows(_MONTHS, {}, str)


def differing(database: ReadDatabase, month: str) -> int:
    """How many sums over the petitions raised in the month differ from a query over the facts."""
    return sum(database.rows(_DIFFERING, {"month": month}, int))


def differing_totals(database: ReadDatabase, first: UUID, last: UUID) -> int:
    """How many sums over all months are not the sum of their months, in the scopes between two."""
    return sum(database.rows(_DIFFERING_TOTALS, {"first": first, "last": last}, int))
