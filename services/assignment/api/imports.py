"""/imports: a workbook, stored as a whole or not at all"""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.http.app import OrderDep
from chassis.http.problems import receipt_response
from chassis.http.requests import Workbook
from services.assignment.imports.member_import import MemberImport
from services.assignment.imports.member_sheet import read_members
from services.assignment.imports.organization_import import OrganizationImport
from services.assignment.imports.organization_sheet import read_organizations


def import_routes(organizations: OrganizationImport, members: MemberImport) -> APIRouter:
    routes = APIRouter(prefix="/imports", tags=["imports"])

    @routes.post(
        "/organizations", status_code=201, summary="Register the organizations of a workbook"
    )
    def import_organizations(order: OrderDep, workbook: Workbook) -> JSONResponse:
        sheet = read_organizations(workbook)
        return receipt_response(organizations.import_organizations(order, sheet))

    @routes.post(
        "/members", status_code=201, summary="Register and appoint the members of a workbook"
    )
    def import_members(order: OrderDep, workbook: Workbook) -> JSONResponse:
        return receipt_response(members.import_members(order, read_members(workbook)))

    return routes
