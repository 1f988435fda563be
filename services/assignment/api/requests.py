"""What the requests of this service have in common."""

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

Text = Annotated[str, Field(min_length=1, max_length=2000)]
"""Names, codes and reasons; how long each may be is a rule of the domain."""

ChosenId = Annotated[UUID | None, Field(alias="id", description="an id of your own choice")]


class Ending(Body):
    """When something ends, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"ends_on": "2025-06-30", "reason": "Hết nhiệm kỳ"}]}
    )

    ends_on: Annotated[Day, Field(description="the last day")]
    reason: Text


class EndCorrection(Body):
    """The last day as it should have been recorded, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"ends_on": "2025-07-31", "reason": "Quyết định ghi nhầm tháng"}]
        }
    )

    ends_on: Annotated[
        Day | None, Field(description="the last day; null: nothing ended it, it goes on as agreed")
    ]
    reason: Text
