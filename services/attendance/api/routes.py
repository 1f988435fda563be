"""All the routes of the service."""

from fastapi import APIRouter

from chassis.http.openapi import ANSWERS
from services.attendance.api.attendances import attendance_routes
from services.attendance.api.imports import import_routes
from services.attendance.api.matters import matter_routes
from services.attendance.api.meetings import meeting_routes
from services.attendance.api.opinions import opinion_routes
from services.attendance.application.service import AttendanceService


def routes(service: AttendanceService) -> APIRouter:
    """One router for the application that :func:`chassis.http.app.create_app` makes."""
    all_routes = APIRouter(responses=ANSWERS)
    for one in (
        meeting_routes(service.meetings, service.held_meetings),
        attendance_routes(service.attendances),
        opinion_routes(service.opinions),
        matter_routes(service.matters),
        import_routes(service.meeting_import),
    ):
        all_routes.include_router(one)
    return all_routes
