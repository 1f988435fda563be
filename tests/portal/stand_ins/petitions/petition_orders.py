"""A stand-in of the petition service: its addresses, over one World."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from chassis.http.tokens import Tokens
from chassis.refusals import Unknown
from contracts.read.answer import Page
from contracts.read.briefings import NamedAttendee
from contracts.read.petitions import PetitionerName
from services.petition.imports.petition_sheet import PETITIONS
from tests.portal.stand_ins.changing import changed, encoded
from tests.portal.stand_ins.gate import Gate, service
from tests.portal.stand_ins.orders import Orders
from tests.portal.stand_ins.petitions.petition_world import NOVEMBER, briefing, petition, row
from tests.portal.stand_ins.petitions.setup_orders import setting_up
from tests.portal.stand_ins.world import CELL, World
from tests.support.samples import sample

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
_OF_BRIEFINGS: Final[dict[str, dict[str, Any]]] = {
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
    app.add_api_route("/imports/petitions/columns", PETITIONS.published)
    return app


def _zones(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(), gate.world.asking

    @routes.post("/briefings")
    async def plan(request: Request) -> JSONResponse:
        body = await orders.take(request)
        identity, host = UUID(body["id"]), UUID(body["host_id"])
        planned_on = date.fromisoformat(body["planned_on"])
        asking.briefings[identity] = briefing(identity, planned_on, "planned", host)
        return orders.receipt(identity)

    @routes.post("/briefings/{one}/{order}")
    async def of_briefing(request: Request, one: UUID, order: str) -> JSONResponse:
        body = await orders.take(request)
        changes = _OF_BRIEFINGS.get(order, {})
        if order == "minutes":
            changes = {"minutes": body["text"], "minutes_event": f"{one}:4"}
        if order == "attendance":
            changes = {name: [_attendee(a) for a in body[name]] for name in ("came", "missing")}
        asking.change_briefing(one, **changes)
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
        made = changed(petition(identity, body["text"]), field=body["field"])
        asking.petitions[identity] = made
        if "briefing_id" in body:
            put = [*asking.briefings[NOVEMBER].petitions, row(made)]
            asking.change_briefing(NOVEMBER, petitions=put)
        return orders.receipt(identity)

    @routes.post("/{one}/{order}")
    async def take_step(request: Request, one: UUID, order: str) -> JSONResponse:
        await orders.take(request)
        asking.change(one, state=_STATES.get(order, asking.petitions[one].state))
        return orders.receipt(one)

    return routes


def _names(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(prefix="/petitions/{one}/petitioner"), gate.world.asking

    @routes.get("")
    def petitioner(request: Request, one: UUID) -> Response:
        gate.account(request)
        if asking.kept_name is None:
            raise Unknown("kept name of petition", one, "petition_id")
        return encoded(PetitionerName(name=asking.kept_name))

    @routes.get("/readings")
    def readings(request: Request, one: UUID) -> Response:
        gate.require(request, CELL, {"auditor", "district_office", "province_office"})
        return encoded(Page(rows=asking.readings, next=None))

    @routes.post("/erasure")
    async def erase(request: Request, one: UUID) -> JSONResponse:
        await orders.take(request)
        asking.kept_name = None
        return orders.receipt(one)

    return routes


def _attendee(given: dict[str, Any]) -> NamedAttendee:
    nobody = sample(NamedAttendee, organization_name="Đảng bộ xã Bắc Xa")
    return changed(nobody, **given)
