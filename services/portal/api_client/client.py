"""Reads and commands of the services, over HTTP."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import httpx
import msgspec

from services.portal.web.errors import (
    BrokenRule,
    Forbidden,
    InternalError,
    NotFound,
    NotYetVisible,
    Refused,
    ServiceUnavailable,
    SignInFirst,
)

T = TypeVar("T")

_LOOPBACK: Final = ("all://localhost", "all://127.0.0.1", "all://[::1]")
_UNANSWERED: Final = 503
_JSON: Final = "application/json"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FOR_A_SHEET: Final = 120
"""Seconds: thousands of rows are judged and stored before the service answers."""

Parameters = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Credentials:
    """With what a call is made for somebody: their token, and the id that ties the logs."""

    token: str
    correlation_id: str

    def headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.token}",
            "X-Correlation-ID": self.correlation_id,
        }


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way: its headers are there, its bytes come as they are asked for.

    ``close`` gives the connection back, and must be called whether or not all of it was read.
    """

    media_type: str
    disposition: str | None
    chunks: AsyncIterator[bytes]
    close: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Stored:
    """Number of things that a workbook brought in, and the position at which all can be seen."""

    position: str
    number: int


def shared_http() -> httpx.AsyncClient:
    """The one client of the process. A proxy of the environment never stands before loopback."""
    return httpx.AsyncClient(
        timeout=httpx.Timeout(15, connect=3),
        limits=httpx.Limits(max_connections=200, max_keepalive_connections=50),
        mounts=dict.fromkeys(_LOOPBACK),
    )


class Services:
    """Reads from the services and commands them. Never blocks the loop."""

    def __init__(self, http: httpx.AsyncClient, urls: Mapping[str, str]) -> None:
        """``urls``: by service, the base address of its API."""
        self._http = http
        self._urls = {name: url.rstrip("/") for name, url in urls.items()}

    async def read(
        self,
        path: str,
        kind: type[T],
        parameters: Parameters,
        credentials: Credentials,
        wait_for: str | None = None,
        *,
        service: str = "projection",
    ) -> T:
        """The service's answer, of this kind.

        Raises CannotShow: NotYetVisible if ``wait_for`` did not arrive, InternalError for an answer
        of another kind.
        """
        headers = credentials.headers()
        if wait_for is not None:
            headers["Wait-For"] = wait_for
        try:
            response = await self._http.get(
                self._urls[service] + path, params=dict(parameters), headers=headers
            )
        except httpx.HTTPError as error:
            raise ServiceUnavailable(str(error)) from error
        if not response.is_success:
            raise _cannot_show(response)
        try:
            return msgspec.json.decode(response.content, type=kind)
        except msgspec.DecodeError as error:
            raise InternalError(f"{service} {path}: {error}") from error

    async def download(self, path: str, credentials: Credentials) -> Download:
        """A file of the read API, passed on as it comes. Raises CannotShow."""
        request = self._http.build_request(
            "GET", self._urls["projection"] + path, headers=credentials.headers()
        )
        try:
            response = await self._http.send(request, stream=True)
            if not response.is_success:
                await response.aread()
                await response.aclose()
        except httpx.HTTPError as error:
            raise ServiceUnavailable(str(error)) from error
        if not response.is_success:
            raise _cannot_show(response)
        return Download(
            media_type=response.headers.get("Content-Type", "application/octet-stream"),
            disposition=response.headers.get("Content-Disposition"),
            chunks=response.aiter_bytes(),
            close=response.aclose,
        )

    async def command(
        self,
        service: str,
        path: str,
        body: Mapping[str, Any],
        credentials: Credentials,
        key: str,
    ) -> str:
        """The position at which the command can be seen.

        The same ``key`` with the same body is carried out once. Raises Refused or SignInFirst.
        """
        headers = credentials.headers() | {"Idempotency-Key": key, "Content-Type": _JSON}
        result = await self._carried_out(
            self._http.build_request(
                "POST",
                self._urls[service] + path,
                content=msgspec.json.encode(body),
                headers=headers,
            )
        )
        return str(result["position"])

    async def bring_in(
        self, service: str, sheet: str, workbook: bytes, credentials: Credentials, key: str
    ) -> Stored:
        """Send a workbook, which is stored as a whole or not at all.

        The same ``key`` with the same workbook is carried out once. Raises Refused, with a rule
        for each fault of each row, or SignInFirst.
        """
        headers = credentials.headers() | {"Idempotency-Key": key, "Content-Type": _XLSX}
        result = await self._carried_out(
            self._http.build_request(
                "POST",
                f"{self._urls[service]}/imports/{sheet}",
                content=workbook,
                headers=headers,
                timeout=httpx.Timeout(_FOR_A_SHEET, connect=3),
            )
        )
        return Stored(str(result["complete_at"]), int(result["stored"]))

    async def _carried_out(self, request: httpx.Request) -> dict[str, Any]:
        """The result of a command. Raises Refused or SignInFirst."""
        try:
            response = await self._http.send(request)
        except httpx.HTTPError as error:
            raise Refused([BrokenRule("", "DatabaseAway")]) from error
        if response.is_success:
            result: dict[str, Any] = response.json()
            return result
        if response.status_code == httpx.codes.UNAUTHORIZED:
            raise SignInFirst
        raise Refused(_broken_rules(response))

    async def complaint(self, service: str) -> str | None:
        """One sentence when the service is not ready, else None."""
        try:
            response = await self._http.get(f"{self._urls[service]}/readyz", timeout=3)
        except httpx.HTTPError as error:
            return f"does not answer: {type(error).__name__}"
        return None if response.is_success else f"answers {response.status_code}"

    async def close(self) -> None:
        await self._http.aclose()


def _cannot_show(response: httpx.Response) -> Exception:
    status, rule = response.status_code, _rule(response)
    if status == _UNANSWERED:
        return NotYetVisible() if rule == "NotYetFolded" else ServiceUnavailable(response.text)
    known = {401: SignInFirst, 403: Forbidden, 404: NotFound, 422: NotFound}
    return known.get(status, InternalError)(response.text)


def _broken_rules(response: httpx.Response) -> list[BrokenRule]:
    named = [
        BrokenRule(
            str(error.get("field", "")),
            str(error.get("rule", "")),
            error.get("row"),
            str(error.get("about", "")),
        )
        for error in _problem(response).get("errors", [])
    ]
    return named or [BrokenRule("", _rule(response))]


def _rule(response: httpx.Response) -> str:
    """The broken rule that a problem document names: ``/problems/not-allowed`` is NotAllowed."""
    words = str(_problem(response).get("type", "")).rpartition("/")[2].split("-")
    return "".join(word.capitalize() for word in words)


def _problem(response: httpx.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
