"""/imports: a workbook, stored as a whole or not at all"""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.http.app import OrderDep
from chassis.http.problems import receipt_response
from chassis.http.requests import Workbook
from services.petition.imports.petition_import import PetitionImport
from services.petition.imports.petition_sheet import read_petitions


def import_routes(petitions: PetitionImport) -> APIRouter:
    routes = APIRouter(prefix="/imports", tags=["imports"])

    @routes.post("/petitions", status_code=201, summary="Enter the petitions of a workbook")
    def import_petitions(order: OrderDep, workbook: Workbook) -> JSONResponse:
        return receipt_response(petitions.import_petitions(order, read_petitions(workbook)))

    return routes
