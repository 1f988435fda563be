"""The demo issuer over HTTP: discovery, keys, the sign-in page, tokens."""

import html
from ipaddress import ip_address
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from pydantic import BaseModel, Field

from services.issuer.local import TOKEN_SECONDS, LocalIssuer


class NotOnLoopback(Exception):
    """The demo issuer was to be reachable from outside, and nobody said that this is wanted."""


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


class Asked(BaseModel):
    """Request of a client, carried through the form to the code."""

    redirect_uri: str = Field(max_length=2000)
    code_challenge: str = Field(max_length=200)
    client_id: str = Field("", max_length=200)
    state: str = Field("", max_length=2000)
    nonce: str = Field("", max_length=200)


class Typed(Asked):
    """The form as it comes back."""

    account: str = Field(max_length=200)
    password: str = Field(max_length=200)


def _form(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    return _page(request.app.state.issuer, asked)


def _sign_in(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    issuer: LocalIssuer = request.app.state.issuer
    if typed.redirect_uri not in issuer.redirects:
        return _refused()
    if not issuer.knows(typed.account, typed.password):
        return _page(issuer, typed, account=typed.account)
    code = issuer.code(
        typed.account,
        typed.client_id,
        typed.redirect_uri,
        typed.code_challenge,
        typed.nonce or None,
    )
    query = urlencode({"code": code, "state": typed.state})
    return RedirectResponse(f"{typed.redirect_uri}?{query}", status_code=303)


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
    tokens = None
    if grant_type == "authorization_code":
        tokens = issuer.redeem(code, redirect_uri, code_verifier)
    elif grant_type == "password" and issuer.knows(username, password):
        tokens = {"access_token": issuer.token(username)}
    if tokens is None:
        return JSONResponse({"error": "invalid_grant"}, 400)
    body = tokens | {"token_type": "Bearer", "expires_in": TOKEN_SECONDS}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def _refused() -> Response:
    return HTMLResponse("<p>Địa chỉ quay lại không được phép.</p>", 400)


def _page(issuer: LocalIssuer, asked: Asked, account: str = "") -> Response:
    if asked.redirect_uri not in issuer.redirects:
        return _refused()
    hidden = asked.model_dump(include=set(Asked.model_fields))
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
