"""/imports: organizations and members from a workbook, all of them or none."""

from fastapi import APIRouter

from chassis.imports.endpoints import SheetRoutes
from services.assignment.imports.member_import import MemberImport
from services.assignment.imports.member_sheet import MEMBERS
from services.assignment.imports.organization_import import OrganizationImport
from services.assignment.imports.organization_sheet import ORGANIZATIONS


def import_routes(organizations: OrganizationImport, members: MemberImport) -> APIRouter:
    routes = SheetRoutes()
    routes.add(
        ORGANIZATIONS,
        organizations.import_organizations,
        "Register the organizations of a workbook",
    )
    routes.add(MEMBERS, members.import_members, "Register and appoint the members of a workbook")
    return routes.router
