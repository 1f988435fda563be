"""The system that docker-compose.yml describes, run without Docker.

Its commands, its settings and its database script are the file's own, over a real Kafka and a real
PostgreSQL; only the addresses are those of this machine.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

import httpx
from psycopg.conninfo import conninfo_to_dict

from chassis.postgres.embedded import EmbeddedPostgres
from chassis.postgres.programs import PROGRAMS, WHEEL
from deploy.kafka.broker import LocalKafka
from deploy.kafka.ports import free_ports
from deploy.toolbox import wait_until
from tests.deploy.operations.compose import ROOT, Part, Places, parts, services

READY_WITHIN: Final = 120.0
STOP_WITHIN: Final = 20.0
INIT: Final = ROOT / "deploy" / "postgres" / "init.sh"


class NotReady(AssertionError):
    """A part did not come up; the message has its last lines."""


@dataclass(frozen=True)
class System:
    """A running system: where people reach it, where each part is, and what the names became."""

    url: str
    ports: dict[str, int]
    places: Places
    postgres: str

    def database_url(self, service: str) -> str:
        """The database of a service, as the service reaches it."""
        return self.places.here(parts()[service].environment["DATABASE_URL"])

    def healthy(self, part: Part, check: tuple[str, ...] = ()) -> bool:
        """What the part's own health check says, or another one that is given."""
        python, *arguments = check or part.health
        assert python == "python"
        environment = {"PATH": os.environ["PATH"], "PORT": str(self.ports[part.name])}
        done = subprocess.run(
            [sys.executable, *arguments], env=environment, capture_output=True, check=False
        )
        return done.returncode == 0


@contextmanager
def system(folder: Path) -> Iterator[System]:
    """Everything up and ready, with its data in the folder; all of it ends with the block."""
    with ExitStack() as open_things:
        postgres = EmbeddedPostgres(folder / "postgres", durable=False)
        url = postgres.start()
        open_things.callback(postgres.stop)
        make_databases(url)
        kafka = open_things.enter_context(LocalKafka())
        # Drawn last, so that nobody else takes one meanwhile.
        ports = dict(zip(parts(), free_ports(len(parts())), strict=True))
        places = Places(ports, kafka.bootstrap_servers, str(conninfo_to_dict(url)["host"]))
        running = System(f"http://127.0.0.1:{ports['portal']}", ports, places, url)
        processes = {
            part.name: open_things.enter_context(_process(part, running, folder))
            for part in parts().values()
        }
        open_things.callback(_ask_to_end, processes.values())
        _await(running, processes, folder)
        yield running


def make_databases(url: str) -> None:
    """Run the script that the PostgreSQL image would run, against the server of the URL."""
    server = conninfo_to_dict(url)
    programs = distribution(WHEEL).locate_file(PROGRAMS)
    environment = {
        **services()["postgres"]["environment"],
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PGHOST": str(server["host"]),
        "PGPORT": str(server["port"]),
        "POSTGRES_USER": str(server["user"]),
    }
    done = subprocess.run(
        ["bash", "-e", str(INIT)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def _process(part: Part, running: System, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    own = folder / part.name
    own.mkdir()
    # Nothing of the environment of the tests: what the file does not set is not set.
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        **{name: running.places.here(value) for name, value in part.environment.items()},
        "HOST": "127.0.0.1",
        "PORT": str(running.ports[part.name]),
        "DATA_DIR": str(own),
    }
    command = [running.places.here(word) for word in part.command]
    with (own / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _ask_to_end(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()


def _await(running: System, processes: dict[str, subprocess.Popen[bytes]], folder: Path) -> None:
    waiting = dict(parts())

    def all_ready() -> bool:
        for name in [n for n, part in waiting.items() if _answers(running, part)]:
            del waiting[name]
        ended = [name for name, process in processes.items() if process.poll() is not None]
        if ended:
            raise NotReady(f"{ended[0]} ended: {_last_lines(folder / ended[0] / 'log')}")
        return not waiting

    if not wait_until(all_ready, within=READY_WITHIN):
        name = next(iter(waiting))
        raise NotReady(f"{name} is not ready: {_last_lines(folder / name / 'log')}")


def _answers(running: System, part: Part) -> bool:
    """As the part's health check, but without a process for each question."""
    path = "/readyz" if "/readyz" in part.health[-1] else "/.well-known/openid-configuration"
    try:
        return httpx.get(f"http://127.0.0.1:{running.ports[part.name]}{path}").is_success
    except httpx.HTTPError:
        return False


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-15:])
