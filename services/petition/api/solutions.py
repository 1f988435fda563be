"""/petitions/{petition_id}: whether the thing itself was done"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.requests import Day, Text
from services.petition.application.petitions import PetitionCommands


class Report(Body):
    """A thing done, its day, and a witness."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "solved_on": "2019-03-28",
                    "what": "Đã nạo vét xong 2 km kênh",
                    "seen_by": "Bí thư chi bộ thôn Cao Duệ",
                }
            ]
        }
    )

    solved_on: Day
    what: Text
    seen_by: Text
    briefing_id: Annotated[UUID | None, Field(description="where it is reported")] = None
    reported_on: Day | None = None


class Confirmation(Body):
    """The cell has seen it too."""

    confirmed_on: Day | None = None
    reason: Text | None = None


class Dispute(Body):
    """The cell says that it is not done."""

    disputed_on: Day | None = None
    reason: Text


class Reopening(Body):
    """It was solved, and that turned out to be wrong."""

    reopened_on: Day | None = None
    reason: Text


def solution_routes(petitions: PetitionCommands) -> APIRouter:
    routes = APIRouter(prefix="/petitions/{petition_id}", tags=["solutions"])

    @routes.post("/solution", status_code=201, summary="Report that it is solved")
    def report(context: CommandContextDep, petition_id: UUID, body: Report) -> JSONResponse:
        return result_response(petitions.report_solution(context, petition_id, **body.arguments()))

    @routes.post("/confirmation", status_code=201, summary="Confirm the solution for the cell")
    def confirm(context: CommandContextDep, petition_id: UUID, body: Confirmation) -> JSONResponse:
        return result_response(petitions.confirm_solution(context, petition_id, **body.arguments()))

    @routes.post("/dispute", status_code=201, summary="Dispute the solution for the cell")
    def dispute(context: CommandContextDep, petition_id: UUID, body: Dispute) -> JSONResponse:
        return result_response(petitions.dispute_solution(context, petition_id, **body.arguments()))

    @routes.post("/reopening", status_code=201, summary="Open a solved petition again")
    def reopen(context: CommandContextDep, petition_id: UUID, body: Reopening) -> JSONResponse:
        return result_response(petitions.reopen(context, petition_id, **body.arguments()))

    return routes
