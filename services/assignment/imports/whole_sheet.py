"""A sheet as a whole: what of it would meet what is stored, and storing all of it."""

from collections import defaultdict
from collections.abc import Sequence

from eventsourcing.domain import Aggregate

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.imports.sheets import Fault
from kernel.errors import Conflict
from kernel.period import Period
from services.assignment.imports.rows import fault

RowClaim = tuple[int, Reservation]
"""A claim with the row of the sheet that makes it."""


def conflicts(claimed: Sequence[RowClaim], log: EventLog) -> list[Fault]:
    """Every row whose claim meets one that is stored, or that of a row before it."""
    taken: dict[str, list[Period]] = defaultdict(list)
    for held in log.held({reservation.key for _, reservation in claimed}):
        taken[held.key].append(Period(held.starts_on, held.ends_on))
    faults = []
    for row, reservation in claimed:
        period = Period(reservation.starts_on, reservation.ends_on)
        meets = any(period.overlaps(other) for other in taken[reservation.key])
        if meets and isinstance(reservation.refusal, Conflict):
            faults.append(fault(row, reservation.refusal))
        taken[reservation.key].append(period)
    return faults


def save_all(
    log: EventLog,
    aggregates: Sequence[Aggregate],
    context: CommandContext,
    claimed: Sequence[RowClaim],
) -> CommandResult:
    """Store all of them in one transaction.

    The receipt names, besides the first, how many were ``stored`` and ``complete_at``, the
    position at which all of them have arrived.
    """
    last = aggregates[-1]
    return log.save(
        *aggregates,
        context=context,
        reservations=[reservation for _, reservation in claimed],
        also={"stored": str(len(aggregates)), "complete_at": f"{last.id}:{last.version}"},
    )
