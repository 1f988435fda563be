"""Who is asking: bearer tokens of any OpenID Connect issuer, checked here and nowhere else."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from chassis.refusals import NotSignedIn

ALGORITHMS: Final = ["ES256", "RS256", "EdDSA"]
_REFETCH_AFTER: Final = 30.0
"""Seconds that must pass before unknown keys make us ask the issuer again."""


class IssuerAway(NotSignedIn):
    """The issuer's keys cannot be fetched now."""

    status = 503


class Tokens:
    """Checks signature, issuer, audience and times of access tokens.

    ``fetch`` returns the issuer's key set; it is called when first needed and again when a token
    bears an unknown key, at most every 30 s, also while the issuer does not answer. ``now`` gives
    seconds since the epoch, ``elapsed`` seconds of a clock that is never set.
    """

    def __init__(
        self,
        issuer: str,
        audience: str,
        fetch: Callable[[], KeySet],
        now: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._issuer = issuer
        self._audience = audience
        self._fetch = fetch
        self._now = now
        self._elapsed = elapsed
        self._keys: KeySet | None = None
        self._fetched_at = float("-inf")
        self._lock = threading.Lock()

    def subject(self, token: str) -> str:
        """The account that the token is about. Raises NotSignedIn, with the reason."""
        return str(self.claims(token)["sub"])

    def claims(self, token: str) -> dict[str, Any]:
        """All claims of a valid token. Raises NotSignedIn, with the reason."""
        try:
            decoded = self._decode(token)
            jwt.JWTClaimsRegistry(
                now=int(self._now()),
                leeway=5,
                iss={"essential": True, "value": self._issuer},
                aud={"essential": True, "value": self._audience},
                sub={"essential": True},
                exp={"essential": True},
            ).validate(decoded.claims)
        except (JoseError, ValueError) as error:
            raise NotSignedIn(f"the token is not valid: {error}") from error
        return dict(decoded.claims)

    def _decode(self, token: str) -> jwt.Token:
        try:
            return jwt.decode(token, self._key_set(refetch=False), algorithms=ALGORITHMS)
        except (JoseError, ValueError):
            # The issuer may have changed its keys since.
            return jwt.decode(token, self._key_set(refetch=True), algorithms=ALGORITHMS)

    def _key_set(self, *, refetch: bool) -> KeySet:
        if self._keys is not None and not refetch:
            return self._keys
        with self._lock:
            stale = refetch and self._elapsed() - self._fetched_at > _REFETCH_AFTER
            if self._keys is None or stale:
                # Noted first: an issuer that is away is not asked once more for every stranger.
                self._fetched_at = self._elapsed()
                self._keys = self._fetch()
            return self._keys


def issuer_keys(issuer: str) -> Callable[[], KeySet]:
    """A ``fetch`` for :class:`Tokens`: the issuer's published keys, found by discovery."""

    def fetch() -> KeySet:
        try:
            discovery = httpx.get(f"{issuer}/.well-known/openid-configuration", timeout=5)
            keys = httpx.get(discovery.raise_for_status().json()["jwks_uri"], timeout=5)
            return KeySet.import_key_set(keys.raise_for_status().json())
        except (httpx.HTTPError, KeyError, ValueError) as error:
            raise IssuerAway(f"the keys of {issuer} cannot be fetched: {error}") from error

    return fetch
