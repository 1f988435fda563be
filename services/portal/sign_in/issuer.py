"""The portal as a client of any OpenID Connect issuer: code flow with PKCE, by Authlib."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from joserfc.errors import JoseError

from chassis.http.tokens import ALGORITHMS, IssuerAway, Tokens
from chassis.refusals import NotSignedIn
from services.portal.web.errors import ServiceUnavailable, SignInFailed

# Authlib says on stderr, at each start, that it will want another HTTP client one day.
with warnings.catch_warnings(record=True):
    from authlib.integrations.starlette_client import OAuth, OAuthError, StarletteOAuth2App

_SCOPE: Final = "openid profile"


class SharedTransport(httpx.AsyncBaseTransport):
    """Sends through the one client of the process what Authlib asks with clients of its own."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._http.send(request, stream=True)


@dataclass(frozen=True)
class SignedIn:
    """Somebody whom the issuer knows, with an access token until ``ends_at`` (seconds)."""

    account: str
    name: str
    token: str
    ends_at: int


@dataclass(frozen=True)
class Issuer:
    """Issuer at which people sign in. ``access`` checks the access tokens that it gives."""

    url: str
    client_id: str
    client_secret: str
    redirect_uri: str
    access: Tokens
    http: httpx.AsyncClient

    async def client(self) -> StarletteOAuth2App:
        """Authlib's client, knowing what the issuer says of itself now.

        Raises ServiceUnavailable.
        """
        client = OAuth().register(
            "issuer",
            client_id=self.client_id,
            client_secret=self.client_secret,
            server_metadata_url=f"{self.url}/.well-known/openid-configuration",
            client_kwargs={
                "scope": _SCOPE,
                "code_challenge_method": "S256",
                "transport": SharedTransport(self.http),
                "timeout": self.http.timeout,
                "trust_env": False,
            },
        )
        with _failures_told():
            metadata = await client.load_server_metadata()
        if metadata.get("issuer") != self.url:
            raise ServiceUnavailable(f"{self.url} says that it is {metadata.get('issuer')!r}")
        # Of all that it can sign with, what the services accept.
        metadata["id_token_signing_alg_values_supported"] = ALGORITHMS
        return client

    async def redirect(
        self, request: Request, attempt: dict[str, Any], *, state: str, nonce: str
    ) -> Response:
        """To the issuer's sign-in; what must be known when somebody comes back is put into
        ``attempt``. Raises ServiceUnavailable.
        """
        client = await self.client()
        request.scope["session"] = attempt
        with _failures_told():
            response: Response = await client.authorize_redirect(
                request, self.redirect_uri, state=state, nonce=nonce, ui_locales="vi"
            )
        return response

    async def signed_in(self, request: Request, attempt: dict[str, Any]) -> SignedIn:
        """Redeem the code with which somebody comes back from this attempt.

        Raises SignInFailed or ServiceUnavailable.
        """
        request.scope["session"] = attempt
        client = await self.client()
        claims = {"iss": self.url, "aud": self.client_id}
        with _failures_told():
            given: dict[str, Any] = await client.authorize_access_token(
                request,
                claims_options={
                    name: {"essential": True, "value": value} for name, value in claims.items()
                },
            )
            token = str(given.get("access_token", ""))
            access = await run_in_threadpool(self.access.claims, token)
        who = given.get("userinfo", {})
        if who.get("sub") != access["sub"]:
            raise SignInFailed("the two tokens are not of one account")
        name = str(who.get("name") or access["sub"])
        return SignedIn(access["sub"], name, token, int(access["exp"]))

    async def sign_out_page(self) -> str | None:
        """Address at which the issuer forgets the session too. One that is away holds nobody up."""
        try:
            client = await self.client()
        except ServiceUnavailable:
            return None
        found: str | None = client.server_metadata.get("end_session_endpoint")
        return found


@contextmanager
def _failures_told() -> Iterator[None]:
    """Tell an issuer that is away from an answer that signs nobody in."""
    try:
        yield
    except IssuerAway as error:
        raise ServiceUnavailable(str(error)) from error
    except (OAuthError, JoseError, NotSignedIn) as error:
        raise SignInFailed(str(error)) from error
    except (httpx.HTTPError, RuntimeError, ValueError) as error:
        raise ServiceUnavailable(f"the issuer does not answer as it should: {error}") from error
