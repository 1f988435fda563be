"""The session: everything in one sealed cookie, nothing on the server."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

COOKIE_LIMIT: Final = 4000
"""Bytes that every browser keeps of one cookie, with its name."""

_ALGORITHMS: Final = ["dir", "A256GCM", "DEF"]
_KEY_BYTES: Final = 32


class WrongCookieKey(ValueError):
    """A cookie key has 32 bytes."""


class Sealer:
    """Seals what a browser keeps for us, so that it can neither read nor change it."""

    def __init__(self, key: bytes) -> None:
        if len(key) != _KEY_BYTES:
            raise WrongCookieKey(f"a cookie key has {_KEY_BYTES} bytes, this one has {len(key)}")
        self._key = OctKey.import_key(key)

    def seal(self, purpose: str, content: Mapping[str, Any]) -> str:
        """A text that :meth:`open` turns back when asked for the same purpose."""
        header = {"alg": "dir", "enc": "A256GCM", "zip": "DEF", "typ": purpose}
        return jwe.encrypt_compact(header, json.dumps(content), self._key, _ALGORITHMS)

    def open(self, purpose: str, sealed: str | None) -> dict[str, Any] | None:
        """Content that was sealed for the purpose; None when it was not sealed here for that."""
        if not sealed:
            return None
        try:
            opened = jwe.decrypt_compact(sealed, self._key, _ALGORITHMS)
        except (JoseError, ValueError):
            return None
        if opened.headers().get("typ") != purpose or opened.plaintext is None:
            return None
        found: dict[str, Any] = json.loads(opened.plaintext)
        return found


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in. ``began_at`` and ``ends_at`` are seconds since the epoch.

    ``csrf`` is what every form of this session carries.
    """

    token: str
    account: str
    name: str
    csrf: str
    began_at: int
    ends_at: int

    def runs_at(self, now: float) -> bool:
        return now < self.ends_at

    def made(self, form_token: str) -> bool:
        """Tell whether a form with this token was made for this session."""
        return hmac.compare_digest(form_token.encode(), self.csrf.encode())


class Cookies:
    """Names and attributes of our cookies. Over https the browser binds them to this host."""

    def __init__(self, sealer: Sealer, *, secure: bool) -> None:
        self._sealer = sealer
        self.secure = secure
        self.session = "__Host-sausat" if secure else "sausat"

    def sign_in(self, state: str) -> str:
        """The cookie of one attempt to sign in: two windows may try at once."""
        return f"{'__Host-' if self.secure else ''}sausat-sign-in-{state[:12]}"

    def seal(self, purpose: str, content: Mapping[str, Any]) -> str:
        return self._sealer.seal(purpose, content)

    def open(self, purpose: str, sealed: str | None) -> dict[str, Any] | None:
        return self._sealer.open(purpose, sealed)

    def write(self, session: Session) -> str:
        return self._sealer.seal("session", asdict(session))

    def read(self, cookies: Mapping[str, str]) -> Session | None:
        """The session in these cookies, run out or not."""
        found = self._sealer.open("session", cookies.get(self.session))
        return None if found is None else Session(**found)

    def attributes(self) -> dict[str, Any]:
        """Attributes with which a cookie of ours is set."""
        return {"httponly": True, "samesite": "lax", "secure": self.secure, "path": "/"}
