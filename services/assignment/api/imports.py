"""/imports: a workbook, stored as a whole or not at all"""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.bodies import Workbook
from chassis.problems import receipt_response
from chassis.web import OrderDep
from services.assignment.application.member_import import MemberImport
from services.assignment.application.organization_import import OrganizationImport
from services.assignment.spreadsheets.members import read_members
from services.assignment.spreadsheets.organizations import read_organizations


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
