"""What is done to the town: which faults, when and for how long is drawn by the seed."""

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, Literal, TypeAlias

from tests.faults.system.process import Process
from tests.faults.system.town import PARTS, Town

How = Literal["kill", "stop"]
What = Literal["relay", "projector", "service", "postgres", "broker"]

KINDS: Final[tuple[tuple[How, What], ...]] = tuple(
    product(("kill", "stop"), ("relay", "projector", "service", "postgres", "broker"))
)

_TARGETS: Final[dict[What, tuple[str, ...]]] = {
    "relay": ("relay of assignment", "relay of attendance", "relay of attendance"),
    "projector": tuple(name for name in PARTS if "-projector" in name),
    "service": tuple(name for name in PARTS if "-api" in name),
    "postgres": ("postgres",),
}
"""Of several relays the one is hit that leads at that moment."""
_LONGER_THAN_A_SESSION: Final = 12.0
"""Seconds after which Kafka has given a frozen consumer's partitions to others."""

STRIKES: Final = 2
"""In each round, one after another."""

_HELD_UP: Final = 0.7
_TWO_AT_A_TIME: Final = 0.8
_LONG: Final[dict[What, float]] = {"relay": 0.1, "projector": 0.4, "service": 0.1, "broker": 0.1}
"""How often what is frozen is frozen for longer than a session."""

_HOLDS_UP: Final[dict[What, tuple[How, What]]] = {
    "relay": ("kill", "broker"),
    "projector": ("stop", "postgres"),
    "service": ("stop", "postgres"),
}
"""What keeps a part in the middle of its work, for another fault to find it there: what a relay has
sent to a frozen broker would still arrive.
"""


@dataclass(frozen=True)
class Fault:
    """``after`` so many seconds ``target`` is hit, and mended when it ``lasts`` is over."""

    how: How
    what: What
    target: str
    after: float
    lasts: float

    @property
    def name(self) -> str:
        return f"{self.how} {self.what}"

    def __str__(self) -> str:
        return f"{self.how} {self.target} {self.lasts:.1f} s"


Strike: TypeAlias = tuple[Fault, ...]
"""Faults that overlap."""


def plan(seed: int, rounds: int, brokers: int) -> list[list[Strike]]:
    """The strikes of each round, one after another; every kind comes before one comes again.

    Mostly two parts are hit at a time, the second while the first is away: it is then hit in the
    middle of what it cannot finish.
    """
    chance = random.Random(f"{seed}:faults")  # noqa: S311  (must be repeatable)
    kinds = _dealt(chance)
    return [[_strike(chance, kinds, brokers) for _ in range(STRIKES)] for _ in range(rounds)]


def strike(town: Town, faults: Strike, stopping: threading.Event) -> None:
    """Let the faults happen; returns when all are mended. Raises what mending one raised.

    When told to stop, what is hit is mended at once.
    """
    errors: list[BaseException] = []

    def happen(fault: Fault) -> None:
        try:
            if not stopping.wait(fault.after):
                mend = _begin(town, fault)
                stopping.wait(fault.lasts)
                mend()
        # Whatever it is, it is raised again where somebody waits for it.
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=happen, args=(fault,)) for fault in faults]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:
        stopping.set()
        for thread in threads:
            thread.join()
        raise
    if errors:
        raise errors[0]


def _strike(chance: random.Random, kinds: Iterator[tuple[How, What]], brokers: int) -> Strike:
    how, what = next(kinds)
    first = _fault(chance, how, what, brokers)
    if what in _HOLDS_UP and chance.random() < _HELD_UP:
        holding = _fault(chance, *_HOLDS_UP[what], brokers)
        return replace(holding, lasts=max(1.5, holding.lasts)), _within(chance, first, holding)
    if chance.random() < _TWO_AT_A_TIME:
        second = _fault(chance, *next(kinds), brokers)
        # The same part is not hit by two at once: mending one would mend the other.
        if second.what != what:
            shorter, longer = sorted((first, second), key=lambda fault: fault.lasts)
            return longer, _within(chance, shorter, longer)
    return (first,)


def _within(chance: random.Random, fault: Fault, longer: Fault) -> Fault:
    """The fault, begun a moment after the longer one."""
    return replace(fault, after=longer.after + chance.uniform(0.3, 1.3))


def _dealt(chance: random.Random) -> Iterator[tuple[How, What]]:
    while True:
        yield from chance.sample(KINDS, len(KINDS))


def _fault(chance: random.Random, how: How, what: What, brokers: int) -> Fault:
    brokers_there = tuple(f"broker {number}" for number in range(1, brokers + 1))
    target = chance.choice(_TARGETS.get(what, brokers_there))
    lasts = chance.uniform(0, 1.5) if how == "kill" else chance.uniform(1, 3)
    if how == "stop" and chance.random() < _LONG.get(what, 0):
        lasts = _LONGER_THAN_A_SESSION
    return Fault(how, what, target, after=chance.uniform(0.2, 1.0), lasts=lasts)


def _begin(town: Town, fault: Fault) -> Callable[[], None]:
    """Hit the target; what is returned mends it."""
    server, kafka = town.server, town.kafka
    if fault.what == "postgres":
        if fault.how == "kill":
            server.kill()
            return server.start
        server.freeze()
        return server.thaw
    if fault.what == "broker":
        number = int(fault.target.rpartition(" ")[2])
        if fault.how == "kill":
            kafka.kill(number)
            return lambda: kafka.restart(number)
        kafka.pause(number)
        return lambda: kafka.resume(number)
    process = _process(town, fault)
    if fault.how == "kill":
        process.kill()
        return process.start
    process.freeze()
    return process.thaw


def _process(town: Town, fault: Fault) -> Process:
    if fault.what == "relay":
        return town.leading_relay(fault.target.rpartition(" ")[2])
    return town.processes[fault.target]
