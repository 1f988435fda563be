"""/zones"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.requests import ChosenId, Closing, Day, Ending, Text
from services.petition.application.zones import ZoneCommands

_COMMUNE = "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f"
_MEMBER = "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b"


class NewZone(Body):
    """A group of communes of a district, whose cells meet for briefings."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organization_id": "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d",
                    "name": "Khu III",
                    "starts_on": "2019-01-01",
                    "commune_ids": [_COMMUNE],
                    "head_id": _MEMBER,
                }
            ]
        }
    )

    organization_id: Annotated[UUID, Field(description="the district committee")]
    name: Text
    starts_on: Day
    commune_ids: Annotated[tuple[UUID, ...], Field(max_length=100)] = ()
    head_id: UUID | None = None
    deputy_id: UUID | None = None
    zone_id: ChosenId = None


class NewCommune(Body):
    """A commune joins the zone."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"commune_id": _COMMUNE, "starts_on": "2020-01-01"}]}
    )

    commune_id: UUID
    starts_on: Day


class Appointment(Body):
    """A member who leads the zone from this day, in place of the one before."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"member_id": _MEMBER, "starts_on": "2020-07-01"}]}
    )

    member_id: UUID
    starts_on: Day


def zone_routes(zones: ZoneCommands) -> APIRouter:
    routes = APIRouter(prefix="/zones", tags=["zones"])

    @routes.post("", status_code=201, summary="Form a zone")
    def form(context: CommandContextDep, body: NewZone) -> JSONResponse:
        return result_response(zones.form(context, **body.arguments()))

    @routes.post("/{zone_id}/communes", status_code=201, summary="Let a commune join a zone")
    def join(context: CommandContextDep, zone_id: UUID, body: NewCommune) -> JSONResponse:
        return result_response(zones.join(context, zone_id, **body.arguments()))

    @routes.post(
        "/{zone_id}/communes/{commune_id}/leaving",
        status_code=201,
        summary="Let a commune leave a zone",
    )
    def leave(
        context: CommandContextDep, zone_id: UUID, commune_id: UUID, body: Ending
    ) -> JSONResponse:
        return result_response(zones.leave(context, zone_id, commune_id, **body.arguments()))

    @routes.post("/{zone_id}/head", status_code=201, summary="Appoint the zone's head")
    def appoint_head(context: CommandContextDep, zone_id: UUID, body: Appointment) -> JSONResponse:
        return result_response(zones.appoint_head(context, zone_id, **body.arguments()))

    @routes.post("/{zone_id}/deputy", status_code=201, summary="Appoint the zone's deputy")
    def appoint_deputy(
        context: CommandContextDep, zone_id: UUID, body: Appointment
    ) -> JSONResponse:
        return result_response(zones.appoint_deputy(context, zone_id, **body.arguments()))

    @routes.post("/{zone_id}/closing", status_code=201, summary="Close a zone")
    def close(context: CommandContextDep, zone_id: UUID, body: Closing) -> JSONResponse:
        return result_response(zones.close(context, zone_id, **body.arguments()))

    return routes
