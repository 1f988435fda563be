"""The portal over the stand-in, with the real demo issuer, in one application."""

from datetime import UTC, datetime

import httpx
import pytest
from argon2 import PasswordHasher
from joserfc.jwk import ECKey
from starlette.applications import Starlette
from starlette.routing import Mount

from chassis.clock import FixedClock
from chassis.issuer import Account, LocalIssuer, issuer_app
from chassis.tokens import Tokens
from services.portal.wiring import PortalSettings, build
from tests.e2e.portal import stand_in
from tests.e2e.portal.browser import Browser, SignedIn
from tests.e2e.portal.world import GRANTS, World

URL = "http://127.0.0.1:8000"
PASSWORD = "mat-khau-thu"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def issuer() -> LocalIssuer:
    return LocalIssuer(
        url=f"{URL}/issuer",
        audience="sausat",
        accounts={name: Account(f"Đồng chí {name}", HASH) for name in GRANTS},
        redirects=frozenset({f"{URL}/signed-in"}),
        key=ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True),
    )


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2020, 11, 15, 3, 0, tzinfo=UTC))


@pytest.fixture
def whole(world: World, issuer: LocalIssuer, clock: FixedClock) -> Starlette:
    """Everything on one server, as in the embedded shape."""
    tokens = Tokens(issuer.url, issuer.audience, issuer.keys)
    behind = Starlette(
        routes=[
            Mount("/api/projection", stand_in.projection(world, tokens)),
            Mount("/api/attendance", stand_in.attendances(world, tokens)),
            Mount("/issuer", issuer_app(issuer, "127.0.0.1")),
        ]
    )
    settings = PortalSettings(
        public_url=URL,
        issuer=issuer.url,
        client_id="portal",
        client_secret="",
        cookie_key=bytes(range(32)),
        assignment_url=f"{URL}/api/assignment",
        attendance_url=f"{URL}/api/attendance",
        projection_url=f"{URL}/api/projection",
    )
    http = httpx.AsyncClient(transport=httpx.ASGITransport(behind, raise_app_exceptions=False))
    portal = build(settings, http=http, keys=issuer.keys, clock=clock)
    return Starlette(routes=[*behind.routes, Mount("/", portal)])


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
