"""A service's HTTP side: correlation, body limit, problem documents, metrics, health, orders."""

import contextlib
import hashlib
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final
from uuid import uuid4

import structlog
from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import metrics, problems
from chassis.arrivals import Arrivals
from chassis.clock import Clock
from chassis.event_log import EventLog
from chassis.order import Order
from chassis.problems import Repeated, problem
from chassis.refusals import NotSignedIn
from chassis.tokens import Tokens

MAX_BODY: Final = 10 * 1024 * 1024
"""Bytes; a workbook with ten thousand rows is well below."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""A caller may make up any other, each of which would be a series of its own."""

_CORRELATION: Final = re.compile(r"[\w.:-]{1,100}", re.ASCII)
_bearer = HTTPBearer(auto_error=False, description="an access token of the configured issuer")

Check = Callable[[], str | None]
"""A readiness check: None when all is well, else one sentence."""


@dataclass(frozen=True)
class Doors:
    """What every request of a service needs; ``log`` only where there are commands."""

    tokens: Tokens
    clock: Clock
    arrivals: Arrivals
    log: EventLog | None = None


def create_app(
    service: str,
    doors: Doors,
    *,
    description: str,
    broken_rule: type[Exception] | None = None,
    checks: Mapping[str, Check] | None = None,
) -> FastAPI:
    """The application of a service, to which its router is added.

    ``/livez`` checks nothing; ``/readyz`` answers 503 while one of ``checks`` has a complaint.
    """
    app = FastAPI(title=f"Sâu Sát: {service}", description=description, version="1")
    app.state.doors = doors
    problems.install(app, broken_rule)
    app.add_middleware(Bounded, limit=MAX_BODY)
    app.middleware("http")(correlated)
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
    doors: Doors = request.app.state.doors
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
        doors: Doors = request.app.state.doors
        await run_in_threadpool(doors.arrivals.wait, wait_for)


async def order(
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
) -> Order:
    """The order of this request. Raises Repeated when it was carried out before."""
    doors: Doors = request.app.state.doors
    digest = hashlib.sha256(request.url.path.encode() + b"\n" + await request.body()).hexdigest()
    given = Order(
        actor=actor,
        recorded_at=doors.clock.now(),
        today=doors.clock.today(),
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
OrderDep = Annotated[Order, Depends(order)]
WaitedDep = Annotated[None, Depends(waited)]


async def correlated(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Middleware: a correlation id for the request, its log lines and its answer."""
    given = request.headers.get("X-Correlation-ID", "")
    correlation_id = given if _CORRELATION.fullmatch(given) else str(uuid4())
    request.state.correlation_id = correlation_id
    response: Response
    with structlog.contextvars.bound_contextvars(correlation_id=correlation_id):
        if "\x00" in request.url.path or "%00" in str(request.url.query):
            response = problem(400, "NotAsDescribed", "a NUL character is in the address")
        else:
            response = await call_next(request)
    response.headers["X-Correlation-ID"] = correlation_id
    return response


class Bounded:
    """Refuses a body over the limit, as soon as it is known to be over it."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > self._limit:
            await self._refuse(scope, receive, send)
            return
        came, answered = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._limit:
                raise _BodyTooLarge
            return message

        async def passed_on(message: Message) -> None:
            nonlocal answered
            # What the application makes of a body that was cut short is not its answer.
            if came <= self._limit or answered:
                answered = True
                await send(message)

        with contextlib.suppress(_BodyTooLarge):
            await self._app(scope, counted, passed_on)
        if came > self._limit and not answered:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        errors = [{"field": "body", "rule": "BodyTooLarge", "detail": f"limit {self._limit} bytes"}]
        response = problem(413, "BodyTooLarge", f"a body has at most {self._limit} bytes", errors)
        await response(scope, receive, send)


class _BodyTooLarge(Exception):
    """More bytes came than the limit."""


class Measured:
    """Counts and times requests by route template, never by address.

    The outermost, so that what the others refuse is counted too.
    """

    def __init__(self, app: ASGIApp, service: str) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            metrics.REQUESTS.labels(self._service, route, method, str(status)).inc()
            metrics.REQUEST_SECONDS.labels(self._service, route).observe(
                time.perf_counter() - started
            )


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
