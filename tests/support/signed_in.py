"""Tokens as a province's issuer would sign them, without an issuer."""

import time
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from chassis.http.tokens import Tokens

ISSUER = "https://issuer.example"
AUDIENCE = "sausat"


class Signer:
    """An issuer's key and what it signs; ``fetched`` counts how often its keys were asked for.

    ``now`` gives the seconds since the epoch at which it signs, and at which its tokens are read.
    """

    def __init__(self, kid: str = "test", now: Callable[[], float] = time.time) -> None:
        self.key = ECKey.generate_key("P-256", {"kid": kid})
        self.fetched = 0
        self._now = now

    def keys(self) -> KeySet:
        self.fetched += 1
        return KeySet([self.key])

    def tokens(self) -> Tokens:
        return Tokens(ISSUER, AUDIENCE, self.keys, now=self._now)

    def token(self, subject: str = "vp-tinh", **claims: Any) -> str:
        """Valid for five minutes; a claim that is given as None is left out."""
        now = int(self._now())
        stated = {"iss": ISSUER, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + 300}
        stated = {name: value for name, value in (stated | claims).items() if value is not None}
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, stated, self.key)

    def header(self, subject: str = "vp-tinh") -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(subject)}"}
