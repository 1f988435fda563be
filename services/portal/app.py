"""Builds the portal, once."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from joserfc.jwk import KeySet

from chassis.clock import Clock, SystemClock
from chassis.http.middleware import MAX_BODY, Bounded, Correlated, Measured
from chassis.http.tokens import Tokens, issuer_keys
from chassis.settings import LOCAL_AUDIENCE
from services.portal.api_client.client import Services, shared_http
from services.portal.briefings import routes as briefings
from services.portal.home import home, search
from services.portal.imports import routes as imports
from services.portal.matters import matter, matters
from services.portal.meetings import attendances, cell, meeting, opinions, record
from services.portal.members import member, members
from services.portal.organizations import routes as organizations
from services.portal.petitions import (
    desks,
    matter_petition,
    name_readings,
    opinion_petition,
    petition,
    petitions,
    statistics,
)
from services.portal.setup import offices, overview, regulations, working_year
from services.portal.sign_in import routes as sign_in
from services.portal.sign_in.issuer import Issuer
from services.portal.sign_in.session import Cookies, Sealer
from services.portal.trail import routes as trail
from services.portal.web import error_pages, health
from services.portal.web.addresses import address_routes
from services.portal.web.page_request import PortalApp
from services.portal.web.rendering import STATIC, Pages
from services.portal.web.security import SafeHeaders, safe_headers
from services.portal.zones import zone, zones

PAGES: Final = (
    health,
    sign_in,
    *(home, search, organizations, members, member, trail, imports),
    # What stands below the address of a meeting or a matter comes before the commands about it.
    *(cell, record, attendances, opinions, opinion_petition, meeting),
    *(matters, matter_petition, matter),
    *(zones, zone, briefings),
    *(petition, petitions, desks, statistics, name_readings),
    *(overview, offices, regulations, working_year),
)
"""Every page, in the order in which addresses are looked for."""


@dataclass(frozen=True)
class PortalSettings:
    """Addresses and keys that the portal needs.

    ``public_url`` is how people reach it; over https its cookies are sent over https alone.
    ``cookie_key`` has 32 bytes, the same ones in every process of the portal. ``audience`` is
    what access tokens are for; ``client_secret`` is empty for a public client.
    """

    public_url: str
    issuer: str
    client_id: str
    client_secret: str
    cookie_key: bytes
    assignment_url: str
    attendance_url: str
    petition_url: str
    projection_url: str
    audience: str = LOCAL_AUDIENCE


def build(
    settings: PortalSettings,
    *,
    http: httpx.AsyncClient | None = None,
    keys: Callable[[], KeySet] | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """The portal's application.

    ``http`` reaches the services and the issuer; ``keys`` gives the issuer's keys where they can
    be had without asking it.
    """
    secure = settings.public_url.startswith("https://")
    urls = {
        "assignment": settings.assignment_url,
        "attendance": settings.attendance_url,
        "petition": settings.petition_url,
        "projection": settings.projection_url,
    }
    http = http or shared_http()
    services = Services(http, urls)
    app = FastAPI(title="Sâu Sát", openapi_url=None, lifespan=_closing(services))
    app.state.portal = PortalApp(
        services,
        Pages(),
        Cookies(Sealer(settings.cookie_key), secure=secure),
        clock or SystemClock(),
    )
    app.state.issuer = _issuer(settings, keys or issuer_keys(settings.issuer), http)
    headers = safe_headers(settings.issuer, secure=secure)
    error_pages.install(app, headers)
    app.add_middleware(Measured, service="portal")
    app.add_middleware(Bounded, limit=MAX_BODY)
    app.add_middleware(Correlated)
    app.add_middleware(SafeHeaders, headers=headers)
    app.include_router(address_routes({**urls, "issuer": settings.issuer}))
    for module in PAGES:
        app.include_router(module.router)
    # Where browsers look for an icon on pages that name none.
    app.add_api_route("/favicon.ico", lambda: RedirectResponse("/static/icon.svg"), methods=["GET"])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _issuer(
    settings: PortalSettings, keys: Callable[[], KeySet], http: httpx.AsyncClient
) -> Issuer:
    return Issuer(
        url=settings.issuer,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        redirect_uri=f"{settings.public_url}/signed-in",
        access=Tokens(settings.issuer, settings.audience, keys),
        http=http,
    )


def _closing(services: Services) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await services.close()

    return lifespan
