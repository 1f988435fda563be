"""/grants"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from kernel.vocabulary import GrantRole
from services.assignment.api.requests import ChosenId, Day, Ending, Text
from services.assignment.application.grants import GrantCommands


class NewGrant(Body):
    """An account may do what the role may in the subtree of the organization."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "account": "vp.dinhlap",
                    "role": "district_office",
                    "organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "starts_on": "2020-01-01",
                }
            ]
        }
    )

    account: Text
    role: GrantRole
    organization_id: UUID
    starts_on: Day
    ends_on: Annotated[Day | None, Field(description="the last day, when it is known")] = None
    grant_id: ChosenId = None


class NewDelegation(Body):
    """The grant's role for another account, for a time."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"account": "thu.hv", "starts_on": "2020-07-01", "ends_on": "2020-07-31"}]
        }
    )

    account: Text
    starts_on: Day
    ends_on: Day
    organization_id: Annotated[
        UUID | None, Field(description="a part of the grant's subtree; without it, all of it")
    ] = None
    delegation_id: ChosenId = None


def grant_routes(grants: GrantCommands) -> APIRouter:
    routes = APIRouter(prefix="/grants", tags=["grants"])

    @routes.post("", status_code=201, summary="Grant access")
    def grant(context: CommandContextDep, body: NewGrant) -> JSONResponse:
        return result_response(grants.grant(context, **body.arguments()))

    @routes.post("/{grant_id}/delegations", status_code=201, summary="Delegate a grant")
    def delegate(context: CommandContextDep, grant_id: UUID, body: NewDelegation) -> JSONResponse:
        return result_response(grants.delegate(context, grant_id, **body.arguments()))

    @routes.post(
        "/{grant_id}/revocation", status_code=201, summary="Revoke a grant or a delegation"
    )
    def revoke(context: CommandContextDep, grant_id: UUID, body: Ending) -> JSONResponse:
        return result_response(grants.revoke(context, grant_id, **body.arguments()))

    return routes
