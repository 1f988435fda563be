"""All services in one process, following each other's event logs without a broker."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from starlette.applications import Starlette
from starlette.routing import Mount

from chassis.clock import Clock, SystemClock
from chassis.http.tokens import Tokens, issuer_keys
from chassis.keys import load_key
from chassis.service import LogFollow, Service, ServiceEnvironment, Worker
from chassis.settings import Settings, data_folder
from chassis.wiring import build
from services import databases
from services.definitions import DEFINITIONS
from services.demo.accounts import OPERATOR
from services.issuer import LocalIssuer, issuer_app
from services.issuer.demo import local_issuer
from services.portal import app as portal
from services.portal.app import PortalSettings


@dataclass(frozen=True)
class Embedded:
    """Everything, to be upgraded and served: one application, all workers."""

    app: Starlette
    workers: dict[str, Worker]
    url: str
    services: list[Service]

    def upgrade(self, say: Callable[[str], None]) -> None:
        """Bring every service's folded tables to this version.

        A line to ``say`` at each step names the service: two of them may have tables of one name.
        """
        for service in self.services:
            service.upgrade(partial(_named, say, service.name))


def _named(say: Callable[[str], None], service: str, line: str) -> None:
    say(f"{service}: {line}")


@contextmanager
def embedded(settings: Settings, clock: Clock | None = None) -> Iterator[Embedded]:
    """Start PostgreSQL (or use the one given) and build every service on it.

    ``clock`` tells all of them the time; the machine's own where none is given. Raises
    WrongSetting, EmbeddedPostgresUnavailable, NotOnLoopback or NewerDatabase, each with one
    sentence.
    """
    url = settings.public_url or f"http://{settings.host}:{settings.port}"
    data_folder(settings)
    with ExitStack() as open_things:
        issuer = None if settings.oidc_issuer else local_issuer(settings, f"{url}/issuer", url)
        sign_in = None if issuer is None else issuer_app(issuer, settings.host)
        stores = databases.choose(settings)
        open_things.callback(stores.close)
        tokens, clock = _tokens(settings, issuer), clock or SystemClock()
        services = _services(settings, stores, tokens, clock, open_things)
        routes = [Mount(f"/api/{service.name}", service.app) for service in services]
        if sign_in is not None:
            routes.append(Mount("/issuer", sign_in))
        routes.append(
            Mount("/", portal.build(_portal(settings, url), keys=issuer.keys if issuer else None))
        )
        workers = {
            f"{service.name}.{name}": worker
            for service in services
            for name, worker in service.workers.items()
        }
        yield Embedded(Starlette(routes=routes), workers, url, services)


def _tokens(settings: Settings, issuer: LocalIssuer | None) -> Tokens:
    if issuer is not None:
        return Tokens(issuer.url, issuer.audience, issuer.keys)
    given = str(settings.oidc_issuer)
    return Tokens(given, settings.oidc_audience, issuer_keys(given))


def _services(
    settings: Settings,
    stores: databases.Databases,
    tokens: Tokens,
    clock: Clock,
    open_things: ExitStack,
) -> list[Service]:
    follow = LogFollow()
    services = []
    for name, definition in DEFINITIONS.items():
        url = stores.urls[name]
        environment = ServiceEnvironment(
            database_url=url,
            tokens=tokens,
            clock=clock,
            follow=follow,
            bootstrap_account=settings.bootstrap_account or OPERATOR,
            templates=settings.document_templates,
        )
        service = build(definition, environment)
        open_things.callback(service.close)
        if service.published is not None:
            follow.add(service.published, url)
        services.append(service)
    return services


def _portal(settings: Settings, url: str) -> PortalSettings:
    # The key of the demo's tokens also guards the portal's cookies: both live in the data folder.
    key = load_key(settings.data_dir / "issuer.pem").as_bytes(private=True)
    return PortalSettings(
        public_url=url,
        issuer=settings.oidc_issuer or f"{url}/issuer",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        cookie_key=hashlib.sha256(b"cookie" + key).digest(),
        assignment_url=settings.assignment_url or f"{url}/api/assignment",
        attendance_url=settings.attendance_url or f"{url}/api/attendance",
        petition_url=settings.petition_url or f"{url}/api/petition",
        projection_url=settings.projection_url or f"{url}/api/projection",
        audience=settings.oidc_audience,
    )
