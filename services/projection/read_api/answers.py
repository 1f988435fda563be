"""Answers on their way out: typed in Python and in OpenAPI, encoded once, tagged for caches."""

import hashlib
from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from typing import Any, Final, TypeVar

import msgspec
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.routing import APIRoute

from chassis.http import cursors
from contracts.read.answer import Answer, Page

T = TypeVar("T")
Endpoint = TypeVar("Endpoint", bound=Callable[..., Answer])

_JSON: Final = "application/json"
_PLACES: Final = "#/components/schemas/{name}"


class ReadRouter(APIRouter):
    """Endpoints that return what they answer; ``kinds`` are the types of it."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[type[Answer]] = []

    def question(self, path: str, *, summary: str) -> Callable[[Endpoint], Endpoint]:
        """Answer GET requests with what the endpoint returns, as its annotation says."""

        def add(endpoint: Endpoint) -> Endpoint:
            kind: type[Answer] = endpoint.__annotations__["return"]
            self.kinds.append(kind)

            @wraps(endpoint)
            def encoded(**given: Any) -> Response:
                return Response(msgspec.json.encode(endpoint(**given)), media_type=_JSON)

            self.add_api_route(
                path,
                encoded,
                summary=summary,
                response_model=None,
                route_class_override=_Tagged,
                openapi_extra=_described(kind),
            )
            return endpoint

        return add


class _Tagged(APIRoute):
    """Gives an answer its ETag; 304 when the caller has just this."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answered = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            response = await answered(request)
            etag = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
            headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
            if request.headers.get("If-None-Match") == etag:
                return Response(status_code=304, headers=headers)
            response.headers.update(headers)
            return response

        return tagged


def page(found: Sequence[T], limit: int, cursor: Callable[[T], str]) -> Page[T]:
    """A page of a list asked for with one row more than ``limit``, to know whether more follow."""
    rows, following = cursors.cut(found, limit, cursor)
    return Page(rows=rows, next=following)


def serve(app: FastAPI, routers: Sequence[APIRouter]) -> None:
    """Answer the questions of these routers, and show their types in the OpenAPI document."""
    for router in routers:
        app.include_router(router)
    kinds = [kind for each in routers if isinstance(each, ReadRouter) for kind in each.kinds]
    _, schemas = msgspec.json.schema_components(kinds, ref_template=_PLACES)
    app.openapi()["components"]["schemas"].update(schemas)


def _described(kind: type[Answer]) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=_PLACES)
    return {"responses": {"200": {"content": {_JSON: {"schema": schema}}}}}
