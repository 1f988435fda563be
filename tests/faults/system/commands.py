"""Commands with a known outcome: each is given again, under its key, until it is answered."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from uuid import UUID

import httpx

GIVE_UP_AFTER: Final = 180.0
_AGAIN_AFTER: Final = 0.1
_PATIENCE: Final = 1.5
"""Seconds after which a command is given again, while the first may still be at work."""
_RACING: Final = "/problems/changed-meanwhile"

Step = Literal["recorded", "confirmed", "revoked"]


@dataclass(frozen=True)
class Command:
    """A command to a service, and what it must leave behind when it is accepted.

    ``key`` is its Idempotency-Key and the correlation id of its ``events``, as many as that.
    ``steps`` are the members whose attendance it changes, and to what.
    """

    key: str
    service: str
    path: str
    body: dict[str, Any]
    events: int = 1
    wait_for: str | None = None
    steps: tuple[tuple[UUID, Step], ...] = ()
    held_in: int | None = None
    """The year of the meeting, for a command that enters one."""


@dataclass(frozen=True)
class Told:
    """What a command was answered in the end. ``status`` 0: it never was."""

    command: Command
    status: int
    aggregate: UUID | None = None
    version: int = 0
    said: str = ""

    @property
    def accepted(self) -> bool:
        return self.status == 201

    @property
    def position(self) -> str:
        """What to wait for before reading it."""
        return f"{self.aggregate}:{self.version}"


@dataclass
class Book:
    """Everything that was told, by whichever thread.

    ``unseen`` are the positions that a reader waited for and then did not find. Once ``abandoned``
    nobody waits for an answer any more.
    """

    told: list[Told] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    reads: int = 0
    retries: int = 0
    abandoned: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Client:
    """Gives commands and reads as one account. ``url`` tells where a service answers."""

    def __init__(self, url: Callable[[str], str], token: str, book: Book) -> None:
        self._url = url
        self._book = book
        self._http = httpx.Client(timeout=_PATIENCE, headers={"Authorization": f"Bearer {token}"})

    def give(self, command: Command) -> Told:
        """The answer that holds, also entered into the book."""
        headers = {"Idempotency-Key": command.key, "X-Correlation-ID": command.key}
        if command.wait_for is not None:
            headers["Wait-For"] = command.wait_for
        url = f"{self._url(command.service)}{command.path}"
        try:
            told = _told(command, self._ask("POST", url, headers, command.body))
        except _NeverAnswered as error:
            told = Told(command, 0, said=str(error))
        with self._book.lock:
            self._book.told.append(told)
        return told

    def see(self, told: Told) -> None:
        """Read the history of what a command changed, having waited for what it was told."""
        url = f"{self._url('projection')}/trail/{told.aggregate}"
        try:
            response = self._ask("GET", url, {"Wait-For": told.position})
            rows = response.json()["rows"] if response.is_success else []
            versions = [row["version"] for row in rows]
        except _NeverAnswered:
            versions = []
        with self._book.lock:
            self._book.reads += 1
            if versions[: told.version] != list(range(1, told.version + 1)):
                self._book.unseen.append(told.position)

    def close(self) -> None:
        self._http.close()

    def _ask(
        self, method: str, url: str, headers: Mapping[str, str], body: object = None
    ) -> httpx.Response:
        """No answer, a fault of the server and a race with others are no answers that hold: then
        the same is asked again. Raises _NeverAnswered.
        """
        until = time.monotonic() + GIVE_UP_AFTER
        said = ""
        while time.monotonic() < until:
            try:
                response = self._http.request(method, url, json=body, headers=headers)
            except httpx.TransportError as error:
                said = f"{type(error).__name__}: {error}"
            else:
                said = response.text
                if _holds(response):
                    return response
            with self._book.lock:
                self._book.retries += 1
            if self._book.abandoned.wait(_AGAIN_AFTER):
                break
        raise _NeverAnswered(said)


class _NeverAnswered(Exception):
    """Nothing that holds came in time; the message is what came last."""


def _holds(response: httpx.Response) -> bool:
    if response.status_code == 409:
        return bool(response.json()["type"] != _RACING)
    return response.status_code < 500


def _told(command: Command, response: httpx.Response) -> Told:
    if response.status_code != 201:
        return Told(command, response.status_code, said=response.text)
    aggregate, _, version = response.json()["position"].rpartition(":")
    return Told(command, 201, UUID(aggregate), int(version))
