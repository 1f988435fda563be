"""/matters"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body, Day
from services.attendance.api.requests import ChosenId, Text, Why
from services.attendance.application.matters import MatterCommands


class NewMatter(Body):
    """Something hard was found on the ground."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "found_on": "2020-03-09",
                    "text": "Mười hai hộ chưa nhường đất làm đường vì chưa rõ mức bồi thường",
                }
            ]
        }
    )

    organization_id: Annotated[UUID, Field(description="the cell or committee where it was found")]
    found_on: Day
    text: Text
    matter_id: ChosenId = None


class MatterCorrection(Body):
    """The matter as it should have been written down, as a whole."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "found_on": "2020-03-08",
                    "text": "Mười bốn hộ chưa nhường đất làm đường vì chưa rõ mức bồi thường",
                    "reason": "Ghi nhầm ngày và số hộ",
                }
            ]
        }
    )

    found_on: Day
    text: Text
    reason: Text


class Entrusting(Body):
    """A member is responsible from now on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "member_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "due_on": "2020-04-15",
                    "entrusted_on": "2020-03-12",
                }
            ]
        }
    )

    member_id: UUID
    due_on: Day
    entrusted_on: Day


class Settlement(Body):
    """The matter is no longer one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"settled_on": "2020-04-09", "outcome": "Mười bốn hộ đã ký biên bản nhường đất"}
            ]
        }
    )

    settled_on: Day
    outcome: Text


class Reopening(Body):
    """The matter was not settled after all."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reopened_on": "2020-04-20", "reason": "Hai hộ rút lại ý kiến"}]
        }
    )

    reopened_on: Day
    reason: Text


def matter_routes(matters: MatterCommands) -> APIRouter:
    routes = APIRouter(prefix="/matters", tags=["matters"])

    @routes.post("", status_code=201, summary="Record what was found on the ground")
    def record(context: CommandContextDep, body: NewMatter) -> JSONResponse:
        return result_response(matters.record(context, **body.arguments()))

    @routes.post("/{matter_id}/correction", status_code=201, summary="Correct what was written")
    def correct(
        context: CommandContextDep, matter_id: UUID, body: MatterCorrection
    ) -> JSONResponse:
        return result_response(matters.correct(context, matter_id, **body.arguments()))

    @routes.post("/{matter_id}/entrusting", status_code=201, summary="Make a member responsible")
    def entrust(context: CommandContextDep, matter_id: UUID, body: Entrusting) -> JSONResponse:
        return result_response(matters.entrust(context, matter_id, **body.arguments()))

    @routes.post("/{matter_id}/settlement", status_code=201, summary="Say what came of it")
    def settle(context: CommandContextDep, matter_id: UUID, body: Settlement) -> JSONResponse:
        return result_response(matters.settle(context, matter_id, **body.arguments()))

    @routes.post("/{matter_id}/reopening", status_code=201, summary="It is not settled after all")
    def reopen(context: CommandContextDep, matter_id: UUID, body: Reopening) -> JSONResponse:
        return result_response(matters.reopen(context, matter_id, **body.arguments()))

    @routes.post("/{matter_id}/revocation", status_code=201, summary="It was recorded by mistake")
    def revoke(context: CommandContextDep, matter_id: UUID, body: Why) -> JSONResponse:
        return result_response(matters.revoke(context, matter_id, **body.arguments()))

    return routes
