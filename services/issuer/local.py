"""The accounts, the codes and the tokens of the demo issuer."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

TOKEN_SECONDS: Final = 8 * 3600
_CODE_SECONDS: Final = 60
_FREE_FAILURES: Final = 5
_LOCKED_SECONDS: Final = 60


@dataclass(frozen=True)
class Account:
    """Someone who may sign in: ``password_hash`` is argon2's."""

    name: str
    password_hash: str


@dataclass
class _Code:
    account: str
    client_id: str
    redirect_uri: str
    challenge: str
    nonce: str | None
    expires_at: float


@dataclass
class LocalIssuer:
    """Issues tokens at ``url`` for ``audience``, to the clients whose redirects are named."""

    url: str
    audience: str
    accounts: Mapping[str, Account]
    redirects: frozenset[str]
    key: ECKey
    anywhere: bool = False
    _codes: dict[str, _Code] = field(default_factory=dict)
    _failures: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keys(self) -> KeySet:
        """The public keys; a service in the same process needs no HTTP to have them."""
        return KeySet([ECKey.import_key(self.key.as_dict(private=False))])

    def token(self, account: str) -> str:
        """A signed access token for the account, valid for eight hours."""
        return self._signed(account, {"aud": self.audience})

    def id_token(self, account: str, client_id: str, nonce: str | None) -> str:
        """Tells the client that asked who signed in there."""
        return self._signed(account, {"aud": client_id} | ({"nonce": nonce} if nonce else {}))

    def _signed(self, account: str, more: Mapping[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": account,
            "name": self.accounts[account].name if account in self.accounts else account,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            **more,
        }
        return str(jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key))

    def knows(self, account: str, password: str) -> bool:
        """Tell whether the password is the account's. After five failures: no, for a minute."""
        now = time.monotonic()
        with self._lock:
            failures, since = self._failures.get(account, (0, now))
            if failures >= _FREE_FAILURES and now - since < _LOCKED_SECONDS:
                return False
        found = self.accounts.get(account)
        try:
            known = found is not None and PasswordHasher().verify(found.password_hash, password)
        except VerifyMismatchError:
            known = False
        with self._lock:
            self._failures[account] = (0, now) if known else (failures + 1, now)
        return known

    def code(
        self, account: str, client_id: str, redirect_uri: str, challenge: str, nonce: str | None
    ) -> str:
        """A code that the client can change for tokens once, within a minute."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._codes = {c: v for c, v in self._codes.items() if v.expires_at > now}
            expires_at = now + _CODE_SECONDS
            self._codes[code] = _Code(
                account, client_id, redirect_uri, challenge, nonce, expires_at
            )
        return code

    def redeem(self, code: str, redirect_uri: str, verifier: str) -> dict[str, str] | None:
        """The two tokens for a code, or None when code, redirect or verifier are not right."""
        with self._lock:
            kept = self._codes.pop(code, None)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if kept is None or kept.expires_at < time.monotonic() or kept.redirect_uri != redirect_uri:
            return None
        if not hmac.compare_digest(challenge, kept.challenge):
            return None
        return {
            "access_token": self.token(kept.account),
            "id_token": self.id_token(kept.account, kept.client_id, kept.nonce),
        }
