"""Two projectors against one, on the same topics.

The projector of the projection service as it runs every day, one process or two that share the
partitions as a consumer group, folds a history that was published before, into an empty database.
The rate is that between a quarter of the events and the last one: by then every process has
started, and the broker has shared out the partitions. Broker, PostgreSQL and projectors are on the
same machine, so the ratio also says how many cores they leave each other.
"""

import os
import time
from contextlib import ExitStack
from statistics import median
from typing import Final

from benchmarks.figures import Figure, at_least
from benchmarks.ground import Ground
from benchmarks.history import history
from benchmarks.processes import NotStarted, Running
from benchmarks.sizes import Sizes
from benchmarks.town import sum_of_positions
from chassis.postgres.database import Database
from chassis.projection.generations import Generations

TITLE: Final = "Two projectors against one"
_HELD_BACK: Final = (
    "A projector keeps about one core busy and PostgreSQL most of another. Two of them need three"
    " to four cores; here there are {cores} for them, PostgreSQL and the broker together. What is"
    " derived from several rows is also derived by one projector at a time."
)
_FOLDED_WITHIN: Final = 600.0


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    one: list[float] = []
    two: list[float] = []
    memory = 0.0
    with ground.kafka(history(sizes.shared)) as servers:
        for _ in range(sizes.repetitions):
            for projectors, rates in ((1, one), (2, two)):
                rate, peak = _folded(ground, servers, projectors, sizes.shared)
                rates.append(rate)
                memory = max(memory, peak)
    return [
        Figure(
            name="Two projectors against one",
            value=median(two) / median(one),
            unit="×",
            aim=at_least(1.7),
            note=f"{median(two):,.0f} events/s against {median(one):,.0f} events/s"
            f" ({sizes.shared:,} events)",
            memory={"projector": memory},
            held_back=_HELD_BACK.format(cores=os.cpu_count()),
        )
    ]


def _folded(ground: Ground, servers: str, projectors: int, events: int) -> tuple[float, float]:
    """Events a second after the first quarter, and the highest memory peak of a projector."""
    with ground.database() as url, ExitStack() as running:
        settings = {
            "DATABASE_URL": url,
            "KAFKA_BOOTSTRAP_SERVERS": servers,
            # Nobody calls them, so nobody is asked whose token it is.
            "OIDC_ISSUER": "http://127.0.0.1",
        }
        at_work = [Running("services.projection projector", settings) for _ in range(projectors)]
        for process in at_work:
            running.callback(process.stop)
            process.start()
        for process in at_work:
            process.wait()
        database = Database(url)
        running.callback(database.close)
        generations = Generations(database, "read")
        quarter = _reached(database, generations, events // 4)
        began = time.perf_counter()
        last = _reached(database, generations, events)
        seconds = time.perf_counter() - began
        return (last - quarter) / seconds, max(process.memory for process in at_work)


def _reached(database: Database, generations: Generations, events: int) -> int:
    """How many events are folded, as soon as it is so many. Raises NotStarted."""
    until = time.monotonic() + _FOLDED_WITHIN
    while (folded := sum_of_positions(database, generations)) < events:
        if time.monotonic() > until:
            raise NotStarted(f"{folded} of {events} events are folded")
        time.sleep(0.02)
    return folded
