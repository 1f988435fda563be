"""/imports: a workbook, stored as a whole or not at all"""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.http.app import OrderDep
from chassis.http.problems import receipt_response
from chassis.http.requests import Workbook
from services.attendance.imports.meeting_import import MeetingImport
from services.attendance.imports.meeting_sheet import read_meetings


def import_routes(meetings: MeetingImport) -> APIRouter:
    routes = APIRouter(prefix="/imports", tags=["imports"])

    @routes.post("/meetings", status_code=201, summary="Enter the past meetings of a workbook")
    def import_meetings(order: OrderDep, workbook: Workbook) -> JSONResponse:
        return receipt_response(meetings.import_meetings(order, read_meetings(workbook)))

    return routes
