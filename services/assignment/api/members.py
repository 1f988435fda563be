"""/members"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import Level, PostRole
from services.assignment.api.requests import ChosenId, Day, EndCorrection, Ending, Text
from services.assignment.application.members import MemberCommands


class NewMember(Body):
    """A person, with the cell that is the own cell from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "full_name": "Hoàng Văn Thụ",
                    "cell_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "effective_on": "2019-06-01",
                    "account": "thu.hv",
                }
            ]
        }
    )

    full_name: Text
    cell_id: UUID
    effective_on: Day
    account: Annotated[
        Text | None, Field(description="the subject of the member's sign-in tokens")
    ] = None
    member_id: ChosenId = None


class NewPost(Body):
    """A role in a committee, held from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "committee_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "role": "secretary",
                    "level": "commune",
                    "starts_on": "2020-07-01",
                }
            ]
        }
    )

    committee_id: UUID
    role: PostRole
    level: Annotated[Level, Field(description="the level of the committee")]
    starts_on: Day
    ends_on: Annotated[Day | None, Field(description="the last day, when it is known")] = None


class Transfer(Body):
    """The cell that is the own cell from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cell_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "effective_on": "2022-01-01",
                }
            ]
        }
    )

    cell_id: UUID
    effective_on: Day


def member_routes(members: MemberCommands) -> APIRouter:
    routes = APIRouter(prefix="/members", tags=["members"])

    @routes.post("", status_code=201, summary="Register a member")
    def register(context: CommandContextDep, body: NewMember) -> JSONResponse:
        return result_response(members.register(context, **body.arguments()))

    @routes.post(
        "/{member_id}/posts", status_code=201, summary="Appoint a member; answers the post_id also"
    )
    def appoint(context: CommandContextDep, member_id: UUID, body: NewPost) -> JSONResponse:
        return result_response(members.appoint(context, member_id, **body.arguments()))

    @routes.post("/{member_id}/posts/{post_id}/end", status_code=201, summary="End a post")
    def end_post(
        context: CommandContextDep, member_id: UUID, post_id: UUID, body: Ending
    ) -> JSONResponse:
        return result_response(members.end_post(context, member_id, post_id, **body.arguments()))

    @routes.post(
        "/{member_id}/posts/{post_id}/end/correction",
        status_code=201,
        summary="Correct the last day of a post that was ended",
    )
    def correct_post_end(
        context: CommandContextDep, member_id: UUID, post_id: UUID, body: EndCorrection
    ) -> JSONResponse:
        result = members.correct_post_end(context, member_id, post_id, **body.arguments())
        return result_response(result)

    @routes.post(
        "/{member_id}/transfer", status_code=201, summary="Transfer a member to another cell"
    )
    def transfer(context: CommandContextDep, member_id: UUID, body: Transfer) -> JSONResponse:
        return result_response(members.transfer(context, member_id, **body.arguments()))

    return routes
