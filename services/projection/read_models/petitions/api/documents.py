"""The documents of a briefing, to be printed and signed."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.refusals import Unknown
from contracts.read.briefings import Briefing
from contracts.read.zones import ZoneRow
from services.projection.documents import briefing as words
from services.projection.documents.templates import MEDIA_TYPE
from services.projection.read_api.caller import Caller, CallerDep
from services.projection.read_api.parameters import TimeScopeDep
from services.projection.read_database import TimeScope
from services.projection.read_models.petitions.api.briefings import whole
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
def answers(briefing_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Response:
    found, zone = _on_its_day(caller, briefing_id, when)
    content = caller.api.templates.filled("answers", words.answers(found, zone))
    return _document(content, f"tra-loi-kien-nghi-{found.day}.docx")


@router.get(
    "/briefings/{briefing_id}/minutes.docx",
    summary="The minutes as a document",
    response_class=Response,
    responses=DOCUMENT,
)
def minutes(briefing_id: UUID, caller: CallerDep, when: TimeScopeDep) -> Response:
    found, zone = _on_its_day(caller, briefing_id, when)
    content = caller.api.templates.filled("minutes", words.minutes(found, zone))
    return _document(content, f"bien-ban-giao-ban-{found.day}.docx")


def _on_its_day(caller: Caller, briefing_id: UUID, when: TimeScope) -> tuple[Briefing, ZoneRow]:
    """The briefing as this caller may see it, and its zone as it was on the briefing's day."""
    found = whole(caller, briefing_id, when)
    then = TimeScope(on=found.day, tree_on=found.day, as_of=when.as_of)
    zone = zones.zone(caller.database, found.zone_id, then)
    if zone is None:
        raise Unknown("zone", found.zone_id, "zone_id")
    return found, zone


def _document(content: bytes, name: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type=MEDIA_TYPE, headers=headers)
