"""What lies before an answering office, and before the standing committee."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response

from chassis.http import cursors
from chassis.refusals import Unknown
from kernel.vocabulary import OVERSEERS
from services.projection.api.read_api import After, CallerDep, Limit, TimeScopeDep, answer
from services.projection.read_models.petitions.queries import desks
from services.projection.read_models.zones import queries as zones

router = APIRouter()


@router.get("/offices/{office_id}/desk", summary="The answers that an office owes, first due first")
def desk(
    request: Request,
    office_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    office = zones.office(reader.desk.asker, office_id, when)
    if office is None:
        raise Unknown("answering office", office_id, "office_id")
    reader.require_any([office["organization_id"]], OVERSEERS | {"answering_office"})
    found = desks.of_office(
        reader.desk.asker, office_id, when, limit=limit + 1, after=_place(after)
    )
    return answer(request, {"office": office, **_page(found, limit)})


@router.get(
    "/organizations/{organization_id}/approval-desk",
    summary="The drafts of the subtree that wait for approval, first due first",
)
def approval_desk(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, OVERSEERS)
    found = desks.waiting(
        reader.desk.asker, organization_id, when, limit=limit + 1, after=_place(after)
    )
    return answer(request, _page(found, limit))


def _place(after: str | None) -> desks.Place | None:
    parts = cursors.unpack(after, date.fromisoformat, UUID)
    return (parts[0], parts[1]) if parts else None


def _page(found: list[dict[str, object]], limit: int) -> dict[str, object]:
    return cursors.page(found, limit, lambda row: cursors.pack(row["owed_on"], row["petition_id"]))
