"""Callers over HTTP that take little of the machine for themselves, each with one connection."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


class NotTaken(RuntimeError):
    """A command was refused; the measurement would be of refusals."""


class Connection:
    """One kept connection to a service. Used by one thread."""

    def __init__(self, url: str, token: str) -> None:
        self._http = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def open(self) -> None:
        """Connect, so that the first command need not."""
        self._http.request("GET", "/livez")
        self._http.getresponse().read()

    def post(self, path: str, body: bytes) -> None:
        """Return when the command is answered. Raises NotTaken."""
        self._http.request("POST", path, body, self._headers)
        answer = self._http.getresponse()
        said = answer.read()
        if answer.status != http.client.CREATED:
            raise NotTaken(f"{answer.status}: {said.decode()}")

    def close(self) -> None:
        self._http.close()


@dataclass
class Shared(Generic[T]):
    """An iterator that several threads take from."""

    items: Iterator[T]
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> T | None:
        """The next item; None when there are no more."""
        with self.lock:
            return next(self.items, None)


def closed_loop(call: Callable[[int], None], callers: int, seconds: float) -> list[float]:
    """Each caller calls again as soon as it is answered; the seconds of all calls.

    ``call`` is given the caller's number. The first second warms up and is left out.
    """
    began = time.perf_counter()

    def calling(caller: int) -> list[float]:
        took = []
        while (now := time.perf_counter()) < began + 1 + seconds:
            call(caller)
            if now > began + 1:
                took.append(time.perf_counter() - now)
        return took

    with ThreadPoolExecutor(callers) as pool:
        return [second for of_one in pool.map(calling, range(callers)) for second in of_one]
