"""The whole system as one real process, with a hand on its clockwork: tokens for any account."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from chassis.keys import load_key
from chassis.settings import LOCAL_AUDIENCE
from deploy.kafka.ports import free_ports
from deploy.toolbox import wait_until
from services.demo.client import Caller
from tests.support.servers.postgres import fresh_database


@dataclass(frozen=True)
class System:
    """A running system. ``log`` is what it prints, ``environment`` what it was started with."""

    url: str
    data_dir: Path
    log: Path
    environment: Mapping[str, str]

    @property
    def _database_url(self) -> str:
        return self.environment["DATABASE_URL"]

    def database_url(self, service: str) -> str:
        """The URL of a service's own database."""
        name = conninfo_to_dict(self._database_url)["dbname"]
        return make_conninfo(self._database_url, dbname=f"{name}_{service}")

    def caller(self, account: str) -> Caller:
        return Caller(self.url, self.token(account))

    def token(self, account: str, *, seconds: int = 3600, audience: str = LOCAL_AUDIENCE) -> str:
        """A token as the system's own issuer would sign it."""
        key = load_key(self.data_dir / "issuer.pem")
        now = int(time.time())
        claims = {
            "iss": f"{self.url}/issuer",
            "aud": audience,
            "sub": account,
            "iat": now - 60,
            "exp": now + seconds,
        }
        return str(jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key))


@contextmanager
def running_system(
    database_url: str,
    settings: Mapping[str, str] | None = None,
    within: float = 60,
    program: Sequence[str] = ("services", "run"),
) -> Iterator[System]:
    """``python -m services run``, or another program, on a database of its own; stopped at the
    end.
    """
    (port,) = free_ports(1)
    with tempfile.TemporaryDirectory(prefix="sausat-system-") as folder:
        log = Path(folder) / "log"
        environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "DATA_DIR": folder,
            "PORT": str(port),
            "DEMO": "0",
            **(settings or {}),
        }
        with log.open("w") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", *program],
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        system = System(f"http://127.0.0.1:{port}", Path(folder), log, environment)
        try:
            if not wait_until(lambda: _is_up(system, process), within=within):
                pytest.fail(f"the system did not start within {within} s:\n{log.read_text()}")
            yield system
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def _is_up(system: System, process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is not None:
        pytest.fail(f"the system ended at its start:\n{system.log.read_text()}")
    try:
        # The last line of the welcome: the demo, where one is wanted, is loaded.
        return "Ctrl-C stops it." in system.log.read_text() and _answers(system)
    except OSError:
        return False


def _answers(system: System) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(f"{system.url}/livez", timeout=5).is_success
    return False


@pytest.fixture(scope="session")
def system(postgres_server: str) -> Iterator[System]:
    """A system, empty at first; what enters a province of its own starts a system of its own."""
    with fresh_database(postgres_server) as url, running_system(url) as running:
        yield running
