"""A rebuild of the read models through Kafka, timed."""

import time
from dataclasses import dataclass

from benchmarks.ground import TOPIC_NAMES
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.rebuilding.rebuild import Rebuild
from chassis.service import follow_kafka
from services.projection.folds import FOLDS


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The schema of the new generation, the events in it, and the seconds that it took."""

    schema: str
    events: int
    seconds: float


def rebuild(database_url: str, servers: str) -> Rebuilt:
    """Rebuilds as ``python -m services rebuild`` does until the new generation is compared."""
    database = Database(database_url)
    generations = Generations(database, "read")
    began = time.perf_counter()
    schema = Rebuild(database, generations, FOLDS, TOPIC_NAMES, follow_kafka(servers)).build()
    seconds = time.perf_counter() - began
    (found,) = database.rows("SELECT count(*) AS events FROM trail", schema=schema)
    database.close()
    return Rebuilt(schema, int(found["events"]), seconds)


def drop(database_url: str, schema: str) -> None:
    """Throw a generation away."""
    database = Database(database_url)
    Generations(database, "read").drop(schema)
    database.close()
