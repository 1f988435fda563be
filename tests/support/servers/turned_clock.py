"""A clock of a whole system that a test turns from day to day."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, time as hour
from pathlib import Path

from chassis.clock import LOCAL, local_day


@dataclass(frozen=True)
class TurnedClock:
    """Goes on as any clock does, from the morning of the day to which it was last turned.

    Every process that has the file tells the same time.
    """

    file: Path

    def turn(self, day: date) -> None:
        """It is eight in the morning of this day."""
        morning = datetime.combine(day, hour(8), LOCAL).timestamp()
        written = self.file.with_suffix(".new")
        written.write_text(f"{morning - time.time()!r}")
        written.replace(self.file)

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + float(self.file.read_text()), UTC)

    def today(self) -> date:
        return local_day(self.now())
