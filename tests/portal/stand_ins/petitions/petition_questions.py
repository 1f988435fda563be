"""A stand-in of what the read API answers about zones, briefings and petitions."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from chassis.refusals import NotAllowed, Unknown
from tests.portal.stand_ins.gate import DASHBOARDS, OVERSEERS, Gate
from tests.portal.stand_ins.petitions.petition_world import (
    COMMUNES,
    DEPUTY,
    FIELDS,
    HEAD,
    OFFICE,
    OFFICE_CELL,
    OFFICES,
    OWED,
    ZONE,
    row,
)
from tests.portal.stand_ins.petitions.statistics import statistics
from tests.portal.stand_ins.world import ACCOUNTS, CELL, DISTRICT, GRANTS, MEMBERS, World

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def of_places(gate: Gate) -> APIRouter:
    routes, world = APIRouter(prefix="/organizations/{asked}"), gate.world

    @routes.get("/zones")
    def zones(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        return {"rows": [_zone(world) | {"communes": len(COMMUNES)}]}

    @routes.get("/offices")
    def offices(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        return {"rows": [_office(one) for one in OFFICES]}

    @routes.get("/petition-fields")
    def fields(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        return {"fields": FIELDS if world.asking.regulated else []}

    @routes.get("/petitions")
    def petitions(request: Request, asked: UUID) -> Any:
        gate.require(request, asked, OVERSEERS | {"cell_secretary"})
        found = [p for p in world.asking.petitions.values() if _wanted(p, request.query_params)]
        return {"rows": [row(one) for one in found], "next": None}

    @routes.get("/approval-desk")
    def approvals(request: Request, asked: UUID) -> Any:
        gate.require(request, asked, OVERSEERS)
        draft = {
            "draft": "Sẽ nạo vét trong quý IV.",
            "drafted_on": "2020-10-15",
            "drafted_by": OFFICES[OFFICE],
            "owed_on": "2020-10-26",
        }
        found = [p for p in world.asking.petitions.values() if p["state"] == "drafted"]
        return {"rows": [row(one) | draft for one in found], "next": None}

    @routes.get("/petition-statistics")
    def counted(request: Request, asked: UUID) -> Any:
        gate.require(request, asked, DASHBOARDS)
        return statistics(request.query_params.get("from"), request.query_params.get("to"))

    return routes


def of_petitions(gate: Gate) -> APIRouter:
    routes, world = APIRouter(), gate.world

    @routes.get("/zones/{asked}")
    def zone(request: Request, asked: UUID, year: int = 2020) -> Any:
        _require_zone(gate, request)
        return _zone(world) | _year(world, year)

    @routes.get("/zones/{asked}/next-briefing")
    def next_briefing(request: Request, asked: UUID) -> Any:
        _require_zone(gate, request)
        return {"to_announce": world.asking.to_announce, "to_report": world.asking.to_report}

    @routes.get("/briefings/{asked}")
    def briefing(request: Request, asked: UUID) -> Any:
        _require_zone(gate, request)
        if asked not in world.asking.briefings:
            raise Unknown("briefing", asked, "briefing_id")
        return world.asking.briefings[asked] | {"to_report": world.asking.to_report}

    @routes.get("/briefings/{asked}/{name}.docx")
    def document(request: Request, asked: UUID, name: str) -> Response:
        _require_zone(gate, request)
        headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
        return Response(f"{name} of {asked}".encode(), media_type=DOCX, headers=headers)

    @routes.get("/petitions/{asked}")
    def petition(request: Request, asked: UUID) -> Any:
        account = gate.account(request)
        if asked not in world.asking.petitions:
            raise Unknown("petition", asked, "petition_id")
        if not any(role == "answering_office" for role, _ in GRANTS[account]):
            gate.require(request, CELL, OVERSEERS | {"cell_secretary"})
        return world.asking.petitions[asked]

    @routes.get("/offices/{asked}/desk")
    def desk(request: Request, asked: UUID) -> Any:
        gate.require(request, OFFICE_CELL, OVERSEERS | {"answering_office"})
        found = [p for p in world.asking.petitions.values() if p["state"] in OWED]
        return {"office": _office(asked), "rows": [_owed(one) for one in found], "next": None}

    return routes


def _wanted(found: dict[str, Any], asked: QueryParams) -> bool:
    """As far as a test looks at it: by state, by months and by the rounds that came to this."""
    states, month = asked.getlist("state"), found["raised_on"][:7]
    announced = [each for each in found["rounds"] if each["published_on"]]
    in_round = asked.get("published_round")
    return (
        (not states or found["state"] in states)
        and asked.get("from", month) <= month <= asked.get("to", month)
        and (in_round is None or int(in_round) in [each["round"] for each in announced])
        and (not {"answered", "answered_not_solved"} & set(asked) or bool(announced))
        and ("answered_twice" not in asked or len(announced) > 1)
    )


def _require_zone(gate: Gate, request: Request) -> None:
    account = gate.account(request)
    if ACCOUNTS.get(account) != DEPUTY and not any(
        role in OVERSEERS | {"cell_secretary"} for role, _ in GRANTS[account]
    ):
        raise NotAllowed("no grant of yours covers this zone on this day")


def _owed(found: dict[str, Any]) -> dict[str, Any]:
    returned = found["state"] == "returned"
    return row(found) | {
        "owed_on": "2020-10-26",
        "leads": True,
        "returned": returned,
        "returned_because": "Chưa nêu thời gian." if returned else None,
        "stopped_on": found["stopped_on"],
    }


def _office(identity: UUID) -> dict[str, Any]:
    return {
        "office_id": str(identity),
        "name": OFFICES[identity],
        "organization_id": str(OFFICE_CELL),
        "organization_name": "Chi bộ Phòng Nông nghiệp",
        "starts_on": "2015-01-01",
        "last_day": None,
        "successor_id": None,
        "successor_name": None,
        "event_id": f"{identity}:1",
        "answers": True,
    }


def _zone(world: World) -> dict[str, Any]:
    leaders = [
        {"member_id": str(one), "full_name": MEMBERS[one], "starts_on": "2019-01-01", "holds": True}
        for one in (HEAD, DEPUTY)
    ]
    head = {**leaders[0], "holds": world.asking.has_head}
    return {
        "zone_id": str(ZONE),
        "name": "Khu 1",
        "organization_id": str(DISTRICT),
        "organization_name": "Huyện ủy Đình Lập",
        "head": head,
        "deputy": leaders[1],
        "has_head": world.asking.has_head,
        "starts_on": "2020-08-01",
        "last_day": world.asking.zone_closed_on,
        "event_id": f"{ZONE}:1",
        "communes": [
            {"commune_id": str(one), "name": name, "ends_on": None}
            for one, name in COMMUNES.items()
            if one not in world.asking.left
        ],
    }


def _year(world: World, year: int) -> dict[str, Any]:
    told = [b for b in world.asking.briefings.values() if b["month"].startswith(str(year))]
    return {
        "year": year,
        "briefings": [{**one, "twice_running": False} for one in told],
        "hosts": [
            {
                "commune_id": str(one),
                "name": name,
                "times": 2 - place,
                "held": 1,
                "last_month": "2020-10-01",
                "fair": place == 0,
            }
            for place, (one, name) in enumerate(COMMUNES.items())
        ],
        "next_briefing_id": next(
            (one["briefing_id"] for one in told if one["state"] == "planned"), None
        ),
    }
