"""Trying again: pauses that double while something is away, and end when it is back."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")

FIRST: Final = 0.1
"""Seconds between the first failure and the next attempt."""

LONGEST: Final = 10.0

Errors = tuple[type[Exception], ...]
Waiting = Callable[[Exception, float], Any]
"""It is told why one waits, and for how many seconds."""


class Backoff:
    """The pauses between attempts, in seconds: doubled from failure to failure."""

    def __init__(self, first: float = FIRST, longest: float = LONGEST) -> None:
        self._first = first
        self._longest = longest
        self._last = 0.0

    def failed(self) -> float:
        """The pause before the next attempt."""
        self._last = min(self._longest, self._last * 2 or self._first)
        return self._last

    def succeeded(self) -> None:
        self._last = 0.0


def repeat(
    work: Callable[[], object],
    stopping: threading.Event,
    *,
    errors: Errors,
    waiting: Waiting,
    until: Callable[[], bool] = lambda: False,
    every: Callable[[], float] = lambda: 0.0,
    longest: float = LONGEST,
) -> None:
    """Do the work again and again, with pauses of ``every`` seconds, until told to stop.

    It ends too when ``until`` holds, which is asked before each attempt. One of the errors, from
    either, is waited out; whatever else they raise ends it.
    """
    backoff, pause = Backoff(longest=longest), 0.0
    while not stopping.wait(pause):
        try:
            if until():
                return
            work()
        except errors as error:
            pause = backoff.failed()
            waiting(error, pause)
        else:
            backoff.succeeded()
            pause = every()


def ask_for(
    seconds: float, ask: Callable[[], T], *, errors: Errors, waiting: Waiting, longest: float = 1.0
) -> T:
    """The answer, asked for again while one of the errors comes; for so long, then it is raised."""
    backoff, pause, end = Backoff(longest=longest), threading.Event(), time.monotonic() + seconds
    while True:
        try:
            return ask()
        except errors as error:
            if time.monotonic() > end:
                raise
            wait = backoff.failed()
            waiting(error, wait)
            pause.wait(wait)
