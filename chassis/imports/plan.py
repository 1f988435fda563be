"""A sheet as a whole: stored in one transaction, or refused with everything that is wrong."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from eventsourcing.domain import Aggregate

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.imports.sheets import Fault, NothingToImport, Sheet, SheetRefused
from kernel.errors import Conflict, Refusal
from kernel.period import Period


class KeyedRow(Protocol):
    """A row that may be one of several about the same thing: those with the same ``key``."""

    @property
    def row(self) -> int: ...
    @property
    def key(self) -> str | None: ...


A = TypeVar("A", bound=Aggregate)
R = TypeVar("R", bound=KeyedRow)


class SheetPlan(Generic[A]):
    """What the rows of a sheet would store, and what is wrong with the others.

    ``columns`` has the sheet's names of fields that rules name otherwise. Raises NothingToImport.
    """

    def __init__(self, sheet: Sheet[Any], columns: Mapping[str, str] | None = None) -> None:
        if not sheet.rows and not sheet.faults:
            raise NothingToImport
        self._columns = columns or {}
        self._reserved: list[tuple[int, Reservation]] = []
        self.aggregates: list[A] = []
        self.faults = list(sheet.faults)

    def add(self, row: int, aggregate: A, reservations: Iterable[Reservation] = ()) -> None:
        """To be stored, with what the row reserves."""
        self.aggregates.append(aggregate)
        self.reserve(row, reservations)

    def reserve(self, row: int, reservations: Iterable[Reservation]) -> None:
        self._reserved += [(row, reservation) for reservation in reservations]

    def refuse(
        self, row: int, error: Refusal, field: str | None = None, *, about: str = ""
    ) -> None:
        """The row breaks a rule, in the column ``field`` where that is not the rule's own."""
        column = field or self._columns.get(error.field or "")
        self.faults.append(Fault.of(row, error, column, about=about))

    def store(
        self,
        log: EventLog,
        context: CommandContext,
        save: Callable[..., CommandResult] | None = None,
    ) -> CommandResult:
        """Store all of it, through ``save`` where the service has its own way to the log.

        Raises SheetRefused with every fault of every row.

        The result is the first aggregate's; it names how many were ``stored`` and ``complete_at``,
        the position at which all of them have arrived.
        """
        self._refuse_conflicts(log)
        if self.faults:
            raise SheetRefused(self.faults)
        last = self.aggregates[-1]
        return (save or log.save)(
            *self.aggregates,
            context=context,
            reservations=[reservation for _, reservation in self._reserved],
            also={"stored": str(len(self.aggregates)), "complete_at": f"{last.id}:{last.version}"},
        )

    def _refuse_conflicts(self, log: EventLog) -> None:
        """Every row whose reservation meets one that is stored, or that of a row before it."""
        taken: dict[str, list[Period]] = defaultdict(list)
        for held in log.held({reservation.key for _, reservation in self._reserved}):
            taken[held.key].append(Period(held.starts_on, held.ends_on))
        for row, reservation in self._reserved:
            period = Period(reservation.starts_on, reservation.ends_on)
            meets = any(period.overlaps(other) for other in taken[reservation.key])
            if meets and isinstance(reservation.refusal, Conflict):
                self.refuse(row, reservation.refusal)
            taken[reservation.key].append(period)


def by_key(rows: Sequence[R]) -> Iterable[list[R]]:
    """The rows of each thing; a row without a key is one by itself."""
    things: dict[str | int, list[R]] = {}
    for row in rows:
        things.setdefault(row.key if row.key is not None else row.row, []).append(row)
    return things.values()
