"""Request of somebody who is signed in: the caller, the time that is asked about, the page."""

from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeVar
from uuid import uuid4

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from chassis.clock import Clock
from contracts.read.people import Me
from services.portal.api_client.caller import Caller
from services.portal.api_client.client import Credentials, Parameters, Services
from services.portal.api_client.session import ApiSession
from services.portal.sign_in.session import Cookies, Session
from services.portal.web.errors import NotFound, NotRecordedThen, NotYetVisible, SignInFirst
from services.portal.web.forms import Typed
from services.portal.web.rendering import Pages
from services.portal.web.report_time import ReportTime

T = TypeVar("T")


@dataclass(frozen=True)
class PortalApp:
    """Things that the pages of this process share."""

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
        """Tell whether forms are offered: not on a page of what was known at another time."""
        return self.report_time.as_of is None

    def after(self, position: str) -> "PageRequest":
        """Same request, after a command that can be seen at this position."""
        return replace(self, api=self.api.after(position))

    async def read(self, path: str, kind: type[T], parameters: Parameters | None = None) -> T:
        """Answer of the read API.

        Raises CannotShow: NotYetVisible for an entry of a moment ago that is not there yet,
        NotRecordedThen for what was not there at the moment that is asked about.
        """
        try:
            return await self.api.read(path, kind, parameters)
        except NotFound:
            if self.api.late:
                raise NotYetVisible from None
            if self.report_time.as_of is not None:
                raise NotRecordedThen from None
            raise


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


PageRequestDep = Annotated[PageRequest, Depends(page_request)]
