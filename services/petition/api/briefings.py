"""/briefings"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.http.app import OrderDep
from chassis.http.problems import receipt_response
from services.petition.api.briefing_requests import (
    Announcement,
    Holding,
    Minutes,
    Move,
    NewBriefing,
    PastBriefing,
    Present,
)
from services.petition.api.requests import Why
from services.petition.application.announcements import AnnouncementCommands
from services.petition.application.briefings import BriefingCommands


def briefing_routes(briefings: BriefingCommands) -> APIRouter:
    routes = APIRouter(prefix="/briefings", tags=["briefings"])

    @routes.post("", status_code=201, summary="Plan a briefing")
    def plan(order: OrderDep, body: NewBriefing) -> JSONResponse:
        return receipt_response(briefings.plan(order, **body.arguments()))

    @routes.post("/record", status_code=201, summary="Enter a past briefing from the books")
    def record(order: OrderDep, body: PastBriefing) -> JSONResponse:
        return receipt_response(briefings.record(order, **body.arguments()))

    @routes.post("/{briefing_id}/move", status_code=201, summary="Move a briefing")
    def move(order: OrderDep, briefing_id: UUID, body: Move) -> JSONResponse:
        return receipt_response(briefings.move(order, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/cancellation", status_code=201, summary="Cancel a briefing")
    def cancel(order: OrderDep, briefing_id: UUID, body: Why) -> JSONResponse:
        return receipt_response(briefings.cancel(order, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/holding", status_code=201, summary="Say that it took place")
    def hold(order: OrderDep, briefing_id: UUID, body: Holding) -> JSONResponse:
        return receipt_response(briefings.hold(order, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/attendance", status_code=201, summary="Say who came")
    def attend(order: OrderDep, briefing_id: UUID, body: Present) -> JSONResponse:
        return receipt_response(briefings.take_attendance(order, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/minutes", status_code=201, summary="Write the minutes")
    def minute(order: OrderDep, briefing_id: UUID, body: Minutes) -> JSONResponse:
        return receipt_response(briefings.minute(order, briefing_id, **body.arguments()))

    return routes


def announcement_routes(announcements: AnnouncementCommands) -> APIRouter:
    routes = APIRouter(prefix="/briefings/{briefing_id}", tags=["announced answers"])

    @routes.post("/compilation", status_code=201, summary="Compile the answers to be announced")
    def compile_answers(order: OrderDep, briefing_id: UUID) -> JSONResponse:
        return receipt_response(announcements.compile(order, briefing_id))

    @routes.post("/sending", status_code=201, summary="Send the list to the zone's head")
    def send(order: OrderDep, briefing_id: UUID) -> JSONResponse:
        return receipt_response(announcements.send(order, briefing_id))

    @routes.post("/announcement", status_code=201, summary="Say which answers were announced")
    def announce(order: OrderDep, briefing_id: UUID, body: Announcement) -> JSONResponse:
        return receipt_response(announcements.announce(order, briefing_id, **body.arguments()))

    return routes
