"""Rebuild through Kafka, against raw COPY of the same rows.

The rows of a finished rebuild, those that it derived too, are taken out of PostgreSQL into memory,
ready to be sent, and copied in one transaction into empty tables like those they came from, with
all indexes: one COPY for each table, and nothing to read, check, decode or compute. That is how
fast these rows can be stored by whoever has them. A rebuild beats it in one thing: it makes the
indexes that only readers need when the rows are there.
"""

import io
import time
from statistics import median
from typing import Final

from psycopg2 import sql

from benchmarks.figures import Figure, at_least
from benchmarks.ground import Ground
from benchmarks.history import history
from benchmarks.processes import alone
from benchmarks.rebuilding import drop, rebuild
from benchmarks.sizes import Sizes
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.projection.schema import ddl
from services.projection.folds import FOLDS

TITLE: Final = "Rebuild against raw COPY"
_HELD_BACK: Final = (
    "One Python process reads, checks, decodes and folds each event: some twenty microseconds of"
    " one core, for which PostgreSQL, on the other core, waits."
)


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    ours, theirs, our_memory, their_memory = [], [], 0.0, 0.0
    with ground.kafka(history(sizes.rebuilt)) as servers, ground.database() as url:
        for _ in range(sizes.repetitions):
            rebuilt, peak = alone(rebuild, url, servers)
            ours.append(rebuilt.seconds)
            our_memory = max(our_memory, peak)
            seconds, peak = alone(copy, url, rebuilt.schema)
            theirs.append(seconds)
            their_memory = max(their_memory, peak)
            drop(url, rebuilt.schema)
    return [
        Figure(
            name="Rebuild through Kafka against raw COPY of the same rows",
            value=median(theirs) / median(ours),
            unit="×",
            aim=at_least(0.5),
            note=f"{median(ours):.1f} s against {median(theirs):.1f} s for the rows of"
            f" {sizes.rebuilt:,} events",
            memory={"rebuild": our_memory, "COPY, with all rows in memory": their_memory},
            held_back=_HELD_BACK,
        )
    ]


def copy(database_url: str, schema: str) -> float:
    """The seconds that COPY needs for all rows of the generation, from memory."""
    database = Database(database_url)
    generations = Generations(database, "read")
    rows = _taken_out(database, schema)
    beside = generations.begin(ddl(FOLDS))
    began = time.perf_counter()
    with database.transaction(beside) as cursor:
        for table, text in rows.items():
            into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
            cursor.copy_expert(into, text, size=1 << 16)
    seconds = time.perf_counter() - began
    generations.drop(beside)
    database.close()
    return seconds


def _taken_out(database: Database, schema: str) -> dict[str, io.BytesIO]:
    taken = {}
    with database.transaction(schema) as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", (schema,))
        for (table,) in cursor.fetchall():
            text = taken[table] = io.BytesIO()
            cursor.copy_expert(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table)), text)
            text.seek(0)
    return taken
