"""A caller of the services over HTTP, for the demo and for the operator's tool."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import httpx
from openpyxl import Workbook

from chassis.backoff import ask_for

T = TypeVar("T")

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Refused(Exception):
    """A service answered with a problem."""


class Caller:
    """Calls as one account. ``url`` is where the portal is, which tells where the services are.

    A path is ``/<service>/...``. Every call asks to wait until what the last command of this
    caller did has arrived.
    """

    def __init__(self, url: str, token: str, *, seconds: float = 120.0) -> None:
        self._http = httpx.Client(timeout=seconds, headers={"Authorization": f"Bearer {token}"})
        self._addresses = addresses(url)
        self._position: str | None = None

    def get(self, path: str, **parameters: str | int | None) -> Any:
        """The JSON at the path. Raises Refused."""
        given = {name: value for name, value in parameters.items() if value is not None}
        response = self._http.get(self._at(path), params=given, headers=self._waiting())
        return self._answer(response).json()

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The result of a command. Raises Refused."""
        return self._result(self._http.post(self._at(path), json=body, headers=self._waiting()))

    def post_sheet(
        self, path: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> dict[str, Any]:
        """The result of an import: the rows as a workbook. Raises Refused."""
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet()
        sheet.append(list(headers))
        for row in rows:
            sheet.append(list(row))
        content = io.BytesIO()
        workbook.save(content)
        asked = {"Content-Type": XLSX, **self._waiting()}
        return self._result(
            self._http.post(self._at(path), content=content.getvalue(), headers=asked)
        )

    def close(self) -> None:
        self._http.close()

    def _at(self, path: str) -> str:
        _, service, rest = path.split("/", 2)
        return f"{self._addresses[service]}/{rest}"

    def _waiting(self) -> dict[str, str]:
        return {} if self._position is None else {"Wait-For": self._position}

    def _result(self, response: httpx.Response) -> dict[str, Any]:
        result: dict[str, Any] = self._answer(response).json()
        self._position = result.get("complete_at", result["position"])
        return result

    @staticmethod
    def _answer(response: httpx.Response) -> httpx.Response:
        if response.is_error:
            raise Refused(f"{response.request.method} {response.request.url}: {response.text}")
        return response


def addresses(url: str) -> dict[str, str]:
    """Where the services and the issuer are, as the portal at ``url`` says. Raises Refused."""
    try:
        response = httpx.get(f"{url}/.well-known/sausat", timeout=30)
        found: dict[str, str] = response.raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise Refused(f"Sâu Sát does not answer at {url}: {error}") from error
    return found


def token(url: str, account: str, password: str) -> str:
    """A token of the demo issuer of the system at ``url``. Raises Refused."""
    try:
        response = httpx.post(
            f"{addresses(url)['issuer']}/token",
            data={"grant_type": "password", "username": account, "password": password},
            timeout=30,
        )
    except httpx.HTTPError as error:
        raise Refused(f"the demo sign-in of {url} does not answer: {error}") from error
    if response.is_error:
        raise Refused(f"no token for {account} at {url}: {response.text}")
    return str(response.json()["access_token"])


def eventually(call: Callable[[], T], seconds: float = 60.0) -> T:
    """The call's result, tried again for so long as it is refused.

    Between processes the events of different aggregates arrive in any order: a command that names
    several things just registered may come before the last of them. Raises the last Refused.
    """
    return ask_for(seconds, call, errors=(Refused,), waiting=lambda *_: None)
