"""/offices"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.requests import ChosenId, Closing, Day, Text
from services.petition.application.offices import OfficeCommands


class NewOffice(Body):
    """An office that answers petitions."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "name": "Phòng Tài nguyên và Môi trường huyện Gia Lộc",
                    "starts_on": "2019-01-01",
                }
            ]
        }
    )

    organization_id: Annotated[UUID, Field(description="in whose name its people act")]
    name: Text
    starts_on: Day
    office_id: ChosenId = None


class OfficeClosing(Closing):
    """The office's last day, and who has what it left open."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "last_day": "2025-02-28",
                    "successor_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d",
                    "reason": "Hợp nhất thành Phòng Nông nghiệp và Môi trường",
                }
            ]
        }
    )

    successor_id: UUID | None = None


def office_routes(offices: OfficeCommands) -> APIRouter:
    routes = APIRouter(prefix="/offices", tags=["answering offices"])

    @routes.post("", status_code=201, summary="Register an answering office")
    def register(context: CommandContextDep, body: NewOffice) -> JSONResponse:
        return result_response(offices.register(context, **body.arguments()))

    @routes.post("/{office_id}/closing", status_code=201, summary="Close an answering office")
    def close(context: CommandContextDep, office_id: UUID, body: OfficeClosing) -> JSONResponse:
        return result_response(offices.close(context, office_id, **body.arguments()))

    return routes
