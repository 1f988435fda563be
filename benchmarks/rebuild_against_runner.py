"""Rebuild through Kafka, against the library's own runner.

A rebuild reads the whole published history from a broker and folds it in batches, in one process.
The library's `ProjectionRunner` does the same folds one event at a time: same rows, same tables,
same durable PostgreSQL, its position tracked in the transaction of the rows. What follows from
several rows is derived once at the end on both sides. The runner is given the last events of the
same history, fewer of them because it is slow; the two are compared by events per second. It
reads from PostgreSQL and not from a broker, which only helps it.
"""

from collections import deque
from statistics import median
from typing import Final

from benchmarks import library_runner
from benchmarks.figures import Figure, at_least
from benchmarks.ground import Ground
from benchmarks.history import history
from benchmarks.processes import alone
from benchmarks.rebuilding import drop, rebuild
from benchmarks.sizes import Sizes

TITLE: Final = "Rebuild against the library's runner"
_HELD_BACK: Final = "Batches save commits; where commits are nearly free, they save little."


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    last = list(deque(history(sizes.rebuilt), maxlen=sizes.run))
    ours, theirs, our_memory, their_memory = [], [], 0.0, 0.0
    with ground.kafka(history(sizes.rebuilt)) as servers, ground.database() as url:
        for _ in range(sizes.repetitions):
            rebuilt, peak = alone(rebuild, url, servers)
            drop(url, rebuilt.schema)
            ours.append(rebuilt.events / rebuilt.seconds)
            our_memory = max(our_memory, peak)
            with ground.database() as beside:
                library_runner.prepare(beside, last)
                seconds, peak = alone(library_runner.run, beside, len(last))
            theirs.append(len(last) / seconds)
            their_memory = max(their_memory, peak)
    return [
        Figure(
            name="Rebuild through Kafka against the library's ProjectionRunner",
            value=median(ours) / median(theirs),
            unit="×",
            aim=at_least(20),
            note=f"{median(ours):,.0f} events/s ({sizes.rebuilt:,} events) against"
            f" {median(theirs):,.0f} events/s ({sizes.run:,} of them)",
            memory={"rebuild": our_memory, "runner": their_memory},
            held_back=_HELD_BACK,
        )
    ]
