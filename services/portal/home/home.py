"""/: where does somebody who signs in want to go?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contracts.read.rules import Office
from services.portal.api_client.caller import Caller, Grant
from services.portal.messages.vocabulary import ROLES
from services.portal.petitions.answering import offices_of
from services.portal.web.page_request import PageRequestDep

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Door:
    """A page to begin with: ``why`` is the role that opens it."""

    path: str
    name: str
    why: str


@router.get("/")
async def home(visit: PageRequestDep) -> Response:
    doors = doors_of(visit.caller, await offices_of(visit))
    if len(doors) == 1:
        return RedirectResponse(doors[0].path, 303)
    return visit.show("home.html", doors=doors)


def doors_of(caller: Caller, offices: Collection[Office] = ()) -> list[Door]:
    """One for each place of the caller's grants: their own page first, then desks, then places.

    ``offices``: the answering offices for which the caller acts.
    """
    doors: dict[str, Door] = {}
    for grant in caller.grants:
        for door in _of_grant(grant, caller, offices):
            doors.setdefault(door.path, door)
    return sorted(doors.values(), key=_rank)


def _of_grant(grant: Grant, caller: Caller, offices: Collection[Office]) -> Iterable[Door]:
    why, place = ROLES.get(grant.role, grant.role), f"/organizations/{grant.organization_id}"
    match grant.role:
        case "committee_member" if caller.member_id is not None:
            yield Door(f"/members/{caller.member_id}", "Những buổi tôi đã dự", why)
        case "cell_secretary":
            yield Door(f"/cells/{grant.organization_id}", grant.name, why)
        case "standing_committee":
            yield Door(f"{place}/approvals", f"Trả lời đang chờ duyệt, {grant.name}", why)
            yield Door(place, grant.name, why)
        case "answering_office" if offices:
            for office in offices:
                yield Door(f"/offices/{office.office_id}", office.name, why)
        case "answering_office":
            yield Door(f"{place}/offices", grant.name, why)
        case _:
            yield Door(place, grant.name, why)


def _rank(door: Door) -> int:
    if door.path.startswith("/members/"):
        return 0
    return 1 if door.path.endswith("/approvals") or door.path.startswith("/offices/") else 2
