"""Forms that are sent: the command that one gives, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Protocol
from uuid import UUID, uuid4

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from services.portal.sign_in.session import Session
from services.portal.web.errors import ForgedForm, Refused
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, page_request, session
from services.portal.web.rendering import address


class ShowAgain(Protocol):
    """Shows a page once more, with a form as it was typed."""

    async def __call__(self, *, typed: Typed, status: int) -> Response: ...


@dataclass(frozen=True)
class FormPost:
    """A form that was made for this session, sent by its holder."""

    page: PageRequest
    typed: Typed

    @property
    def key(self) -> str:
        """The same for each sending of the same form: a command is carried out once."""
        return self.typed.text("form_key") or str(uuid4())

    async def command(
        self,
        service: str,
        path: str,
        body: Mapping[str, Any],
        fields: Mapping[str, str] | None = None,
    ) -> str | None:
        """The position of what the service did; None where it was refused, or where the form was
        not sound to begin with. What is wrong stands in ``typed``.

        ``fields``: the service's name of a field → the form's, where they differ.
        """
        if not self.typed.sound:
            return None
        try:
            return await self.page.api.command(service, path, body, self.key)
        except Refused as refused:
            self.typed.refused(refused, fields)
            return None

    async def submit(
        self,
        service: str,
        path: str,
        body: Mapping[str, Any],
        *,
        again: ShowAgain,
        to: str,
        done: str,
        fields: Mapping[str, str] | None = None,
        **more: str,
    ) -> Response:
        """Give the command and go ``to`` the page that shows it and says what was ``done``; or show
        the form ``again``, with what was typed and what is wrong with it.

        ``more``: what else the address says.
        """
        position = await self.command(service, path, body, fields)
        if position is None:
            return await again(typed=self.typed, status=422)
        return go_to(to, position=position, done=done, **more)

    @property
    def new_id(self) -> UUID:
        """Id drawn with the form: what a form that is sent twice makes is the same thing."""
        try:
            return UUID(self.typed.text("form_key"))
        except ValueError:
            return uuid4()


async def posted(request: Request, signed_in: Annotated[Session, Depends(session)]) -> FormPost:
    """Form that was sent. Raises ForgedForm, before anything is read or done."""
    typed = Typed(await request.form())
    if not signed_in.made(typed.text("csrf")):
        raise ForgedForm
    return FormPost(await page_request(request, signed_in), typed)


PostedDep = Annotated[FormPost, Depends(posted)]


def go_to(path: str, *, position: str, done: str, **more: str) -> RedirectResponse:
    """To the page that shows what was done; it waits for the position."""
    return RedirectResponse(address(path, more, position=position, done=done), 303)
