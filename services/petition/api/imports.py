"""/imports: petitions from a workbook, all of them or none."""

from fastapi import APIRouter

from chassis.imports.endpoints import SheetRoutes
from services.petition.imports.petition_import import PetitionImport
from services.petition.imports.petition_sheet import PETITIONS


def import_routes(petitions: PetitionImport) -> APIRouter:
    routes = SheetRoutes()
    routes.add(PETITIONS, petitions.import_petitions, "Enter the petitions of a workbook")
    return routes.router
