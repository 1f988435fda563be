"""Commands with a known outcome: each is given again, under its key, until it is answered."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from uuid import UUID

import httpx

GIVE_UP_AFTER: Final = 180.0
_AGAIN_AFTER: Final = 0.1
_RACING: Final = "/problems/changed-meanwhile"

Step = Literal["recorded", "confirmed", "revoked"]


@dataclass(frozen=True)
class Command:
    """An order to a service, and what it must leave behind when it is accepted.

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


@dataclass
class Book:
    """Everything that was told, by whichever thread.

    Once ``abandoned`` nobody waits for an answer any more.
    """

    told: list[Told] = field(default_factory=list)
    retries: int = 0
    abandoned: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, told: Told, attempts: int) -> None:
        with self._lock:
            self.told.append(told)
            self.retries += attempts - 1


class Client:
    """Gives commands as one account. ``url`` tells where a service answers."""

    def __init__(self, url: Callable[[str], str], token: str, book: Book) -> None:
        self._url = url
        self._book = book
        self._http = httpx.Client(
            timeout=httpx.Timeout(6.0, connect=2.0), headers={"Authorization": f"Bearer {token}"}
        )

    def give(self, command: Command) -> Told:
        """The answer that holds, also entered into the book.

        No answer, a fault of the server and a race with others are no answers that hold: then the
        same command is given again.
        """
        until = time.monotonic() + GIVE_UP_AFTER
        attempts = 0
        said = ""
        while time.monotonic() < until:
            attempts += 1
            try:
                response = self._post(command)
            except httpx.TransportError as error:
                said = f"{type(error).__name__}: {error}"
            else:
                said = response.text
                if _holds(response):
                    return self._enter(_told(command, response), attempts)
            if self._book.abandoned.wait(_AGAIN_AFTER):
                break
        return self._enter(Told(command, 0, said=said), attempts)

    def close(self) -> None:
        self._http.close()

    def _post(self, command: Command) -> httpx.Response:
        headers = {"Idempotency-Key": command.key, "X-Correlation-ID": command.key}
        if command.wait_for is not None:
            headers["Wait-For"] = command.wait_for
        url = f"{self._url(command.service)}{command.path}"
        return self._http.post(url, json=command.body, headers=headers)

    def _enter(self, told: Told, attempts: int) -> Told:
        self._book.enter(told, attempts)
        return told


def _holds(response: httpx.Response) -> bool:
    if response.status_code == 409:
        return bool(response.json()["type"] != _RACING)
    return response.status_code < 500


def _told(command: Command, response: httpx.Response) -> Told:
    if response.status_code != 201:
        return Told(command, response.status_code, said=response.text)
    aggregate, _, version = response.json()["position"].rpartition(":")
    return Told(command, 201, UUID(aggregate), int(version))
