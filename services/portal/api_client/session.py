"""Reads and commands of one request, with the token of whoever is signed in."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from services.portal.api_client.client import Credentials, Download, Parameters, Services, Stored
from services.portal.web.errors import Forbidden, NotYetVisible

T = TypeVar("T")

_POSITION: Final = re.compile(r"[0-9a-fA-F-]{36}:[0-9]{1,9}", re.ASCII)


class ApiSession:
    """Reads and commands of one request.

    ``position`` is where the caller's last command can be seen: the first read waits for it.
    When it does not arrive in time, ``late`` is set and the page is shown as things stand.
    """

    def __init__(
        self, services: Services, credentials: Credentials, position: str | None = None
    ) -> None:
        self._services = services
        self._credentials = credentials
        self._position = position if position and _POSITION.fullmatch(position) else None
        self.late = False

    def after(self, position: str) -> "ApiSession":
        """Reads of the same caller, of which the first waits for this position."""
        return ApiSession(self._services, self._credentials, position)

    async def read(self, path: str, kind: type[T], parameters: Parameters | None = None) -> T:
        """The read API's answer, of this kind. Raises CannotShow."""
        given = parameters or {}
        if self._position is not None:
            position, self._position = self._position, None
            try:
                return await self._services.read(path, kind, given, self._credentials, position)
            except NotYetVisible:
                self.late = True
        return await self._services.read(path, kind, given, self._credentials)

    async def read_if_allowed(
        self, path: str, kind: type[T], parameters: Parameters | None = None
    ) -> T | None:
        """As :meth:`read`, but None for what this caller may not see."""
        try:
            return await self.read(path, kind, parameters)
        except Forbidden:
            return None

    async def read_at(
        self, service: str, path: str, kind: type[T], parameters: Parameters | None = None
    ) -> T:
        """The answer of a service that is asked for what it keeps to itself. Raises CannotShow."""
        return await self._services.read(
            path, kind, parameters or {}, self._credentials, service=service
        )

    async def download(self, path: str) -> Download:
        """A file of the read API. Raises CannotShow."""
        return await self._services.download(path, self._credentials)

    async def command(self, service: str, path: str, body: Mapping[str, Any], key: str) -> str:
        """The position of what the service did. Raises Refused or SignInFirst."""
        return await self._services.command(service, path, body, self._credentials, key)

    async def bring_in(self, service: str, sheet: str, workbook: bytes, key: str) -> Stored:
        """Send a workbook. Raises Refused or SignInFirst."""
        return await self._services.bring_in(service, sheet, workbook, self._credentials, key)
