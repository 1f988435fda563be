"""What a rebuilt generation is made of: the tables, indexes and rules of one made by its DDL."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pytest

from chassis.feeds.feed import Feed, Positions
from chassis.postgres.database import Database
from chassis.projection.fold import Fold
from chassis.projection.generations import Generations
from chassis.projection.schema import ddl
from chassis.rebuilding.rebuild import Rebuild
from services.projection.folds import FOLDS
from tests.chassis.running import Stores
from tests.support.registers import register

_MADE_OF: Final = """
    WITH here AS (SELECT oid AS space FROM pg_namespace WHERE nspname IN (%s, %s))
    SELECT 'index' AS kind, pg_get_indexdef(indexrelid) AS definition, indisvalid AS valid
    FROM here JOIN pg_class c ON relnamespace = space JOIN pg_index ON indexrelid = c.oid
    UNION ALL
    SELECT 'constraint',
           concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(c.oid)), convalidated
    FROM here JOIN pg_constraint c ON connamespace = space
    UNION ALL
    SELECT 'function', pg_get_functiondef(p.oid), true
    FROM here JOIN pg_proc p ON pronamespace = space
    UNION ALL
    SELECT 'trigger', pg_get_triggerdef(t.oid), tgenabled = 'O'
    FROM here JOIN pg_class c ON relnamespace = space
    JOIN pg_trigger t ON tgrelid = c.oid AND NOT tgisinternal
    UNION ALL
    SELECT 'view', concat_ws(' ', c.oid::regclass, pg_get_viewdef(c.oid)), true
    FROM here JOIN pg_class c ON relnamespace = space AND relkind IN ('v', 'm')
    UNION ALL
    SELECT 'column', concat_ws(' ', c.oid::regclass, attnum, attname, attcollation::regcollation,
                               format_type(atttypid, atttypmod), attnotnull,
                               pg_get_expr(adbin, adrelid)), true
    FROM here JOIN pg_class c ON relnamespace = space AND relkind IN ('r', 'v', 'm')
    JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = c.oid AND adnum = attnum
"""

_INDEXED_IN_EVERY_WAY: Final = """
    CREATE INDEX latest ON named (organization_id, recorded_at DESC NULLS LAST) INCLUDE (name);
    CREATE INDEX short ON named (lower(name) text_pattern_ops) WHERE length(name) < 9;
    CREATE INDEX held_at ON held USING hash (meeting_id);
    CREATE UNIQUE INDEX once ON named (organization_id, version);
    ALTER TABLE held ADD CONSTRAINT alone EXCLUDE USING btree (meeting_id WITH =);
"""


@pytest.fixture
def opened(database: str) -> Iterator[Database]:
    opened = Database(database)
    yield opened
    opened.close()


def made_of(database: Database, schema: str) -> Counter[tuple[str, str, bool]]:
    """All that a generation consists of, but its rows; where its own name was, it says "it"."""
    own_name = re.compile(rf"\b{schema}(_as_of)?\b")
    return Counter(
        (row["kind"], own_name.sub("it", row["definition"]), row["valid"])
        for row in database.rows(_MADE_OF, (schema, f"{schema}_as_of"))
    )


def work(database: Database, stores: Stores, folds: Sequence[Fold]) -> Rebuild:
    """A rebuild of the two logs' history; the live generation is made by the DDL alone."""

    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return stores.over_logs(positions)

    generations = Generations(database, "read")
    generations.ensure(ddl(folds))
    return Rebuild(database, generations, folds, stores.topics, follow)


def test_a_rebuilt_generation_has_every_index_of_the_live_one(
    stores: Stores, opened: Database
) -> None:
    rebuild = work(opened, stores, FOLDS)
    stores.province.tell(meetings=1)

    made = made_of(opened, rebuild.build())

    assert made == made_of(opened, "read_1")
    assert {"index", "constraint", "function", "view", "column"} <= {kind for kind, _, _ in made}
    assert all(valid for _, _, valid in made)


def test_whatever_kind_the_indexes_are_of_it_has_them(stores: Stores, opened: Database) -> None:
    fold = replace(register(), ddl=register().ddl + _INDEXED_IN_EVERY_WAY)
    rebuild = work(opened, stores, [fold])

    made = made_of(opened, rebuild.build())

    assert made == made_of(opened, "read_1")


def test_where_nothing_was_published_yet_one_is_built_too(stores: Stores, opened: Database) -> None:
    rebuild = work(opened, stores, FOLDS)

    schema = rebuild.build()

    assert rebuild.chase(schema) == []
    assert made_of(opened, schema) == made_of(opened, "read_1")


@pytest.mark.parametrize(
    ("tampering", "kind"),
    [
        ("DROP INDEX named_latest", "index"),
        ("ALTER TABLE named ALTER name DROP NOT NULL", "column"),
        ("ALTER TABLE total ADD CHECK (names >= 0)", "constraint"),
        ("CREATE VIEW more AS SELECT 1 AS one", "view"),
    ],
)
def test_what_is_missing_would_be_seen(
    stores: Stores, opened: Database, tampering: str, kind: str
) -> None:
    index = "CREATE INDEX named_latest ON named (recorded_at);"
    rebuild = work(opened, stores, [replace(register(), ddl=register().ddl + index)])
    schema = rebuild.build()
    before = made_of(opened, schema)

    with opened.transaction(schema) as cursor:
        cursor.execute(tampering)

    after = made_of(opened, schema)
    assert kind in {kind for kind, _, _ in (before - after) + (after - before)}


def test_nobody_has_to_look_whether_its_rows_are_there(stores: Stores, opened: Database) -> None:
    """Until the server has marked them as seen by all, an index alone answers nothing."""
    rebuild = work(opened, stores, FOLDS)
    stores.province.tell(meetings=1)

    schema = rebuild.build()

    (found,) = opened.rows(
        "SELECT relpages, relallvisible FROM pg_class WHERE oid = 'trail'::regclass", schema=schema
    )
    assert found["relallvisible"] == found["relpages"] > 0
