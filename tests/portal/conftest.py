"""A World, the portal over it, and browsers without JavaScript."""

import logging
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import structlog
import uvicorn
from starlette.applications import Starlette

from chassis.clock import FixedClock
from services.issuer import LocalIssuer
from tests.portal.browser import Browser, SignedIn
from tests.portal.stand_ins.assembly import PASSWORD, assemble, issuer_at
from tests.portal.stand_ins.world import World

URL = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _quiet_logs() -> Iterator[None]:
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.configure(**before)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def issuer() -> LocalIssuer:
    return issuer_at(URL)


@pytest.fixture
def clock() -> FixedClock:
    """A Sunday morning in Lạng Sơn."""
    return FixedClock(datetime(2020, 11, 15, 3, 0, tzinfo=UTC))


@pytest.fixture
def whole(world: World, issuer: LocalIssuer, clock: FixedClock) -> Starlette:
    return assemble(world, issuer, clock, URL)


@pytest.fixture
def stranger(whole: Starlette) -> Browser:
    """Somebody who has not signed in."""
    return Browser(whole, URL)


@pytest.fixture
def signed_in(whole: Starlette) -> SignedIn:
    """Browsers, each signed in as the account that is named."""

    def as_account(account: str) -> Browser:
        browser = Browser(whole, URL)
        browser.sign_in(account, PASSWORD)
        return browser

    return as_account


@pytest.fixture
def url(world: World, clock: FixedClock) -> Iterator[str]:
    """Where the portal over this World is served to real browsers, on a port of its own."""
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    whole = assemble(world, issuer_at(address), clock, address)
    server = uvicorn.Server(uvicorn.Config(whole, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield address
    server.should_exit = True
    thread.join()
