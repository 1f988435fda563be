"""/meetings"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from chassis.http.app import CommandContextDep
from chassis.http.problems import result_response
from chassis.http.requests import Body, Day
from kernel.vocabulary import MeetingKind
from services.attendance.api.requests import ChosenId, People, Text, Why
from services.attendance.application.held_meetings import HeldMeetings
from services.attendance.application.meetings import MeetingCommands
from services.attendance.domain.meeting.minutes import Minutes


class NewMeeting(Body):
    """A meeting of a cell or a committee is planned."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "kind": "regular",
                    "planned_on": "2020-03-05",
                    "place": "Nhà văn hóa thôn Bắc Xa",
                }
            ]
        }
    )

    organization_id: UUID
    kind: MeetingKind
    planned_on: Day
    place: Text | None = None
    meeting_id: ChosenId = None


class Move(Body):
    """The meeting is planned for another day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"planned_on": "2020-03-08", "reason": "Trùng lịch tiếp xúc cử tri"}]
        }
    )

    planned_on: Day
    reason: Text


class Holding(Body):
    """The meeting took place."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"held_on": "2020-03-05", "present": 21, "expected": 24}]}
    )

    held_on: Day
    present: People | None = None
    expected: People | None = None


class Correction(Body):
    """The minutes as they should have been, as a whole: what is left out is unknown."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "held_on": "2020-03-06",
                    "kind": "regular",
                    "present": 22,
                    "expected": 24,
                    "reason": "Ghi nhầm ngày",
                }
            ]
        }
    )

    held_on: Day
    kind: MeetingKind
    present: People | None = None
    expected: People | None = None
    reason: Text

    def minutes(self) -> Minutes:
        return Minutes(
            held_on=self.held_on, kind=self.kind, present=self.present, expected=self.expected
        )


class HeldMeeting(Body):
    """A past meeting from its minutes, with the members from above who sat in."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organization_id": "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f",
                    "kind": "regular",
                    "held_on": "2020-03-05",
                    "present": 21,
                    "expected": 24,
                    "member_ids": ["0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b"],
                }
            ]
        }
    )

    organization_id: UUID
    kind: MeetingKind
    held_on: Day
    present: People | None = None
    expected: People | None = None
    place: Text | None = None
    member_ids: Annotated[tuple[UUID, ...], Field(max_length=500)] = ()
    meeting_id: ChosenId = None


def meeting_routes(meetings: MeetingCommands, held_meetings: HeldMeetings) -> APIRouter:
    routes = APIRouter(prefix="/meetings", tags=["meetings"])

    @routes.post("", status_code=201, summary="Schedule a meeting")
    def schedule(context: CommandContextDep, body: NewMeeting) -> JSONResponse:
        return result_response(meetings.schedule(context, **body.arguments()))

    @routes.post("/record", status_code=201, summary="Enter a past meeting from its minutes")
    def record(context: CommandContextDep, body: HeldMeeting) -> JSONResponse:
        return result_response(held_meetings.record(context, **body.arguments()))

    @routes.post("/{meeting_id}/move", status_code=201, summary="Move a meeting")
    def move(context: CommandContextDep, meeting_id: UUID, body: Move) -> JSONResponse:
        return result_response(meetings.move(context, meeting_id, **body.arguments()))

    @routes.post("/{meeting_id}/cancellation", status_code=201, summary="Cancel a meeting")
    def cancel(context: CommandContextDep, meeting_id: UUID, body: Why) -> JSONResponse:
        return result_response(meetings.cancel(context, meeting_id, **body.arguments()))

    @routes.post("/{meeting_id}/holding", status_code=201, summary="Say that it took place")
    def hold(context: CommandContextDep, meeting_id: UUID, body: Holding) -> JSONResponse:
        return result_response(meetings.hold(context, meeting_id, **body.arguments()))

    @routes.post(
        "/{meeting_id}/holding/revocation", status_code=201, summary="It did not take place"
    )
    def revoke_holding(context: CommandContextDep, meeting_id: UUID, body: Why) -> JSONResponse:
        return result_response(meetings.revoke_holding(context, meeting_id, **body.arguments()))

    @routes.post("/{meeting_id}/correction", status_code=201, summary="Correct a held meeting")
    def correct(context: CommandContextDep, meeting_id: UUID, body: Correction) -> JSONResponse:
        result = meetings.correct(context, meeting_id, minutes=body.minutes(), reason=body.reason)
        return result_response(result)

    return routes
