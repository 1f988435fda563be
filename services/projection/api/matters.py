"""Matters of a subtree, and one of them with its life."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from chassis.http import cursors
from chassis.refusals import Unknown
from kernel.vocabulary import TREE_READERS
from services.projection.api.read_api import After, Caller, CallerDep, Limit, TimeScopeDep, answer
from services.projection.read_models.matters import queries as matters
from services.projection.read_models.people import queries as people

router = APIRouter()

State = Literal["open", "entrusted", "settled", "revoked"]


@router.get("/organizations/{organization_id}/matters", summary="Matters, latest found first")
def matters_of(
    request: Request,
    organization_id: UUID,
    reader: CallerDep,
    when: TimeScopeDep,
    state: Annotated[list[State] | None, Query()] = None,
    responsible_id: UUID | None = None,
    overdue: bool | None = None,  # noqa: FBT001  (FastAPI passes by name)
    limit: Limit = 100,
    after: After = None,
) -> Response:
    reader.require(organization_id, TREE_READERS)
    last = cursors.unpack(after, date.fromisoformat, UUID)
    found = matters.of_scope(
        reader.desk.asker,
        organization_id,
        matters.Wanted(
            states=list(state) if state else None, responsible=responsible_id, overdue=overdue
        ),
        when,
        limit=limit + 1,
        after=(last[0], last[1]) if last else None,
    )
    page = cursors.page(found, limit, lambda row: cursors.pack(row["found_on"], row["matter_id"]))
    return answer(request, page)


@router.get("/matters/{matter_id}", summary="A matter with its life")
def matter(request: Request, matter_id: UUID, reader: CallerDep, when: TimeScopeDep) -> Response:
    asker = reader.desk.asker
    _require(reader, matter_id)
    found = matters.matter(asker, matter_id, when)
    if found is None:
        raise Unknown("matter", matter_id, "matter_id")
    return answer(request, {**found, "life": matters.life(asker, matter_id, when)})


def _require(reader: Caller, matter_id: UUID) -> None:
    """Whoever sees the organization, or is responsible, which somebody from elsewhere may be.

    Raises Unknown or NotAllowed.
    """
    seen = matters.seen_through(reader.desk.asker, matter_id)
    if seen is None:
        raise Unknown("matter", matter_id, "matter_id")
    member = people.member_of_account(reader.desk.asker, reader.account)
    if member is None or member != seen["responsible_id"]:
        reader.require(seen["organization_id"], TREE_READERS)
