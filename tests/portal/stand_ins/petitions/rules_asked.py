"""A stand-in of what the read API answers about the rules by which petitions are answered."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from tests.portal.stand_ins.gate import Gate
from tests.portal.stand_ins.petitions.petition_world import (
    DISTRICT,
    FIELDS,
    OLD_REGULATION,
    REGULATION,
)

HOLIDAYS = [
    {"day": "2020-01-25", "name": "Tết Nguyên Đán"},
    {"day": "2020-09-02", "name": "Quốc khánh"},
]


def of_rules(gate: Gate) -> APIRouter:
    routes, asking = APIRouter(prefix="/organizations/{asked}"), gate.world.asking

    @routes.get("/petition-regulations")
    def regulations(request: Request, asked: UUID) -> Any:
        gate.require(request, asked)
        old = _regulation(OLD_REGULATION, "02-QĐ/HU", in_force=False)
        new = _regulation(REGULATION, "05-QĐ/HU", in_force=True)
        ended = {"ends_on": "2019-05-31", "repealed_because": "Có quy định mới"}
        return {"rows": [new, old | ended] if asking.regulated else []}

    @routes.get("/working-year")
    def working_year(request: Request, asked: UUID, year: int) -> Any:
        gate.require(request, asked)
        known = HOLIDAYS if year == 2020 else []
        moved = ["2020-05-09"] if known else []
        decision = asking.decision if year == 2020 else None
        return {"year": year, "holidays": known, "moved": moved, "decision": decision}

    return routes


def _regulation(identity: UUID, number: str, *, in_force: bool) -> dict[str, Any]:
    return {
        "regulation_id": str(identity),
        "number": number,
        "title": "Trả lời kiến nghị tại giao ban khu",
        "scope_id": str(DISTRICT),
        "scope_name": "Huyện ủy Đình Lập",
        "starts_on": "2019-06-01",
        "ends_on": None,
        "repealed_because": None,
        "answer_days": 15,
        "remind_days": 3,
        "escalate_days": 5,
        "event_id": f"{identity}:1",
        "fields": FIELDS,
        "in_force": in_force,
    }
