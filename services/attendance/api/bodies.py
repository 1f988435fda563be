"""What all requests and answers have in common."""

import re
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _written_day(value: object) -> date:
    # The library alone would also take a number, for the seconds since 1970.
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("a day is written like 2020-12-31")
    return date.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_written_day, json_schema_input_type=date)]
"""A day in Asia/Ho_Chi_Minh."""

Text = Annotated[str, Field(min_length=1, max_length=10_000)]
"""Reasons, places and opinions; how long each may be is a rule of the domain."""

People = Annotated[int, Field(strict=True, description="a number of party members")]


class Body(BaseModel):
    """What a command says; fields that it does not know are refused."""

    model_config = ConfigDict(extra="forbid")

    def arguments(self) -> dict[str, Any]:
        """The fields, named as the use case names them."""
        return dict(self)


class Why(Body):
    """Why it is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Ghi nhầm cuộc họp"}]})

    reason: Text


class Answer(BaseModel):
    """What changed, and the position to wait for before reading it."""

    model_config = ConfigDict(extra="allow")

    id: UUID
    position: Annotated[str, Field(examples=["7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f:1"])]


class Problem(BaseModel):
    """A problem document (RFC 9457); ``errors`` names each field and the rule it breaks."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []


_REFUSALS: Final = {
    400: "the request cannot be read",
    401: "no valid token came with it",
    403: "no grant of the caller covers this today",
    404: "what the address or the body names is not known",
    409: "something stored stands in the way, or was changed meanwhile",
    413: "the body is too large",
    422: "a field is not as described, or a rule is broken",
    503: "the database does not answer now, or the position has not arrived",
}

ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    201: {
        "model": Answer,
        "headers": {"Position": {"schema": {"type": "string"}, "description": "as in the body"}},
    },
    **{
        status: {
            "description": meaning,
            "content": {"application/problem+json": {"schema": Problem.model_json_schema()}},
        }
        for status, meaning in _REFUSALS.items()
    },
}
"""Every command answers with one of these."""
