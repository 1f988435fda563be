"""A stand-in of the attendance service: its addresses, over one World."""

from typing import Any
from uuid import UUID

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from chassis.http.tokens import Tokens
from tests.portal.stand_ins.gate import Gate, service
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.matter_world import matter
from tests.portal.stand_ins.world import MEMBERS, World, attendance, forwarding, opinion

_OF_MATTERS = {
    "entrusting": "entrusted",
    "settlement": "settled",
    "reopening": "entrusted",
    "revocation": "revoked",
}
_OF_MEETINGS = {"move": "planned", "cancellation": "cancelled", "holding": "held"}
_OTHERS = {"substitution": "substitute_id", "correction": "correct_member_id"}
_STATES = {"confirmation": "confirmed", "dispute": "disputed", "revocation": "revoked"}


class Orders:
    """Takes an order, unless the World refuses what its address ends with."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def take(self, request: Request) -> dict[str, Any]:
        body: dict[str, Any] = await request.json()
        path, key = self._asked(request)
        self._gate.world.bodies.append((path, body, key))
        return body

    async def take_sheet(self, request: Request) -> JSONResponse:
        """A workbook, whatever is in it."""
        workbook = await request.body()
        path, key = self._asked(request)
        self._gate.world.sheets.append((path, workbook, key))
        first = identity("first of the sheet")
        known = {"position": f"{first}:1", "stored": "12", "complete_at": f"{first}:9"}
        return JSONResponse({"id": str(first), **known}, 201)

    def _asked(self, request: Request) -> tuple[str, str]:
        """The address and the key of what is not refused."""
        self._gate.account(request)
        path = request.url.path
        for end, refusal in self._gate.world.refusals.items():
            if path.endswith(end):
                raise refusal
        return path, request.headers["Idempotency-Key"]

    def receipt(self, meeting: UUID) -> JSONResponse:
        version = 2 + len(self._gate.world.bodies)
        return JSONResponse({"id": str(meeting), "position": f"{meeting}:{version}"}, 201)


def attendances(world: World, tokens: Tokens) -> FastAPI:
    app = service(world)
    orders = Orders(Gate(world, tokens))

    _of_meetings(app, world, orders)
    _of_attendances(app, world, orders)
    _of_opinions(app, world, orders)
    _of_matters(app, world, orders)
    return app


def _of_meetings(app: FastAPI, world: World, orders: Orders) -> None:
    @app.post("/meetings")
    async def schedule(request: Request) -> JSONResponse:
        body = await orders.take(request)
        made = identity(body["planned_on"])
        world.plan_meeting(made, body)
        return orders.receipt(made)

    @app.post("/meetings/record")
    async def record(request: Request) -> JSONResponse:
        body = await orders.take(request)
        meeting = UUID(body["id"])
        world.add_meeting(meeting, body)
        return orders.receipt(meeting)

    @app.post("/meetings/{meeting}/holding/revocation")
    async def revoke_holding(request: Request, meeting: UUID) -> JSONResponse:
        await orders.take(request)
        gone: dict[str, Any] = {"held_on": None, "present": None, "expected": None}
        world.meetings[meeting].update(gone, state="planned", attendances=[])
        return orders.receipt(meeting)

    @app.post("/meetings/{meeting}/opinions")
    async def raised(request: Request, meeting: UUID) -> JSONResponse:
        body = await orders.take(request)
        world.meetings[meeting]["opinions"].append(opinion(meeting, body["text"]))
        return orders.receipt(meeting)

    @app.post("/meetings/{meeting}/attendances")
    async def attend(request: Request, meeting: UUID) -> JSONResponse:
        body = await orders.take(request)
        made = attendance(meeting, UUID(body["member_id"]), "recorded")
        world.meetings[meeting]["attendances"].append(made)
        return orders.receipt(meeting)

    @app.post("/meetings/{meeting}/{step}")
    async def take_step(request: Request, meeting: UUID, step: str) -> JSONResponse:
        found, body = world.meetings[meeting], await orders.take(request)
        found.update(body, state=_OF_MEETINGS.get(step, found["state"]))
        return orders.receipt(meeting)


def _of_attendances(app: FastAPI, world: World, orders: Orders) -> None:
    @app.post("/meetings/{meeting}/attendances/{member}/{step}")
    async def take_step(request: Request, meeting: UUID, member: UUID, step: str) -> JSONResponse:
        body = await orders.take(request)
        why, other = body.get("reason"), body.get(_OTHERS.get(step, ""))
        made = [attendance(meeting, member, _STATES.get(step, "handed_over"), why, other)]
        if other:
            made.append(attendance(meeting, UUID(other), "confirmed"))
        world.meetings[meeting]["attendances"] = made
        return orders.receipt(meeting)


def _of_opinions(app: FastAPI, world: World, orders: Orders) -> None:
    @app.post("/meetings/{meeting}/opinions/{one}/forwarding")
    async def forward(request: Request, meeting: UUID, one: UUID) -> JSONResponse:
        body = await orders.take(request)
        place = UUID(body["to_organization_id"])
        for raised in world.meetings[meeting]["opinions"]:
            if raised["opinion_id"] == str(one):
                raised["forwarded_to"].append(forwarding(place, body["forwarded_on"]))
        return orders.receipt(meeting)


def _of_matters(app: FastAPI, world: World, orders: Orders) -> None:
    @app.post("/matters")
    async def found(request: Request) -> JSONResponse:
        body = await orders.take(request)
        made, place = UUID(body["id"]), UUID(body["organization_id"])
        world.matters[made] = matter(made, place, body["text"], body["found_on"])
        return orders.receipt(made)

    @app.post("/matters/{one}/{step}")
    async def take_step(request: Request, one: UUID, step: str) -> JSONResponse:
        body = await orders.take(request)
        found = world.matters[one]
        found["state"] = _OF_MATTERS.get(step, found["state"])
        if step == "entrusting":
            name = MEMBERS[UUID(body["member_id"])]
            found |= {"responsible_id": body["member_id"], "responsible_name": name}
            found |= {"due_on": body["due_on"], "overdue": False}
        if step in {"correction", "settlement"}:
            found |= {name: said for name, said in body.items() if name != "reason"}
        return orders.receipt(one)
