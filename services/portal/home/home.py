"""/: pages from which somebody who signs in begins."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.rules import Office
from services.portal.api_client.caller import Caller, Grant
from services.portal.messages.vocabulary import ROLES
from services.portal.petitions.own_offices import offices_of
from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class StartPage:
    """A page to begin with: ``why`` is the role that opens it."""

    path: str
    name: str
    why: str


@router.get("/")
async def home(page: PageRequestDep) -> Response:
    start_pages = start_pages_of(page.caller, await offices_of(page))
    if len(start_pages) == 1:
        return RedirectResponse(start_pages[0].path, 303)
    return page.show("home/home.html", start_pages=start_pages)


def start_pages_of(caller: Caller, offices: Collection[Office] = ()) -> list[StartPage]:
    """One for each place of the caller's grants: their own page first, then desks, then places.

    ``offices``: the answering offices for which the caller acts.
    """
    start_pages: dict[str, StartPage] = {}
    for grant in caller.grants:
        for start_page in _of_grant(grant, caller, offices):
            start_pages.setdefault(start_page.path, start_page)
    return sorted(start_pages.values(), key=_rank)


def _of_grant(grant: Grant, caller: Caller, offices: Collection[Office]) -> Iterable[StartPage]:
    why, place = ROLES.get(grant.role, grant.role), f"/organizations/{grant.organization_id}"
    match grant.role:
        case "committee_member" if caller.member_id is not None:
            yield StartPage(f"/members/{caller.member_id}", "Những buổi tôi đã dự", why)
        case "cell_secretary":
            yield StartPage(f"/cells/{grant.organization_id}", grant.name, why)
        case "standing_committee":
            yield StartPage(f"{place}/approvals", f"Trả lời đang chờ duyệt, {grant.name}", why)
            yield StartPage(place, grant.name, why)
        case "answering_office" if offices:
            for office in offices:
                yield StartPage(f"/offices/{office.office_id}", office.name, why)
        case "answering_office":
            yield StartPage(f"{place}/offices", grant.name, why)
        case _:
            yield StartPage(place, grant.name, why)


def _rank(start_page: StartPage) -> int:
    if start_page.path.startswith("/members/"):
        return 0
    return (
        1
        if start_page.path.endswith("/approvals") or start_page.path.startswith("/offices/")
        else 2
    )
