"""/matters/{id}: what was found, who sees to it until when, and what came of it?"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kernel.vocabulary import ASSIGNERS
from services.portal.members import people
from services.portal.petitions.matter_petition import asking_cells
from services.portal.web.errors import NotFound, Refused
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep, PostedDep, go_to

Body = dict[str, Any]

router = APIRouter(include_in_schema=False)


@router.get("/matters/{matter_id}")
async def matter(request: Request, visit: PageRequestDep, matter_id: UUID) -> Response:
    return await _show(visit, matter_id, find=request.query_params.get("find", ""))


@router.post("/matters/{matter_id}/{step}")
async def take(posted: PostedDep, matter_id: UUID, step: str) -> Response:
    """Take a step; or show what is wrong with it in the form where it was typed."""
    if step not in _READERS:
        raise NotFound
    typed, visit = posted.typed, posted.visit
    body = _READERS[step](typed)
    if typed.sound:
        try:
            position = await visit.asking.order(
                "attendance", f"/matters/{matter_id}/{step}", body, posted.key
            )
        except Refused as refused:
            typed.refused(refused, {name: name for name in body})
        else:
            return go_to(f"/matters/{matter_id}", position=position, done=f"matter-{step}")
    return await _show(
        visit, matter_id, find=typed.text("find"), about=step, typed=typed, status=422
    )


def _correction(typed: Typed) -> Body:
    return {"found_on": _day(typed, "found_on"), **_texts(typed, "text", "reason")}


def _entrusting(typed: Typed) -> Body:
    member_id = typed.identity("member_id")
    days = {name: _day(typed, name) for name in ("due_on", "entrusted_on")}
    return {"member_id": member_id and str(member_id), **days}


def _settlement(typed: Typed) -> Body:
    return {"settled_on": _day(typed, "settled_on"), **_texts(typed, "outcome")}


def _reopening(typed: Typed) -> Body:
    return {"reopened_on": _day(typed, "reopened_on"), **_texts(typed, "reason")}


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


def _day(typed: Typed, name: str) -> str | None:
    day = typed.day(name)
    return None if day is None else day.isoformat()


def _texts(typed: Typed, *names: str) -> Body:
    return {name: typed.required(name).strip() for name in names}


async def _show(
    visit: PageRequest,
    matter_id: UUID,
    *,
    find: str = "",
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names."""
    times = visit.question.times()
    found = await visit.read(f"/matters/{matter_id}", times)
    place = UUID(found["organization_id"])
    organization = await visit.asking.read_if_allowed(f"/organizations/{place}", times)
    may = _may(visit, found, organization["path"] if organization else [])
    return visit.show(
        "matter.html",
        status=status,
        matter=found,
        organization=organization,
        path=organization["path"] if organization else [],
        may=may,
        asks="keep" in may and bool(organization and asking_cells(organization)),
        find=find,
        found=await people.found(visit, place, find) if "entrust" in may else [],
        about=about,
        typed=typed or Typed(),
    )


def _may(visit: PageRequest, matter: Mapping[str, Any], path: list[Mapping[str, Any]]) -> set[str]:
    """For which steps this page has forms: ``keep`` the books, ``entrust``, ``settle``."""
    caller, may = visit.caller, set()
    if not visit.acts or matter["state"] == "revoked":
        return set()
    if caller.can_manage(path, UUID(matter["organization_id"])):
        may |= {"keep", "entrust"}
    if caller.holds(path, ASSIGNERS):
        may.add("entrust")
    own = caller.member_id is not None and str(caller.member_id) == matter["responsible_id"]
    if own or "entrust" in may:
        may.add("settle")
    return may if matter["state"] != "settled" else may & {"keep"}
