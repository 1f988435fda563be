"""A stand-in of the read API: its addresses, over one World."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request

from chassis.http.tokens import Tokens
from chassis.refusals import NotAllowed, Unknown
from tests.portal.stand_ins import answers
from tests.portal.stand_ins.gate import DASHBOARDS, OVERSEERS, Gate, service
from tests.portal.stand_ins.petitions.petition_questions import of_petitions, of_places
from tests.portal.stand_ins.petitions.rules_asked import of_rules
from tests.portal.stand_ins.world import ACCOUNTS, GRANTS, MEMBERS, NAMES, World, path_of


def projection(world: World, tokens: Tokens) -> FastAPI:
    gate = Gate(world, tokens)
    app = service(world)
    about_petitions = (of_places, of_petitions, of_rules)
    for routes in (_finding, _sums, _meetings, _matters, _members, _trail, *about_petitions):
        app.include_router(routes(gate))
    return app


def _finding(gate: Gate) -> APIRouter:
    routes = APIRouter()

    @routes.get("/me")
    def me(request: Request) -> Any:
        account = gate.account(request)
        grants = [
            {"role": role, "organization_id": over, "name": NAMES[over][0]}
            for role, over in GRANTS[account]
        ]
        return {"account": account, "member_id": ACCOUNTS.get(account), "grants": grants}

    @routes.get("/organizations/{asked}")
    def organization(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        return answers.organization(asked)

    @routes.get("/organizations/{asked}/search")
    def search(request: Request, asked: UUID, words: str) -> Any:
        gate.require(request, asked)
        found = [one for one, (name, _, _) in NAMES.items() if "Mạ" in name and words == "ma"]
        return {"rows": [{**answers.child(one)} for one in found]}

    @routes.get("/organizations/{asked}/members/search")
    def search_members(request: Request, asked: UUID, words: str) -> Any:
        gate.require(request, asked, OVERSEERS | {"cell_secretary"})
        found = [
            {"member_id": one, "full_name": name, "cell_name": "Chi bộ cơ quan"}
            for one, name in MEMBERS.items()
            if name.split()[-1] == {"lan": "Lan", "son": "Sơn"}.get(words)
        ]
        return {"rows": found}

    return routes


def _sums(gate: Gate) -> APIRouter:
    routes = APIRouter(prefix="/organizations/{asked}")

    @routes.get("/compliance")
    def compliance(request: Request, asked: UUID, year: int = 2020) -> Any:
        gate.require(request, asked, DASHBOARDS)
        return answers.compliance(asked, year)

    @routes.get("/compliance/members")
    def members(request: Request, asked: UUID, limit: int, after: int = 0) -> Any:
        gate.require(request, asked, OVERSEERS)
        rows = answers.members(gate.world)
        end = after + limit
        return {"rows": rows[after:end], "next": str(end) if len(rows) > end else None}

    @routes.get("/unvisited")
    def unvisited(request: Request, asked: UUID) -> Any:
        gate.require(request, asked, OVERSEERS)
        return {"rows": answers.unvisited()}

    return routes


def _meetings(gate: Gate) -> APIRouter:
    routes = APIRouter()

    @routes.get("/organizations/{asked}/meetings")
    def meetings(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        held = gate.world.meetings.values()
        return {"rows": [m for m in held if m["organization_id"] == str(asked)], "next": None}

    @routes.get("/meetings/{asked}")
    def meeting(request: Request, asked: UUID) -> Any:
        gate.account(request)
        if asked not in gate.world.meetings:
            raise Unknown("meeting", asked, "meeting_id")
        found = gate.world.meetings[asked]
        gate.require(request, UUID(found["organization_id"]))
        return found

    return routes


def _matters(gate: Gate) -> APIRouter:
    routes = APIRouter()

    @routes.get("/organizations/{asked}/matters")
    def matters(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        states = request.query_params.getlist("state")
        found = [m for m in gate.world.matters.values() if not states or m["state"] in states]
        below = [m for m in found if _lies_below(UUID(m["organization_id"]), asked)]
        return {"rows": below, "next": None}

    @routes.get("/matters/{asked}")
    def matter(request: Request, asked: UUID) -> Any:
        account = gate.account(request)
        if asked not in gate.world.matters:
            raise Unknown("matter", asked, "matter_id")
        found = gate.world.matters[asked]
        if str(ACCOUNTS.get(account)) != found["responsible_id"]:
            gate.require(request, UUID(found["organization_id"]))
        return found

    return routes


def _lies_below(place: UUID, asked: UUID) -> bool:
    return any(step["organization_id"] == str(asked) for step in path_of(place))


def _members(gate: Gate) -> APIRouter:
    routes = APIRouter(prefix="/members/{asked}")

    @routes.get("")
    def member(request: Request, asked: UUID, year: int = 2020) -> Any:
        account = gate.account(request)
        if asked not in MEMBERS:
            raise Unknown("member", asked, "member_id")
        sees = any(role in OVERSEERS for role, _ in GRANTS[account])
        if ACCOUNTS.get(account) != asked and not sees:
            raise NotAllowed("no grant of yours covers this on this day")
        return answers.member(gate.world, asked, year)

    @routes.get("/readings")
    def readings(request: Request, asked: UUID) -> Any:
        gate.account(request)
        row = {"read_at": "2020-03-06T02:00:00Z", "account": "van-phong", "what": "member"}
        return {"rows": [{**row, "correlation_id": "c-2"}]}

    return routes


def _trail(gate: Gate) -> APIRouter:
    routes = APIRouter(prefix="/trail")

    @routes.get("")
    def trail(request: Request, organization_id: UUID) -> Any:
        gate.require(request, organization_id, OVERSEERS)
        return {"rows": answers.trail()[::-1], "next": None, "names": answers.names()}

    @routes.get("/{asked}")
    def trail_of(request: Request, asked: UUID) -> Any:
        gate.account(request)
        return {"rows": answers.history(), "names": answers.names()}

    return routes
