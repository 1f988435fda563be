"""What the commands of any service have in common: how a body and a day are written."""

import re
from datetime import date
from typing import Annotated, Any, Final

import fastapi
from pydantic import BaseModel, BeforeValidator, ConfigDict

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _written_day(value: object) -> date:
    # The library alone would also take a number, for the seconds since 1970.
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("a day is written like 2020-12-31")
    return date.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_written_day, json_schema_input_type=date)]
"""A day in Asia/Ho_Chi_Minh."""

Workbook = Annotated[bytes, fastapi.Body(media_type=_XLSX)]
"""The body is a file; :mod:`chassis.imports` reads it."""


class Body(BaseModel):
    """What a command says; fields that it does not know are refused."""

    model_config = ConfigDict(extra="forbid")

    def arguments(self) -> dict[str, Any]:
        """The fields, named as the use case names them."""
        return dict(self)
