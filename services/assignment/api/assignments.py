"""/assignments"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import AssignmentRole, TargetKind
from services.assignment.api.requests import ChosenId, Day, EndCorrection, Ending, Text
from services.assignment.application.assignments import AssignmentCommands


class NewAssignment(Body):
    """A member follows an organization or a locality, with all below it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "member_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "target_kind": "organization",
                    "target_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "role": "in_charge",
                    "starts_on": "2022-05-22",
                    "decision": "77-NQ/TU",
                }
            ]
        }
    )

    member_id: UUID
    target_kind: TargetKind
    target_id: UUID
    role: AssignmentRole
    starts_on: Day
    ends_on: Annotated[Day | None, Field(description="the last day, when it is known")] = None
    decision: Annotated[Text | None, Field(description="the number of the document")] = None
    assignment_id: ChosenId = None


class Replacement(Body):
    """Another member takes over the day after the last."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "member_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "ends_on": "2023-06-30",
                    "reason": "Điều động công tác",
                }
            ]
        }
    )

    member_id: Annotated[UUID, Field(description="who takes over")]
    ends_on: Annotated[Day, Field(description="the last day of who is replaced")]
    reason: Text
    successor_ends_on: Annotated[
        Day | None, Field(description="the last day of who takes over, when it is known")
    ] = None
    decision: Annotated[Text | None, Field(description="the number of the document")] = None
    successor_id: ChosenId = None


def assignment_routes(assignments: AssignmentCommands) -> APIRouter:
    routes = APIRouter(prefix="/assignments", tags=["assignments"])

    @routes.post("", status_code=201, summary="Assign a member")
    def assign(context: CommandContextDep, body: NewAssignment) -> JSONResponse:
        return result_response(assignments.assign(context, **body.arguments()))

    @routes.post("/{assignment_id}/end", status_code=201, summary="End an assignment")
    def end(context: CommandContextDep, assignment_id: UUID, body: Ending) -> JSONResponse:
        return result_response(assignments.end(context, assignment_id, **body.arguments()))

    @routes.post(
        "/{assignment_id}/end/correction",
        status_code=201,
        summary="Correct the last day of an assignment that ended",
    )
    def correct_end(
        context: CommandContextDep, assignment_id: UUID, body: EndCorrection
    ) -> JSONResponse:
        return result_response(assignments.correct_end(context, assignment_id, **body.arguments()))

    @routes.post(
        "/{assignment_id}/replacement", status_code=201, summary="Let another member take over"
    )
    def replace(context: CommandContextDep, assignment_id: UUID, body: Replacement) -> JSONResponse:
        return result_response(assignments.replace(context, assignment_id, **body.arguments()))

    return routes
