"""/petitions/{petition_id}/petitioner: a confidential name, and its readings"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from chassis.http import cursors
from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from services.petition.adapters.petitioner_identities import Place
from services.petition.api.requests import Why
from services.petition.application.petitioners import Petitioners

Limit = Annotated[int, Query(ge=1, le=500)]
After = Annotated[str | None, Query(max_length=1000, description="`next` of the page before")]


class KeptName(BaseModel):
    """The name, which is in no event. That it was read has been noted."""

    name: str


class Reading(BaseModel):
    """Somebody read the name behind a petition; the name itself is not told again."""

    petition_id: UUID
    cell_id: UUID
    account: str
    read_at: datetime
    correlation_id: str


class Readings(BaseModel):
    """The latest first; ``next`` is where the following page begins."""

    rows: list[Reading]
    next: str | None


def petitioner_routes(petitioners: Petitioners) -> APIRouter:
    routes = APIRouter(prefix="/petitions/{petition_id}/petitioner", tags=["petitioner"])

    @routes.get("", summary="Read the confidential petitioner's name")
    def read(context: CommandContextDep, petition_id: UUID) -> KeptName:
        return KeptName(name=petitioners.read(context, petition_id))

    @routes.get("/readings", summary="Who read the name, latest first")
    def readings(
        context: CommandContextDep, petition_id: UUID, limit: Limit = 100, after: After = None
    ) -> Readings:
        found = petitioners.readings(context, petition_id, limit=limit + 1, after=_place(after))
        return _page(found, limit)

    @routes.post("/erasure", status_code=201, summary="Erase the name")
    def erase(context: CommandContextDep, petition_id: UUID, body: Why) -> JSONResponse:
        return result_response(petitioners.erase(context, petition_id, **body.arguments()))

    return routes


def name_reading_routes(petitioners: Petitioners) -> APIRouter:
    routes = APIRouter(prefix="/organizations/{organization_id}", tags=["petitioner"])

    @routes.get("/name-readings", summary="Who read names of the subtree's petitions, latest first")
    def readings(
        context: CommandContextDep, organization_id: UUID, limit: Limit = 100, after: After = None
    ) -> Readings:
        found = petitioners.readings_below(
            context, organization_id, limit=limit + 1, after=_place(after)
        )
        return _page(found, limit)

    return routes


def _place(after: str | None) -> Place | None:
    parts = cursors.unpack(after, datetime.fromisoformat, UUID, cursors.text)
    return (parts[0], parts[1], parts[2]) if parts else None


def _page(found: list[dict[str, Any]], limit: int) -> Readings:
    ended = ("read_at", "petition_id", "correlation_id")
    page = cursors.page(found, limit, lambda row: cursors.pack(*(row[name] for name in ended)))
    return Readings(**page)
