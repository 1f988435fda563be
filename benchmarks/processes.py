"""Processes at work, and the memory they took.

Whatever is timed has a process of its own, so that its memory is its own and no cache of another
measurement helps it.
"""

import multiprocessing
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Final, ParamSpec, Self, TypeVar

import httpx

from deploy.kafka.ports import free_ports
from deploy.toolbox import SOURCES, wait_until

P = ParamSpec("P")
T = TypeVar("T")

START_WITHIN: Final = 60.0
STOP_WITHIN: Final = 30.0


def alone(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    """The result of the work, done in a new process, and the memory peak of that process in MB.

    ``work`` is a function of a module, its arguments and its result can be pickled.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        result = pool.submit(work, *args, **kwargs).result()
        return result, pool.submit(memory_peak).result()


def memory_peak(pid: int | None = None) -> float:
    """The highest resident memory in MB of a process, by default of this one, so far."""
    try:
        status = Path(f"/proc/{pid or os.getpid()}/status").read_text("utf-8")
    except OSError:
        # Not Linux: what the system keeps of this process; of another one nothing is known.
        return 0.0 if pid else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


class Running:
    """``python -m <module>`` with these settings, on a port of its own, ready when entered."""

    def __init__(self, command: str, settings: Mapping[str, str], port: int | None = None) -> None:
        self.port = port or free_ports(1)[0]
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [sys.executable, "-m", *command.split()]
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Returns at once; :meth:`wait` until it answers."""
        given = {"HOST": "127.0.0.1", "PORT": str(self.port), **self._settings}
        inherited = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DATA_DIR")}
        self._process = subprocess.Popen(self._command, env=inherited | given, cwd=SOURCES)
        return self

    def wait(self) -> Self:
        """Returns when it answers. Raises NotStarted."""
        if not wait_until(self._answers, within=START_WITHIN):
            raise NotStarted(f"{' '.join(self._command)} does not answer on {self.url}")
        return self

    def __enter__(self) -> Self:
        try:
            return self.start().wait()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def memory(self) -> float:
        """The memory peak of the running process in MB."""
        if self._process is None:
            raise NotStarted(" ".join(self._command))
        return memory_peak(self._process.pid)

    def stop(self) -> None:
        """Ends it in order, or by force when it does not end."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_WITHIN)

    def _answers(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise NotStarted(f"{' '.join(self._command)} has ended")
        try:
            # Any answer will do: a process may have no health to tell of.
            httpx.get(f"{self.url}/livez", timeout=2)
        except httpx.HTTPError:
            return False
        return True


class NotStarted(RuntimeError):
    """A process that the measurement needs does not run."""
