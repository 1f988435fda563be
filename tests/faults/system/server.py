"""The PostgreSQL of the town, which can be killed and frozen as a whole."""

import os
import signal
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from chassis.postgres.embedded import EmbeddedPostgres


class Server:
    """The embedded server; a death of the process loses nothing, so it need not be durable."""

    def __init__(self, folder: Path) -> None:
        self._postgres = EmbeddedPostgres(folder, durable=False)
        self._frozen: list[int] = []

    def start(self) -> None:
        """Returns when it answers; after a kill it has recovered what was committed."""
        self._postgres.start()

    def stop(self) -> None:
        self.thaw()
        self._postgres.stop()

    def database(self, name: str) -> str:
        """The URL of a database with a role of its own, made when absent."""
        return self._postgres.database(name)

    def kill(self) -> None:
        """kill -9 of the postmaster; its backends find themselves orphaned and end."""
        if self._postgres.pid is not None:
            os.kill(self._postgres.pid, signal.SIGKILL)

    def freeze(self) -> None:
        """SIGSTOP of the postmaster and of every backend that it has."""
        if self._postgres.pid is None:
            return
        # First the one that makes new ones.
        self._frozen = [self._postgres.pid]
        _send(signal.SIGSTOP, self._frozen)
        self._frozen += _children(self._postgres.pid)
        _send(signal.SIGSTOP, self._frozen)

    def thaw(self) -> None:
        _send(signal.SIGCONT, self._frozen)
        self._frozen = []


def _send(number: signal.Signals, processes: list[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def _children(parent: int) -> list[int]:
    by_parent = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            # "<pid> (<name>) <state> <parent> ...", and a name may contain anything.
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            by_parent[int(after_name[1])].append(int(folder.name))
    return by_parent[parent]
