"""/imports: past meetings from a workbook, all of them or none."""

from fastapi import APIRouter

from chassis.imports.endpoints import SheetRoutes
from services.attendance.imports.meeting_import import MeetingImport
from services.attendance.imports.meeting_sheet import MEETINGS


def import_routes(meetings: MeetingImport) -> APIRouter:
    routes = SheetRoutes()
    routes.add(MEETINGS, meetings.import_meetings, "Enter the past meetings of a workbook")
    return routes.router
