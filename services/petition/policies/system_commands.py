"""Commands that nobody gives: stored in the name of the clock, because their day has come."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from eventsourcing.domain import Aggregate

from chassis.clock import Clock
from chassis.eventstore.command import CommandContext
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.refusals import ChangedMeanwhile

ACTOR: Final = "clock"
"""Under this name it is recorded; it is nobody's account."""


class SystemCommands:
    """Any number of processes may give the same command: it is carried out once."""

    def __init__(self, log: EventLog, clock: Clock) -> None:
        self._log = log
        self._clock = clock

    def save(
        self, aggregate: Aggregate, today: date, reservations: Sequence[Reservation] = ()
    ) -> bool:
        """Whether something was stored: nothing when nothing happened, or when somebody else stored
        first. What is then left to do, the next look finds.
        """
        if not aggregate.pending_events:
            return False
        context = CommandContext(
            actor=ACTOR,
            recorded_at=self._clock.now(),
            today=today,
            correlation_id=f"clock-{today}",
        )
        try:
            self._log.save(aggregate, context=context, reservations=reservations)
        except ChangedMeanwhile:
            return False
        return True
