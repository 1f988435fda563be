"""Starting and stopping: workers in threads, HTTP in front, everything let go of in order."""

import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeVar

import structlog
import uvicorn
from eventsourcing.persistence import PersistenceError
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis import logs
from chassis.backoff import ask_for
from chassis.clock import SystemClock
from chassis.feeds.feed import FeedAway
from chassis.feeds.kafka import Producer, ensure_topics
from chassis.http.problems import problem
from chassis.http.tokens import Tokens, issuer_keys
from chassis.postgres.database import TRANSIENT_ERRORS
from chassis.postgres.migrations import NewerDatabase
from chassis.service import Service, ServiceEnvironment, Worker, follow_kafka
from chassis.settings import Settings, WrongSetting, read_settings
from chassis.wiring import ServiceDefinition, build
from contracts.topics import PARTITIONS, TOPICS

T = TypeVar("T")

API = "api"
"""The part of a service that answers HTTP; the other parts are its workers' names."""


OPERATIONS = ("/livez", "/readyz", "/metrics")
_BEFORE: Final = ("/livez", "/metrics")
"""What is answered before the process is prepared to answer the rest."""

_PATIENCE: Final = 60.0
"""Seconds for which a starting service waits for its broker and its database."""


class WorkerDied(Exception):
    """A worker ended with an error that it was not made to wait out."""


class Workers:
    """Worker threads. One that dies stops the whole process: half a service is worse than none."""

    def __init__(self, workers: Mapping[str, Worker], died: Callable[[], None]) -> None:
        self._starting = threading.Lock()
        self._stopping = threading.Event()
        self._died = died
        self._error: BaseException | None = None
        self._threads = [
            threading.Thread(target=self._run, args=(name, worker), name=name)
            for name, worker in workers.items()
        ]

    def start(self) -> None:
        """Start every worker, unless they were stopped meanwhile."""
        with self._starting:
            if not self._stopping.is_set():
                for thread in self._threads:
                    thread.start()

    def stop(self) -> None:
        """Let every worker finish what it is at. Raises WorkerDied if one had died."""
        self._stopping.set()
        with self._starting:
            for thread in self._threads:
                if thread.ident is not None:
                    thread.join()
        if self._error is not None:
            raise WorkerDied(str(self._error)) from self._error

    def _run(self, name: str, worker: Worker) -> None:
        try:
            worker.run(self._stopping)
        except BaseException as error:
            structlog.get_logger().exception("worker_died", worker=name)
            self._error = error
            self._stopping.set()
            self._died()
            raise


def bind(host: str, port: int) -> socket.socket:
    """The listening socket. Raises WrongSetting, in one sentence, when the port is taken."""
    # asyncio sends at once only on sockets that say they are TCP; on others an answer on a kept
    # connection waits 40 ms for the caller's system to acknowledge its first part.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise WrongSetting(
            f"PORT={port}: cannot listen on {host}:{port}: {error.strerror}; choose another PORT"
        ) from None
    return listening


def serve(
    app: ASGIApp,
    workers: Mapping[str, Worker],
    listening: socket.socket,
    *,
    prepare: Callable[[], None] = lambda: None,
    started: Callable[[], None] = lambda: None,
) -> None:
    """Run until SIGINT or SIGTERM; requests under way are answered first. Raises WorkerDied.

    ``prepare`` is called once in a thread of its own. Until it returns no worker runs and requests
    get 503, but for those that ask whether the process lives; what it raises ends the serving and
    is raised here. Then ``started`` is called.
    """
    preparation = _Preparation(prepare)
    config = uvicorn.Config(
        preparation.before(app), log_config=None, lifespan="off", timeout_graceful_shutdown=10
    )
    server = _Server(config)

    def exit_soon() -> None:
        server.should_exit = True

    running = Workers(workers, died=exit_soon)

    def begin() -> None:
        _wait_for(server)
        if preparation.succeeds():
            running.start()
            started()
        else:
            exit_soon()

    threading.Thread(target=begin, daemon=True).start()
    try:
        server.run(sockets=[listening])
    finally:
        running.stop()
    preparation.raise_failure()


class _Preparation:
    """What is done before the serving begins, and what is answered meanwhile."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        self._prepare = prepare
        self._done = threading.Event()
        self._failure: BaseException | None = None

    def succeeds(self) -> bool:
        """Do it; whether it was done."""
        try:
            self._prepare()
        # Whatever it is, it is raised again where the serving was asked for.
        except BaseException as error:
            self._failure = error
            return False
        self._done.set()
        return True

    def raise_failure(self) -> None:
        """Raise what kept it from being done, if anything did."""
        if self._failure is not None:
            raise self._failure

    def before(self, app: ASGIApp) -> ASGIApp:
        """The application, once this is done; before, whether the process lives."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and not self._done.is_set() and scope["path"] not in _BEFORE:
                response = problem(
                    503, "NotPrepared", "the tables are being made for this version: ask again soon"
                )
                await response(scope, receive, send)
            else:
                await app(scope, receive, send)

        return answer


class _Server(uvicorn.Server):
    """uvicorn, which by itself raises the signal again when it has stopped: that would end the
    process before the workers and the databases are let go of.
    """

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {n: signal.signal(n, self.handle_exit) for n in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def operations_only(app: ASGIApp) -> ASGIApp:
    """The application's health and metrics, for a process that answers nothing else."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in OPERATIONS:
            response = problem(404, "NotFound", "this process only works; ask one that answers")
            await response(scope, receive, send)
        else:
            await app(scope, receive, send)

    return answer


def _wait_for(server: uvicorn.Server) -> None:
    pause = threading.Event()
    while not server.started:
        pause.wait(0.02)


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[ServiceEnvironment]:
    """The surroundings of a service that is a process of its own: Kafka and any OIDC issuer.

    Raises WrongSetting when one of the settings it needs is not there, or when the broker does not
    answer for a minute: until then it may be starting too.
    """
    needed = ("database_url", "kafka_bootstrap_servers", "oidc_issuer")
    for name in needed:
        if getattr(settings, name) is None:
            raise WrongSetting(f"{name.upper()} is not set: a service on its own needs it")
    url, issuer = str(settings.database_url), str(settings.oidc_issuer)
    servers = str(settings.kafka_bootstrap_servers)
    topics = [topic.name for topic in TOPICS]
    _waited_out(
        "KAFKA_BOOTSTRAP_SERVERS",
        lambda: ensure_topics(servers, topics, PARTITIONS, settings.kafka_replicas),
    )
    producer = Producer(servers)
    environment = ServiceEnvironment(
        database_url=url,
        tokens=Tokens(issuer, settings.oidc_audience, issuer_keys(issuer)),
        clock=SystemClock(),
        follow=follow_kafka(servers),
        sender=producer,
        bootstrap_account=settings.bootstrap_account,
        templates=settings.document_templates,
    )
    try:
        yield environment
    finally:
        producer.close()


def _waited_out(setting: str, ask: Callable[[], T]) -> T:
    def said(error: Exception) -> str:
        return f"{setting}: no answer: {' '.join(str(error).split())}"

    def waiting(error: Exception, _: float) -> None:
        structlog.get_logger().warning("waiting_to_start", why=said(error))

    away = (FeedAway, PersistenceError, *TRANSIENT_ERRORS)
    try:
        return ask_for(_PATIENCE, ask, errors=away, waiting=waiting)
    except away as error:
        raise WrongSetting(said(error)) from None


def main(definition: ServiceDefinition) -> None:
    """Run the parts of one service that the command line names; one line for a wrong setting."""
    try:
        settings = read_settings()
        logs.configure(settings.log_level)
        run_alone(definition, settings, sys.argv[1:])
    except WrongSetting as error:
        sys.exit(str(error))


def run_alone(definition: ServiceDefinition, settings: Settings, parts: Collection[str]) -> None:
    """Run one service as a process of its own; ``parts`` names what of it, empty for all.

    Raises WrongSetting, also when the database does not answer for a minute.
    """
    with alone(settings) as environment:
        service = _built(definition, environment)
        unknown = set(parts) - {API, *service.workers}
        if unknown:
            known = ", ".join([API, *service.workers])
            raise WrongSetting(f"{service.name} has the parts {known}, not {', '.join(unknown)}")
        workers = {n: w for n, w in service.workers.items() if not parts or n in parts}
        try:
            app = service.app if not parts or API in parts else operations_only(service.app)
            serve(
                app,
                workers,
                bind(settings.host, settings.port),
                prepare=lambda: _waited_out(
                    "KAFKA_BOOTSTRAP_SERVERS", lambda: service.upgrade(_log_progress)
                ),
            )
        finally:
            service.close()


def _log_progress(line: str) -> None:
    structlog.get_logger().warning("upgrading", progress=line)


def _built(definition: ServiceDefinition, environment: ServiceEnvironment) -> Service:
    try:
        return _waited_out("DATABASE_URL", lambda: build(definition, environment))
    except NewerDatabase as error:
        raise WrongSetting(f"DATABASE_URL: {error}") from None
