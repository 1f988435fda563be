"""/briefings"""

from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field, JsonValue

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body
from services.petition.api.requests import ChosenId, Day, Text, Why
from services.petition.application.announcements import AnnouncementCommands
from services.petition.application.briefings import BriefingCommands
from services.petition.domain.briefing.attendees import Attendee
from services.petition.domain.briefing.events import Capacity

_COMMUNE: Final = "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f"
_ZONE: Final = "3a4b5c6d-7e8f-4a0b-8c1d-2e3f4a5b6c7d"
_CAME: Final[list[JsonValue]] = [{"capacity": "commune_secretary", "organization_id": _COMMUNE}]
_MINUTES: Final = "Hội nghị giao ban bí thư chi bộ Khu III tháng 4/2019."


class Expected(Body):
    """A person expected, for an organization and in a capacity."""

    capacity: Capacity
    organization_id: UUID
    member_id: Annotated[UUID | None, Field(description="the person, where it is known")] = None


People = Annotated[tuple[Expected, ...], Field(max_length=1_000)]


class Present(Body):
    """Those present and those missing, as a whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"came": _CAME, "missing": []}]})

    came: People
    missing: People = ()

    def arguments(self) -> dict[str, Any]:
        return dict(self) | _attendees(self.came, self.missing)


class NewBriefing(Body):
    """The zone's briefing of the month of this day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"zone_id": _ZONE, "planned_on": "2019-04-08", "host_id": _COMMUNE}]
        }
    )

    zone_id: UUID
    planned_on: Day
    host_id: Annotated[UUID, Field(description="the commune in which it takes place")]
    briefing_id: ChosenId = None


class Move(Body):
    """Another day of the month, or another commune."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"planned_on": "2019-04-09", "reason": "Trùng lịch họp huyện ủy"}]
        }
    )

    planned_on: Day
    host_id: UUID | None = None
    reason: Text


class Holding(Body):
    """The briefing took place."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"held_on": "2019-04-08"}]})

    held_on: Day


class Minutes(Body):
    """The minutes, as a whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": _MINUTES}]})

    text: Text


class Announcement(Body):
    """Compiled answers that were announced; all of them, when none is named."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    answers: Annotated[
        tuple[UUID, ...] | None, Field(max_length=1_000, description="the petitions answered")
    ] = None

    def arguments(self) -> dict[str, Any]:
        return {"petition_ids": self.answers}


class PastBriefing(Body):
    """A briefing from the books, with who came and what was written."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "zone_id": _ZONE,
                    "held_on": "2019-04-08",
                    "host_id": _COMMUNE,
                    "came": _CAME,
                    "minutes": _MINUTES,
                }
            ]
        }
    )

    zone_id: UUID
    held_on: Day
    host_id: UUID
    came: People = ()
    missing: People = ()
    minutes: Text | None = None
    briefing_id: ChosenId = None

    def arguments(self) -> dict[str, Any]:
        return dict(self) | _attendees(self.came, self.missing)


def briefing_routes(briefings: BriefingCommands) -> APIRouter:
    routes = APIRouter(prefix="/briefings", tags=["briefings"])

    @routes.post("", status_code=201, summary="Plan a briefing")
    def plan(context: CommandContextDep, body: NewBriefing) -> JSONResponse:
        return result_response(briefings.plan(context, **body.arguments()))

    @routes.post("/record", status_code=201, summary="Enter a past briefing from the books")
    def record(context: CommandContextDep, body: PastBriefing) -> JSONResponse:
        return result_response(briefings.record(context, **body.arguments()))

    @routes.post("/{briefing_id}/move", status_code=201, summary="Move a briefing")
    def move(context: CommandContextDep, briefing_id: UUID, body: Move) -> JSONResponse:
        return result_response(briefings.move(context, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/cancellation", status_code=201, summary="Cancel a briefing")
    def cancel(context: CommandContextDep, briefing_id: UUID, body: Why) -> JSONResponse:
        return result_response(briefings.cancel(context, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/holding", status_code=201, summary="Say that it took place")
    def hold(context: CommandContextDep, briefing_id: UUID, body: Holding) -> JSONResponse:
        return result_response(briefings.hold(context, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/attendance", status_code=201, summary="Say who came")
    def attend(context: CommandContextDep, briefing_id: UUID, body: Present) -> JSONResponse:
        return result_response(briefings.take_attendance(context, briefing_id, **body.arguments()))

    @routes.post("/{briefing_id}/minutes", status_code=201, summary="Write the minutes")
    def minute(context: CommandContextDep, briefing_id: UUID, body: Minutes) -> JSONResponse:
        return result_response(briefings.minute(context, briefing_id, **body.arguments()))

    return routes


def announcement_routes(announcements: AnnouncementCommands) -> APIRouter:
    routes = APIRouter(prefix="/briefings/{briefing_id}", tags=["announced answers"])

    @routes.post("/compilation", status_code=201, summary="Compile the answers to be announced")
    def compile_answers(context: CommandContextDep, briefing_id: UUID) -> JSONResponse:
        return result_response(announcements.compile(context, briefing_id))

    @routes.post("/sending", status_code=201, summary="Send the list to the zone's head")
    def send(context: CommandContextDep, briefing_id: UUID) -> JSONResponse:
        return result_response(announcements.send(context, briefing_id))

    @routes.post("/announcement", status_code=201, summary="Say which answers were announced")
    def announce(context: CommandContextDep, briefing_id: UUID, body: Announcement) -> JSONResponse:
        return result_response(announcements.announce(context, briefing_id, **body.arguments()))

    return routes


def _attendees(came: People, missing: People) -> dict[str, list[Attendee]]:
    return {
        "came": [Attendee(**one.arguments()) for one in came],
        "missing": [Attendee(**one.arguments()) for one in missing],
    }
