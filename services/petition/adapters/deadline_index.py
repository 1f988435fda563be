"""Which clocks have something to say next, and when: folded from the service's own events.

The log decides what was said; the table only tells the scheduler where to look. It says of each
clock the same as :attr:`services.petition.domain.petition.deadline.Deadline.next_on`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.postgres.database import Cursor, Database
from chassis.projection.fold import BatchRows, Fold
from chassis.projection.generations import Generations
from chassis.projection.rows import Put, ids, put
from contracts.envelope import Envelope
from contracts.petition.petitions import PetitionMerged, PetitionWithdrawn
from contracts.petition.rounds import (
    AnswerFellOverdue,
    AnswerReminded,
    ClockResumed,
    ClockStopped,
    OverdueEscalated,
    PetitionAnswered,
    PetitionAssigned,
    PetitionTransferred,
)
from contracts.petition.rules import AnsweringOfficeClosed

_PAGE: Final = 500

_FORGET: Final = "DELETE FROM open_clock WHERE petition_id = ANY(%(petitions)s::uuid[])"

# A clock that is set to the due day that it had goes on: what it said before still counts.
_DERIVE: Final = """
    INSERT INTO open_clock (petition_id, next_on)
    WITH last_step AS (
        SELECT DISTINCT ON (petition_id) * FROM clock_step
        WHERE step IN ('runs', 'stopped', 'ended') {of_these}
        ORDER BY petition_id, version DESC),
    running AS (
        SELECT l.*, (SELECT min(s.version) FROM clock_step s
                     WHERE s.petition_id = l.petition_id AND s.round = l.round
                       AND s.step = 'runs' AND s.due_on = l.due_on) AS since
        FROM last_step l WHERE l.step = 'runs'),
    said AS (
        SELECT r.petition_id, r.due_on, r.remind_on, r.escalate_on,
               array(SELECT s.step FROM clock_step s
                     WHERE s.petition_id = r.petition_id AND s.version > r.since) AS steps
        FROM running r)
    SELECT petition_id,
           CASE WHEN NOT steps && array['reminder', 'overdue'] THEN remind_on
                WHEN NOT steps && array['overdue'] THEN due_on + 1
                ELSE greatest(escalate_on, due_on + 1) END
    FROM said WHERE NOT steps && array['escalation']
"""
_DERIVE_THESE: Final = _DERIVE.format(of_these="AND petition_id = ANY(%(petitions)s::uuid[])")
_DERIVE_ALL: Final = _DERIVE.format(of_these="")

_DUE: Final = """
    SELECT petition_id, next_on FROM open_clock
    WHERE next_on <= %(today)s AND (next_on, petition_id) > (%(next_on)s, %(petition)s::uuid)
    ORDER BY next_on, petition_id LIMIT %(limit)s
"""

_HANDED_OVER: Final = """
    SELECT office_id, successor_id, last_day FROM office_handover
    WHERE last_day < %(today)s ORDER BY last_day, office_id
"""

_NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Handover:
    """After ``last_day`` what the office had open is its successor's."""

    office_id: UUID
    successor_id: UUID
    last_day: date


class DeadlineIndex:
    """Answers from the tables of the live generation."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def due(self, today: date) -> Iterator[UUID]:
        """Petitions whose clock has something to say on this day, the longest due first.

        Each page is one read of the index. What is said meanwhile is not asked about again.
        """
        after: dict[str, object] = {"next_on": date.min, "petition": _NOBODY}
        while True:
            page = self._database.rows(
                _DUE,
                {"today": today, "limit": _PAGE, **after},
                schema=self._generations.live(),
            )
            yield from (row["petition_id"] for row in page)
            if len(page) < _PAGE:
                return
            after = {"next_on": page[-1]["next_on"], "petition": page[-1]["petition_id"]}

    def handed_over(self, today: date) -> list[Handover]:
        """The offices that had closed before this day and have a successor, the earliest first."""
        found = self._database.rows(_HANDED_OVER, {"today": today}, schema=self._generations.live())
        return [Handover(**row) for row in found]


class ClockStep(NamedTuple):
    """A clock runs with its three days, or stops, ends or said something without any."""

    petition_id: UUID
    version: int
    round: int | None
    step: str
    due_on: date | None
    remind_on: date | None
    escalate_on: date | None


class OfficeHandover(NamedTuple):
    """An office closed, and what it had open is its successor's."""

    office_id: UUID
    version: int
    last_day: date
    successor_id: UUID


_RUNS: Final = put(ClockStep, step="runs")


def _transferred(event: PetitionTransferred, envelope: Envelope) -> Iterable[ClockStep]:
    if event.clock == "restarts":
        days = (event.due_on, event.remind_on, event.escalate_on)
        yield ClockStep(event.petition_id, envelope.version, event.round, "runs", *days)


def _step(step: str, **given: object) -> Put:
    return put(ClockStep, step=step, due_on=None, remind_on=None, escalate_on=None, **given)


def _closed(event: AnsweringOfficeClosed, envelope: Envelope) -> Iterable[OfficeHandover]:
    if event.successor_id is not None:
        yield OfficeHandover(event.office_id, envelope.version, event.last_day, event.successor_id)


def _refresh(cursor: Cursor, written: BatchRows | None) -> None:
    if written is None:
        cursor.execute("TRUNCATE open_clock")
        cursor.execute(_DERIVE_ALL)
        return
    petitions = {"petitions": list(ids(written, "petition_id", "clock_step"))}
    cursor.execute(_FORGET, petitions)
    cursor.execute(_DERIVE_THESE, petitions)


DEADLINES: Final = Fold(
    name="clocks",
    ddl=files(__package__).joinpath("deadline_index.sql").read_text("utf-8"),
    tables={"clock_step": ClockStep, "office_handover": OfficeHandover},
    handlers={
        PetitionAssigned: _RUNS,
        ClockResumed: _RUNS,
        PetitionTransferred: _transferred,
        ClockStopped: _step("stopped"),
        AnswerReminded: _step("reminder"),
        AnswerFellOverdue: _step("overdue"),
        OverdueEscalated: _step("escalation"),
        PetitionAnswered: _step("ended"),
        PetitionWithdrawn: _step("ended", round=None),
        PetitionMerged: _step("ended", round=None),
        AnsweringOfficeClosed: _closed,
    },
    refresh=_refresh,
    derives_from=frozenset({"clock_step"}),
)
"""What :class:`DeadlineIndex` reads."""
