"""A stand-in of what the read API answers about zones, briefings and petitions."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from chassis.refusals import NotAllowed, Unknown
from contracts.read.answer import Page, Rows, grown
from contracts.read.briefings import Briefing, CalendarBriefing, Host, NextBriefing
from contracts.read.petitions import OfficeDesk, OwedAnswer, Petition, WaitingDraft
from contracts.read.rules import Office, PetitionFields
from contracts.read.zones import ListedZone, Zone, ZoneCommune, ZoneLeader, ZoneRow
from tests.portal.stand_ins.changing import changed, encoded
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
    def zones(request: Request, asked: UUID) -> Response:
        gate.require(request, asked)
        return encoded(Rows(rows=[grown(ListedZone, _zone(world), communes=len(COMMUNES))]))

    @routes.get("/offices")
    def offices(request: Request, asked: UUID) -> Response:
        gate.require(request, asked)
        return encoded(Rows(rows=[_office(one) for one in OFFICES]))

    @routes.get("/petition-fields")
    def fields(request: Request, asked: UUID) -> Response:
        gate.require(request, asked)
        return encoded(PetitionFields(fields=FIELDS if world.asking.regulated else []))

    @routes.get("/petitions")
    def petitions(request: Request, asked: UUID) -> Response:
        gate.require(request, asked, OVERSEERS | {"cell_secretary"})
        found = [p for p in world.asking.petitions.values() if _wanted(p, request.query_params)]
        return encoded(Page(rows=[row(one) for one in found], next=None))

    @routes.get("/approval-desk")
    def approvals(request: Request, asked: UUID) -> Response:
        gate.require(request, asked, OVERSEERS)
        found = [p for p in world.asking.petitions.values() if p.state == "drafted"]
        return encoded(Page(rows=[_waiting(one) for one in found], next=None))

    @routes.get("/petition-statistics")
    def counted(request: Request, asked: UUID) -> Response:
        gate.require(request, asked, DASHBOARDS)
        span = (request.query_params.get(name) for name in ("from", "to"))
        return encoded(statistics(asked, *span))

    return routes


def of_petitions(gate: Gate) -> APIRouter:
    routes, world = APIRouter(), gate.world

    @routes.get("/zones/{asked}")
    def zone(request: Request, asked: UUID, year: int = 2020) -> Response:
        _require_zone(gate, request)
        return encoded(_zone_of_year(world, year))

    @routes.get("/zones/{asked}/next-briefing")
    def next_briefing(request: Request, asked: UUID) -> Response:
        _require_zone(gate, request)
        told = NextBriefing(
            zone_id=ZONE,
            has_head=world.asking.has_head,
            briefing_id=None,
            planned_on=None,
            to_announce=world.asking.to_announce,
            to_report=world.asking.to_report,
        )
        return encoded(told)

    @routes.get("/briefings/{asked}")
    def briefing(request: Request, asked: UUID) -> Response:
        _require_zone(gate, request)
        if asked not in world.asking.briefings:
            raise Unknown("briefing", asked, "briefing_id")
        found = world.asking.briefings[asked]
        return encoded(changed(found, to_report=world.asking.to_report))

    @routes.get("/briefings/{asked}/{name}.docx")
    def document(request: Request, asked: UUID, name: str) -> Response:
        _require_zone(gate, request)
        headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
        return Response(f"{name} of {asked}".encode(), media_type=DOCX, headers=headers)

    @routes.get("/petitions/{asked}")
    def petition(request: Request, asked: UUID) -> Response:
        account = gate.account(request)
        if asked not in world.asking.petitions:
            raise Unknown("petition", asked, "petition_id")
        if not any(role == "answering_office" for role, _ in GRANTS[account]):
            gate.require(request, CELL, OVERSEERS | {"cell_secretary"})
        return encoded(world.asking.petitions[asked])

    @routes.get("/offices/{asked}/desk")
    def desk(request: Request, asked: UUID) -> Response:
        gate.require(request, OFFICE_CELL, OVERSEERS | {"answering_office"})
        found = [p for p in world.asking.petitions.values() if p.state in OWED]
        rows = [_owed(one) for one in found]
        return encoded(OfficeDesk(office=_office(asked), rows=rows, next=None))

    return routes


def _wanted(found: Petition, asked: QueryParams) -> bool:
    """As far as a test looks at it: by state, by months and by the rounds that came to this."""
    states, month = asked.getlist("state"), f"{found.raised_on:%Y-%m}"
    announced = [each for each in found.rounds if each.published_on]
    in_round = asked.get("published_round")
    return (
        (not states or found.state in states)
        and asked.get("from", month) <= month <= asked.get("to", month)
        and (in_round is None or int(in_round) in [each.round for each in announced])
        and (not {"answered", "answered_not_solved"} & set(asked) or bool(announced))
        and ("answered_twice" not in asked or len(announced) > 1)
    )


def _require_zone(gate: Gate, request: Request) -> None:
    account = gate.account(request)
    if ACCOUNTS.get(account) != DEPUTY and not any(
        role in OVERSEERS | {"cell_secretary"} for role, _ in GRANTS[account]
    ):
        raise NotAllowed("no grant of yours covers this zone on this day")


def _waiting(found: Petition) -> WaitingDraft:
    return grown(
        WaitingDraft,
        row(found),
        draft="Sẽ nạo vét trong quý IV.",
        drafted_on=date(2020, 10, 15),
        drafted_by_id=OFFICE,
        drafted_by=OFFICES[OFFICE],
        draft_event=f"{found.petition_id}:3",
        owed_on=date(2020, 10, 26),
    )


def _owed(found: Petition) -> OwedAnswer:
    returned = found.state == "returned"
    return grown(
        OwedAnswer,
        row(found),
        owed_on=date(2020, 10, 26),
        leads=True,
        returned=returned,
        returned_because="Chưa nêu thời gian." if returned else None,
        stopped_on=found.stopped_on,
    )


def _office(identity: UUID) -> Office:
    return Office(
        office_id=identity,
        name=OFFICES[identity],
        organization_id=OFFICE_CELL,
        organization_name="Chi bộ Phòng Nông nghiệp",
        starts_on=date(2015, 1, 1),
        last_day=None,
        successor_id=None,
        successor_name=None,
        event_id=f"{identity}:1",
        answers=True,
    )


def _leader(member: UUID, *, holds: bool = True) -> ZoneLeader:
    return ZoneLeader(
        member_id=member,
        full_name=MEMBERS[member],
        starts_on=date(2019, 1, 1),
        holds=holds,
        event_id=f"{ZONE}:2",
    )


def _zone(world: World) -> ZoneRow:
    return ZoneRow(
        zone_id=ZONE,
        name="Khu 1",
        organization_id=DISTRICT,
        organization_name="Huyện ủy Đình Lập",
        head=_leader(HEAD, holds=world.asking.has_head),
        deputy=_leader(DEPUTY),
        has_head=world.asking.has_head,
        starts_on=date(2020, 8, 1),
        last_day=world.asking.zone_closed_on,
        event_id=f"{ZONE}:1",
    )


def _zone_of_year(world: World, year: int) -> Zone:
    told = [each for each in world.asking.briefings.values() if each.month.year == year]
    planned = [each.briefing_id for each in told if each.state == "planned"]
    return grown(
        Zone,
        _zone(world),
        communes=[
            ZoneCommune(
                commune_id=one,
                name=name,
                starts_on=date(2020, 8, 1),
                ends_on=None,
                event_id=f"{ZONE}:1",
            )
            for one, name in COMMUNES.items()
            if one not in world.asking.left
        ],
        year=year,
        briefings=[_in_calendar(each) for each in told],
        hosts=[
            Host(
                commune_id=one,
                name=name,
                times=2 - place,
                held=1,
                last_month=date(2020, 10, 1),
                fair=place == 0,
            )
            for place, (one, name) in enumerate(COMMUNES.items())
        ],
        next_briefing_id=next(iter(planned), None),
    )


def _in_calendar(found: Briefing) -> CalendarBriefing:
    return CalendarBriefing(
        briefing_id=found.briefing_id,
        month=found.month,
        state=found.state,
        planned_on=found.planned_on,
        held_on=found.held_on,
        on_time=found.on_time,
        host_id=found.host_id,
        host_name=found.host_name,
        twice_running=False,
        reason=found.reason,
        event_id=found.event_id,
    )
