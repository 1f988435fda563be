"""Reservations as releases until November 2026 keyed them."""

import unicodedata
from collections.abc import Sequence
from typing import Any, Final

import psycopg

OWNER: Final = "assignment_events"


def comparable_then(name: str) -> str:
    """What those releases compared of a name or a code."""
    return " ".join(unicodedata.normalize("NFC", name.casefold()).split())


def before_rekeying(database_url: str, statement: str, values: Sequence[Sequence[Any]]) -> None:
    """Carry out the statement for each of the values, in a database not re-keyed since."""
    with psycopg.connect(database_url) as connection:
        connection.cursor().executemany(statement.encode(), values)
        connection.execute(
            "DELETE FROM schema_migrations WHERE owner = %s AND number >= 3", (OWNER,)
        )
