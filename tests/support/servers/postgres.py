"""A real PostgreSQL for tests: the embedded one, or the one that DATABASE_URL names."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from chassis.postgres.embedded import EmbeddedPostgres, EmbeddedPostgresUnavailable


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server whose user may create databases. Its data does not outlive the tests."""
    if given := os.environ.get("DATABASE_URL"):
        _check(given)
        yield given
        return
    # Not pytest's own folder: that one is closed to the user that the server runs as for root.
    with tempfile.TemporaryDirectory(prefix="sausat-postgres-") as folder:
        server = EmbeddedPostgres(Path(folder), durable=False)
        try:
            url = server.start()
        except EmbeddedPostgresUnavailable as error:
            pytest.fail(f"{error} Or point DATABASE_URL to a PostgreSQL.", pytrace=False)
        try:
            yield url
        finally:
            server.stop()


@pytest.fixture
def database(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database, for one test."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="module")
def module_database(postgres_server: str) -> Iterator[str]:
    """The URL of a database that is empty when the module's first test begins."""
    with fresh_database(postgres_server) as url:
        yield url


@contextmanager
def fresh_database(server: str, like: str | None = None) -> Iterator[str]:
    """The URL of an empty database on the server; dropped at the end, whoever is connected.

    ``like`` is the URL of a database there, to which nobody is connected: then it is a copy.
    """
    name = f"test_{uuid4().hex}"
    template = "template1" if like is None else _name(like)
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield _with_database(server, name)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(name)))


def _name(url: str) -> str:
    return str(conninfo_to_dict(url)["dbname"])


def _with_database(url: str, name: str) -> str:
    """The same server, user and options, another database."""
    before, _, options = url.partition("?")
    scheme, _, rest = before.partition("://")
    authority = rest.partition("/")[0]
    return f"{scheme}://{authority}/{name}" + (f"?{options}" if options else "")


def _check(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        host = conninfo_to_dict(url).get("host", "")
        pytest.fail(
            f"The PostgreSQL of DATABASE_URL at {host} does not answer ({error}): start it, or "
            "unset DATABASE_URL to use the embedded one.",
            pytrace=False,
        )
