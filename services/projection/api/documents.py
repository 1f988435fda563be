"""The documents of a briefing, to be printed and signed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from services.projection.api.briefings import whole
from services.projection.api.read_api import Caller, CallerDep, TimeScopeDep
from services.projection.documents import briefing as words
from services.projection.documents.templates import MEDIA_TYPE
from services.projection.read_database import TimeScope
from services.projection.read_models.zones import queries as zones

router = APIRouter()

DOCUMENT: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get(
    "/briefings/{briefing_id}/answers.docx",
    summary="The compiled answers as a document",
    response_class=Response,
    responses=DOCUMENT,
)
def answers(briefing_id: UUID, reader: CallerDep, when: TimeScopeDep) -> Response:
    found, zone = _on_its_day(reader, briefing_id, when)
    content = reader.desk.templates.filled("answers", words.answers(found, zone))
    return _document(content, f"tra-loi-kien-nghi-{found['day']}.docx")


@router.get(
    "/briefings/{briefing_id}/minutes.docx",
    summary="The minutes as a document",
    response_class=Response,
    responses=DOCUMENT,
)
def minutes(briefing_id: UUID, reader: CallerDep, when: TimeScopeDep) -> Response:
    found, zone = _on_its_day(reader, briefing_id, when)
    content = reader.desk.templates.filled("minutes", words.minutes(found, zone))
    return _document(content, f"bien-ban-giao-ban-{found['day']}.docx")


def _on_its_day(
    reader: Caller, briefing_id: UUID, when: TimeScope
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The briefing as this reader may see it, and its zone as it was on the briefing's day."""
    found = whole(reader, briefing_id, when)
    then = TimeScope(on=found["day"], tree_on=found["day"], as_of=when.as_of)
    zone = zones.zone(reader.desk.asker, found["zone_id"], then)
    return found, zone or {"name": "", "organization_name": "", "head": None, "deputy": None}


def _document(content: bytes, name: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=MEDIA_TYPE, headers=headers)
