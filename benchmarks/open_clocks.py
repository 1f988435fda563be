"""Open clocks: what the scheduler reads to find those that are due.

So many answers are owed; of two hundred the clock has something to say today, of all others later.
The scheduler asks its table for what is due, as it does every minute. The two tables take turns.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from benchmarks.figures import Figure, at_most
from benchmarks.ground import Ground
from benchmarks.history import Clerk
from benchmarks.loading import load
from benchmarks.processes import alone
from benchmarks.sizes import Sizes
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from contracts.envelope import Envelope
from contracts.petition.rounds import PetitionAssigned
from services.petition.adapters.deadline_index import DEADLINES, DeadlineIndex

TITLE: Final = "The scheduler and its clocks"
TODAY: Final = date(2024, 6, 3)
DUE: Final = 200
_FAMILY: Final = "directory"
_LEAD: Final = uuid5(NAMESPACE_URL, "benchmark:office")


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    with ground.database() as fewer, ground.database() as more:
        urls = (fewer, more)
        for url, clocks in zip(urls, sizes.clocks, strict=True):
            load(url, assigned(clocks), clocks, (DEADLINES,), _FAMILY)
        seconds, peak = alone(look, urls, sizes.questions)
    few, many = sizes.clocks
    told = " against ".join(
        f"{median(of_each) * 1000:.2f} ms among {clocks:,}"
        for clocks, of_each in zip((many, few), reversed(seconds), strict=True)
    )
    return [
        Figure(
            name=f"Finding {DUE} due clocks: among {many:,} against among {few:,}",
            value=median(seconds[-1]) / median(seconds[0]),
            unit="×",
            aim=at_most(1.5),
            note=f"{told}; one read of an index",
            memory={"reader": peak},
            held_back="The index is deeper.",
        )
    ]


def assigned(clocks: int) -> Iterator[Envelope]:
    """So many petitions of which an answer is owed; the reminders of the first are due today."""
    clerk = Clerk()
    for number in range(clocks):
        petition = uuid5(NAMESPACE_URL, f"benchmark:clock:{number}")
        remind_on = TODAY if number < DUE else TODAY + timedelta(1 + number % 200)
        event = PetitionAssigned(
            petition_id=petition,
            round=1,
            lead_id=_LEAD,
            office_ids=[_LEAD],
            assigned_on=TODAY - timedelta(7),
            due_on=remind_on + timedelta(4),
            remind_on=remind_on,
            escalate_on=remind_on + timedelta(11),
        )
        yield clerk.record(petition, event)


def look(urls: tuple[str, ...], times: int) -> list[list[float]]:
    """The seconds of each look, by table. Raises ValueError when it does not find what is due."""
    databases = [Database(url) for url in urls]
    tables = [DeadlineIndex(one, Generations(one, _FAMILY)) for one in databases]
    seconds: list[list[float]] = [[] for _ in tables]
    for turn in range(times + 1):
        for table, of_each in zip(tables, seconds, strict=True):
            began = time.perf_counter()
            found = len(list(table.due(TODAY)))
            if turn:
                of_each.append(time.perf_counter() - began)
            if found != DUE:
                raise ValueError(f"{found} clocks were found to be due, not {DUE}")
    for database in databases:
        database.close()
    return seconds
