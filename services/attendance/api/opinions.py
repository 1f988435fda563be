"""/meetings/{meeting_id}/opinions"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body, Day
from services.attendance.api.requests import Text
from services.attendance.application.opinions import OpinionCommands


class NewOpinion(Body):
    """Something raised in the meeting."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "Chất lượng cây giống cấp cho các hộ chưa bảo đảm"}]
        }
    )

    text: Text
    opinion_id: Annotated[
        UUID | None, Field(alias="id", description="an id of your own choice")
    ] = None


class Forwarding(Body):
    """The opinion was passed up to an organization."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "to_organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "forwarded_on": "2020-03-10",
                }
            ]
        }
    )

    to_organization_id: UUID
    forwarded_on: Day


def opinion_routes(opinions: OpinionCommands) -> APIRouter:
    routes = APIRouter(prefix="/meetings/{meeting_id}/opinions", tags=["opinions"])

    @routes.post("", status_code=201, summary="Record what was raised")
    def record(context: CommandContextDep, meeting_id: UUID, body: NewOpinion) -> JSONResponse:
        return result_response(opinions.record(context, meeting_id, **body.arguments()))

    @routes.post("/{opinion_id}/forwarding", status_code=201, summary="Pass an opinion up")
    def forward(
        context: CommandContextDep, meeting_id: UUID, opinion_id: UUID, body: Forwarding
    ) -> JSONResponse:
        result = opinions.forward(context, meeting_id, opinion_id, **body.arguments())
        return result_response(result)

    return routes
