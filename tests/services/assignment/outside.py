"""The service as its callers see it: built by the wiring, asked over HTTP with tokens."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from chassis.clock import FixedClock
from chassis.http.tokens import Tokens
from chassis.service import LogFollow, ServiceEnvironment
from services.assignment.wiring import build
from tests.services.assignment.house import OPERATOR, PROVINCE

ISSUER = "https://issuer.example"
AUDIENCE = "sausat"


A_PROVINCE = {
    "id": str(PROVINCE),
    "code": "TU",
    "name": "Đảng bộ tỉnh Lạng Sơn",
    "kind": "province_committee",
    "effective_on": "2015-01-01",
}


class Outside:
    """A running service on the fifteenth of January 2026."""

    def __init__(self, database_url: str) -> None:
        self._key = ECKey.generate_key("P-256", {"kid": "test"})
        keys = KeySet([self._key])
        follow = LogFollow()
        self.service = build(
            ServiceEnvironment(
                database_url=database_url,
                tokens=Tokens(ISSUER, AUDIENCE, lambda: keys),
                clock=FixedClock(datetime(2026, 1, 15, 3, tzinfo=UTC)),
                follow=follow,
                bootstrap_account=OPERATOR,
            )
        )
        if self.service.published is None:
            raise TypeError("the service publishes nothing")
        self.log = self.service.published
        follow.add(self.log, database_url)
        self._stopping = threading.Event()
        self._worker = threading.Thread(
            target=self.service.workers["projector"].run, args=(self._stopping,)
        )
        self._worker.start()
        self.client = TestClient(self.service.app, raise_server_exceptions=False)
        self._position: str | None = None

    def post(self, path: str, body: Any, actor: str = "vp-tinh", **headers: str) -> Response:
        """Give an order, having seen what the last one changed."""
        if self._position is not None:
            headers["Wait-For"] = self._position
        given = {"content": body} if isinstance(body, bytes) else {"json": body}
        response: Response = self.client.post(
            path, headers={"Authorization": f"Bearer {self.token(actor)}", **headers}, **given
        )
        self._position = response.headers.get("Position", self._position)
        return response

    def token(self, actor: str) -> str:
        now = int(time.time())
        reservations = {"iss": ISSUER, "aud": AUDIENCE, "sub": actor, "iat": now, "exp": now + 300}
        return jwt.encode({"alg": "ES256", "kid": "test"}, reservations, self._key)

    def close(self) -> None:
        self._stopping.set()
        self._worker.join()
        self.service.close()


def running(database_url: str) -> Iterator[Outside]:
    """With a province and its office, entered by the operator."""
    outside = Outside(database_url)
    office = {
        "account": "vp-tinh",
        "role": "province_office",
        "organization_id": str(PROVINCE),
        "starts_on": "2015-01-01",
    }
    for path, body in (("/organizations", A_PROVINCE), ("/grants", office)):
        outside.post(path, body, OPERATOR).raise_for_status()
    yield outside
    outside.close()
