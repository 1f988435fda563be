"""Matters: what is hard on the ground, who is responsible, until when, what came of it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventData, EventId, Moment

MatterState = Literal["open", "entrusted", "settled", "revoked"]


class ListedMatter(Answer, frozen=True, kw_only=True):
    """A matter as it stands, and the petition that grew out of it, if one did."""

    matter_id: UUID
    organization_id: UUID
    organization_name: str | None
    found_on: date
    text: str
    state: MatterState
    responsible_id: UUID | None
    responsible_name: str | None
    entrusted_on: date | None
    due_on: date | None
    overdue: Annotated[
        bool, msgspec.Meta(description="its day has passed and it is still to be settled")
    ]
    settled_on: date | None
    outcome: str | None
    event_id: EventId
    petition_id: UUID | None
    petition_raised_on: date | None
    petition_event: EventId | None


class MatterStep(Answer, frozen=True, kw_only=True):
    """A step in the life of a matter, on the day on which it was done."""

    event_id: EventId
    type: str
    on: date
    member_id: Annotated[UUID | None, msgspec.Meta(description="to whom it was entrusted")]
    member_name: str | None
    details: EventData
    actor: str
    recorded_at: Moment


class Matter(ListedMatter, frozen=True, kw_only=True):
    """A matter with its life, first recorded first."""

    life: list[MatterStep]
