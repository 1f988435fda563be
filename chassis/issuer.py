"""A small OpenID Connect issuer for demo accounts on one machine. A province brings its own.

It speaks the authorization code flow with PKCE, for people, and the password grant, for scripts.
It refuses to be reached from anywhere but the machine itself unless it is told otherwise: the
accounts are known by everybody who read the documentation.
"""

import base64
import hashlib
import hmac
import html
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

_TOKEN_SECONDS: Final = 8 * 3600
_CODE_SECONDS: Final = 60
_FREE_FAILURES: Final = 5
_LOCKED_SECONDS: Final = 60


class NotOnLoopback(Exception):
    """The demo issuer was to be reachable from outside, and nobody said that this is wanted."""


@dataclass(frozen=True)
class Account:
    """Someone who may sign in: ``password_hash`` is argon2's."""

    name: str
    password_hash: str


@dataclass
class _Code:
    account: str
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

    def token(self, account: str, *, nonce: str | None = None) -> str:
        """A signed token for the account, valid for eight hours."""
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": self.audience,
            "sub": account,
            "name": self.accounts[account].name if account in self.accounts else account,
            "iat": now,
            "exp": now + _TOKEN_SECONDS,
        }
        if nonce is not None:
            claims["nonce"] = nonce
        header = {"alg": "ES256", "kid": self.key.kid}
        return str(jwt.encode(header, claims, self.key))

    def knows(self, account: str, password: str) -> bool:
        """Whether the password is the account's. After five failures in a row: no, for a minute."""
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

    def code(self, account: str, redirect_uri: str, challenge: str, nonce: str | None) -> str:
        """A code that can be changed for a token once, within a minute."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._codes = {c: v for c, v in self._codes.items() if v.expires_at > now}
            expires_at = now + _CODE_SECONDS
            self._codes[code] = _Code(account, redirect_uri, challenge, nonce, expires_at)
        return code

    def redeem(self, code: str, redirect_uri: str, verifier: str) -> str | None:
        """The token for a code, or None when code, redirect or verifier are not right."""
        with self._lock:
            kept = self._codes.pop(code, None)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if kept is None or kept.expires_at < time.monotonic() or kept.redirect_uri != redirect_uri:
            return None
        if not hmac.compare_digest(challenge, kept.challenge):
            return None
        return self.token(kept.account, nonce=kept.nonce)


def load_key(path: Path) -> ECKey:
    """The signing key in the file; made on the first day, readable by its owner alone."""
    if not path.exists():
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(key.as_pem(private=True))
    key = ECKey.import_key(path.read_bytes(), {"use": "sig", "alg": "ES256"})
    key.ensure_kid()
    return key


def is_loopback(host: str) -> bool:
    """Whether the host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def issuer_app(issuer: LocalIssuer, host: str) -> FastAPI:
    """The issuer's pages. ``host`` is where it will listen. Raises NotOnLoopback."""
    if not issuer.anywhere and not is_loopback(host):
        raise NotOnLoopback(
            f"the demo accounts would be reachable on {host}: set OIDC_ISSUER to your own issuer,"
            " or LOCAL_ISSUER_ANYWHERE=1 if this is meant"
        )
    app = FastAPI(title="Sâu Sát: demo sign-in", openapi_url=None)
    app.state.issuer = issuer
    app.add_api_route("/.well-known/openid-configuration", _discovery, methods=["GET"])
    app.add_api_route("/jwks", _jwks, methods=["GET"])
    app.add_api_route("/authorize", _form, methods=["GET"])
    app.add_api_route("/authorize", _sign_in, methods=["POST"])
    app.add_api_route("/token", _token, methods=["POST"])
    return app


def _discovery(request: Request) -> dict[str, Any]:
    url = request.app.state.issuer.url
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/jwks",
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "password"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "code_challenge_methods_supported": ["S256"],
    }


def _jwks(request: Request) -> dict[str, Any]:
    return dict(request.app.state.issuer.keys().as_dict(private=False))


Asked = Annotated[str, Query(max_length=2000)]


def _form(
    request: Request,
    redirect_uri: Asked,
    code_challenge: Asked,
    state: Asked = "",
    nonce: Asked = "",
) -> Response:
    return _page(request.app.state.issuer, redirect_uri, code_challenge, state, nonce)


def _sign_in(
    request: Request,
    account: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=200)],
    redirect_uri: Annotated[str, Form(max_length=2000)],
    code_challenge: Annotated[str, Form(max_length=200)],
    state: Annotated[str, Form(max_length=2000)] = "",
    nonce: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    issuer: LocalIssuer = request.app.state.issuer
    if redirect_uri not in issuer.redirects:
        return _refused()
    if not issuer.knows(account, password):
        return _page(issuer, redirect_uri, code_challenge, state, nonce, account=account)
    code = issuer.code(account, redirect_uri, code_challenge, nonce or None)
    query = urlencode({"code": code, "state": state})
    return RedirectResponse(f"{redirect_uri}?{query}", status_code=303)


def _token(
    request: Request,
    grant_type: Annotated[str, Form()],
    code: Annotated[str, Form()] = "",
    redirect_uri: Annotated[str, Form()] = "",
    code_verifier: Annotated[str, Form()] = "",
    username: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    issuer: LocalIssuer = request.app.state.issuer
    token = None
    if grant_type == "authorization_code":
        token = issuer.redeem(code, redirect_uri, code_verifier)
    elif grant_type == "password" and issuer.knows(username, password):
        token = issuer.token(username)
    if token is None:
        return JSONResponse({"error": "invalid_grant"}, 400)
    body = {"access_token": token, "id_token": token, "token_type": "Bearer"}
    return JSONResponse(
        body | {"expires_in": _TOKEN_SECONDS}, headers={"Cache-Control": "no-store"}
    )


def _refused() -> Response:
    return HTMLResponse("<p>Địa chỉ quay lại không được phép.</p>", 400)


def _page(
    issuer: LocalIssuer,
    redirect_uri: str,
    challenge: str,
    state: str,
    nonce: str,
    account: str = "",
) -> Response:
    if redirect_uri not in issuer.redirects:
        return _refused()
    hidden = {
        "redirect_uri": redirect_uri,
        "code_challenge": challenge,
        "state": state,
        "nonce": nonce,
    }
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
        for name, value in hidden.items()
    )
    wrong = (
        '<p role="alert" class="wrong">Tài khoản hoặc mật khẩu không đúng.</p>' if account else ""
    )
    body = _PAGE.format(fields=fields, wrong=wrong, account=html.escape(account))
    return HTMLResponse(body, 401 if account else 200, headers={"Cache-Control": "no-store"})


_PAGE: Final = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập · Sâu Sát</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{{font:16px/1.5 system-ui,"Noto Sans",sans-serif;margin:0;background:#f6f8fb;color:#182433;
display:grid;place-items:center;min-height:100vh}}
form{{background:#fff;border:1px solid #dce1e7;border-radius:8px;padding:2rem;
width:min(22rem,calc(100vw - 4rem))}}
h1{{font-size:1.25rem;margin:0 0 .25rem}}p{{margin:.25rem 0 1rem;color:#49566c}}
label{{display:block;margin:1rem 0 .25rem;font-weight:600}}
input[type=text],input[type=password]{{width:100%;box-sizing:border-box;padding:.6rem;font:inherit;
border:1px solid #8a94a6;border-radius:4px}}
button{{margin-top:1.5rem;width:100%;padding:.7rem;font:inherit;font-weight:600;color:#fff;
background:#0054a6;border:0;border-radius:4px}}
.wrong{{color:#b3261e;font-weight:600}}
</style></head><body><main><form method="post" action="authorize">
<h1>Sâu Sát</h1><p>Đăng nhập bằng tài khoản dùng thử</p>{wrong}{fields}
<label for="account">Tài khoản</label>
<input id="account" name="account" type="text" autocomplete="username" required value="{account}">
<label for="password">Mật khẩu</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Đăng nhập</button></form></main></body></html>
"""
