"""/organizations/{id}/offices: offices that answer petitions, and until when."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from contracts.read.answer import Rows
from contracts.read.rules import Office
from contracts.read.tree import Organization
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest, PageRequestDep

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/offices")
async def offices(page: PageRequestDep, organization_id: UUID) -> Response:
    return await _show(page, organization_id)


@router.post("/organizations/{organization_id}/offices")
async def register(posted: PostedDep, organization_id: UUID) -> Response:
    typed = posted.typed
    body = {
        "id": posted.new_id,
        "organization_id": typed.identity("organization_id"),
        "name": typed.required("name"),
        "starts_on": typed.day("starts_on"),
    }
    return await posted.submit(
        "petition",
        "/offices",
        body,
        to=f"/organizations/{organization_id}/offices",
        done="office",
        again=partial(_show, posted.page, organization_id, about="register"),
    )


@router.post("/organizations/{organization_id}/offices/{office_id}/closing")
async def close(posted: PostedDep, organization_id: UUID, office_id: UUID) -> Response:
    """Close an office: what it leaves open goes to the successor, on its clock."""
    typed = posted.typed
    successor = typed.identity("successor_id") if typed.text("successor_id") else None
    body = {
        "last_day": typed.day("last_day"),
        "reason": typed.required("reason"),
        **({"successor_id": successor} if successor else {}),
    }
    return await posted.submit(
        "petition",
        f"/offices/{office_id}/closing",
        body,
        to=f"/organizations/{organization_id}/offices",
        done="office-closed",
        again=partial(_show, posted.page, organization_id, about=str(office_id)),
    )


async def _show(
    page: PageRequest,
    organization_id: UUID,
    *,
    about: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    """The page. ``typed`` is shown again in the form that ``about`` names: that of an office, or
    the one in which another is registered.
    """
    base, times = f"/organizations/{organization_id}", page.report_time.times()
    organization = await page.read(base, Organization, times)
    found = await page.read(f"{base}/offices", Rows[Office], times)
    return page.show(
        "setup/offices.html",
        status=status,
        organization=organization,
        rows=found.rows,
        forms=page.acts and page.caller.sets_up(organization.path),
        on=page.report_time.on or page.report_time.today,
        about=about,
        typed=typed or Typed(),
    )
