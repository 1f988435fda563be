"""The tables of a generation, its past, and its shape."""

import hashlib
import json
import re
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

_COMMENTS_AND_SPACE: Final = re.compile(r"(--[^\n]*|\s)+")


def shape(folds: Sequence[Fold], topics: Sequence[str]) -> str:
    """A fingerprint of what a generation of these folds over these topics is like.

    Two versions of the program with the same shape read and fold the same generation. It changes
    with the tables and columns, the types of events that become rows, the topics, and the versions
    that folds declare; not with comments in the SQL.
    """
    parts = [
        _COMMENTS_AND_SPACE.sub(" ", ddl(folds)),
        sorted(topics),
        sorted(
            [
                fold.name,
                fold.version,
                sorted(event.type_name() for event in fold.handlers),
                sorted([table, *columns] for table, columns in fold.columns.items()),
            ]
            for fold in folds
        ),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


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
