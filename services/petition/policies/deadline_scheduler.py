"""Sends the notices of deadlines, and hands over the petitions that closed offices left open.

It keeps nothing of its own. The index says where to look, the petition decides, the log lets one
of several schedulers be first; so it may be stopped at any moment, and any number may run.
"""

import threading
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, Protocol
from uuid import UUID

import structlog
from eventsourcing.persistence import PersistenceError

from chassis.backoff import repeat
from chassis.clock import LOCAL, Clock
from chassis.eventstore.event_log import EventLog
from chassis.postgres.database import TRANSIENT_ERRORS
from kernel.lifecycle import AT_WORK
from services.petition.adapters.deadline_index import DeadlineIndex, Handover
from services.petition.adapters.directory import PetitionDirectory
from services.petition.domain.petition.petition import Petition
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import OfficeSnapshot
from services.petition.policies.system_commands import SystemCommands

_PAUSE: Final = 60.0
_LONGEST_CHAIN: Final = 20


class DeadlinePolicy:
    """Carries out what is due on a day, whichever day that is said to be."""

    def __init__(
        self,
        log: EventLog,
        index: DeadlineIndex,
        directory: PetitionDirectory,
        commands: SystemCommands,
    ) -> None:
        self._log = log
        self._index = index
        self._directory = directory
        self._commands = commands

    def run_once(self, today: date) -> int:
        """Everything that is due on this day; returns for how many petitions something was stored.

        What somebody else stored meanwhile is theirs. Asked again, nothing is stored twice.
        """
        done = sum(self._send_notices(petition_id, today) for petition_id in self._index.due(today))
        for handover in self._index.handed_over(today):
            for petition_id in self._directory.open_petitions_of_office(handover.office_id):
                done += self._hand_over(petition_id, handover, today)
        return done

    def _send_notices(self, petition_id: UUID, today: date) -> bool:
        petition = self._log.get(Petition, petition_id)
        petition.send_notices(today, self._next_level(petition, today))
        return self._commands.save(petition, today)

    def _hand_over(self, petition_id: UUID, handover: Handover, today: date) -> bool:
        petition = self._log.get(Petition, petition_id)
        current = petition.current_round
        successor = self._open_successor(handover, today)
        at_work = petition.state in AT_WORK and petition.last_on <= today
        if not at_work or successor is None or current is None:
            return False
        if handover.office_id not in current.office_ids:
            return False
        after = [
            successor if one == handover.office_id else self._directory.office(one, today)
            for one in current.office_ids
        ]
        petition.transfer(
            RoundOffices([office for office in after if office.is_open]),
            transferred_on=today,
            reason=f"Cơ quan trả lời kết thúc hoạt động ngày {handover.last_day:%d/%m/%Y}",
            timetable=None,
            today=today,
        )
        return self._commands.save(petition, today)

    def _open_successor(self, handover: Handover, today: date) -> OfficeSnapshot | None:
        """The first one in the line of successors that is still open."""
        successor = self._directory.office(handover.successor_id, today)
        for _ in range(_LONGEST_CHAIN):
            if successor.is_open:
                return successor
            if successor.successor_id is None:
                return None
            successor = self._directory.office(successor.successor_id, today)
        return None

    def _next_level(self, petition: Petition, today: date) -> UUID:
        """Above where the petition was escalated to; there, where nothing is above."""
        escalated_to = petition.escalated_to or petition.commune_id
        above = self._directory.line(escalated_to, today)[1:]
        return above[0] if above else escalated_to


class DueWork(Protocol):
    """A policy that acts when a day has come."""

    def run_once(self, today: date) -> int: ...


class PolicyWorker:
    """Does what is due every minute, and as soon as a day begins."""

    def __init__(self, works: Sequence[DueWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def run(self, stopping: threading.Event) -> None:
        """A day on which the database is away is waited out."""
        log = structlog.get_logger().bind(worker="clocks")
        repeat(
            lambda: log.info("clocks", stored=self._run_once()),
            stopping,
            errors=(PersistenceError, *TRANSIENT_ERRORS),
            waiting=lambda error, _: log.warning("waiting", error=str(error)),
            every=lambda: min(_PAUSE, self._until_tomorrow()),
        )

    def _run_once(self) -> int:
        today = self._clock.today()
        return sum(work.run_once(today) for work in self._works)

    def _until_tomorrow(self) -> float:
        now = self._clock.now().astimezone(LOCAL)
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), LOCAL)
        return (midnight - now).total_seconds()
