"""The tables of a generation, and its past."""

from collections.abc import Sequence
from typing import Final

from chassis.projection import dead_letters
from chassis.projection.fold import Fold

_DDL: Final = """
CREATE TABLE seen (key uuid PRIMARY KEY, version integer NOT NULL);
CREATE TABLE positions (
    topic text NOT NULL, partition integer NOT NULL, next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition));
"""


def ddl(folds: Sequence[Fold]) -> str:
    """The tables of a generation that these folds fill, and its past.

    The schema ``<generation>_as_of`` has a view of the same name before each table of facts: what
    was recorded until the moment in the setting ``sausat.as_of``. A query that looks there first
    sees the tables as they were then.
    """
    past = []
    for fold in folds:
        past += [
            f"CREATE VIEW {{schema}}_as_of.{table} AS SELECT * FROM {{schema}}.{table}"
            " WHERE recorded_at <= current_setting('sausat.as_of')::timestamptz;"
            for table, columns in fold.columns.items()
            if "recorded_at" in columns
        ]
    past.append("SET LOCAL search_path TO {schema}_as_of, {schema};")
    for fold in folds:
        past += [
            f"CREATE VIEW {{schema}}_as_of.{table} AS {query};"
            for table, query in fold.derived_as_of.items()
        ]
    return "\n".join(
        [
            _DDL,
            dead_letters.DDL,
            *(fold.ddl for fold in folds),
            "CREATE SCHEMA {schema}_as_of;",
            *past,
        ]
    )
