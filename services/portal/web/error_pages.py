"""Pages for failures: each says what is the matter and what to do."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from services.portal.web.errors import (
    CannotShow,
    InternalError,
    NotFound,
    SignInFirst,
    TokenNotAccepted,
)
from services.portal.web.page_request import PortalApp

_JUST_NOW: Final = 30
"""Seconds after a sign-in within which a refused token means that signing in again is useless."""


def install(app: FastAPI, headers: Mapping[str, str]) -> None:
    """Answer every exception of the application with a page.

    ``headers`` go with what is answered for an exception that nobody foresaw: it leaves the
    application outside of every middleware.
    """
    app.add_exception_handler(CannotShow, _cannot_show)
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(RequestValidationError, _no_such_page)
    app.add_exception_handler(HTTPException, _http)

    async def failed(request: Request, error: Exception) -> Response:
        structlog.get_logger().exception("page_failed", path=request.url.path, exc_info=error)
        response = _page(request, InternalError())
        response.headers.update(headers)
        return response

    app.add_exception_handler(Exception, failed)


async def _cannot_show(request: Request, error: Exception) -> Response:
    structlog.get_logger().info("page_not_shown", path=request.url.path, error=repr(error))
    return _page(request, error if isinstance(error, CannotShow) else InternalError())


async def _sign_in_first(request: Request, error: Exception) -> Response:
    portal: PortalApp = request.app.state.portal
    session = portal.cookies.read(request.cookies)
    now = portal.clock.now().timestamp()
    if session is not None and session.runs_at(now) and now - session.began_at < _JUST_NOW:
        return _page(request, TokenNotAccepted())
    if request.method == "GET":
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(path, safe='')}", 303)
    return _page(request, SignInFirst())


async def _no_such_page(request: Request, error: Exception) -> Response:
    return _page(request, NotFound())


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    response = _page(request, NotFound(), status)
    response.headers.update(getattr(error, "headers", None) or {})
    return response


def _page(request: Request, problem: CannotShow, status: int | None = None) -> Response:
    portal: PortalApp = request.app.state.portal
    session = portal.cookies.read(request.cookies)
    context = {
        "problem": problem,
        "session": session,
        "correlation_id": getattr(request.state, "correlation_id", ""),
    }
    return portal.pages.show("web/problem.html", status or problem.status, context)
