"""A stand-in of what the petition service takes when a district is set up, and whom it tells."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from tests.portal.stand_ins.gate import Gate
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.orders import Orders

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

    async def changed(request: Request, one: UUID) -> JSONResponse:
        await orders.take(request)
        return orders.receipt(one)

    for path in ("/zones", "/offices", "/regulations"):
        routes.add_api_route(path, made, methods=["POST"])
    for path in _OTHERS:
        routes.add_api_route(path, changed, methods=["POST"])

    @routes.post("/working-years")
    async def decide(request: Request) -> JSONResponse:
        body = await orders.take(request)
        asking.decision = body | {"event_id": f"{identity('year')}:1"}
        return orders.receipt(identity("year"))

    @routes.get("/organizations/{asked}/name-readings")
    def readings(request: Request, asked: UUID) -> Any:
        gate.require(request, asked, {"auditor", "district_office", "province_office"})
        return {"rows": asking.readings, "next": None}

    return routes
