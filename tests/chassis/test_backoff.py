"""What is away is asked for again, less and less often, until it is back."""

import threading
from collections.abc import Callable

import pytest

from chassis.backoff import Backoff, ask_for, repeat

LONG = 60.0


class Away(Exception):
    """What is asked for is not there now."""


class Ours(Exception):
    """A fault that no waiting mends."""


class Stopping(threading.Event):
    """An event that is waited for in no time, and notes for how long it should have been."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout or 0.0)
        return self.is_set()


def attempts(*outcomes: type[Exception] | None, then: Callable[[], None]) -> Callable[[], None]:
    """Work that fails so, one attempt after another; the last one does ``then``."""
    left = list(outcomes)

    def work() -> None:
        outcome = left.pop(0)
        if not left:
            then()
        if outcome is not None:
            raise outcome

    return work


def test_pauses_double_up_to_the_longest_and_begin_anew_after_a_success() -> None:
    backoff = Backoff(first=0.1, longest=0.5)

    assert [backoff.failed() for _ in range(5)] == [0.1, 0.2, 0.4, 0.5, 0.5]
    backoff.succeeded()
    assert backoff.failed() == 0.1


def test_work_is_repeated_until_told_to_stop() -> None:
    stopping = Stopping()
    told: list[float] = []
    work = attempts(None, Away, Away, None, Away, None, then=stopping.set)

    repeat(
        work,
        stopping,
        errors=(Away,),
        waiting=lambda _, seconds: told.append(seconds),
        every=lambda: 7.0,
    )

    assert stopping.pauses == [0.0, 7.0, 0.1, 0.2, 7.0, 0.1, 7.0]
    assert told == [0.1, 0.2, 0.1]


def test_it_ends_when_there_is_nothing_left_to_do() -> None:
    done: list[int] = []

    repeat(
        lambda: done.append(1),
        Stopping(),
        errors=(Away,),
        waiting=lambda *_: None,
        until=lambda: len(done) == 3,
    )

    assert len(done) == 3


def test_what_tells_the_end_may_be_away_too() -> None:
    asked: list[int] = []

    def ends() -> bool:
        asked.append(1)
        if len(asked) == 1:
            raise Away
        return True

    repeat(lambda: None, Stopping(), errors=(Away,), waiting=lambda *_: None, until=ends)

    assert len(asked) == 2


def test_another_fault_is_not_waited_out() -> None:
    with pytest.raises(Ours):
        repeat(
            attempts(Ours, then=lambda: None),
            Stopping(),
            errors=(Away,),
            waiting=lambda *_: None,
        )


def test_nothing_is_done_once_it_is_told_to_stop() -> None:
    stopping = threading.Event()
    stopping.set()

    repeat(lambda: pytest.fail("worked"), stopping, errors=(Away,), waiting=lambda *_: None)


def test_an_answer_is_asked_for_until_it_comes() -> None:
    work = attempts(Away, Away, None, then=lambda: None)
    told: list[Exception] = []

    def ask() -> str:
        work()
        return "there"

    answer = ask_for(LONG, ask, errors=(Away,), waiting=lambda error, _: told.append(error))

    assert answer == "there"
    assert [type(error) for error in told] == [Away, Away]


def test_an_answer_that_does_not_come_in_time_is_given_up() -> None:
    with pytest.raises(Away):
        ask_for(0.0, attempts(Away, Away, Away, then=lambda: None), errors=(Away,), waiting=print)
