"""Desks: what lies before an answering office, and before the standing committee."""

from datetime import date
from uuid import UUID

from chassis.http import cursors
from chassis.refusals import Unknown
from contracts.read.answer import Page
from contracts.read.petitions import OfficeDesk, OwedAnswer, WaitingDraft
from kernel.vocabulary import OVERSEERS
from services.projection.read_api.answers import ReadRouter, page
from services.projection.read_api.caller import CallerDep
from services.projection.read_api.parameters import After, Limit, TimeScopeDep
from services.projection.read_models.petitions.queries import desks
from services.projection.read_models.zones import queries as zones

router = ReadRouter()


@router.question(
    "/offices/{office_id}/desk", summary="The answers that an office owes, first due first"
)
def desk(
    office_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 100,
    after: After = None,
) -> OfficeDesk:
    office = zones.office(caller.database, office_id, when)
    if office is None:
        raise Unknown("answering office", office_id, "office_id")
    caller.require_any([office.organization_id], OVERSEERS | {"answering_office"})
    found = desks.of_office(caller.database, office_id, when, limit=limit + 1, after=_place(after))
    rows, following = cursors.cut(found, limit, _ended)
    return OfficeDesk(office=office, rows=rows, next=following)


@router.question(
    "/organizations/{organization_id}/approval-desk",
    summary="The drafts of the subtree that wait for approval, first due first",
)
def approval_desk(
    organization_id: UUID,
    caller: CallerDep,
    when: TimeScopeDep,
    limit: Limit = 100,
    after: After = None,
) -> Page[WaitingDraft]:
    caller.require(organization_id, OVERSEERS)
    found = desks.waiting(
        caller.database, organization_id, when, limit=limit + 1, after=_place(after)
    )
    return page(found, limit, _ended)


def _place(after: str | None) -> desks.Place | None:
    parts = cursors.unpack(after, date.fromisoformat, UUID)
    return (parts[0], parts[1]) if parts else None


def _ended(row: OwedAnswer | WaitingDraft) -> str:
    return cursors.pack(row.owed_on, row.petition_id)
