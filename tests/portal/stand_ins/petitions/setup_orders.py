"""A stand-in of what the petition service takes when a district is set up, and whom it tells."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from contracts.read.answer import Page
from contracts.read.rules import YearDecision
from tests.portal.stand_ins.changing import changed, encoded
from tests.portal.stand_ins.gate import Gate
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.orders import Orders
from tests.support.samples import sample

_OTHERS = (
    "/zones/{one}/deputy",
    "/zones/{one}/communes",
    "/zones/{one}/communes/{other}/leaving",
    "/zones/{one}/closing",
    "/offices/{one}/closing",
    "/regulations/{one}/repeal",
)


def setting_up(gate: Gate, orders: Orders) -> APIRouter:
    routes, asking = APIRouter(), gate.world.asking

    async def made(request: Request) -> JSONResponse:
        body = await orders.take(request)
        return orders.receipt(UUID(body["id"]))

    async def taken(request: Request, one: UUID) -> JSONResponse:
        await orders.take(request)
        return orders.receipt(one)

    for path in ("/zones", "/offices", "/regulations"):
        routes.add_api_route(path, made, methods=["POST"])
    for path in _OTHERS:
        routes.add_api_route(path, taken, methods=["POST"])

    @routes.post("/working-years")
    async def decide(request: Request) -> JSONResponse:
        body = await orders.take(request)
        decision = sample(
            YearDecision, working_year_id=identity("year"), event_id=f"{identity('year')}:1"
        )
        said = {name: body[name] for name in ("document", "days_off", "days_worked")}
        asking.decision = changed(decision, **said)
        return orders.receipt(identity("year"))

    @routes.get("/organizations/{asked}/name-readings")
    def readings(request: Request, asked: UUID) -> Response:
        gate.require(request, asked, {"auditor", "district_office", "province_office"})
        return encoded(Page(rows=asking.readings, next=None))

    return routes
