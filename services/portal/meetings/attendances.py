"""/meetings/{id}/attendances: attendances recorded, confirmed, disputed and corrected."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.meetings.meeting import give_command, show_meeting
from services.portal.web.errors import NotFound
from services.portal.web.form_post import PostedDep
from services.portal.web.forms import Typed

Body = dict[str, Any]

router = APIRouter(include_in_schema=False)


@router.post("/meetings/{meeting_id}/attendances")
async def attend(posted: PostedDep, meeting_id: UUID) -> Response:
    body = {"member_id": posted.typed.identity("member_id")}
    return await give_command(
        posted, meeting_id, "/attendances", body, about="attendance", done="attendance"
    )


@router.post("/meetings/{meeting_id}/attendances/{member_id}/{command}")
async def judge(posted: PostedDep, meeting_id: UUID, member_id: UUID, command: str) -> Response:
    """``do=find`` looks for a member and shows the form again; anything else gives the command."""
    if command not in _COMMANDS:
        raise NotFound
    typed, about = posted.typed, f"{command}-{member_id}"
    if typed.text("do") == "find":
        return await show_meeting(posted.page, meeting_id, about=about, typed=typed)
    read, done = _COMMANDS[command]
    path = f"/attendances/{member_id}/{command}"
    return await give_command(posted, meeting_id, path, read(typed), about=about, done=done)


def _nothing(_: Typed) -> Body:
    return {}


def _why(typed: Typed) -> Body:
    return {"reason": typed.required("reason")}


def _substitution(typed: Typed) -> Body:
    return {"substitute_id": typed.identity("substitute_id"), **_why(typed)}


def _correction(typed: Typed) -> Body:
    return {"correct_member_id": typed.identity("correct_member_id"), **_why(typed)}


_COMMANDS: Final[Mapping[str, tuple[Callable[[Typed], Body], str]]] = {
    "confirmation": (_nothing, "confirmation"),
    "dispute": (_why, "dispute"),
    "revocation": (_why, "revocation"),
    "substitution": (_substitution, "substitution"),
    "correction": (_correction, "attendance-correction"),
}
"""By the command, what its form says, and what the page says afterwards."""
