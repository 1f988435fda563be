"""/petitions/record: a past petition with its whole life, from the books"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.petitions import AskedBySomebody
from services.petition.api.requests import ChosenId, Day, Text
from services.petition.imports.historical_petition import (
    HistoricalPetition,
    HistoricalRound,
    HistoricalSolution,
)
from services.petition.imports.historical_petitions import HistoricalPetitionCommands

OfficeIds = Annotated[tuple[UUID, ...], Field(max_length=20)]


class Round(Body):
    """One round that ended in an answer; announced at a briefing, then judged by the cell."""

    lead_id: UUID
    office_ids: OfficeIds = ()
    assigned_on: Day
    due_on: Day | None = None
    text: Text
    drafted_on: Day
    approved_on: Day
    document_number: Text
    answered_on: Day
    briefing_id: Annotated[UUID | None, Field(description="where it was announced")] = None
    accepted_on: Day | None = None
    rejected_on: Day | None = None
    reason: Text | None = None


class Solution(Body):
    """A thing done, and the day on which the cell confirmed it."""

    solved_on: Day
    what: Text
    seen_by: Text
    reported_on: Day
    confirmed_on: Day | None = None


class PastPetition(AskedBySomebody):
    """A past petition with what came of it; each part only where there was one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cell_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "briefing_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "field": "agriculture",
                    "text": "Đề nghị nạo vét kênh mương nội đồng",
                    "address": "Thôn Cao Duệ, xã Nhật Tân",
                    "kept_on": "2019-03-07",
                    "solved": {
                        "solved_on": "2019-03-28",
                        "what": "Đã nạo vét xong",
                        "seen_by": "Bí thư chi bộ thôn Cao Duệ",
                        "reported_on": "2019-04-08",
                        "confirmed_on": "2019-04-08",
                    },
                }
            ]
        }
    )

    cell_id: UUID
    briefing_id: UUID
    kept_on: Day | None = None
    escalated_to: UUID | None = None
    escalated_on: Day | None = None
    rounds: Annotated[tuple[Round, ...], Field(max_length=20)] = ()
    solved: Solution | None = None
    petition_id: ChosenId = None

    def life(self) -> HistoricalPetition:
        return HistoricalPetition(
            kept_on=self.kept_on,
            escalated_to=self.escalated_to,
            escalated_on=self.escalated_on,
            rounds=[HistoricalRound(**one.arguments()) for one in self.rounds],
            solved=HistoricalSolution(**self.solved.arguments()) if self.solved else None,
        )


def historical_petition_routes(petitions: HistoricalPetitionCommands) -> APIRouter:
    routes = APIRouter(prefix="/petitions", tags=["petitions"])

    @routes.post("/record", status_code=201, summary="Enter a past petition with its whole life")
    def record(context: CommandContextDep, body: PastPetition) -> JSONResponse:
        result = petitions.record(
            context,
            cell_id=body.cell_id,
            briefing_id=body.briefing_id,
            content=body.content(),
            petitioner=body.asked_by(),
            life=body.life(),
            petition_id=body.petition_id,
        )
        return result_response(result)

    return routes
