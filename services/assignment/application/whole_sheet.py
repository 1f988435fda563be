"""A sheet as a whole: what of it would meet what is stored, and storing all of it."""

from collections import defaultdict
from collections.abc import Sequence

from eventsourcing.domain import Aggregate

from chassis.claims import Claim
from chassis.event_log import EventLog
from chassis.order import Order, Receipt
from chassis.workbooks.sheets import Fault
from services.assignment.application.conflicts import Conflict
from services.assignment.application.sheets import fault
from services.assignment.domain.period import Period

RowClaim = tuple[int, Claim]
"""A claim with the row of the sheet that makes it."""


def conflicts(claimed: Sequence[RowClaim], log: EventLog) -> list[Fault]:
    """Every row whose claim meets one that is stored, or that of a row before it."""
    taken: dict[str, list[Period]] = defaultdict(list)
    for held in log.held({claim.key for _, claim in claimed}):
        taken[held.key].append(Period(held.starts_on, held.ends_on))
    faults = []
    for row, claim in claimed:
        period = Period(claim.starts_on, claim.ends_on)
        meets = any(period.overlaps(other) for other in taken[claim.key])
        if meets and isinstance(claim.refusal, Conflict):
            faults.append(fault(row, claim.refusal))
        taken[claim.key].append(period)
    return faults


def save_all(
    log: EventLog, aggregates: Sequence[Aggregate], order: Order, claimed: Sequence[RowClaim]
) -> Receipt:
    """Store all of them in one transaction.

    The receipt names, besides the first, how many were ``stored`` and ``complete_at``, the
    position at which all of them have arrived.
    """
    last = aggregates[-1]
    return log.save(
        *aggregates,
        order=order,
        claims=[claim for _, claim in claimed],
        also={"stored": str(len(aggregates)), "complete_at": f"{last.id}:{last.version}"},
    )
