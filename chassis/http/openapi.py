"""What a command answers, as the API documents describe it."""

from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from chassis.http.problems import MEDIA_TYPE


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
            "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
        }
        for status, meaning in _REFUSALS.items()
    },
}
"""Every command answers with one of these."""
