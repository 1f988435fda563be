"""Waiting for one's own write: soon after it is folded, and never longer than was said."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

import pytest

from chassis.projection.position_waiter import NotAPosition, PositionWaiter
from chassis.refusals import NotYetFolded
from tests.support.logs import identity
from tests.support.names import Names
from tests.support.registers import Register, register as register_fold

LANG_SON = identity("Lạng Sơn")


@pytest.fixture
def told() -> Names:
    names = Names()
    names.register("Lạng Sơn")
    names.rename("Lạng Sơn", "Lạng Sơn 2")
    return names


@pytest.fixture
def arrivals(register: Register) -> PositionWaiter:
    return PositionWaiter(register.database, register.generations)


@contextmanager
def waiting(arrivals: PositionWaiter, position: str, seconds: float) -> Iterator[list[float]]:
    """Somebody waits meanwhile; afterwards the list has for how many seconds."""
    took: list[float] = []
    ready = threading.Event()

    def wait() -> None:
        began = time.monotonic()
        ready.set()
        arrivals.wait(position, seconds)
        took.append(time.monotonic() - began)

    with ThreadPoolExecutor(1) as thread:
        waiter = thread.submit(wait)
        ready.wait()
        yield took
        waiter.result()


def test_what_is_folded_is_not_waited_for(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    register.fold(told.envelopes)

    arrivals.wait(f"{LANG_SON}:1", seconds=0)
    arrivals.wait(f"{LANG_SON}:2", seconds=0)


def test_who_waits_is_woken_when_it_is_folded(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    register.fold(told.envelopes[:1])

    with waiting(arrivals, f"{LANG_SON}:2", seconds=30) as took:
        register.fold(told.envelopes)

    assert took[0] < 2.0


def test_what_never_comes_is_waited_for_no_longer_than_said(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    register.fold(told.envelopes)
    began = time.monotonic()

    with pytest.raises(NotYetFolded, match=f"{LANG_SON}:3 has not arrived within 0.4 s"):
        arrivals.wait(f"{LANG_SON}:3", seconds=0.4)

    assert 0.4 <= time.monotonic() - began < 2.0


def test_the_folding_of_others_does_not_end_the_waiting(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    told.register(*(f"Tổ chức {number}" for number in range(20)))

    with (
        pytest.raises(NotYetFolded),
        waiting(arrivals, f"{identity('another')}:1", seconds=0.5),
    ):
        register.fold(told.envelopes, batch_size=1)


def test_an_aggregate_of_ones_own_log_is_not_waited_for(register: Register) -> None:
    own = identity("own")

    def is_own(key: UUID) -> bool:
        return key == own

    arrivals = PositionWaiter(register.database, register.generations, is_own)

    arrivals.wait(f"{own}:1", seconds=0)
    with pytest.raises(NotYetFolded):
        arrivals.wait(f"{LANG_SON}:1", seconds=0)


def test_of_several_aggregates_the_last_to_come_is_waited_for(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    told.register("Cao Bằng")
    cao_bang = identity("Cao Bằng")
    register.fold(told.envelopes[:2])

    arrivals.wait_for_all({LANG_SON: 2}, seconds=0)
    arrivals.wait_for_all({}, seconds=0)
    with pytest.raises(NotYetFolded, match="what was stored last has not arrived within 0 s"):
        arrivals.wait_for_all({LANG_SON: 2, cao_bang: 1}, seconds=0)
    register.fold(told.envelopes)
    arrivals.wait_for_all({LANG_SON: 2, cao_bang: 1}, seconds=0)


def test_an_aggregate_that_is_parked_holds_up_nobody(
    register: Register, arrivals: PositionWaiter, told: Names
) -> None:
    cannot = register_fold(cannot_fold={"Lạng Sơn 2"})
    register.fold(told.envelopes, fold=cannot)

    arrivals.wait_for_all({LANG_SON: 2}, seconds=0)


@pytest.mark.parametrize(
    "position",
    ["", ":", "1", f"{LANG_SON}", f"{LANG_SON}:", f"{LANG_SON}:one", "x:1", f"{LANG_SON}:1:2"],
)
def test_what_is_no_position_is_refused(arrivals: PositionWaiter, position: str) -> None:
    with pytest.raises(NotAPosition) as refused:
        arrivals.wait(position)

    assert refused.value.field == "Wait-For"


def test_no_connection_is_left_behind(register: Register, arrivals: PositionWaiter) -> None:
    before = register.rows("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")

    for _ in range(3):
        with pytest.raises(NotYetFolded):
            arrivals.wait(f"{LANG_SON}:1", seconds=0)

    after = register.rows("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
    assert len(after) <= len(before) + 1
