"""HTTP command, durable, against the bare library's save of an equal event.

A command goes over HTTP into the attendance service, a process of its own, is authenticated,
authorised from the service's tables, checked, decided by the aggregate, reserved against double
entry, stored with the library and answered when the disk has it. The other side is the library
alone: the same aggregate makes the same event, and an `Application` with its own recorder saves it
into the same PostgreSQL, with nothing before or after. As many callers call on both sides, each
again as soon as it is answered. The relay does not run: nobody publishes on the other side either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from statistics import median
from typing import Final
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, Transcoding

from benchmarks.callers import Connection, Shared, closed_loop
from benchmarks.figures import Figure, at_least
from benchmarks.ground import Ground
from benchmarks.library_runner import library_settings
from benchmarks.orders import meetings_planned, schedule
from benchmarks.processes import Running, alone
from benchmarks.sizes import Sizes
from benchmarks.town import await_folded, province, town
from chassis.clock import SystemClock
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.meeting import Meeting

TITLE: Final = "HTTP commands against the bare library"
_HELD_BACK: Final = (
    "One Python process takes the command in, with one core, while its callers and PostgreSQL share"
    " the other; the library alone has nothing to do but wait for the disk. More processes of the"
    " service take more commands where there are more cores."
)
_DAYS_APART: Final = 40


@dataclass(frozen=True, slots=True)
class _Turn:
    """The seconds of each command and of each save, and the memory peak of the saving process."""

    commands: list[float]
    saves: list[float]
    memory: float


class Bare(Application[UUID]):
    """The library, taught to store a day."""

    name = "bare"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(_Day())


class _Day(Transcoding):
    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    """Throughput with many callers, and how long a lone caller waits."""
    with town(ground) as place, ground.database() as url, ground.database() as side_writes:
        settings = place.settings(url)
        with Running("services.attendance projector", settings):
            await_folded(url, "directory", len(province()))
        with Running("services.attendance api", settings) as service:
            command = partial(give_commands, service.url, place.token)
            save = partial(save_events, side_writes)
            turns = range(sizes.repetitions)
            many = [_turn(command, save, sizes.callers, 2 * n, sizes) for n in turns]
            one = [_turn(command, save, 1, 2 * n + 1, sizes) for n in turns]
            memory = {"service": service.memory, "library": max(turn.memory for turn in many)}
    ours = median(len(turn.commands) / sizes.calling for turn in many)
    theirs = median(len(turn.saves) / sizes.calling for turn in many)
    waits = median(median(turn.commands) for turn in one)
    saves = median(median(turn.saves) for turn in one)
    return [
        Figure(
            name="HTTP commands against the library's saves",
            value=ours / theirs,
            unit="×",
            aim=at_least(0.7),
            note=f"{ours:,.0f} commands/s against {theirs:,.0f} saves/s, {sizes.callers} callers",
            memory=memory,
            held_back=_HELD_BACK,
        ),
        Figure(
            name="A lone caller waits for a command",
            value=waits * 1000,
            unit="ms",
            note=f"median; {saves * 1000:.1f} ms for the library's save alone",
        ),
    ]


def _turn(
    command: Callable[[date, int, float], list[float]],
    save: Callable[[date, int, float], list[float]],
    callers: int,
    number: int,
    sizes: Sizes,
) -> _Turn:
    since = SystemClock().today() + timedelta(days=1 + number * _DAYS_APART)
    commands, _ = alone(command, since, callers, sizes.calling)
    saves, memory = alone(save, since, callers, sizes.calling)
    return _Turn(commands, saves, memory)


def give_commands(url: str, token: str, since: date, callers: int, seconds: float) -> list[float]:
    """The seconds of each command; no two plan the same meeting."""
    planned = Shared(schedule(cell, day) for cell, day in meetings_planned(since))
    connections = [Connection(url, token) for _ in range(callers)]

    def command(caller: int) -> None:
        connections[caller].post("/meetings", planned.take() or b"")

    taken = closed_loop(command, callers, seconds)
    for connection in connections:
        connection.close()
    return taken


def save_events(database_url: str, since: date, callers: int, seconds: float) -> list[float]:
    """The seconds of each save."""
    settings = library_settings(database_url) | {"POSTGRES_POOL_SIZE": str(callers)}
    app = Bare(env=settings)
    today = SystemClock().today()

    def save(_: int) -> None:
        host = Host(organization_id=uuid4(), body="cell", first_day=since, last_day=None)
        app.save(
            Meeting.schedule(
                uuid4(), host, kind="regular", planned_on=since, place=None, today=today
            )
        )

    taken = closed_loop(save, callers, seconds)
    app.close()
    return taken
