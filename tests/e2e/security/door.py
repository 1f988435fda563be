"""One endpoint, with a request that would be carried out for whoever may."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

from services.demo.client import XLSX
from tests.support.town import OFFICE


@dataclass(frozen=True)
class Door:
    """``operation`` is the endpoint as its service's OpenAPI names it.

    ``everybody``: whoever is signed in may, because the answer is about the caller alone, or about
    the form of a sheet.
    ``opened_by`` is the account that gets through, the office of the district if nobody else.
    """

    service: str
    operation: str
    ids: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    sheet: tuple[Sequence[str], Sequence[object]] | None = None
    query: dict[str, str] = field(default_factory=dict)
    everybody: bool = False
    opened_by: str = OFFICE

    @property
    def method(self) -> str:
        return self.operation.split()[0]

    @property
    def path(self) -> str:
        return self.operation.split()[1].format(**self.ids)

    def request(self) -> dict[str, Any]:
        """What of the request is besides method, address and token."""
        if self.sheet is not None:
            return {"content": _workbook(*self.sheet), "headers": {"Content-Type": XLSX}}
        if self.body is not None:
            return {"json": self.body}
        return {"params": self.query}


def _workbook(headers: Sequence[str], row: Sequence[object]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append(list(headers))
    sheet.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
