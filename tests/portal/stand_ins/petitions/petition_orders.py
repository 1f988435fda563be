"""A stand-in of the petition service: its addresses, over one World."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse

from chassis.http.tokens import Tokens
from chassis.refusals import Unknown
from tests.portal.stand_ins.gate import Gate, service
from tests.portal.stand_ins.orders import Orders
from tests.portal.stand_ins.petitions.petition_world import NOVEMBER, briefing, petition, row
from tests.portal.stand_ins.petitions.setup_orders import setting_up
from tests.portal.stand_ins.world import CELL, World

_STATES = {
    "keeping": "kept_at_base",
    "escalation": "escalated",
    "assignment": "assigned",
    "draft": "drafted",
    "return": "returned",
    "approval": "approved",
    "answer": "answered",
    "acceptance": "accepted",
    "rejection": "rejected",
    "solution": "solution_reported",
    "confirmation": "solved",
    "reopening": "rejected",
    "withdrawal": "withdrawn",
    "merger": "merged",
    "split": "split",
}
_OF_BRIEFINGS = {
    "holding": {"state": "held", "held_on": "2020-11-10"},
    "cancellation": {"state": "cancelled"},
    "compilation": {"compiled_on": "2020-11-10"},
    "sending": {"sent_on": "2020-11-10"},
    "announcement": {"announced_on": "2020-11-10"},
}


def petition_service(world: World, tokens: Tokens) -> FastAPI:
    app, gate = service(world), Gate(world, tokens)
    for routes in (_zones, _petitions, _names, setting_up):
        app.include_router(routes(gate, Orders(gate)))
    app.add_api_route("/imports/petitions", Orders(gate).take_sheet, methods=["POST"])
    return app


def _zones(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(), gate.world.asking

    @routes.post("/briefings")
    async def plan(request: Request) -> JSONResponse:
        body = await orders.take(request)
        identity, host = UUID(body["id"]), UUID(body["host_id"])
        asking.briefings[identity] = briefing(identity, body["planned_on"], "planned", host)
        return orders.receipt(identity)

    @routes.post("/briefings/{one}/{order}")
    async def of_briefing(request: Request, one: UUID, order: str) -> JSONResponse:
        body = await orders.take(request)
        found = asking.briefings[one]
        found |= _OF_BRIEFINGS.get(order, {})
        if order == "minutes":
            found |= {"minutes": body["text"], "minutes_event": f"{one}:4"}
        if order == "attendance":
            found |= {name: [_attendee(a) for a in body[name]] for name in ("came", "missing")}
        return orders.receipt(one)

    @routes.post("/zones/{one}/head")
    async def appoint(request: Request, one: UUID) -> JSONResponse:
        await orders.take(request)
        asking.has_head = True
        return orders.receipt(one)

    return routes


def _petitions(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(prefix="/petitions"), gate.world.asking

    @routes.post("")
    async def put(request: Request) -> JSONResponse:
        body = await orders.take(request)
        identity = UUID(body["id"])
        made = petition(identity, body["text"]) | {"field": body["field"]}
        asking.petitions[identity] = made
        if "briefing_id" in body:
            asking.briefings[NOVEMBER]["petitions"].append(row(made))
        return orders.receipt(identity)

    @routes.post("/{one}/{order}")
    async def take_step(request: Request, one: UUID, order: str) -> JSONResponse:
        await orders.take(request)
        asking.petitions[one]["state"] = _STATES.get(order, asking.petitions[one]["state"])
        return orders.receipt(one)

    return routes


def _names(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(prefix="/petitions/{one}/petitioner"), gate.world.asking

    @routes.get("")
    def petitioner(request: Request, one: UUID) -> Any:
        gate.account(request)
        if asking.kept_name is None:
            raise Unknown("kept name of petition", one, "petition_id")
        return {"name": asking.kept_name}

    @routes.get("/readings")
    def readings(request: Request, one: UUID) -> Any:
        gate.require(request, CELL, {"auditor", "district_office", "province_office"})
        return {"rows": asking.readings, "next": None}

    @routes.post("/erasure")
    async def erase(request: Request, one: UUID) -> JSONResponse:
        await orders.take(request)
        asking.kept_name = None
        return orders.receipt(one)

    return routes


def _attendee(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "member_id": None,
        **given,
        "organization_name": "Đảng bộ xã Bắc Xa",
        "full_name": None,
    }
