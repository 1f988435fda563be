"""/matters/{id}: a matter, the member who sees to it until when, and its outcome."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.matters import Matter
from contracts.read.tree import Organization, PathStep
from kernel.vocabulary import ASSIGNERS
from services.portal.members import people
from services.portal.petitions.matter_petition import asking_cells
from services.portal.web.errors import NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

Body = dict[str, Any]

router = APIRouter(include_in_schema=False)


@router.get("/matters/{matter_id}")
async def matter(request: Request, page: PageRequestDep, matter_id: UUID) -> Response:
    return await _show(page, matter_id, find=request.query_params.get("find", ""))


@router.post("/matters/{matter_id}/{step}")
async def take(posted: PostedDep, matter_id: UUID, step: str) -> Response:
    """Take a step; or show what is wrong with it in the form where it was typed."""
    if step not in _READERS:
        raise NotFound
    find = posted.typed.text("find")
    return await posted.submit(
        "attendance",
        f"/matters/{matter_id}/{step}",
        _READERS[step](posted.typed),
        to=f"/matters/{matter_id}",
        done=f"matter-{step}",
        again=partial(_show, posted.page, matter_id, find=find, about=step),
    )


def _correction(typed: Typed) -> Body:
    return {"found_on": typed.day("found_on"), **_texts(typed, "text", "reason")}


def _entrusting(typed: Typed) -> Body:
    days = {name: typed.day(name) for name in ("due_on", "entrusted_on")}
    return {"member_id": typed.identity("member_id"), **days}


def _settlement(typed: Typed) -> Body:
    return {"settled_on": typed.day("settled_on"), **_texts(typed, "outcome")}


def _reopening(typed: Typed) -> Body:
    return {"reopened_on": typed.day("reopened_on"), **_texts(typed, "reason")}


def _revocation(typed: Typed) -> Body:
    return _texts(typed, "reason")


_READERS: Final[Mapping[str, Callable[[Typed], Body]]] = {
    "correction": _correction,
    "entrusting": _entrusting,
    "settlement": _settlement,
    "reopening": _reopening,
    "revocation": _revocation,
}
"""By the step, what its form says."""


def _texts(typed: Typed, *names: str) -> Body:
    return {name: typed.required(name).strip() for name in names}


async def _show(
    page: PageRequest,
    matter_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = page.report_time.times()
    found = await page.read(f"/matters/{matter_id}", Matter, times)
    place = found.organization_id
    organization = await page.api.read_if_allowed(f"/organizations/{place}", Organization, times)
    may = _may(page, found, organization.path if organization else [])
    return page.show(
        "matters/matter.html",
        status=status,
        matter=found,
        organization=organization,
        path=organization.path if organization else [],
        may=may,
        asks="keep" in may and bool(organization and asking_cells(organization)),
        find=find,
        found=await people.found(page, place, find) if "entrust" in may else [],
        about=about,
        typed=typed or Typed(),
    )


def _may(page: PageRequest, matter: Matter, path: list[PathStep]) -> set[str]:
    """Steps for which this page has forms: ``keep`` the books, ``entrust``, ``settle``."""
    caller, may = page.caller, set()
    if not page.acts or matter.state == "revoked":
        return set()
    if caller.can_manage(path, matter.organization_id):
        may |= {"keep", "entrust"}
    if caller.holds(path, ASSIGNERS):
        may.add("entrust")
    own = caller.member_id is not None and caller.member_id == matter.responsible_id
    if own or "entrust" in may:
        may.add("settle")
    return may if matter.state != "settled" else may & {"keep"}
