"""What every request passes on its way in, and every answer on its way out.

Plain ASGI: the framework's own base class for middleware copies each message between two tasks,
which takes as long as all the rest of the way.
"""

import contextlib
import re
import time
from typing import Final
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import metrics
from chassis.http.problems import problem

MAX_BODY: Final = 10 * 1024 * 1024
"""Bytes; a workbook with ten thousand rows is well below."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""A caller may make up any other, each of which would be a series of its own."""

_CORRELATION: Final = re.compile(r"[\w.:-]{1,100}", re.ASCII)


class Correlated:
    """A correlation id for the request, its log lines and its answer; no NUL in its address.

    The application finds it as ``request.state.correlation_id``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("X-Correlation-ID", "")
        correlation_id = given if _CORRELATION.fullmatch(given) else str(uuid4())
        scope.setdefault("state", {})["correlation_id"] = correlation_id

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Correlation-ID"] = correlation_id
            await send(message)

        app = self._app
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            app = problem(400, "NotAsDescribed", "a NUL character is in the address")
        with structlog.contextvars.bound_contextvars(correlation_id=correlation_id):
            await app(scope, receive, marked)


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
