"""Somebody at a browser without JavaScript: follows links, fills forms, keeps cookies."""

import asyncio
import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx
from starlette.applications import Starlette


class Page:
    """An answer, with its text and its forms."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.path = response.url.raw_path.decode()
        self.html = response.text

    @property
    def text(self) -> str:
        """What a reader reads, without tags, blanks drawn together."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.html, re.DOTALL)
        return unescape(found[1]) if found else ""

    def links(self, text: str = "") -> list[str]:
        """The addresses of the links whose text contains this."""
        found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', self.html, re.DOTALL)
        return [unescape(href) for href, inside in found if text in unescape(inside)]

    def form(self, action: str) -> dict[str, str]:
        """The fields, with their values, of the first form whose action ends so."""
        return self.forms(action)[0][1]

    def forms(self, action: str) -> list[tuple[str, dict[str, str]]]:
        """The forms whose action ends so: where they go, and their fields."""
        reader = _Forms()
        reader.feed(self.html)
        return [(where, fields) for where, fields in reader.forms if where.endswith(action)]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._area: str | None = None
        self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        if not self.forms:
            return
        fields = self.forms[-1][1]
        unchecked = given.get("type") == "checkbox" and "checked" not in given
        if tag == "input" and "name" in given and not unchecked:
            fields[given["name"]] = given.get("value", "")
        if tag == "textarea":
            self._area = given["name"]
            fields[self._area] = ""
        if tag == "select":
            self._choice = given["name"]
        if tag == "option" and (self._choice not in fields or "selected" in given):
            fields[self._choice] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.forms[-1][1][self._area] += data


class Browser:
    """Goes to pages, and keeps its cookies."""

    def __init__(self, app: Starlette, url: str) -> None:
        self._app = app
        self._url = url
        self.cookies = httpx.Cookies()

    def open(self, path: str) -> Page:
        """Go there, through redirects."""
        return self._ask("GET", path)

    def ask(self, path: str) -> httpx.Response:
        """Go there, not through redirects."""
        return self._ask("GET", path, follow_redirects=False).response

    def send(self, page: Page, action: str, values: Mapping[str, str | list[str]]) -> Page:
        """Fill the form whose action ends so, with these values over what it holds; send it."""
        where, fields = page.forms(action)[0]
        return self.post(where, {**fields, **values})

    def send_file(self, page: Page, action: str, name: str, content: bytes) -> Page:
        """Choose the file in the form whose action ends so; send it with what the form holds."""
        where, fields = page.forms(action)[0]
        fields.pop("file")
        return self._ask("POST", where, data=fields, files={"file": (name, content)})

    def post(self, path: str, values: Mapping[str, str | list[str]]) -> Page:
        return self._ask("POST", path, data=dict(values))

    def sign_in(self, account: str, password: str) -> Page:
        """Through the portal's own door and the issuer's form."""
        form = self.open("/sign-in").form("authorize")
        return self.post("/issuer/authorize", {**form, "account": account, "password": password})

    def _ask(self, method: str, path: str, **given: Any) -> Page:
        return asyncio.run(self._asked(method, path, given))

    async def _asked(self, method: str, path: str, given: dict[str, Any]) -> Page:
        transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url=self._url, cookies=self.cookies, follow_redirects=True
        ) as client:
            page = Page(await client.request(method, path, **given))
            self.cookies = client.cookies
        return page


SignedIn = Callable[[str], Browser]
"""A browser at which the account that is named has signed in."""
