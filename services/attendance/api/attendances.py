"""/meetings/{meeting_id}/attendances"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.attendance.api.requests import Text, Why
from services.attendance.application.attendances import AttendanceCommands


class NewAttendance(Body):
    """A committee member from above sat in on the meeting."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"member_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b"}]}
    )

    member_id: UUID


class Substitution(Body):
    """Somebody else came in the member's stead."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "substitute_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d",
                    "reason": "Đồng chí bận họp huyện ủy",
                }
            ]
        }
    )

    substitute_id: Annotated[UUID, Field(description="who came")]
    reason: Text


class RightMember(Body):
    """The attendance was written down for the wrong person."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "correct_member_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d",
                    "reason": "Trùng tên",
                }
            ]
        }
    )

    correct_member_id: Annotated[UUID, Field(description="whose attendance it was")]
    reason: Text


def attendance_routes(attendances: AttendanceCommands) -> APIRouter:
    routes = APIRouter(prefix="/meetings/{meeting_id}/attendances", tags=["attendances"])

    @routes.post("", status_code=201, summary="Record that a member sat in")
    def record(context: CommandContextDep, meeting_id: UUID, body: NewAttendance) -> JSONResponse:
        return result_response(attendances.record(context, meeting_id, **body.arguments()))

    @routes.post("/{member_id}/confirmation", status_code=201, summary="Confirm it for the cell")
    def confirm(context: CommandContextDep, meeting_id: UUID, member_id: UUID) -> JSONResponse:
        return result_response(attendances.confirm(context, meeting_id, member_id))

    @routes.post("/{member_id}/dispute", status_code=201, summary="Dispute it for the cell")
    def dispute(
        context: CommandContextDep, meeting_id: UUID, member_id: UUID, body: Why
    ) -> JSONResponse:
        result = attendances.dispute(context, meeting_id, member_id, **body.arguments())
        return result_response(result)

    @routes.post("/{member_id}/substitution", status_code=201, summary="Somebody else came")
    def substitute(
        context: CommandContextDep, meeting_id: UUID, member_id: UUID, body: Substitution
    ) -> JSONResponse:
        result = attendances.substitute(context, meeting_id, member_id, **body.arguments())
        return result_response(result)

    @routes.post("/{member_id}/revocation", status_code=201, summary="Revoke an attendance")
    def revoke(
        context: CommandContextDep, meeting_id: UUID, member_id: UUID, body: Why
    ) -> JSONResponse:
        result = attendances.revoke(context, meeting_id, member_id, **body.arguments())
        return result_response(result)

    @routes.post("/{member_id}/correction", status_code=201, summary="It was somebody else's")
    def correct(
        context: CommandContextDep, meeting_id: UUID, member_id: UUID, body: RightMember
    ) -> JSONResponse:
        result = attendances.correct(context, meeting_id, member_id, **body.arguments())
        return result_response(result)

    return routes
