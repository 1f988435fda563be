"""Headers that keep a page from being framed, sniffed, or made to run a foreign script."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.status import HTTP_200_OK
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOR_A_YEAR: Final = "public, max-age=31536000, immutable"


def safe_headers(issuer: str, *, secure: bool) -> dict[str, str]:
    """``issuer`` may receive the form that signs out; ``secure``: people come over https."""
    headers = {
        "Content-Security-Policy": _policy(issuer),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    if secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


class SafeHeaders:
    """Sets them on every answer."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        marked = b"v=" in scope["query_string"] and "/static/" in scope["path"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if marked and message["status"] == HTTP_200_OK:
                    headers["Cache-Control"] = _FOR_A_YEAR
            await send(message)

        await self._app(scope, receive, with_headers)


def _policy(issuer: str) -> str:
    parts = urlsplit(issuer)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            # The stylesheet draws its arrows and ticks from data addresses.
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action 'self' {parts.scheme}://{parts.netloc}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
