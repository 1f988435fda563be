"""/working-years"""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import OrderDep
from chassis.http.problems import receipt_response
from chassis.http.requests import Body
from services.petition.api.requests import Day, Text
from services.petition.application.working_years import WorkingYearCommands

Days = Annotated[tuple[Day, ...], Field(max_length=366)]


class Decision(Body):
    """The moved working days of a year, all of them: a later decision replaces an earlier one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "year": 2019,
                    "days_off": ["2019-04-29"],
                    "days_worked": ["2019-05-04"],
                    "document": "Thông báo hoán đổi ngày làm việc dịp 30/4 và 01/5 năm 2019",
                }
            ]
        }
    )

    year: Annotated[int, Field(strict=True)]
    days_off: Days = ()
    days_worked: Days = ()
    document: Text


def working_year_routes(working_years: WorkingYearCommands) -> APIRouter:
    routes = APIRouter(prefix="/working-years", tags=["working years"])

    @routes.post("", status_code=201, summary="Decide which days of a year are worked")
    def decide(order: OrderDep, body: Decision) -> JSONResponse:
        return receipt_response(working_years.decide(order, **body.arguments()))

    return routes
