"""/organizations/{id}/petition-regulations: rules by which petitions are answered."""

import re
import unicodedata
from functools import partial
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.answer import Rows
from contracts.read.rules import PetitionRegulation
from contracts.read.tree import Organization
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_MOST_ROWS: Final = 50
_FIRST_ROWS: Final = 8
_MORE_ROWS: Final = 4
_DAYS: Final = ("answer_days", "remind_days", "escalate_days")
_FIRST: Final = {"answer_days": "10", "remind_days": "2", "escalate_days": "3"}
"""What a form begins with where nothing was ever adopted (domain: ten working days)."""

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petition-regulations")
async def regulations(page: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(page, organization_id)


@router.post("/organizations/{organization_id}/petition-regulations")
async def adopt(posted: PostedDep, organization_id: UUID) -> Response:
    """Adopt it; or, with ``do=more``, show the form again with more rows to fill."""
    typed, page = posted.typed, posted.page
    if typed.text("do") == "more":
        return await _show(page, organization_id, about="adopt", typed=typed, more=_MORE_ROWS)
    body, fields = _read(typed)
    body |= {"id": posted.new_id, "scope_id": organization_id}
    return await posted.submit(
        "petition",
        "/regulations",
        body,
        to=f"/organizations/{organization_id}/petition-regulations",
        done="regulation",
        again=partial(_show, page, organization_id, about="adopt"),
        fields=fields,
    )


@router.post("/organizations/{organization_id}/petition-regulations/{regulation_id}/repeal")
async def repeal(posted: PostedDep, organization_id: UUID, regulation_id: UUID) -> Response:
    body = {"ends_on": posted.typed.day("ends_on"), "reason": posted.typed.required("reason")}
    return await posted.submit(
        "petition",
        f"/regulations/{regulation_id}/repeal",
        body,
        to=f"/organizations/{organization_id}/petition-regulations",
        done="repeal",
        again=partial(_show, posted.page, organization_id, about=str(regulation_id)),
    )


def code_of(name: str) -> str:
    """A code for the field of this name: ``Nông nghiệp`` is ``nong_nghiep``."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50]


def _read(typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
    """Body of the command, and the places on the form of what the service names."""
    ends_on = typed.day("ends_on", required=False)
    rows = [row for row in range(_rows(typed)) if _filled(typed, row)]
    body = {
        "number": typed.required("number"),
        "title": typed.required("title"),
        "starts_on": typed.day("starts_on"),
        **({"ends_on": ends_on} if ends_on else {}),
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
    return body, {"fields": "fields", **places}


def _number(typed: Typed, name: str) -> int | None:
    typed.required(name)
    return typed.number(name)


def _field(typed: Typed, row: int) -> dict[str, str]:
    name = typed.required(f"name-{row}").strip()
    return {"code": typed.text(f"code-{row}").strip() or code_of(name), "name": name}


def _filled(typed: Typed, row: int) -> bool:
    return bool((typed.text(f"name-{row}") + typed.text(f"code-{row}")).strip())


def _rows(typed: Typed) -> int:
    """Number of rows of the form."""
    asked = typed.text("rows")
    return min(int(asked), _MOST_ROWS) if asked.isascii() and asked.isdigit() else 0


async def _show(
    page: PageRequest,
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
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    found = await page.read(f"{base}/petition-regulations", Rows[PetitionRegulation], times)
    adopting = typed if typed and about == "adopt" else Typed(_begun(page, found.rows))
    return page.show(
        "setup/regulations.html",
        status=status,
        organization=organization,
        rows=found.rows,
        forms=page.acts and page.caller.sets_up(organization.path),
        on=page.report_time.on or page.report_time.today,
        adopting=adopting,
        field_rows=min(_rows(adopting) + more, _MOST_ROWS),
        about=about,
        typed=typed or Typed(),
    )


def _begun(page: PageRequest, rows: list[PetitionRegulation]) -> dict[str, str]:
    """A new regulation begins with what the one in force says."""
    last = next((row for row in rows if row.in_force), None)
    fields = last.fields if last else []
    begun = {name: str(getattr(last, name)) for name in _DAYS} if last else dict(_FIRST)
    for number, field in enumerate(fields):
        begun |= {f"name-{number}": field.name, f"code-{number}": field.code}
    shown = len(fields) + _MORE_ROWS if fields else _FIRST_ROWS
    return begun | {"rows": str(shown), "starts_on": page.report_time.today.isoformat()}
