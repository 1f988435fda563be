"""Parts that the requests of this service share."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field

from chassis.http import requests as bodies
from chassis.http.requests import Body
from kernel.period import EARLIEST, LATEST


def _within_limits(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"a day is one from {EARLIEST} to {LATEST}")
    return day


Day = Annotated[bodies.Day, AfterValidator(_within_limits)]
"""A day in Asia/Ho_Chi_Minh that is no slip of the pen."""

Text = Annotated[str, Field(min_length=1, max_length=50_000)]
"""Names, reasons, petitions, minutes; how long each may be is a rule of the domain."""

ChosenId = Annotated[UUID | None, Field(alias="id", description="an id of your own choice")]

WorkingDays = Annotated[int, Field(strict=True, description="a number of working days")]


class Why(Body):
    """A reason."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Trùng lịch tiếp xúc cử tri"}]}
    )

    reason: Text


class Ending(Body):
    """The last day, and the reason."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"ends_on": "2019-11-30", "reason": "Sáp nhập vào xã Yết Kiêu"}]
        }
    )

    ends_on: Annotated[Day, Field(description="the last day")]
    reason: Text


class Closing(Body):
    """The last day of something that closes, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"last_day": "2025-06-30", "reason": "Không còn cấp huyện"}]
        }
    )

    last_day: Day
    reason: Text
