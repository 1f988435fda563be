"""Every refusal as a problem document (RFC 9457) that names the field and the rule."""

import re
from collections.abc import Mapping
from typing import Any

import psycopg
import psycopg2
import structlog
from eventsourcing.persistence import PersistenceError
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from chassis.eventstore.command import CommandResult
from chassis.postgres.database import TRANSIENT_ERRORS
from kernel.errors import Refusal

MEDIA_TYPE = "application/problem+json"


class Repeated(Exception):
    """Not a problem: the command was carried out before; answered with its first result."""

    def __init__(self, result: CommandResult) -> None:
        super().__init__(result.position)
        self.result = result


def problem(
    status: int, rule: str, detail: str, errors: list[dict[str, Any]] | None = None
) -> JSONResponse:
    """A problem document. ``rule`` is the name of the broken rule, in CamelCase."""
    body: dict[str, Any] = {
        "type": f"/problems/{_kebab(rule)}",
        "title": _words(rule),
        "status": status,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    headers = {"Retry-After": "1"} if status == 503 else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, status, headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every exception of the application with a problem document.

    A refusal may have a ``problems`` list of further ``{field, rule, detail}``.
    """
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Repeated, _repeated)
    for bad_day in (PersistenceError, psycopg.OperationalError, *TRANSIENT_ERRORS):
        app.add_exception_handler(bad_day, _unavailable)
    app.add_exception_handler(psycopg2.DataError, _out_of_range)
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(Exception, _failed)


def result_response(result: CommandResult, status: int = 201) -> JSONResponse:
    """What a command answers: the result, and its position to be waited for."""
    return JSONResponse(
        {"id": str(result.id), "position": result.position, **result.also},
        status,
        {"Position": result.position},
    )


async def _refused(request: Request, error: Exception) -> JSONResponse:
    try:
        earlier = await _carried_out(request)
    except Refusal as worse:
        return _problem_of(worse)
    except (PersistenceError, psycopg.OperationalError) as away:
        return await _unavailable(request, away)
    return _problem_of(error) if earlier is None else result_response(earlier)


async def _carried_out(request: Request) -> CommandResult | None:
    # A repeat that comes while its first attempt is still at work is refused for what that one does
    # in between: "already recorded", although it was this very command that recorded it.
    repeated = getattr(request.state, "repeated", None)
    return None if repeated is None else await run_in_threadpool(repeated)


def _problem_of(error: Exception) -> JSONResponse:
    rule = type(error).__name__
    field = getattr(error, "field", None)
    errors = list(getattr(error, "problems", ()))
    if field and not errors:
        errors = [{"field": field, "rule": rule, "detail": str(error)}]
    return problem(getattr(error, "status", 422), rule, str(error), errors)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    errors = [
        {
            "field": _field(one),
            "rule": str(one["type"]),
            "detail": str(one["msg"]),
        }
        for one in found
    ]
    named = ", ".join(dict.fromkeys(one["field"] for one in errors))
    return problem(422, "NotAsDescribed", f"these fields are not as described: {named}", errors)


def _field(error: Mapping[str, Any]) -> str:
    where = [str(part) for part in error["loc"]]
    # Of a body that is no JSON the location is a character's number.
    return where[0] if error["type"] == "json_invalid" else ".".join(where[1:]) or where[0]


async def _http(request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    if status == 400:  # by the framework, for what it cannot read
        unread = {"field": "body", "rule": "BodyNotReadable", "detail": detail}
        return problem(status, "BodyNotReadable", detail, [unread])
    response = problem(status, re.sub(r"\W", "", detail.title()) or "Refused", detail)
    response.headers.update(getattr(error, "headers", None) or {})
    return response


async def _repeated(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Repeated):
        raise error
    return result_response(error.result)


async def _unavailable(request: Request, error: Exception) -> JSONResponse:
    structlog.get_logger().warning("database_away", error=str(error))
    return problem(503, "DatabaseAway", "the database does not answer now: ask again")


async def _out_of_range(request: Request, error: Exception) -> JSONResponse:
    return problem(422, "NotAsDescribed", "a value is not one that can be looked for")


async def _left(request: Request, error: Exception) -> JSONResponse:
    return problem(400, "CallerLeft", "the caller went away before the request had come")


async def _failed(request: Request, error: Exception) -> JSONResponse:
    # Here, outside of everything else, the answer and the log know no correlation id by themselves.
    correlation_id = str(getattr(request.state, "correlation_id", ""))
    structlog.get_logger().exception(
        "request_failed", path=request.url.path, exc_info=error, correlation_id=correlation_id
    )
    response = problem(500, "InternalError", "our fault; the correlation id finds it in our log")
    response.headers["X-Correlation-ID"] = correlation_id
    return response


def _kebab(rule: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", rule).lower()


def _words(rule: str) -> str:
    return _kebab(rule).replace("-", " ").capitalize()
