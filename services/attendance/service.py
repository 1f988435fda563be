"""The attendance service: what it publishes, folds and answers."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI

from chassis.service import Worker
from chassis.wiring import ServiceDefinition, ServiceParts
from contracts.topics import ASSIGNMENT, ATTENDANCE
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.adapters.folds import FOLDS
from services.attendance.api.routes import routes
from services.attendance.application.service import AttendanceService
from services.attendance.published import translate


def _assemble(parts: ServiceParts, app: FastAPI) -> Mapping[str, Worker]:
    directory = AttendanceDirectory(parts.database, parts.generations)
    service = AttendanceService.over(parts.log, parts.authority, directory)
    app.include_router(routes(service))
    return {}


SERVICE: Final = ServiceDefinition(
    name=ATTENDANCE.producer,
    description="What happened in the meetings of cells and committees: meetings, attendances,"
    " opinions; and the matters found on the ground.",
    folds=FOLDS,
    follows=(ASSIGNMENT,),
    generations="directory",
    assemble=_assemble,
    translate=translate,
)
