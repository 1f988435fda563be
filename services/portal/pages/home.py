"""/: where does somebody who signs in want to go?"""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.portal import words
from services.portal.caller import Caller
from services.portal.visit import VisitDep

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Door:
    """A page to begin with: ``why`` is the role that opens it."""

    path: str
    name: str
    why: str


@router.get("/")
async def home(visit: VisitDep) -> Response:
    doors = doors_of(visit.caller)
    if len(doors) == 1:
        return RedirectResponse(doors[0].path, 303)
    return visit.show("home.html", doors=doors)


def doors_of(caller: Caller) -> list[Door]:
    """One for each place of the caller's grants, their own page first."""
    doors: dict[str, Door] = {}
    for grant in caller.grants:
        why = words.ROLES.get(grant.role, grant.role)
        if grant.role == "committee_member" and caller.member_id is not None:
            door = Door(f"/members/{caller.member_id}", "Những buổi tôi đã dự", why)
        elif grant.role == "cell_secretary":
            door = Door(f"/cells/{grant.organization_id}", grant.name, why)
        else:
            door = Door(f"/organizations/{grant.organization_id}", grant.name, why)
        doors.setdefault(door.path, door)
    return sorted(doors.values(), key=lambda door: not door.path.startswith("/members/"))
