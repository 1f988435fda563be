"""/imports: a workbook, stored as a whole or not at all; and the columns that it has."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.http.app import AccountDep, CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Workbook
from chassis.imports.reading import SheetDefinition
from chassis.imports.sheets import Sheet
from contracts.imports import SheetColumns


class SheetRoutes:
    """Collects the endpoints of the sheets of a service in ``router``."""

    def __init__(self) -> None:
        self.router = APIRouter(prefix="/imports", tags=["imports"])

    def add(
        self,
        sheet: SheetDefinition[Any],
        bring_in: Callable[[CommandContext, Sheet[Any]], CommandResult],
        summary: str,
    ) -> None:
        """``POST /imports/<sheet>`` and ``GET /imports/<sheet>/columns``."""

        @self.router.post(f"/{sheet.name}", status_code=201, summary=summary)
        def import_sheet(context: CommandContextDep, workbook: Workbook) -> JSONResponse:
            return result_response(bring_in(context, sheet.read(workbook)))

        @self.router.get(
            f"/{sheet.name}/columns", summary=f"Which columns the sheet of {sheet.name} has"
        )
        def columns(_: AccountDep) -> SheetColumns:
            return sheet.published()
