"""A scheduler as a process of its own, to be killed: ``DATABASE_URL 2019-06-01``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from chassis.clock import Clock, SystemClock
from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from services.petition.adapters.deadline_index import DeadlineIndex
from services.petition.adapters.directory import PetitionDirectory
from services.petition.policies.deadline_scheduler import DeadlinePolicy
from services.petition.policies.system_commands import SystemCommands


@contextmanager
def clocks(database_url: str, clock: Clock | None = None) -> Iterator[DeadlinePolicy]:
    """A scheduler with connections of its own; by the machine's clock, where none is given."""
    log, database = EventLog("petition", database_url), Database(database_url)
    generations = Generations(database, "directory")
    directory = PetitionDirectory(database, generations, log)
    try:
        orders = SystemCommands(log, clock or SystemClock())
        yield DeadlinePolicy(log, DeadlineIndex(database, generations), directory, orders)
    finally:
        log.close()
        database.close()


if __name__ == "__main__":
    with clocks(sys.argv[1]) as running:
        running.run_once(date.fromisoformat(sys.argv[2]))
