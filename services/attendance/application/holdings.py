"""The claims that are stored, and what of a sheet would meet them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from chassis.claims import Claim
from chassis.workbooks.sheets import Fault
from services.attendance.application.conflicts import Conflict


class Holding(Protocol):
    """That ``holder`` has ``key`` on the days from the first to the last."""

    @property
    def key(self) -> str: ...
    @property
    def holder(self) -> str: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...


class Holdings(Protocol):
    """Reads the claims that are stored."""

    def held(self, keys: Collection[str]) -> Sequence[Holding]:
        """Every claim on one of the keys, whoever holds it and on whatever days."""
        ...


RowClaim = tuple[int, Claim]
"""A claim with the row of the sheet that makes it."""


def conflicts(claimed: Sequence[RowClaim], holdings: Holdings) -> list[Fault]:
    """Every row whose one day is taken, by what is stored or by a row before it."""
    taken = {(held.key, held.starts_on) for held in holdings.held({c.key for _, c in claimed})}
    faults = []
    for row, claim in claimed:
        if (claim.key, claim.starts_on) in taken and isinstance(claim.refusal, Conflict):
            faults.append(Fault.of(row, claim.refusal))
        taken.add((claim.key, claim.starts_on))
    return faults
