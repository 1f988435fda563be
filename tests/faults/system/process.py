"""One process of a service: started, killed, frozen and thawed at will, and at any moment."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import httpx

from deploy.toolbox import SOURCES

STOP_WITHIN = 15.0


class Process:
    """``python -m MODULE``, answering on ``port``. All its lives print into one log.

    ``crashes`` counts how often it ended without being told to.
    """

    def __init__(
        self, name: str, module: str, port: int, environment: Mapping[str, str], log: Path
    ) -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self.crashes = 0
        self._line = [sys.executable, "-m", *module.split()]
        self._environment = {**os.environ, **environment, "PORT": str(port)}
        self._process: subprocess.Popen[bytes] | None = None
        self._wanted = False
        self._lock = threading.RLock()

    def start(self) -> None:
        """Starts it, unless it runs; does not wait until it answers."""
        with self._lock:
            self._wanted = True
            if self._process is not None and self._process.poll() is None:
                return
            with self.log.open("ab") as output:
                # A session of its own, so that Ctrl-C reaches only the one who then stops it.
                self._process = subprocess.Popen(
                    self._line,
                    env=self._environment,
                    cwd=SOURCES,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )

    def kill(self) -> None:
        """kill -9; returns when it is gone, and it stays gone until it is started."""
        with self._lock:
            self._wanted = False
            self._signal(signal.SIGKILL)
            if self._process is not None:
                self._process.wait()

    def freeze(self) -> None:
        """SIGSTOP: its connections stay open, nobody answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT: it goes on as if nothing had been."""
        self._signal(signal.SIGCONT)

    def revive(self) -> bool:
        """Starts it again if it ended without being told to; whether it had."""
        with self._lock:
            ended = self._wanted and self._process is not None and self._process.poll() is not None
            if ended:
                self.crashes += 1
                self.start()
            return ended

    def ready(self) -> bool:
        """Whether it answers, and has nothing to complain of."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2).is_success
        except httpx.HTTPError:
            return False

    def ask_to_end(self) -> None:
        """SIGTERM; :meth:`end` waits for it."""
        with self._lock:
            self._wanted = False
            self._signal(signal.SIGTERM)
            self._signal(signal.SIGCONT)

    def end(self) -> int:
        """Returns its exit code when it has ended; one that does not end in time is killed."""
        if self._process is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_WITHIN)
        self.kill()
        return self._process.returncode

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)
