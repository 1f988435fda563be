"""The distributed shape on one machine, without Docker: ``python -m deploy.cluster --brokers 3``.

Kafka, a PostgreSQL with a database and a role for each service, each service its own process, the
projection as one that answers and two that fold, and the demo province.
"""

import argparse
import os
import sys
import threading
from dataclasses import dataclass

import httpx
from honcho.manager import Manager

from chassis.postgres.embedded import EmbeddedPostgres, EmbeddedPostgresUnavailable
from chassis.settings import Settings, WrongSetting, read_settings
from deploy.kafka.broker import LocalKafka
from deploy.kafka.process import KafkaFailed
from deploy.toolbox import PartUnavailable, wait_until
from services.demo.accounts import ACCOUNTS, OPERATOR, PASSWORD
from services.demo.load import is_empty, load

PROJECTORS = 2


@dataclass(frozen=True)
class Seat:
    """One process: its command line after ``python -m`` and the port it answers on."""

    name: str
    module: str
    port: int
    database: str | None = None


def seats(first_port: int) -> list[Seat]:
    """Every process of the cluster; the portal has the first port."""
    projectors = [
        Seat(f"projector-{n}", "services.projection projector", first_port + 10 + n, "projection")
        for n in range(1, PROJECTORS + 1)
    ]
    return [
        Seat("portal", "services.portal", first_port),
        Seat("assignment", "services.assignment", first_port + 1, "assignment"),
        Seat("attendance", "services.attendance", first_port + 2, "attendance"),
        Seat("projection", "services.projection api monitor", first_port + 3, "projection"),
        Seat("petition", "services.petition", first_port + 5, "petition"),
        Seat("issuer", f"services.issuer http://127.0.0.1:{first_port}", first_port + 4),
        *projectors,
    ]


class Cluster:
    """The processes of :func:`seats` over one Kafka and one PostgreSQL, supervised by honcho."""

    def __init__(self, settings: Settings, brokers: int) -> None:
        self._settings = settings
        self._brokers = brokers
        self._folder = (settings.data_dir / "cluster").absolute()
        self._seats = seats(settings.port)
        self.url = f"http://127.0.0.1:{settings.port}"

    def run(self) -> int:
        """Run until Ctrl-C or until a process ends; returns its exit code."""
        self._folder.mkdir(parents=True, exist_ok=True)
        kafka = LocalKafka(brokers=self._brokers, data_dir=self._folder / "kafka")
        with EmbeddedPostgres(self._folder / "postgres") as postgres, kafka:
            manager = Manager()
            for seat in self._seats:
                database = seat.database and postgres.database(seat.database)
                manager.add_process(
                    seat.name,
                    f"exec {sys.executable} -m {seat.module}",
                    env=self._environment(seat, database, kafka.bootstrap_servers),
                )
            threading.Thread(target=self._greet, daemon=True).start()
            manager.loop()
            return int(manager.returncode or 0)

    def _environment(self, seat: Seat, database: str | None, servers: str) -> dict[str, str]:
        ports = {other.name: other.port for other in self._seats}
        urls = {
            f"{name.upper()}_URL": f"http://127.0.0.1:{ports[name]}"
            for name in ("assignment", "attendance", "petition", "projection")
        }
        environment = {
            **os.environ,
            **urls,
            "HOST": "127.0.0.1",
            "PORT": str(seat.port),
            "DATA_DIR": str(self._folder),
            "KAFKA_BOOTSTRAP_SERVERS": servers,
            "KAFKA_REPLICAS": str(self._brokers),
            "OIDC_ISSUER": f"http://127.0.0.1:{ports['issuer']}",
            "BOOTSTRAP_ACCOUNT": OPERATOR,
            "PYTHONUNBUFFERED": "1",
        }
        environment.pop("DATABASE_URL", None)
        if database is not None:
            environment["DATABASE_URL"] = database
        if seat.name == "portal":
            environment["PUBLIC_URL"] = self.url
        return environment

    def _greet(self) -> None:
        if not wait_until(self._all_ready, within=90):
            print("The cluster is not ready within 90 s; its log tells why.", flush=True)  # noqa: T201
            return
        if self._settings.demo and is_empty(self.url):
            print("Loading the demo province:", flush=True)  # noqa: T201
            load(self.url, say=lambda line: print(f"  {line}", flush=True))  # noqa: T201
        accounts = ", ".join(account.account for account in ACCOUNTS)
        print(f"\nSâu Sát is at {self.url}", flush=True)  # noqa: T201
        print(f"Demo sign-ins, password {PASSWORD!r}: {accounts}", flush=True)  # noqa: T201
        print(f"Figures: python -m services figures --url {self.url}", flush=True)  # noqa: T201

    def _all_ready(self) -> bool:
        return all(
            _answers(f"http://127.0.0.1:{seat.port}/readyz")
            for seat in self._seats
            if seat.name != "issuer"
        )


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False


def main() -> None:
    """Run the cluster; PORT, DATA_DIR and DEMO are honoured as by ``make run``."""
    parser = argparse.ArgumentParser(prog="python -m deploy.cluster", description=__doc__)
    parser.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    brokers = parser.parse_args().brokers
    try:
        sys.exit(Cluster(read_settings(), brokers).run())
    except (WrongSetting, EmbeddedPostgresUnavailable, KafkaFailed, PartUnavailable) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
