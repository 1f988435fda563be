"""A briefing: who came, what was put, which answers were announced, what is still to report."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from chassis.refusals import Unknown
from services.projection.api.read_api import Caller, CallerDep, TimeScopeDep, answer
from services.projection.api.zones import leads, require_zone
from services.projection.read_database import TimeScope
from services.projection.read_models.briefings import queries as briefings
from services.projection.read_models.petitions.queries import briefing_lists as at_briefings, life

router = APIRouter()


@router.get("/briefings/{briefing_id}", summary="A briefing with everything that was done there")
def briefing(
    request: Request, briefing_id: UUID, reader: CallerDep, when: TimeScopeDep
) -> Response:
    return answer(request, whole(reader, briefing_id, when))


def whole(reader: Caller, briefing_id: UUID, when: TimeScope) -> dict[str, Any]:
    """The briefing as this reader may see it: of its answers a cell sees those announced.

    Raises Unknown or NotAllowed.
    """
    asker = reader.desk.asker
    found = briefings.briefing(asker, briefing_id, when)
    if found is None or found["organization_id"] is None:
        raise Unknown("briefing", briefing_id, "briefing_id")
    zone_id = found["zone_id"]
    masked = not leads(reader, zone_id) and require_zone(reader, zone_id, found["organization_id"])
    listed = [row for row in found["answers"] if row["announced"] or not masked]
    given = life.answers(asker, [(row["petition_id"], row["round"]) for row in listed], when)
    return {
        **found,
        "answers": [row | given.get((row["petition_id"], row["round"]), {}) for row in listed],
        "petitions": at_briefings.of_briefing(asker, briefing_id, when, masked=masked),
        "reported": at_briefings.reported(asker, briefing_id, when, masked=masked),
        "to_report": at_briefings.to_report(asker, zone_id, found["day"], when, masked=masked),
    }
