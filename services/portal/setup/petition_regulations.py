"""/organizations/{id}/petition-regulations: by which rules are petitions answered here?"""

import re
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from kernel.spelling import unaccented
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep, PostedDep, go_to

_MOST_ROWS: Final = 50
_FIRST_ROWS: Final = 8
_MORE_ROWS: Final = 4
_DAYS: Final = ("answer_days", "remind_days", "escalate_days")
_FIRST: Final = {"answer_days": "10", "remind_days": "2", "escalate_days": "3"}
"""What a form begins with where nothing was ever adopted (domain: ten working days)."""

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petition-regulations")
async def regulations(visit: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(visit, organization_id)


@router.post("/organizations/{organization_id}/petition-regulations")
async def adopt(posted: PostedDep, organization_id: UUID) -> Response:
    """Adopt it; or, with ``do=more``, show the form again with more rows to fill."""
    typed, visit = posted.typed, posted.visit
    if typed.text("do") == "more":
        return await _show(visit, organization_id, about="adopt", typed=typed, more=_MORE_ROWS)
    body, fields = _read(typed)
    body |= {"id": str(posted.new_id), "scope_id": str(organization_id)}
    position = await posted.order("/regulations", body, fields)
    if position is not None:
        path = f"/organizations/{organization_id}/petition-regulations"
        return go_to(path, position=position, done="regulation")
    return await _show(visit, organization_id, about="adopt", typed=typed, status=422)


@router.post("/organizations/{organization_id}/petition-regulations/{regulation_id}/repeal")
async def repeal(posted: PostedDep, organization_id: UUID, regulation_id: UUID) -> Response:
    typed = posted.typed
    ends_on, reason = typed.day("ends_on"), typed.required("reason")
    body = {"ends_on": ends_on and ends_on.isoformat(), "reason": reason}
    path = f"/regulations/{regulation_id}/repeal"
    position = await posted.order(path, body, {name: name for name in body})
    if position is not None:
        path = f"/organizations/{organization_id}/petition-regulations"
        return go_to(path, position=position, done="repeal")
    about = str(regulation_id)
    return await _show(posted.visit, organization_id, about=about, typed=typed, status=422)


def code_of(name: str) -> str:
    """A code for the field of this name: ``Nông nghiệp`` is ``nong_nghiep``."""
    return re.sub(r"[^a-z0-9]+", "_", unaccented(name)).strip("_")[:50]


def _read(typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
    """What is ordered, and where on the form stands what the service names."""
    starts_on, ends_on = typed.day("starts_on"), typed.day("ends_on", required=False)
    rows = [row for row in range(_rows(typed)) if _filled(typed, row)]
    body = {
        "number": typed.required("number"),
        "title": typed.required("title"),
        "starts_on": starts_on and starts_on.isoformat(),
        **({"ends_on": ends_on.isoformat()} if ends_on else {}),
        **{name: _number(typed, name) for name in _DAYS},
        "fields": [_field(typed, row) for row in rows],
    }
    if not rows:
        typed.wrong("fields", "NoFields")
    places = {
        f"fields.{number}.{part}": f"{part}-{row}"
        for number, row in enumerate(rows)
        for part in ("code", "name")
    }
    return body, {name: name for name in body} | {"ends_on": "ends_on"} | places


def _number(typed: Typed, name: str) -> int | None:
    typed.required(name)
    return typed.number(name)


def _field(typed: Typed, row: int) -> dict[str, str]:
    name = typed.required(f"name-{row}").strip()
    return {"code": typed.text(f"code-{row}").strip() or code_of(name), "name": name}


def _filled(typed: Typed, row: int) -> bool:
    return bool((typed.text(f"name-{row}") + typed.text(f"code-{row}")).strip())


def _rows(typed: Typed) -> int:
    """How many rows the form had."""
    asked = typed.text("rows")
    return min(int(asked), _MOST_ROWS) if asked.isascii() and asked.isdigit() else 0


async def _show(
    visit: PageRequest,
    organization_id: UUID,
    *,
    about: str = "",
    typed: Typed | None = None,
    more: int = 0,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names: that of a regulation
    to be repealed, or the one in which another is adopted.
    """
    base, times = f"/organizations/{organization_id}", visit.question.times()
    organization = await visit.read(base, times)
    found = await visit.read(f"{base}/petition-regulations", times)
    adopting = typed if typed and about == "adopt" else Typed(_begun(visit, found["rows"]))
    return visit.show(
        "petition_regulations.html",
        status=status,
        organization=organization,
        rows=found["rows"],
        forms=visit.acts and visit.caller.sets_up(organization["path"]),
        on=(visit.question.on or visit.question.today).isoformat(),
        adopting=adopting,
        field_rows=min(_rows(adopting) + more, _MOST_ROWS),
        about=about,
        typed=typed or Typed(),
    )


def _begun(visit: PageRequest, rows: list[dict[str, Any]]) -> dict[str, str]:
    """A new regulation begins with what the one in force says."""
    last = next((row for row in rows if row["in_force"]), None)
    fields = last["fields"] if last else []
    begun = {name: str(last[name]) for name in _DAYS} if last else dict(_FIRST)
    for number, field in enumerate(fields):
        begun |= {f"name-{number}": field["name"], f"code-{number}": field["code"]}
    shown = len(fields) + _MORE_ROWS if fields else _FIRST_ROWS
    return begun | {"rows": str(shown), "starts_on": visit.question.today.isoformat()}
