"""Signing in at any OpenID Connect issuer (authorization code with PKCE), and signing out."""

import hmac
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from chassis.http.tokens import IssuerAway, Tokens
from chassis.refusals import NotSignedIn
from services.portal.sign_in import pkce
from services.portal.sign_in.session import COOKIE_LIMIT, Session
from services.portal.web.errors import ForgedForm, ServiceUnavailable, SignInFailed
from services.portal.web.forms import Typed
from services.portal.web.page_request import PortalApp

_MINUTES: Final = 10
"""How long somebody may take to sign in at the issuer."""

router = APIRouter(include_in_schema=False)


class TokenTooLong(Exception):
    """The issuer's access token does not fit into a cookie."""


@dataclass(frozen=True)
class Issuer:
    """Where people sign in. ``ids`` and ``access`` check the two tokens it gives."""

    url: str
    client_id: str
    client_secret: str
    redirect_uri: str
    ids: tuple[Tokens, ...]
    access: Tokens


def _issuer(request: Request) -> Issuer:
    found: Issuer = request.app.state.issuer
    return found


IssuerDep = Annotated[Issuer, Depends(_issuer)]


@router.get("/sign-in")
async def sign_in(request: Request, issuer: IssuerDep) -> Response:
    """To the issuer; what only this browser may know goes into a sealed cookie of its own."""
    house: PortalApp = request.app.state.house
    discovery = await house.services.discovery(issuer.url)
    state, nonce, verifier = pkce.new_secret(), pkce.new_secret(), pkce.new_secret()
    query = {
        "response_type": "code",
        "client_id": issuer.client_id,
        "redirect_uri": issuer.redirect_uri,
        "scope": "openid profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": pkce.challenge_of(verifier),
        "code_challenge_method": "S256",
        "ui_locales": "vi",
    }
    attempt = {
        "state": state,
        "nonce": nonce,
        "verifier": verifier,
        "next": _own_path(request.query_params.get("next", "/")),
    }
    separator = "&" if "?" in discovery["authorization_endpoint"] else "?"
    response = RedirectResponse(
        f"{discovery['authorization_endpoint']}{separator}{urlencode(query)}", 303
    )
    response.set_cookie(
        house.cookies.sign_in(state),
        house.cookies.seal("sign-in", attempt),
        max_age=_MINUTES * 60,
        **house.cookies.attributes(),
    )
    return response


@router.get("/signed-in")
async def signed_in(request: Request, issuer: IssuerDep) -> Response:
    """Back from the issuer: the code becomes a session, once, in the browser that began."""
    house: PortalApp = request.app.state.house
    query = request.query_params
    name = house.cookies.sign_in(query.get("state", ""))
    attempt = house.cookies.open("sign-in", request.cookies.get(name))
    if attempt is None or not _same(attempt["state"], query.get("state", "")):
        raise SignInFailed("no attempt to sign in with this state")
    if "code" not in query:
        raise SignInFailed(query.get("error", "no code"))
    session = await _session(request, issuer, attempt, query["code"])
    sealed = house.cookies.write(session)
    if len(sealed) + len(house.cookies.session) > COOKIE_LIMIT:
        raise TokenTooLong(
            f"the access token of {issuer.url} makes a cookie of {len(sealed)} bytes"
        )
    response = RedirectResponse(attempt["next"], 303)
    response.set_cookie(house.cookies.session, sealed, **house.cookies.attributes())
    response.delete_cookie(name, **house.cookies.attributes())
    return response


@router.post("/sign-out")
async def sign_out(request: Request, issuer: IssuerDep) -> Response:
    """Forget the session here, and at the issuer where it can be asked to."""
    house: PortalApp = request.app.state.house
    session = house.cookies.read(request.cookies)
    if session is not None and not session.made(Typed(await request.form()).text("csrf")):
        raise ForgedForm
    there = await _end_session(house, issuer)
    back = issuer.redirect_uri.removesuffix("/signed-in") + "/signed-out"
    query = urlencode({"client_id": issuer.client_id, "post_logout_redirect_uri": back})
    response = RedirectResponse(f"{there}?{query}" if there else "/signed-out", 303)
    response.delete_cookie(house.cookies.session, **house.cookies.attributes())
    return response


@router.get("/signed-out")
async def signed_out(request: Request) -> Response:
    house: PortalApp = request.app.state.house
    return house.pages.show("signed_out.html", 200, {"session": None})


async def _end_session(house: PortalApp, issuer: Issuer) -> str | None:
    """Where the issuer is asked to forget the session too. One that is away holds nobody up."""
    try:
        discovery = await house.services.discovery(issuer.url)
    except ServiceUnavailable:
        return None
    found: str | None = discovery.get("end_session_endpoint")
    return found


async def _session(request: Request, issuer: Issuer, attempt: dict[str, Any], code: str) -> Session:
    house: PortalApp = request.app.state.house
    discovery = await house.services.discovery(issuer.url)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": issuer.redirect_uri,
        "client_id": issuer.client_id,
        "code_verifier": attempt["verifier"],
    }
    client = (issuer.client_id, issuer.client_secret) if issuer.client_secret else None
    given = await house.services.redeem(discovery["token_endpoint"], form, client)
    try:
        who = await _checked(issuer.ids, str(given.get("id_token", "")))
        access = await _checked((issuer.access,), str(given.get("access_token", "")))
    except IssuerAway as error:
        raise ServiceUnavailable(str(error)) from error
    except NotSignedIn as error:
        raise SignInFailed(str(error)) from error
    if not _same(attempt["nonce"], str(who.get("nonce", ""))) or who["sub"] != access["sub"]:
        raise SignInFailed("the token is not the answer to this attempt")
    before = house.cookies.read(request.cookies)
    stays = before is not None and before.account == access["sub"]
    return Session(
        token=given["access_token"],
        account=access["sub"],
        name=str(who.get("name") or access["sub"]),
        # A form that was open when the session ran out can still be sent by the same person.
        csrf=before.csrf if before is not None and stays else pkce.new_secret(),
        began_at=int(house.clock.now().timestamp()),
        ends_at=int(access["exp"]),
    )


async def _checked(checks: tuple[Tokens, ...], token: str) -> dict[str, Any]:
    """The claims, when one of the checks accepts the token. Raises NotSignedIn."""
    for check in checks[:-1]:
        try:
            return await run_in_threadpool(check.claims, token)
        except IssuerAway:
            raise
        except NotSignedIn:
            continue
    return await run_in_threadpool(checks[-1].claims, token)


def _own_path(asked: str) -> str:
    """The path when it is one of this portal, else the first page: no way to elsewhere."""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside else "/"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
