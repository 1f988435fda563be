"""The system in many processes, as ``make cluster`` runs it, with each part to be hit apart."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import psycopg
import uvicorn

from chassis.keys import load_key
from chassis.runtime import bind
from chassis.settings import LOCAL_AUDIENCE
from deploy.kafka.broker import LocalKafka
from deploy.kafka.ports import free_ports
from deploy.toolbox import wait_until
from services.issuer import LocalIssuer, issuer_app
from tests.faults.system.process import Process
from tests.faults.system.server import Server

OPERATOR: Final = "quan-tri"
READY_WITHIN: Final = 120.0

PARTS: Final = {
    "assignment-api": "services.assignment api",
    "assignment-relay": "services.assignment relay projector",
    "attendance-api": "services.attendance api",
    "attendance-relay-1": "services.attendance relay",
    "attendance-relay-2": "services.attendance relay",
    "attendance-projector": "services.attendance projector",
    "projection-api": "services.projection api",
    "projection-projector-1": "services.projection projector",
    "projection-projector-2": "services.projection projector",
}
"""Of the two relays one leads; the two projectors share the partitions."""


_LEADS: Final = """
    SELECT DISTINCT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND a.application_name LIKE %s
"""


class NotReady(Exception):
    """Parts do not answer in time; the message names them."""


class Town:
    """Everything of one run, in one folder: data, logs, processes.

    A process that ends by itself is started again, as any supervisor does.
    """

    def __init__(self, folder: Path, brokers: int, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._say = say
        self._stopping = threading.Event()
        self.kafka = LocalKafka(brokers=brokers, data_dir=folder / "kafka")
        self.brokers = brokers
        self.server = Server(folder / "postgres")
        self.databases: dict[str, str] = {}
        self.processes: dict[str, Process] = {}
        (port,) = free_ports(1)
        self._issuer = LocalIssuer(
            url=f"http://127.0.0.1:{port}",
            audience=LOCAL_AUDIENCE,
            accounts={},
            redirects=frozenset(),
            key=load_key(folder / "issuer.pem"),
        )
        self._issuing = uvicorn.Server(
            uvicorn.Config(issuer_app(self._issuer, "127.0.0.1"), log_config=None, lifespan="off")
        )
        listening = bind("127.0.0.1", port)
        self._threads = [
            threading.Thread(target=self._issuing.run, kwargs={"sockets": [listening]}),
            threading.Thread(target=self._supervise),
        ]

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def url(self, service: str) -> str:
        """Where a service answers."""
        return self.processes[f"{service}-api"].url

    def token(self, account: str) -> str:
        """A token for the account, whoever that is."""
        return self._issuer.token(account)

    @property
    def crashes(self) -> int:
        """How often a process ended by itself."""
        return sum(process.crashes for process in self.processes.values())

    def leading_relay(self, service: str) -> Process:
        """The relay that publishes now; any of the service's while the server cannot say."""
        name = next(name for name in PARTS if name.startswith(f"{service}-relay"))
        with (
            suppress(psycopg.OperationalError),
            psycopg.connect(self.databases[service], connect_timeout=2) as connection,
        ):
            found = connection.execute(_LEADS, (f"{service}-relay%",)).fetchone()
            name = found[0] if found else name
        return self.processes[name]

    def times_logged(self, words: str) -> int:
        """How many lines of the processes' logs have these words."""
        logs = [process.log.read_text(errors="replace") for process in self.processes.values()]
        return sum(words in line for log in logs for line in log.splitlines())

    def wait_until_ready(self) -> None:
        """Returns when every process answers and has no complaint. Raises NotReady."""
        if not wait_until(lambda: not self._unready(), within=READY_WITHIN):
            raise NotReady(f"not ready within {READY_WITHIN:.0f} s: {', '.join(self._unready())}")

    def stop(self) -> None:
        """Ends everything that was started, whatever state it is in."""
        self._stopping.set()
        self._issuing.should_exit = True
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()
        self.server.thaw()
        for process in self.processes.values():
            process.ask_to_end()
        for process in self.processes.values():
            process.end()
        # Its data is not wanted any more, so it need not be closed in order.
        for number in range(1, self.brokers + 1):
            self.kafka.kill(number)
        self.kafka.stop()
        self.server.stop()

    def _start(self) -> None:
        self.server.start()
        self.databases = {
            name: self.server.database(name) for name in ("assignment", "attendance", "projection")
        }
        self.kafka.start()
        for (name, module), port in zip(PARTS.items(), free_ports(len(PARTS)), strict=True):
            environment = self._environment(name, self.databases[name.partition("-")[0]])
            log = self._folder / f"{name}.log"
            self.processes[name] = Process(name, module, port, environment, log)
        for process in self.processes.values():
            process.start()
        for thread in self._threads:
            thread.start()
        self.wait_until_ready()

    def _environment(self, name: str, database: str) -> dict[str, str]:
        return {
            "HOST": "127.0.0.1",
            "DATA_DIR": str(self._folder),
            "DATABASE_URL": database,
            "KAFKA_BOOTSTRAP_SERVERS": self.kafka.bootstrap_servers,
            "KAFKA_REPLICAS": str(self.brokers),
            "OIDC_ISSUER": self._issuer.url,
            "BOOTSTRAP_ACCOUNT": OPERATOR,
            "LOG_LEVEL": "INFO",
            "PGAPPNAME": name,
            "PYTHONUNBUFFERED": "1",
        }

    def _supervise(self) -> None:
        while not self._stopping.wait(0.5):
            for process in self.processes.values():
                if process.revive():
                    self._say(f"  {process.name} ended by itself: see {process.log}")

    def _unready(self) -> list[str]:
        return [name for name, process in self.processes.items() if not process.ready()]
