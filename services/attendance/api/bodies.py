"""What the requests of this service have in common."""

from typing import Annotated

from pydantic import ConfigDict, Field

from chassis.bodies import Body

Text = Annotated[str, Field(min_length=1, max_length=10_000)]
"""Reasons, places and opinions; how long each may be is a rule of the domain."""

People = Annotated[int, Field(strict=True, description="a number of party members")]


class Why(Body):
    """Why it is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Ghi nhầm cuộc họp"}]})

    reason: Text
