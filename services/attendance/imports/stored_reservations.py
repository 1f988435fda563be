"""The claims that are stored, and what of a sheet would meet them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from chassis.eventstore.reservations import Reservation
from chassis.imports.sheets import Fault
from kernel.errors import Conflict


class ReservationConflict(Protocol):
    """That ``holder`` has ``key`` on the days from the first to the last."""

    @property
    def key(self) -> str: ...
    @property
    def holder(self) -> str: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...


class ReservationReader(Protocol):
    """Reads the claims that are stored."""

    def held(self, keys: Collection[str]) -> Sequence[ReservationConflict]:
        """Every claim on one of the keys, whoever holds it and on whatever days."""
        ...


RowClaim = tuple[int, Reservation]
"""A claim with the row of the sheet that makes it."""


def conflicts(claimed: Sequence[RowClaim], holdings: ReservationReader) -> list[Fault]:
    """Every row whose one day is taken, by what is stored or by a row before it."""
    taken = {(held.key, held.starts_on) for held in holdings.held({c.key for _, c in claimed})}
    faults = []
    for row, reservation in claimed:
        if (reservation.key, reservation.starts_on) in taken and isinstance(
            reservation.refusal, Conflict
        ):
            faults.append(Fault.of(row, reservation.refusal))
        taken.add((reservation.key, reservation.starts_on))
    return faults
