"""/petitions/{petition_id}/petitioner: who is behind a confidential petition"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from chassis.problems import receipt_response
from chassis.web import OrderDep
from services.petition.api.bodies import Why
from services.petition.application.petitioners import Petitioners


class KeptName(BaseModel):
    """The name, which is in no event. That it was read has been noted."""

    name: str


def petitioner_routes(petitioners: Petitioners) -> APIRouter:
    routes = APIRouter(prefix="/petitions/{petition_id}/petitioner", tags=["petitioner"])

    @routes.get("", summary="Read the confidential petitioner's name")
    def read(order: OrderDep, petition_id: UUID) -> KeptName:
        return KeptName(name=petitioners.read(order, petition_id))

    @routes.post("/erasure", status_code=201, summary="Erase the name")
    def erase(order: OrderDep, petition_id: UUID, body: Why) -> JSONResponse:
        return receipt_response(petitioners.erase(order, petition_id, **body.arguments()))

    return routes
