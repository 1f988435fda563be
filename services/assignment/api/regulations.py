"""/regulations"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field, StrictBool, StrictInt

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import Level, Proration
from services.assignment.api.requests import ChosenId, Day, Ending, Text
from services.assignment.application.regulations import RegulationCommands


class NewRegulation(Body):
    """Minimum visits a year by level, owed in the subtree of the scope."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "number": "1764-QĐ/TU",
                    "title": "Quy định cấp ủy viên dự sinh hoạt chi bộ",
                    "scope_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "starts_on": "2019-05-29",
                    "minimums": {"province": 1, "district": 2, "commune": 4},
                    "proration": "by_month",
                }
            ]
        }
    )

    number: Text
    title: Text
    scope_id: UUID
    starts_on: Day
    ends_on: Annotated[Day | None, Field(description="the last day, when it is known")] = None
    minimums: Annotated[
        dict[Level, StrictInt],
        Field(description="visits a year from 0 to 366; a level not named owes nothing"),
    ]
    proration: Proration = "none"
    only_confirmed: StrictBool = False
    only_assigned: StrictBool = False
    committee_meetings_count: StrictBool = False
    regulation_id: ChosenId = None


def regulation_routes(regulations: RegulationCommands) -> APIRouter:
    routes = APIRouter(prefix="/regulations", tags=["regulations"])

    @routes.post("", status_code=201, summary="Adopt a regulation")
    def adopt(context: CommandContextDep, body: NewRegulation) -> JSONResponse:
        return result_response(regulations.adopt(context, **body.arguments()))

    @routes.post("/{regulation_id}/repeal", status_code=201, summary="Repeal a regulation")
    def repeal(context: CommandContextDep, regulation_id: UUID, body: Ending) -> JSONResponse:
        return result_response(regulations.repeal(context, regulation_id, **body.arguments()))

    return routes
