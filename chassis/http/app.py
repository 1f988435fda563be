"""A service's HTTP side: correlation, body limit, problem documents, metrics, health, commands."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chassis.clock import Clock, local_day
from chassis.eventstore.command import CommandContext
from chassis.eventstore.event_log import EventLog
from chassis.http import problems
from chassis.http.middleware import MAX_BODY, Bounded, Correlated, Measured
from chassis.http.problems import Repeated
from chassis.http.tokens import Tokens
from chassis.projection.position_waiter import PositionWaiter
from chassis.refusals import NotSignedIn

_bearer = HTTPBearer(auto_error=False, description="an access token of the configured issuer")

Check = Callable[[], str | None]
"""A readiness check: None when all is well, else one sentence."""


@dataclass(frozen=True)
class HttpDependencies:
    """What every request of a service needs; ``log`` only where there are commands."""

    tokens: Tokens
    clock: Clock
    arrivals: PositionWaiter
    log: EventLog | None = None


def create_app(
    service: str,
    doors: HttpDependencies,
    *,
    description: str,
    checks: Mapping[str, Check] | None = None,
) -> FastAPI:
    """The application of a service, to which its router is added.

    ``/livez`` checks nothing; ``/readyz`` answers 503 while one of ``checks`` has a complaint.
    """
    app = FastAPI(title=f"Sâu Sát: {service}", description=description, version="1")
    app.state.doors = doors
    problems.install(app)
    app.add_middleware(Bounded, limit=MAX_BODY)
    app.add_middleware(Correlated)
    app.add_middleware(Measured, service=service)
    _add_health(app, checks or {})
    return app


async def account(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> str:
    """The caller's account. Raises NotSignedIn."""
    if credentials is None:
        raise NotSignedIn("sign in first: no bearer token came with the request")
    doors: HttpDependencies = request.app.state.doors
    return await run_in_threadpool(doors.tokens.subject, credentials.credentials)


async def waited(
    request: Request,
    wait_for: Annotated[
        str | None,
        Header(description="a `Position` that a command answered: wait until it has arrived here"),
    ] = None,
) -> None:
    """Wait, bounded, until the position given in ``Wait-For`` is folded here."""
    if wait_for is not None:
        doors: HttpDependencies = request.app.state.doors
        await run_in_threadpool(doors.arrivals.wait, wait_for)


async def context(
    request: Request,
    actor: Annotated[str, Depends(account)],
    _: Annotated[None, Depends(waited)],
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            description="repeat a command with the same key and body: it is carried out once",
        ),
    ] = None,
) -> CommandContext:
    """The command context of this request. Raises Repeated when it was carried out before."""
    doors: HttpDependencies = request.app.state.doors
    digest = hashlib.sha256(request.url.path.encode() + b"\n" + await request.body()).hexdigest()
    # One reading of the clock: of two, midnight may be between.
    now = doors.clock.now()
    given = CommandContext(
        actor=actor,
        recorded_at=now,
        today=local_day(now),
        correlation_id=request.state.correlation_id,
        idempotency_key=idempotency_key,
        request_digest=digest,
    )
    if idempotency_key is not None and doors.log is not None:
        request.state.repeated = partial(doors.log.repeated, given)
        earlier = await run_in_threadpool(request.state.repeated)
        if earlier is not None:
            raise Repeated(earlier)
    return given


AccountDep = Annotated[str, Depends(account)]
CommandContextDep = Annotated[CommandContext, Depends(context)]
WaitedDep = Annotated[None, Depends(waited)]


def _add_health(app: FastAPI, checks: Mapping[str, Check]) -> None:
    @app.get("/livez", include_in_schema=False)
    def livez() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/readyz", include_in_schema=False)
    def readyz(response: Response) -> dict[str, Any]:
        complaints = {name: said for name, check in checks.items() if (said := check())}
        if complaints:
            response.status_code = 503
        return {"status": "not ready" if complaints else "ready", "complaints": complaints}

    @app.get("/metrics", include_in_schema=False)
    def exposed() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
