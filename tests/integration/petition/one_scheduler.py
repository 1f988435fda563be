"""A scheduler as a process of its own, to be killed: ``DATABASE_URL 2019-06-01``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from chassis.clock import Clock, SystemClock
from chassis.event_log import EventLog
from chassis.generations import Generations
from chassis.postgres import Database
from services.petition.application.clock_orders import ClockOrders
from services.petition.clock_table import ClockTable
from services.petition.directory import Directory
from services.petition.scheduler import Clocks


@contextmanager
def clocks(database_url: str, clock: Clock | None = None) -> Iterator[Clocks]:
    """A scheduler with connections of its own; by the machine's clock, where none is given."""
    log, database = EventLog("petition", database_url), Database(database_url)
    generations = Generations(database, "directory")
    directory = Directory(database, generations, log)
    try:
        orders = ClockOrders(log, clock or SystemClock())
        yield Clocks(log, ClockTable(database, generations), directory, orders)
    finally:
        log.close()
        database.close()


if __name__ == "__main__":
    with clocks(sys.argv[1]) as running:
        running.run_once(date.fromisoformat(sys.argv[2]))
