"""What the requests of this service have in common."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from chassis.http.requests import Body

Text = Annotated[str, Field(min_length=1, max_length=10_000)]
"""Reasons, places, opinions, matters and outcomes; how long each may be is a rule of the domain."""

ChosenId = Annotated[UUID | None, Field(alias="id", description="an id of your own choice")]

People = Annotated[int, Field(strict=True, description="a number of party members")]


class Why(Body):
    """Why it is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Ghi nhầm cuộc họp"}]})

    reason: Text
