"""The portal over the stand-in, with the real demo issuer, on one server as when embedded."""

import httpx
from argon2 import PasswordHasher
from joserfc.jwk import ECKey
from starlette.applications import Starlette
from starlette.routing import Mount

from chassis.clock import Clock
from chassis.http.tokens import Tokens
from services.issuer import Account, LocalIssuer, issuer_app
from services.portal.app import PortalSettings, build
from tests.portal.stand_ins.orders import attendances
from tests.portal.stand_ins.petitions.petition_orders import petition_service
from tests.portal.stand_ins.questions import projection
from tests.portal.stand_ins.world import GRANTS, World

PASSWORD = "mat-khau-thu"
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def issuer_at(url: str) -> LocalIssuer:
    """The demo issuer below ``url``, with the accounts of the World."""
    return LocalIssuer(
        url=f"{url}/issuer",
        audience="sausat",
        accounts={name: Account(f"Đồng chí {name}", _HASH) for name in GRANTS},
        redirects=frozenset({f"{url}/signed-in"}),
        key=ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True),
    )


def settings_at(url: str) -> PortalSettings:
    """The portal's settings when everything is below ``url``."""
    return PortalSettings(
        public_url=url,
        issuer=f"{url}/issuer",
        client_id="portal",
        client_secret="",
        cookie_key=bytes(range(32)),
        assignment_url=f"{url}/api/assignment",
        attendance_url=f"{url}/api/attendance",
        petition_url=f"{url}/api/petition",
        projection_url=f"{url}/api/projection",
    )


def assemble(world: World, issuer: LocalIssuer, clock: Clock, url: str) -> Starlette:
    """The whole application. The portal reaches the others without a network."""
    tokens = Tokens(issuer.url, issuer.audience, issuer.keys)
    behind = Starlette(
        routes=[
            Mount("/api/projection", projection(world, tokens)),
            Mount("/api/attendance", attendances(world, tokens)),
            Mount("/api/petition", petition_service(world, tokens)),
            Mount("/issuer", issuer_app(issuer, "127.0.0.1")),
        ]
    )
    http = httpx.AsyncClient(transport=httpx.ASGITransport(behind, raise_app_exceptions=False))
    portal = build(settings_at(url), http=http, keys=issuer.keys, clock=clock)
    return Starlette(routes=[*behind.routes, Mount("/", portal)])
