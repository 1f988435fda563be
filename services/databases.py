"""The databases of the services on one PostgreSQL: the embedded one, or one that is given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from chassis.postgres.embedded import EmbeddedPostgres
from chassis.settings import Settings, WrongSetting
from services.definitions import DEFINITIONS

SERVICES: Final = tuple(DEFINITIONS)


class Databases:
    """A database for each service; the embedded server is started here and stopped by close()."""

    def __init__(self, urls: Mapping[str, str], server: EmbeddedPostgres | None = None) -> None:
        self.urls = urls
        self._server = server

    def close(self) -> None:
        if self._server is not None:
            self._server.stop()


def choose(settings: Settings) -> Databases:
    """On the server that ``DATABASE_URL`` names, or on the embedded one."""
    if settings.database_url is not None:
        return given(settings.database_url)
    return embedded(settings.data_dir)


def attach(settings: Settings) -> Databases:
    """As :func:`choose`, but a server that runs is used as it is, and left running."""
    server = EmbeddedPostgres(settings.data_dir / "postgres")
    if settings.database_url is None and server.pid is not None:
        return Databases({name: server.url(name, name) for name in SERVICES})
    return choose(settings)


def embedded(data_dir: Path) -> Databases:
    """Start the embedded PostgreSQL in ``<data_dir>/postgres``.

    Raises EmbeddedPostgresUnavailable with one sentence.
    """
    server = EmbeddedPostgres(data_dir / "postgres")
    server.start()
    return Databases({name: server.database(name, name) for name in SERVICES}, server)


def given(database_url: str) -> Databases:
    """Databases ``<name>_assignment`` and so on beside the one that is given.

    Raises WrongSetting when the server does not answer or does not let us make databases.
    """
    try:
        parts = conninfo_to_dict(database_url)
        name = str(parts.get("dbname") or "sausat")
        with psycopg.connect(database_url, autocommit=True, connect_timeout=5) as connection:
            for service in SERVICES:
                _ensure(connection, f"{name}_{service}")
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        raise WrongSetting(f"DATABASE_URL: {said}") from None
    return Databases(
        {service: make_conninfo(database_url, dbname=f"{name}_{service}") for service in SERVICES}
    )


def _ensure(connection: psycopg.Connection, name: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
    if found is None:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
