"""psycopg2 for tables that are read and folded: pooled, in bulk, in threads."""

import io
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import psycopg2
import psycopg2.extensions
import psycopg2.extras
from psycopg2 import sql
from psycopg2.extensions import (
    connection as Connection,  # noqa: N812  (the library's own spelling)
    cursor as Cursor,  # noqa: N812
)
from psycopg2.pool import PoolError, ThreadedConnectionPool

__all__ = [
    "REJECTED_ROW_ERRORS",
    "TRANSIENT_ERRORS",
    "Connection",
    "Cursor",
    "Database",
    "copy_rows",
    "dicts",
]

TRANSIENT_ERRORS: Final = (psycopg2.OperationalError, psycopg2.InterfaceError, PoolError)
"""The server is away, restarting or out of room: the same work may succeed later."""

REJECTED_ROW_ERRORS: Final = (psycopg2.DataError, psycopg2.IntegrityError, UnicodeEncodeError)
"""The server will never take this row."""

_ENCODING: Final = "UTF8"
"""Of what goes to the server and comes from it, whatever its databases are in."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Database:
    """One PostgreSQL database. Connections are opened when wanted and kept, at most ``size``.

    A thread that finds all of them in use waits its turn. A transaction in which nothing happens
    for ``hung_after`` seconds is ended by the server, with what it had locked: its process hangs,
    and the others would wait for as long as it does.

    ``breaks`` counts the connections that broke: where one did the server may have been away, and
    may have forgotten what was ``redoable``.
    """

    def __init__(self, url: str, *, size: int = 8, hung_after: float = 30.0) -> None:
        self.url = url
        self.breaks = 0
        self._hung_after = f"{hung_after * 1000:.0f}ms"
        self._pool = ThreadedConnectionPool(
            0, size, dsn=url, connection_factory=_Connection, client_encoding=_ENCODING
        )
        # The pool keeps as many as it opened at first, and with none opened would connect anew
        # for every transaction.
        self._pool.minconn = size
        self._turns = threading.BoundedSemaphore(size)

    @contextmanager
    def transaction(
        self,
        schema: str | None = None,
        as_of: datetime | None = None,
        *,
        redoable: bool = False,
    ) -> Iterator[Cursor]:
        """A cursor inside one transaction, finding tables in ``schema``.

        With ``as_of`` it finds them as they were at that moment of recording. Commits when the
        block ends, rolls back when it raises. A connection that broke is thrown away.

        What is ``redoable`` does not wait for the disk: a server that crashes within the next
        second may forget it, wholly and with all such work after it. For who then does it again.
        """
        beginning = "SET LOCAL synchronous_commit TO off; " if redoable else ""
        with self._turns:
            connection = self._usable(beginning + _looking_in(schema, as_of))
            try:
                with connection, connection.cursor() as cursor:
                    yield cursor
            finally:
                self._give_back(connection)

    def _usable(self, beginning: str) -> Connection:
        """A connection that answers, in a transaction that begins with these settings.

        Those that a restart of the server broke are thrown away.
        """
        while True:
            connection: Connection = self._pool.getconn()
            connection.autocommit = False
            try:
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"SET LOCAL idle_in_transaction_session_timeout = %s; {beginning}",
                        (self._hung_after,),
                    )
            except TRANSIENT_ERRORS:
                connection.close()
                self._give_back(connection)
            else:
                return connection

    def _give_back(self, connection: Connection) -> None:
        self.breaks += bool(connection.closed)
        self._pool.putconn(connection, close=bool(connection.closed))

    def rows(
        self,
        query: str,
        parameters: Mapping[str, Any] | Sequence[Any] = (),
        *,
        schema: str | None = None,
        as_of: datetime | None = None,
    ) -> list[dict[str, Any]]:
        """All rows of one query, each by its columns' names; as :meth:`fetch`."""
        return self.fetch(query, parameters, schema=schema, as_of=as_of).dicts()

    def fetch(
        self,
        query: str,
        parameters: Mapping[str, Any] | Sequence[Any] = (),
        *,
        schema: str | None = None,
        as_of: datetime | None = None,
    ) -> "Fetched":
        """All rows of one query, which changes nothing.

        It goes to the server in one message and is a transaction by itself. It is asked again when
        it turns out that the server has closed the connection meanwhile.
        """
        with self._turns:
            while True:
                connection: Any = self._pool.getconn()
                try:
                    connection.autocommit = True
                    with connection.cursor() as cursor:
                        cursor.execute(f"{_looking_in(schema, as_of)}{query}", parameters)
                        connection.answered = True
                        return _fetched(cursor)
                except TRANSIENT_ERRORS:
                    if not (connection.closed and connection.answered):
                        raise
                finally:
                    self._give_back(connection)

    def connect(self) -> Connection:
        """A connection of the caller's own, outside the pool; for LISTEN and for long work."""
        return psycopg2.connect(self.url, connection_factory=_Connection, client_encoding=_ENCODING)

    def complaint(self) -> str | None:
        """Why the database cannot be asked now, if it cannot: a readiness check."""
        try:
            self.rows("SELECT 1")
        except TRANSIENT_ERRORS as error:
            return str(error).strip()
        return None

    def close(self) -> None:
        self._pool.closeall()


class Fetched(NamedTuple):
    """What a query found: the names of its columns, and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """Each row by its columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def dicts(cursor: Cursor) -> list[dict[str, Any]]:
    """What the cursor's last query found, each row by its columns' names."""
    return _fetched(cursor).dicts()


def _fetched(cursor: Cursor) -> Fetched:
    return Fetched([column.name for column in cursor.description or ()], cursor.fetchall())


def copy_rows(
    cursor: Cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """COPY the rows into the table, which is found by the cursor's search path.

    Raises one of BAD_ROW for a row that it will never take. What is neither None nor of a type in
    ``_TEXTS`` goes in as its ``str``.
    """
    how = _TEXTS.get
    lines = "".join(
        ["\t".join([how(type(value), _text)(value) for value in row]) + "\n" for row in rows]
    )
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    # Encoded here: of a text that cannot be, psycopg2 would say that the server broke off.
    cursor.copy_expert(statement, io.BytesIO(lines.encode(_ENCODING)))


class _Connection(Connection):
    """Speaks UUID, and remembers whether it ever had an answer."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        psycopg2.extras.register_uuid(conn_or_curs=self)  # type: ignore[no-untyped-call]
        self.answered = False


def _looking_in(schema: str | None, as_of: datetime | None) -> str:
    """The statements by which the rest of the transaction finds tables in the schema."""
    if schema is None:
        return ""
    path = [schema] if as_of is None else [f"{schema}_as_of", schema]
    names = ", ".join('"' + name.replace('"', '""') + '"' for name in path)
    moment = "" if as_of is None else f"SET LOCAL sausat.as_of = '{as_of.isoformat()}'; "
    return f"SET LOCAL search_path TO {names}; {moment}"


def _text(value: object) -> str:
    """The value in COPY's text format, whatever its type."""
    return _escaped(str(value))


def _escaped(text: str) -> str:
    # Most texts have nothing to escape, and to look is much faster than to translate.
    if "\\" in text or "\t" in text or "\n" in text or "\r" in text:
        return text.translate(_ESCAPES)
    return text


_TEXTS: Final[Mapping[type, Callable[[Any], str]]] = {
    type(None): lambda _: "\\N",
    str: _escaped,
    bytes: lambda value: f"\\\\x{value.hex()}",
    bool: lambda value: "t" if value else "f",
    int: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
    UUID: lambda value: f"{value.int:032x}",
}
"""How values of the common types are written; a rebuild writes millions of them."""
