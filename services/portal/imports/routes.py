"""/imports: sheets that can be brought in from Excel, and the faults of one that was sent."""

import hashlib
import re
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import UploadFile

from contracts.imports import SheetColumns
from services.portal.imports.faults import Faults, faults_of, one_fault
from services.portal.imports.template import MEDIA_TYPE, template
from services.portal.messages.sheets import SHEETS, Sheet
from services.portal.web.errors import Forbidden, NotFound, Refused
from services.portal.web.form_post import PostedDep, go_to
from services.portal.web.page_request import PageRequest, PageRequestDep

_BACK: Final = re.compile(
    r"/(organizations/[0-9a-f-]{36}(/petitions)?|briefings/[0-9a-f-]{36}|cells/[0-9a-f-]{36})",
    re.ASCII,
)
"""Pages from which one comes, and goes back to when the sheet is stored."""

router = APIRouter(include_in_schema=False)


@router.get("/imports")
async def imports(page: PageRequestDep) -> Response:
    offered = [sheet for sheet in SHEETS.values() if _may(page, sheet)]
    if not offered:
        raise Forbidden
    return page.show("imports/imports.html", offered=offered)


@router.get("/imports/{name}")
async def one_import(request: Request, page: PageRequestDep, name: str) -> Response:
    """``stored``: how many things the last sheet brought in."""
    query = request.query_params
    stored = query.get("stored", "")
    return await _show(
        page,
        _sheet(page, name),
        query.get("back", ""),
        stored=int(stored) if re.fullmatch(r"[0-9]{1,6}", stored, re.ASCII) else None,
    )


@router.get("/imports/{name}/template.xlsx")
async def workbook(page: PageRequestDep, name: str) -> Response:
    sheet = _sheet(page, name)
    headers = {"Content-Disposition": f'attachment; filename="sausat-{sheet.name}.xlsx"'}
    content = template(await _columns(page, sheet))
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


@router.post("/imports/{name}")
async def bring_in(request: Request, posted: PostedDep, name: str) -> Response:
    """Send the workbook on, and go back to where the form stood; or show what is wrong."""
    page, back = posted.page, posted.typed.text("back")
    sheet = _sheet(page, name)
    content = await _file(request)
    if not content:
        return await _show(page, sheet, back, faults=one_fault("Missing"), status=422)
    # The same file again, from whatever form, is the same command: nothing is brought in twice.
    key = f"{sheet.name}-{hashlib.sha256(content).hexdigest()}"
    try:
        stored = await page.api.bring_in(sheet.service, sheet.name, content, key)
    except Refused as refused:
        faults = faults_of(refused, await _columns(page, sheet))
        return await _show(page, sheet, back, faults=faults, status=422)
    if _BACK.fullmatch(back):
        return go_to(back, position=stored.position, done="sheet")
    path = f"/imports/{sheet.name}"
    return go_to(path, position=stored.position, done="sheet", stored=str(stored.number))


async def _columns(page: PageRequest, sheet: Sheet) -> SheetColumns:
    """As the service that reads them tells them. Raises CannotShow."""
    return await page.api.read_at(sheet.service, f"/imports/{sheet.name}/columns", SheetColumns)


async def _show(
    page: PageRequest,
    sheet: Sheet,
    back: str,
    *,
    faults: Faults | None = None,
    stored: int | None = None,
    status: int = 200,
) -> Response:
    back = back if _BACK.fullmatch(back) else ""
    return page.show(
        "imports/import.html",
        status=status,
        sheet=sheet,
        columns=(await _columns(page, sheet)).columns,
        back=back,
        faults=faults,
        stored=stored,
    )


def _sheet(page: PageRequest, name: str) -> Sheet:
    """Sheet of this name. Raises NotFound or Forbidden."""
    if name not in SHEETS:
        raise NotFound
    if not _may(page, SHEETS[name]):
        raise Forbidden
    return SHEETS[name]


def _may(page: PageRequest, sheet: Sheet) -> bool:
    """Tell whether it is offered; the service decides, row by row, what of it is stored."""
    caller = page.caller
    return caller.is_office or (sheet.secretaries and bool(caller.places("cell_secretary")))


async def _file(request: Request) -> bytes:
    found = (await request.form()).get("file")
    return await found.read() if isinstance(found, UploadFile) else b""
