"""/petitions: raised, corrected, kept, escalated, withdrawn, merged, split"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import PetitionerKind
from services.petition.api.requests import ChosenId, Day, Text
from services.petition.application.merge_split import MergeSplitCommands, Part
from services.petition.application.petitions import OriginReference, PetitionCommands
from services.petition.domain.petition.content import PetitionContent, Petitioner

FieldCode = Annotated[str, Field(min_length=1, max_length=50, description="of the regulation")]


class Asked(Body):
    """The request, and its place."""

    field: FieldCode
    text: Text
    address: Text

    def content(self) -> PetitionContent:
        return PetitionContent(field=self.field, text=self.text, address=self.address)


class AskedBySomebody(Asked):
    """The request, its place, and the person behind it."""

    petitioner: PetitionerKind = "cell"
    petitioner_name: Text | None = None

    def asked_by(self) -> Petitioner:
        return Petitioner(petitioner=self.petitioner, name=self.petitioner_name)


class NewPetition(AskedBySomebody):
    """A cell asks for something; it was put at a briefing, or grew out of an opinion or matter."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cell_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "briefing_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "field": "agriculture",
                    "text": "Đề nghị nạo vét kênh mương nội đồng",
                    "address": "Thôn Cao Duệ, xã Nhật Tân",
                    "petitioner": "cell",
                }
            ]
        }
    )

    cell_id: UUID
    briefing_id: UUID | None = None
    opinion_id: UUID | None = None
    matter_id: UUID | None = None
    raised_on: Annotated[Day | None, Field(description="a briefing's own day; else today")] = None
    petition_id: ChosenId = None

    def origin(self) -> OriginReference:
        return OriginReference(
            briefing_id=self.briefing_id, opinion_id=self.opinion_id, matter_id=self.matter_id
        )


class Correction(Asked):
    """The request, anew and as a whole."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "field": "agriculture",
                    "text": "Đề nghị nạo vét 2 km kênh mương nội đồng",
                    "address": "Thôn Cao Duệ, xã Nhật Tân",
                    "reason": "Ghi thiếu chiều dài",
                }
            ]
        }
    )

    reason: Text


class Keeping(Body):
    """The commune takes it upon itself."""

    kept_on: Day | None = None
    reason: Text | None = None


class Escalation(Body):
    """The petition goes up."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"to_organization_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d"}]
        }
    )

    to_organization_id: UUID
    escalated_on: Day | None = None
    reason: Text | None = None


class Withdrawal(Body):
    """Whoever asked asks no more."""

    withdrawn_on: Day | None = None
    reason: Text


class Merger(Body):
    """Another petition asks for the same."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"into_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d", "reason": "Trùng nội dung"}
            ]
        }
    )

    into_id: UUID
    merged_on: Day | None = None
    reason: Text


class OnePart(Asked):
    """One of the things that the letter asked for."""

    part_id: ChosenId = None


class Splitting(Body):
    """One letter asked for several things."""

    parts: Annotated[tuple[OnePart, ...], Field(max_length=20)]
    split_on: Day | None = None
    reason: Text


def petition_routes(petitions: PetitionCommands, merge_split: MergeSplitCommands) -> APIRouter:
    routes = APIRouter(prefix="/petitions", tags=["petitions"])
    routes.include_router(_merge_split_routes(merge_split))

    @routes.post("", status_code=201, summary="Raise a petition")
    def raise_(context: CommandContextDep, body: NewPetition) -> JSONResponse:
        result = petitions.raise_(
            context,
            cell_id=body.cell_id,
            origin=body.origin(),
            content=body.content(),
            petitioner=body.asked_by(),
            raised_on=body.raised_on,
            petition_id=body.petition_id,
        )
        return result_response(result)

    @routes.post("/{petition_id}/correction", status_code=201, summary="Correct what was written")
    def correct(context: CommandContextDep, petition_id: UUID, body: Correction) -> JSONResponse:
        result = petitions.correct(context, petition_id, content=body.content(), reason=body.reason)
        return result_response(result)

    @routes.post("/{petition_id}/keeping", status_code=201, summary="Keep it at the base")
    def keep(context: CommandContextDep, petition_id: UUID, body: Keeping) -> JSONResponse:
        return result_response(petitions.keep(context, petition_id, **body.arguments()))

    @routes.post("/{petition_id}/escalation", status_code=201, summary="Let it go up")
    def escalate(context: CommandContextDep, petition_id: UUID, body: Escalation) -> JSONResponse:
        return result_response(petitions.escalate(context, petition_id, **body.arguments()))

    @routes.post("/{petition_id}/withdrawal", status_code=201, summary="Withdraw it")
    def withdraw(context: CommandContextDep, petition_id: UUID, body: Withdrawal) -> JSONResponse:
        return result_response(petitions.withdraw(context, petition_id, **body.arguments()))

    return routes


def _merge_split_routes(merge_split: MergeSplitCommands) -> APIRouter:
    routes = APIRouter()

    @routes.post("/{petition_id}/merger", status_code=201, summary="Merge it into another")
    def merge(context: CommandContextDep, petition_id: UUID, body: Merger) -> JSONResponse:
        return result_response(merge_split.merge(context, petition_id, **body.arguments()))

    @routes.post("/{petition_id}/split", status_code=201, summary="Split it into several")
    def split(context: CommandContextDep, petition_id: UUID, body: Splitting) -> JSONResponse:
        result = merge_split.split(
            context,
            petition_id,
            parts=[Part(content=one.content(), part_id=one.part_id) for one in body.parts],
            reason=body.reason,
            split_on=body.split_on,
        )
        return result_response(result)

    return routes
