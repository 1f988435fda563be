"""Databases as an earlier release left them: ``tests/fixtures/releases``."""

import gzip
import json
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

_FOLDER: Final = Path(__file__).parents[2] / "fixtures" / "releases"

RELEASES: Final = sorted(one.name for one in _FOLDER.iterdir() if one.is_dir())


def leave_behind(release: str, database_url: str) -> None:
    """Make the databases ``<name>_<service>`` beside this one as the release left them."""
    name = conninfo_to_dict(database_url)["dbname"]
    for dump in (_FOLDER / release).glob("*.sql.gz"):
        service = f"{name}_{dump.name.removesuffix('.sql.gz')}"
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(service)))
        with psycopg.connect(make_conninfo(database_url, dbname=service)) as connection:
            connection.execute(gzip.decompress(dump.read_bytes()))


def facts(release: str) -> dict[str, Any]:
    """Answers of the release, to be asked again."""
    found: dict[str, Any] = json.loads((_FOLDER / release / "facts.json").read_text("utf-8"))
    return found
