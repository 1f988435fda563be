"""Serving begins when the process is prepared; until then it says that it lives, and no more."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from chassis.runtime import WorkerDied, bind, serve

Served = Callable[[Callable[[], None]], "tuple[str, Future[None]]"]


class Ends(Exception):
    """It cannot be prepared."""


class Worker:
    """Notes that it runs; ``end`` lets it die, which is how a test ends the serving."""

    def __init__(self) -> None:
        self.runs = threading.Event()
        self.end = threading.Event()

    def run(self, stopping: threading.Event) -> None:
        self.runs.set()
        self.end.wait(20)
        raise Ends


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def served(worker: Worker) -> Iterator[Served]:
    """Serves two pages in a thread of its own; the address, and how it ended."""
    routes = [Route(path, lambda _: PlainTextResponse("here")) for path in ("/livez", "/page")]
    threads = ThreadPoolExecutor(1)

    def begun(prepare: Callable[[], None]) -> tuple[str, Future[None]]:
        listening: socket.socket = bind("127.0.0.1", 0)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = Starlette(routes=routes)
        return url, threads.submit(serve, app, {"w": worker}, listening, prepare=prepare)

    yield begun
    worker.end.set()
    threads.shutdown()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_until_it_is_prepared_it_only_says_that_it_lives(served: Served, worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def prepare() -> None:
        begun.set()
        go_on.wait(20)

    url, serving = served(prepare)
    assert begun.wait(20)
    assert httpx.get(f"{url}/livez").text == "here"
    refused = httpx.get(f"{url}/page")
    assert (refused.status_code, refused.json()["type"]) == (503, "/problems/not-prepared")
    assert not worker.runs.is_set()

    go_on.set()
    assert worker.runs.wait(20)
    assert httpx.get(f"{url}/livez").text == "here"
    worker.end.set()
    with pytest.raises(WorkerDied):
        serving.result(20)


def test_what_cannot_be_prepared_is_not_served(served: Served, worker: Worker) -> None:
    def prepare() -> None:
        raise Ends

    _, serving = served(prepare)

    with pytest.raises(Ends):
        serving.result(20)
    assert not worker.runs.is_set()
