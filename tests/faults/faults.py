"""What is done to the town: which faults, when and for how long is drawn by the seed."""

import random
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, Literal

from tests.faults.town import PARTS, Town

How = Literal["kill", "stop"]
What = Literal["relay", "projector", "service", "postgres", "broker"]

KINDS: Final[tuple[tuple[How, What], ...]] = tuple(
    product(("kill", "stop"), ("relay", "projector", "service", "postgres", "broker"))
)

_OF_PART: Final[dict[What, str]] = {"relay": "-relay", "projector": "-projector", "service": "-api"}
_LONGER_THAN_A_SESSION: Final = 12.0
"""Seconds after which Kafka has given a frozen consumer's partitions to others."""

_TWO_AT_A_TIME: Final = 0.8
_OFTEN_LONG: Final[dict[What, float]] = {
    "relay": 0.2,
    "projector": 0.6,
    "service": 0.1,
    "postgres": 0,
    "broker": 0.2,
}


@dataclass(frozen=True)
class Fault:
    """``after`` so many seconds of load ``target`` is hit, and mended when it ``lasts`` is over."""

    how: How
    what: What
    target: str
    after: float
    lasts: float

    @property
    def name(self) -> str:
        return f"{self.how} {self.what}"

    def __str__(self) -> str:
        return f"{self.how} {self.target} at {self.after:.1f} s for {self.lasts:.1f} s"


def plan(seed: int, rounds: int, brokers: int) -> list[list[Fault]]:
    """The faults of each round; every kind comes before one comes again.

    Mostly two at a time, the second while the first lasts: a part is then hit in the middle of what
    it cannot finish.
    """
    chance = random.Random(f"{seed}:faults")  # noqa: S311  (must be repeatable)
    kinds = _dealt(chance)
    rounds_of_faults = []
    for _ in range(rounds):
        how, what = next(kinds)
        faults = [_fault(chance, how, what, brokers)]
        if chance.random() < _TWO_AT_A_TIME:
            how, what = next(kinds)
            # The same part is not hit by two at once: mending one would mend the other.
            if what != faults[0].what:
                faults.append(_fault(chance, how, what, brokers))
                faults = _interlocked(chance, faults)
        rounds_of_faults.append(faults)
    return rounds_of_faults


def strike(town: Town, faults: Sequence[Fault], stopping: threading.Event) -> None:
    """Let the faults happen; returns when all are mended. Raises what mending one raised.

    When told to stop, what is hit is mended at once.
    """
    errors: list[BaseException] = []

    def happen(fault: Fault) -> None:
        try:
            if not stopping.wait(fault.after):
                _hit(town, fault)
                stopping.wait(fault.lasts)
                _mend(town, fault)
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


def _dealt(chance: random.Random) -> Iterator[tuple[How, What]]:
    while True:
        yield from chance.sample(KINDS, len(KINDS))


def _fault(chance: random.Random, how: How, what: What, brokers: int) -> Fault:
    if what == "postgres":
        target = "postgres"
    elif what == "broker":
        target = f"broker {chance.randint(1, brokers)}"
    else:
        target = chance.choice([name for name in PARTS if _OF_PART[what] in name])
    lasts = chance.uniform(0, 1.5) if how == "kill" else chance.uniform(1, 3)
    if how == "stop" and chance.random() < _OFTEN_LONG[what]:
        lasts = _LONGER_THAN_A_SESSION
    return Fault(how, what, target, after=chance.uniform(0.5, 2.5), lasts=lasts)


def _interlocked(chance: random.Random, faults: Sequence[Fault]) -> list[Fault]:
    """The shorter one begins while the longer one lasts."""
    shorter, longer = sorted(faults, key=lambda fault: fault.lasts)
    return [longer, replace(shorter, after=longer.after + chance.uniform(0, longer.lasts))]


def _hit(town: Town, fault: Fault) -> None:
    if fault.what == "postgres":
        town.server.kill() if fault.how == "kill" else town.server.freeze()
    elif fault.what == "broker":
        number = _number(fault)
        town.kafka.kill(number) if fault.how == "kill" else town.kafka.pause(number)
    else:
        process = town.processes[fault.target]
        process.kill() if fault.how == "kill" else process.freeze()


def _mend(town: Town, fault: Fault) -> None:
    if fault.what == "postgres":
        town.server.start() if fault.how == "kill" else town.server.thaw()
    elif fault.what == "broker":
        number = _number(fault)
        town.kafka.restart(number) if fault.how == "kill" else town.kafka.resume(number)
    else:
        process = town.processes[fault.target]
        process.start() if fault.how == "kill" else process.thaw()


def _number(fault: Fault) -> int:
    return int(fault.target.rpartition(" ")[2])
