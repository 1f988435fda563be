"""A stand-in of what the read API answers about the rules by which petitions are answered."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response

from contracts.read.answer import Rows
from contracts.read.rules import Holiday, PetitionRegulation, WorkingYear
from tests.portal.stand_ins.changing import changed, encoded
from tests.portal.stand_ins.gate import Gate
from tests.portal.stand_ins.petitions.petition_world import (
    DISTRICT,
    FIELDS,
    OLD_REGULATION,
    REGULATION,
)

HOLIDAYS = [
    Holiday(day=date(2020, 1, 25), name="Tết Nguyên Đán"),
    Holiday(day=date(2020, 9, 2), name="Quốc khánh"),
]


def of_rules(gate: Gate) -> APIRouter:
    routes, asking = APIRouter(prefix="/organizations/{asked}"), gate.world.asking

    @routes.get("/petition-regulations")
    def regulations(request: Request, asked: UUID) -> Response:
        gate.require(request, asked)
        old = _regulation(OLD_REGULATION, "02-QĐ/HU", in_force=False)
        new = _regulation(REGULATION, "05-QĐ/HU", in_force=True)
        ended = changed(old, ends_on=date(2019, 5, 31), repealed_because="Có quy định mới")
        return encoded(Rows(rows=[new, ended] if asking.regulated else []))

    @routes.get("/working-year")
    def working_year(request: Request, asked: UUID, year: int) -> Response:
        gate.require(request, asked)
        known = HOLIDAYS if year == 2020 else []
        moved = [date(2020, 5, 9)] if known else []
        decision = asking.decision if year == 2020 else None
        return encoded(WorkingYear(year=year, holidays=known, moved=moved, decision=decision))

    return routes


def _regulation(identity: UUID, number: str, *, in_force: bool) -> PetitionRegulation:
    return PetitionRegulation(
        regulation_id=identity,
        number=number,
        title="Trả lời kiến nghị tại giao ban khu",
        scope_id=DISTRICT,
        scope_name="Huyện ủy Đình Lập",
        starts_on=date(2019, 6, 1),
        ends_on=None,
        repealed_because=None,
        answer_days=15,
        remind_days=3,
        escalate_days=5,
        event_id=f"{identity}:1",
        fields=FIELDS,
        in_force=in_force,
    )
