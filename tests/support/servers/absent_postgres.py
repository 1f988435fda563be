"""A PostgreSQL that hangs up or is away for a while, for one database; and who waits in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = %s AND pid <> pg_backend_pid()"
)


def hang_up(database_url: str) -> None:
    """Every connection to the database breaks, as when the server restarts."""
    with _beside(database_url) as connection:
        connection.execute(_OTHERS, (_name(database_url),))


@contextmanager
def away(database_url: str) -> Iterator[None]:
    """Inside the block every connection to the database is broken, and none can be opened."""
    allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    name = _name(database_url)
    with _beside(database_url) as connection:
        connection.execute(allow.format(sql.Identifier(name), sql.SQL("false")))
        connection.execute(_OTHERS, (name,))
        try:
            yield
        finally:
            connection.execute(allow.format(sql.Identifier(name), sql.SQL("true")))


def somebody_waits(database_url: str) -> bool:
    """Whether a statement in the database waits for a lock that another transaction holds."""
    with _beside(database_url) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'",
            (_name(database_url),),
        )
        return found.fetchone() is not None


def _name(database_url: str) -> str:
    return str(conninfo_to_dict(database_url)["dbname"])


def _beside(database_url: str) -> psycopg.Connection:
    """A connection to the same server, to the database that is always there."""
    return psycopg.connect(make_conninfo(database_url, dbname="postgres"), autocommit=True)
