"""How petitions stand, and the sums over them, brought up to what was written."""

from typing import Final
from uuid import UUID

from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows
from chassis.projection.rows import ids

TOUCHING: Final = ("organization", "organization_parent", "organization_closure")
"""What moves the tree moves the petitions of the cells below it to other scopes."""

_BELOW: Final = """
    SELECT DISTINCT p.petition_id FROM branch b JOIN petition p ON p.cell_id = b.organization_id
    WHERE b.ancestor_id = ANY(%s::uuid[])
"""

# OFFSET 0 keeps the planner of PostgreSQL 16 from a fault of its own, "variable not found in
# subplan target list", when it pulls up functions that are given whole rows into grouping sets.
_SUMMED: Final = """
    SELECT scope_id, coalesce(month, 'all') AS period, dimension, key, sum(n) AS petitions,
           sum(n * open) AS open, sum(n * answered) AS answered, sum(n * solved) AS solved
    FROM ({added} OFFSET 0) a
    GROUP BY GROUPING SETS ((scope_id, month, dimension, key), (scope_id, dimension, key))
"""
_ADDED: Final = """
    SELECT s.scope_id, a.*, {n} AS n
    FROM {petitions} p, petition_adds(p) a, unnest(p.scopes) AS s (scope_id)
"""

# What the petitions added goes out and what they add now comes in, in one step, so that of the many
# sums of a petition only those are touched that change.
_CHANGED: Final = _SUMMED.format(
    added=_ADDED.format(petitions="petitions_now(%(wanted)s::uuid[])", n=1)
    + "UNION ALL"
    + _ADDED.format(petitions="petition_now", n=-1)
    + "WHERE p.petition_id = ANY (%(wanted)s::uuid[])"
)
_CHANGE_SUMS: Final = f"""
    INSERT INTO petition_sum AS s
    SELECT * FROM ({_CHANGED}) x WHERE (petitions, open, answered, solved) <> (0, 0, 0, 0)
    ON CONFLICT (scope_id, period, dimension, key) DO UPDATE SET
        petitions = s.petitions + excluded.petitions, open = s.open + excluded.open,
        answered = s.answered + excluded.answered, solved = s.solved + excluded.solved
"""
_FORGET_EMPTY_SUMS: Final = "DELETE FROM petition_sum WHERE petitions = 0"

_SCOPED: Final = """
    SELECT s.scope_id, p.petition_id, p.raised_on, p.field, p.state, p.round, p.lead_id,
           p.office_ids, p.due_on, p.overdue_on
    FROM {petitions} p, unnest(p.scopes) AS s (scope_id)
"""
_SOME: Final = "petition_id = ANY (%(wanted)s::uuid[])"

# As of another moment everything is derived as it is asked for. So that this is done for the
# petitions of the asked scope alone, their scopes come first here.
_FOUND_IN: Final = """
    (SELECT p.petition_id, b.ancestor_id AS scope_id
     FROM petition p JOIN branch b ON b.organization_id = p.cell_id
      AND p.raised_on BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
     UNION SELECT p.petition_id, p.zone_id FROM petition p WHERE p.zone_id IS NOT NULL) s
    JOIN petitions_now(NULL) p USING (petition_id)
"""
_SUMMED_AS_OF: Final = f"""
    SELECT s.scope_id, {{period}} AS period, a.dimension, a.key, count(*) AS petitions,
           sum(a.open) AS open, sum(a.answered) AS answered, sum(a.solved) AS solved
    FROM {_FOUND_IN}, petition_adds(p) a
    GROUP BY s.scope_id, 2, a.dimension, a.key
"""

DERIVED_AS_OF: Final = {
    "petition_now": "SELECT * FROM petitions_now(NULL)",
    "petition_scope": f"""
        SELECT s.scope_id, p.petition_id, p.raised_on, p.field, p.state, p.round, p.lead_id,
               p.office_ids, p.due_on, p.overdue_on
        FROM {_FOUND_IN}
    """,
    "petition_sum": " UNION ALL ".join(
        _SUMMED_AS_OF.format(period=period) for period in ("a.month", "'all'")
    ),
}


def derive(cursor: Cursor, written: BatchRows | None) -> None:
    """Derive anew for every petition that was written about or whose place in the tree changed."""
    if written is None:
        _derive_all(cursor)
        return
    touched = ids(written, "petition_id", "petition_step")
    places = ids(written, "organization_id", *TOUCHING)
    if places:
        cursor.execute(_BELOW, (list(places),))
        touched |= {row[0] for row in cursor.fetchall()}
    if touched:
        _derive_some(cursor, list(touched))


def _derive_some(cursor: Cursor, petitions: list[UUID]) -> None:
    # In one piece: as a list of hundreds of expressions it would take the server long to read.
    wanted = {"wanted": "{" + ",".join(map(str, petitions)) + "}"}
    cursor.execute(_CHANGE_SUMS, wanted)
    cursor.execute(_FORGET_EMPTY_SUMS)
    cursor.execute(f"DELETE FROM petition_scope WHERE {_SOME}", wanted)
    cursor.execute(f"DELETE FROM petition_now WHERE {_SOME}", wanted)
    cursor.execute("INSERT INTO petition_now SELECT * FROM petitions_now(%(wanted)s)", wanted)
    scoped = _SCOPED.format(petitions="petition_now")
    cursor.execute(f"INSERT INTO petition_scope {scoped} WHERE p.{_SOME}", wanted)


def _derive_all(cursor: Cursor) -> None:
    for table in ("petition_sum", "petition_scope", "petition_now"):
        cursor.execute(f"DELETE FROM {table}")
    cursor.execute("INSERT INTO petition_now SELECT * FROM petitions_now(NULL)")
    cursor.execute(f"INSERT INTO petition_scope {_SCOPED.format(petitions='petition_now')}")
    added = _ADDED.format(petitions="petition_now", n=1)
    cursor.execute(f"INSERT INTO petition_sum {_SUMMED.format(added=added)}")
