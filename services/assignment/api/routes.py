"""All the routes of the service."""

from fastapi import APIRouter

from chassis.http.openapi import ANSWERS
from services.assignment.api.assignments import assignment_routes
from services.assignment.api.grants import grant_routes
from services.assignment.api.imports import import_routes
from services.assignment.api.members import member_routes
from services.assignment.api.organizations import locality_routes, organization_routes
from services.assignment.api.regulations import regulation_routes
from services.assignment.application.service import AssignmentService


def routes(service: AssignmentService) -> APIRouter:
    """One router for the application that :func:`chassis.http.app.create_app` makes."""
    all_routes = APIRouter(responses=ANSWERS)
    for one in (
        organization_routes(service.organizations),
        locality_routes(service.localities),
        member_routes(service.members),
        regulation_routes(service.regulations),
        assignment_routes(service.assignments),
        grant_routes(service.grants),
        import_routes(service.organization_import, service.member_import),
    ):
        all_routes.include_router(one)
    return all_routes
