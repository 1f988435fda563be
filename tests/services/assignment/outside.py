"""The service as its callers see it: built by the wiring, asked over HTTP with tokens."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from httpx import Response

from chassis.service import LogFollow
from services.assignment.service import SERVICE
from tests.services.assignment.house import OPERATOR, PROVINCE
from tests.support.service_harness import Api

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
        follow = LogFollow()
        now = datetime(2026, 1, 15, 3, tzinfo=UTC)
        self.api = Api(SERVICE, database_url, now, follow=follow, bootstrap_account=OPERATOR)
        if self.api.service.published is None:
            raise TypeError("the service publishes nothing")
        self.log = self.api.service.published
        follow.add(self.log, database_url)
        self._stopping = threading.Event()
        self._worker = threading.Thread(
            target=self.api.service.workers["projector"].run, args=(self._stopping,)
        )
        self._worker.start()
        self.client = self.api.client
        self._position: str | None = None

    def post(self, path: str, body: Any, actor: str = "vp-tinh", **headers: str) -> Response:
        """Give a command, having seen what the last one changed."""
        if self._position is not None:
            headers["Wait-For"] = self._position
        given = {"content": body} if isinstance(body, bytes) else {"json": body}
        response: Response = self.client.post(
            path, headers=self.api.signer.header(actor) | headers, **given
        )
        self._position = response.headers.get("Position", self._position)
        return response

    def close(self) -> None:
        self._stopping.set()
        self._worker.join()
        self.api.close()


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
