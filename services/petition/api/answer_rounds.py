"""/petitions/{petition_id}: who owes an answer, and the answer"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import ClockRule, StopCause
from services.petition.api.requests import Day, Text
from services.petition.application.answer_rounds import AnswerRoundCommands

OfficeIds = Annotated[
    tuple[UUID, ...], Field(max_length=20, description="the others; the lead need not be in it")
]


class Assignment(Body):
    """Offices owe the answer of the next round."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"lead_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d"}]}
    )

    lead_id: UUID
    office_ids: OfficeIds = ()
    assigned_on: Day | None = None
    due_on: Annotated[Day | None, Field(description="else as the regulation has it")] = None
    reason: Text | None = None


class Transfer(Body):
    """Other offices owe the answer of this round."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "lead_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d",
                    "clock": "keeps",
                    "reason": "Không thuộc thẩm quyền",
                }
            ]
        }
    )

    lead_id: UUID
    office_ids: OfficeIds = ()
    clock: ClockRule
    transferred_on: Day | None = None
    reason: Text


class ClockStop(Body):
    """The office waits for somebody else."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"cause": "forwarded_above", "reason": "Xin ý kiến Ủy ban tỉnh"}]
        }
    )

    cause: StopCause
    stopped_on: Day | None = None
    reason: Text


class ClockResumption(Body):
    """The office goes on."""

    resumed_on: Day | None = None
    reason: Text | None = None


class Draft(Body):
    """An answer is proposed."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Công ty thủy nông sẽ nạo vét trong tháng 4"}]}
    )

    office_id: Annotated[UUID | None, Field(description="else one's own, or the lead")] = None
    text: Text
    drafted_on: Day | None = None


class Return(Body):
    """The draft goes back for rework."""

    returned_on: Day | None = None
    reason: Text


class Approval(Body):
    """The draft may go out."""

    approved_on: Day | None = None
    reason: Text | None = None


class NumberedAnswer(Body):
    """The answer's number and date."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"document_number": "127-CV/HU"}]})

    document_number: Text
    answered_on: Day | None = None


class Acceptance(Body):
    """The cell is satisfied with the answer."""

    accepted_on: Day | None = None
    reason: Text | None = None


class Rejection(Body):
    """The cell says that this is no answer."""

    rejected_on: Day | None = None
    reason: Text


def round_routes(rounds: AnswerRoundCommands) -> APIRouter:
    routes = APIRouter(prefix="/petitions/{petition_id}", tags=["rounds"])

    @routes.post("/assignment", status_code=201, summary="Put it to answering offices")
    def assign(context: CommandContextDep, petition_id: UUID, body: Assignment) -> JSONResponse:
        return result_response(rounds.assign(context, petition_id, **body.arguments()))

    @routes.post("/transfer", status_code=201, summary="Put the round to other offices")
    def transfer(context: CommandContextDep, petition_id: UUID, body: Transfer) -> JSONResponse:
        return result_response(rounds.transfer(context, petition_id, **body.arguments()))

    @routes.post("/clock-stop", status_code=201, summary="Stop the clock")
    def stop(context: CommandContextDep, petition_id: UUID, body: ClockStop) -> JSONResponse:
        return result_response(rounds.stop(context, petition_id, **body.arguments()))

    @routes.post("/clock-resumption", status_code=201, summary="Let the clock go on")
    def resume(
        context: CommandContextDep, petition_id: UUID, body: ClockResumption
    ) -> JSONResponse:
        return result_response(rounds.resume(context, petition_id, **body.arguments()))

    return routes


def answer_routes(answers: AnswerRoundCommands) -> APIRouter:
    routes = APIRouter(prefix="/petitions/{petition_id}", tags=["answers"])

    @routes.post("/draft", status_code=201, summary="Draft an answer")
    def draft(context: CommandContextDep, petition_id: UUID, body: Draft) -> JSONResponse:
        return result_response(answers.draft(context, petition_id, **body.arguments()))

    @routes.post("/return", status_code=201, summary="Return the draft for rework")
    def return_(context: CommandContextDep, petition_id: UUID, body: Return) -> JSONResponse:
        return result_response(answers.return_(context, petition_id, **body.arguments()))

    @routes.post("/approval", status_code=201, summary="Approve the draft")
    def approve(context: CommandContextDep, petition_id: UUID, body: Approval) -> JSONResponse:
        return result_response(answers.approve(context, petition_id, **body.arguments()))

    @routes.post("/answer", status_code=201, summary="Give the approved answer its number")
    def answer(context: CommandContextDep, petition_id: UUID, body: NumberedAnswer) -> JSONResponse:
        return result_response(answers.answer(context, petition_id, **body.arguments()))

    @routes.post("/acceptance", status_code=201, summary="Accept the answer for the cell")
    def accept(context: CommandContextDep, petition_id: UUID, body: Acceptance) -> JSONResponse:
        return result_response(answers.accept(context, petition_id, **body.arguments()))

    @routes.post("/rejection", status_code=201, summary="Reject the answer for the cell")
    def reject(context: CommandContextDep, petition_id: UUID, body: Rejection) -> JSONResponse:
        return result_response(answers.reject(context, petition_id, **body.arguments()))

    return routes
