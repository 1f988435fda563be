"""How much a sheet of this service holds, and of which days it may speak."""

from typing import Final

from chassis.imports.cells import Reader, day
from kernel.period import EARLIEST, LATEST

MOST_ROWS: Final = 20_000

DAY: Final[Reader] = day(EARLIEST, LATEST)
