"""One request of somebody who is signed in: who they are, what they ask, how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID, uuid4

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.clock import Clock
from contracts.read.people import Me
from services.portal.api_client.caller import Caller
from services.portal.api_client.client import Credentials, Parameters, Services
from services.portal.api_client.session import ApiSession
from services.portal.sign_in.session import Cookies, Session
from services.portal.web.errors import (
    ForgedForm,
    NotFound,
    NotRecordedThen,
    NotYetVisible,
    Refused,
    SignInFirst,
)
from services.portal.web.forms import Typed
from services.portal.web.rendering import Pages, address
from services.portal.web.report_time import ReportTime

T = TypeVar("T")


@dataclass(frozen=True)
class PortalApp:
    """What the pages of this process share."""

    services: Services
    pages: Pages
    cookies: Cookies
    clock: Clock


@dataclass(frozen=True)
class PageRequest:
    """The request of a signed-in caller."""

    portal: PortalApp
    session: Session
    api: ApiSession
    caller: Caller
    report_time: ReportTime
    done: str

    def show(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """The page, with what all pages need."""
        common = {
            "me": self.caller,
            "session": self.session,
            "report_time": self.report_time,
            "late": self.api.late,
            "done": self.done,
            "form_key": str(uuid4()),
            "blank": Typed(),
        }
        return self.portal.pages.show(template, status, common | context)

    @property
    def acts(self) -> bool:
        """Whether forms are offered: not on a page that shows what was known at another time."""
        return self.report_time.as_of is None

    def after(self, position: str) -> "PageRequest":
        """The same visit, after an order that can be seen at this position."""
        return replace(self, api=self.api.after(position))

    async def read(self, path: str, kind: type[T], parameters: Parameters | None = None) -> T:
        """The read API's answer.

        Raises CannotShow: what was entered a moment ago and is not there yet is OnItsWay, what
        was not there at the moment asked about is NotRecordedThen.
        """
        try:
            return await self.api.read(path, kind, parameters)
        except NotFound:
            if self.api.late:
                raise NotYetVisible from None
            if self.report_time.as_of is not None:
                raise NotRecordedThen from None
            raise


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
        """The same for each sending of the same form: an order is carried out once."""
        return self.typed.text("form_key") or str(uuid4())

    async def order(
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
            return await self.page.api.order(service, path, body, self.key)
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
        """Give the order and go ``to`` the page that shows it and says what was ``done``; or show
        the form ``again``, with what was typed and what is wrong with it.

        ``more``: what else the address says.
        """
        position = await self.order(service, path, body, fields)
        if position is None:
            return await again(typed=self.typed, status=422)
        return go_to(to, position=position, done=done, **more)

    @property
    def new_id(self) -> UUID:
        """Drawn with the form: what a form that is sent twice makes is the same thing."""
        try:
            return UUID(self.typed.text("form_key"))
        except ValueError:
            return uuid4()


def session(request: Request) -> Session:
    """The running session. Raises SignInFirst."""
    portal: PortalApp = request.app.state.portal
    found = portal.cookies.read(request.cookies)
    if found is None or not found.runs_at(portal.clock.now().timestamp()):
        raise SignInFirst
    return found


async def page_request(
    request: Request, signed_in: Annotated[Session, Depends(session)]
) -> PageRequest:
    portal: PortalApp = request.app.state.portal
    credentials = Credentials(signed_in.token, request.state.correlation_id)
    api = ApiSession(portal.services, credentials, request.query_params.get("position"))
    return PageRequest(
        portal=portal,
        session=signed_in,
        api=api,
        caller=Caller.read(await api.read("/me", Me)),
        report_time=ReportTime.read(dict(request.query_params), portal.clock.today()),
        done=request.query_params.get("done", ""),
    )


async def posted(request: Request, signed_in: Annotated[Session, Depends(session)]) -> FormPost:
    """Raises ForgedForm, before anything is asked or done."""
    typed = Typed(await request.form())
    if not signed_in.made(typed.text("csrf")):
        raise ForgedForm
    return FormPost(await page_request(request, signed_in), typed)


PageRequestDep = Annotated[PageRequest, Depends(page_request)]
PostedDep = Annotated[FormPost, Depends(posted)]


def go_to(path: str, *, position: str, done: str, **more: str) -> RedirectResponse:
    """To the page that shows what was done; it waits for the position."""
    return RedirectResponse(address(path, more, position=position, done=done), 303)
