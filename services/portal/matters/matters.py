"""/organizations/{id}/matters: matters of an organization and of all below it."""

from functools import partial
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contracts.read.answer import Page
from contracts.read.matters import ListedMatter
from contracts.read.tree import Organization
from services.portal.messages.states import MATTER_STATES, UNSETTLED
from services.portal.web.errors import Forbidden
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

_PAGE: Final = "50"
_STATES: Final = {
    "still": "Còn vướng",
    **{name: state.text for name, state in MATTER_STATES.items()},
}
_DUE: Final = {"true": "Chỉ quá hạn", "false": "Không quá hạn"}

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/matters")
async def matters(request: Request, page: PageRequestDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    typed = Typed(dict(request.query_params))
    filters = _filters(typed)
    asked: dict[str, str | list[str]] = {**times, **filters, "limit": _PAGE}
    if filters.get("state") == "still":
        asked["state"] = list(UNSETTLED)
    if "after" in request.query_params:
        asked["after"] = request.query_params["after"]
    listed = await page.read(f"{base}/matters", Page[ListedMatter], asked)
    return page.show(
        "matters/matters.html",
        organization=organization,
        rows=listed.rows,
        next=listed.next,
        typed=typed,
        filters=filters,
        states=_STATES.items(),
        due=_DUE.items(),
        may_record=page.acts and _may_record(page, organization),
    )


@router.get("/organizations/{organization_id}/matters/new")
async def blank(page: PageRequestDep, organization_id: UUID) -> Response:
    today = page.report_time.today.isoformat()
    return await _show_form(page, organization_id, Typed({"found_on": today}))


@router.post("/organizations/{organization_id}/matters/new")
async def record(posted: PostedDep, organization_id: UUID) -> Response:
    typed, matter_id = posted.typed, posted.new_id
    body = {
        "id": matter_id,
        "organization_id": organization_id,
        "found_on": typed.day("found_on"),
        "text": typed.required("text").strip(),
    }
    return await posted.submit(
        "attendance",
        "/matters",
        body,
        to=f"/matters/{matter_id}",
        done="matter",
        again=partial(_show_form, posted.page, organization_id),
    )


def _filters(typed: Typed) -> dict[str, str]:
    """Filters as the address of the next page carries them on; what is wrong is told."""
    if typed.text("state"):
        typed.choice("state", _STATES)
    if typed.text("overdue"):
        typed.choice("overdue", _DUE)
    if typed.text("responsible_id"):
        typed.identity("responsible_id")
    names = ("state", "overdue", "responsible_id")
    return {
        name: typed.text(name) for name in names if typed.text(name) and name not in typed.errors
    }


def _may_record(page: PageRequest, organization: Organization) -> bool:
    """Tell whether the caller keeps the books there, or goes there as a committee member."""
    caller, path = page.caller, organization.path
    keeps = caller.can_manage(path, organization.organization_id)
    return keeps or (caller.is_committee_member and caller.reaches(path))


async def _show_form(
    page: PageRequest, organization_id: UUID, typed: Typed, status: int = 200
) -> Response:
    organization = await page.read(f"/organizations/{organization_id}", Organization)
    if not _may_record(page, organization):
        raise Forbidden
    return page.show(
        "matters/record_matter.html", status=status, organization=organization, typed=typed
    )
