"""/regulations, and /working-years by which their days are counted"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.requests import ChosenId, Day, Ending, Text, WorkingDays
from services.petition.application.regulations import RegulationCommands, WorkingYearCommands
from services.petition.domain.regulation.regulation import AnswerDays


class PetitionField(Body):
    """A field that petitions may be about."""

    code: Text
    name: Text


class NewRegulation(Body):
    """The time for an answer, in the subtree of the scope."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "scope_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "number": "05-QĐ/HU",
                    "title": "Quy định tiếp nhận, trả lời kiến nghị của chi bộ",
                    "starts_on": "2019-01-01",
                    "answer_days": 10,
                    "remind_days": 2,
                    "escalate_days": 3,
                    "fields": [
                        {"code": "agriculture", "name": "Nông nghiệp"},
                        {"code": "land", "name": "Đất đai"},
                    ],
                }
            ]
        }
    )

    scope_id: UUID
    number: Text
    title: Text
    starts_on: Day
    ends_on: Annotated[Day | None, Field(description="the last day, when it is known")] = None
    answer_days: WorkingDays
    remind_days: Annotated[WorkingDays, Field(description="before the answer is due")]
    escalate_days: Annotated[WorkingDays, Field(description="after the answer was due")]
    fields: Annotated[tuple[PetitionField, ...], Field(max_length=500)]
    regulation_id: ChosenId = None

    def arguments(self) -> dict[str, Any]:
        days = ("answer_days", "remind_days", "escalate_days")
        given = {name: value for name, value in dict(self).items() if name not in days}
        return given | {
            "deadlines": AnswerDays(**{name: getattr(self, name) for name in days}),
            "fields": [(field.code, field.name) for field in self.fields],
        }


def regulation_routes(regulations: RegulationCommands) -> APIRouter:
    routes = APIRouter(prefix="/regulations", tags=["regulations"])

    @routes.post("", status_code=201, summary="Adopt a petition regulation")
    def adopt(context: CommandContextDep, body: NewRegulation) -> JSONResponse:
        return result_response(regulations.adopt(context, **body.arguments()))

    @routes.post("/{regulation_id}/repeal", status_code=201, summary="Repeal a regulation")
    def repeal(context: CommandContextDep, regulation_id: UUID, body: Ending) -> JSONResponse:
        return result_response(regulations.repeal(context, regulation_id, **body.arguments()))

    return routes


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
    def decide(context: CommandContextDep, body: Decision) -> JSONResponse:
        return result_response(working_years.decide(context, **body.arguments()))

    return routes
