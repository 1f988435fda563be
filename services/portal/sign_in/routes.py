"""Signing in at the issuer, and signing out."""

import secrets
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from services.portal.sign_in.issuer import Issuer
from services.portal.sign_in.session import COOKIE_LIMIT, Session
from services.portal.web.errors import ForgedForm, SignInFailed
from services.portal.web.forms import Typed
from services.portal.web.page_request import PortalApp

_MINUTES: Final = 10
"""How long somebody may take to sign in at the issuer."""

router = APIRouter(include_in_schema=False)


class TokenTooLong(Exception):
    """The issuer's access token does not fit into a cookie."""


def _issuer(request: Request) -> Issuer:
    found: Issuer = request.app.state.issuer
    return found


IssuerDep = Annotated[Issuer, Depends(_issuer)]


@router.get("/sign-in")
async def sign_in(request: Request, issuer: IssuerDep) -> Response:
    """To the issuer; what only this browser may know goes into a sealed cookie of its own."""
    portal: PortalApp = request.app.state.portal
    state, nonce = _new_secret(), _new_secret()
    attempt = {"next": _own_path(request.query_params.get("next", "/"))}
    response = await issuer.redirect(request, attempt, state=state, nonce=nonce)
    response.set_cookie(
        portal.cookies.sign_in(state),
        portal.cookies.seal("sign-in", attempt),
        max_age=_MINUTES * 60,
        **portal.cookies.attributes(),
    )
    return response


@router.get("/signed-in")
async def signed_in(request: Request, issuer: IssuerDep) -> Response:
    """Back from the issuer: the code becomes a session, once, in the browser that began."""
    portal: PortalApp = request.app.state.portal
    name = portal.cookies.sign_in(request.query_params.get("state", ""))
    attempt = portal.cookies.open("sign-in", request.cookies.get(name))
    if attempt is None:
        raise SignInFailed("no attempt to sign in with this state")
    next_page = attempt["next"]
    who = await issuer.signed_in(request, attempt)
    before = portal.cookies.read(request.cookies)
    session = Session(
        token=who.token,
        account=who.account,
        name=who.name,
        # A form that was open when the session ran out can still be sent by the same person.
        csrf=before.csrf if before and before.account == who.account else _new_secret(),
        began_at=int(portal.clock.now().timestamp()),
        ends_at=who.ends_at,
    )
    sealed = portal.cookies.write(session)
    if len(sealed) + len(portal.cookies.session) > COOKIE_LIMIT:
        raise TokenTooLong(
            f"the access token of {issuer.url} makes a cookie of {len(sealed)} bytes"
        )
    response = RedirectResponse(next_page, 303)
    response.set_cookie(portal.cookies.session, sealed, **portal.cookies.attributes())
    response.delete_cookie(name, **portal.cookies.attributes())
    return response


@router.post("/sign-out")
async def sign_out(request: Request, issuer: IssuerDep) -> Response:
    """Forget the session here, and at the issuer where it can be asked to."""
    portal: PortalApp = request.app.state.portal
    session = portal.cookies.read(request.cookies)
    if session is not None and not session.made(Typed(await request.form()).text("csrf")):
        raise ForgedForm
    there = await issuer.sign_out_page()
    back = issuer.redirect_uri.removesuffix("/signed-in") + "/signed-out"
    query = urlencode({"client_id": issuer.client_id, "post_logout_redirect_uri": back})
    response = RedirectResponse(f"{there}?{query}" if there else "/signed-out", 303)
    response.delete_cookie(portal.cookies.session, **portal.cookies.attributes())
    return response


@router.get("/signed-out")
async def signed_out(request: Request) -> Response:
    portal: PortalApp = request.app.state.portal
    return portal.pages.show("web/signed_out.html", 200, {"session": None})


def _new_secret() -> str:
    """A text of 256 bits that nobody can guess."""
    return secrets.token_urlsafe(32)


def _own_path(asked: str) -> str:
    """The path when it is one of this portal, else the first page: no way to elsewhere."""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside else "/"
