"""/organizations and /localities"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import CellType, LocalityKind, OrganizationKind
from services.assignment.api.requests import ChosenId, Day, Text
from services.assignment.application.localities import LocalityCommands
from services.assignment.application.organizations import OrganizationCommands


class NewOrganization(Body):
    """An organization that exists from a day on, under a parent."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "CB-BX-01",
                    "name": "Chi bộ thôn Bắc Xa",
                    "kind": "cell",
                    "cell_type": "village",
                    "parent_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "effective_on": "2015-01-01",
                }
            ]
        }
    )

    code: Text
    name: Text
    kind: OrganizationKind
    cell_type: CellType | None = None
    parent_id: UUID | None = None
    locality_id: UUID | None = None
    effective_on: Annotated[Day, Field(description="the first day on which it exists")]
    organization_id: ChosenId = None


class NewName(Body):
    """The code and name that an organization bears from a day on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "DU-TT",
                    "name": "Đảng bộ phường Tam Thanh",
                    "effective_on": "2025-07-01",
                }
            ]
        }
    )

    code: Text
    name: Text
    effective_on: Day


class NewParent(Body):
    """The parent under which an organization stands from a day on, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "parent_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "effective_on": "2025-07-01",
                    "reason": "Không còn cấp huyện",
                }
            ]
        }
    )

    parent_id: UUID
    effective_on: Annotated[Day, Field(description="the first day under the new parent")]
    reason: Text


class Closure(Body):
    """The last day of an organization, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"last_day": "2025-06-30", "reason": "Sáp nhập"}]}
    )

    last_day: Annotated[Day, Field(description="the last day on which it exists")]
    reason: Text


class NewLocality(Body):
    """An administrative place, registered in the name of an organization."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "office_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "code": "06625",
                    "name": "Xã Bắc Xa",
                    "kind": "commune",
                    "parent_id": "0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b",
                    "effective_on": "2015-01-01",
                }
            ]
        }
    )

    office_id: Annotated[UUID, Field(description="the organization whose office registers it")]
    code: Text
    name: Text
    kind: LocalityKind
    parent_id: UUID | None = None
    effective_on: Day
    locality_id: ChosenId = None


def organization_routes(organizations: OrganizationCommands) -> APIRouter:
    routes = APIRouter(prefix="/organizations", tags=["organizations"])

    @routes.post("", status_code=201, summary="Register an organization")
    def register(context: CommandContextDep, body: NewOrganization) -> JSONResponse:
        return result_response(organizations.register(context, **body.arguments()))

    @routes.post("/{organization_id}/names", status_code=201, summary="Rename an organization")
    def rename(context: CommandContextDep, organization_id: UUID, body: NewName) -> JSONResponse:
        return result_response(organizations.rename(context, organization_id, **body.arguments()))

    @routes.post("/{organization_id}/parents", status_code=201, summary="Move an organization")
    def move(context: CommandContextDep, organization_id: UUID, body: NewParent) -> JSONResponse:
        return result_response(organizations.move(context, organization_id, **body.arguments()))

    @routes.post("/{organization_id}/closure", status_code=201, summary="Close an organization")
    def close(context: CommandContextDep, organization_id: UUID, body: Closure) -> JSONResponse:
        return result_response(organizations.close(context, organization_id, **body.arguments()))

    return routes


def locality_routes(localities: LocalityCommands) -> APIRouter:
    routes = APIRouter(prefix="/localities", tags=["localities"])

    @routes.post("", status_code=201, summary="Register a locality")
    def register(context: CommandContextDep, body: NewLocality) -> JSONResponse:
        return result_response(localities.register(context, **body.arguments()))

    return routes
