"""Petitions in lists, on desks, and one with its rounds and its life."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from contracts.read.answer import Answer, EventData, EventId, Moment
from contracts.read.matters import ListedMatter
from contracts.read.meetings import OpinionSource
from contracts.read.rules import Office
from kernel.lifecycle import PetitionState
from kernel.vocabulary import PetitionerKind, PetitionSource, StopCause


class PetitionSummary(Answer, frozen=True, kw_only=True):
    """A petition as every answer tells of it."""

    petition_id: UUID
    raised_on: date
    cell_id: UUID
    cell_name: str | None
    commune_id: UUID
    commune_name: str | None
    zone_id: UUID | None
    zone_name: str | None
    field: str
    field_name: Annotated[
        str, msgspec.Meta(description="as the regulation of the day of raising names it")
    ]
    text: str
    address: str
    state: Annotated[
        PetitionState,
        msgspec.Meta(description="for its cell `assigned` until the answer is announced"),
    ]
    round: Annotated[int, msgspec.Meta(description="the last one; 0 before the first")]
    due_on: Annotated[date | None, msgspec.Meta(description="while an answer is owed")]
    overdue: bool


class ListedPetition(PetitionSummary, frozen=True, kw_only=True):
    """A petition in a list, with the office that leads its last round."""

    lead_id: UUID | None
    lead_name: str | None


class ReportedPetition(ListedPetition, frozen=True, kw_only=True):
    """The same with what was said at a briefing to be done, and when."""

    solved_on: date
    what: str


class GivenAnswer(ListedPetition, frozen=True, kw_only=True):
    """The same with its answer, which is not yet announced."""

    answered_on: date
    document_number: str
    answer: str


class AnswerToAnnounce(GivenAnswer, frozen=True, kw_only=True):
    """The same; ``late``: carried over from an earlier briefing."""

    late: bool


class OwedAnswer(ListedPetition, frozen=True, kw_only=True):
    """The same on the desk of an office that owes its answer."""

    owed_on: date
    leads: bool
    returned: bool
    stopped_on: date | None
    returned_because: str | None


class OfficeDesk(Answer, frozen=True, kw_only=True):
    """A page of the answers that an office owes, the first due first."""

    office: Office
    rows: list[OwedAnswer]
    next: str | None


class WaitingDraft(ListedPetition, frozen=True, kw_only=True):
    """The same with the draft that waits for approval."""

    owed_on: date
    drafted_on: date
    draft: str
    drafted_by_id: UUID | None
    drafted_by: str | None
    draft_event: EventId


class RoundOffice(Answer, frozen=True, kw_only=True):
    """An office that answers in a round."""

    office_id: UUID
    name: str | None


class Draft(Answer, frozen=True, kw_only=True):
    """A draft of the answer; a later one replaces it."""

    office_id: UUID
    office_name: str | None
    text: str
    drafted_on: date
    event_id: EventId


class ReturnedDraft(Answer, frozen=True, kw_only=True):
    """A draft went back for rework."""

    returned_on: date
    reason: str


class ClockStop(Answer, frozen=True, kw_only=True):
    """The clock of the round stood from one day to another; still does without the latter."""

    cause: StopCause
    reason: str
    stopped_on: date
    resumed_on: date | None


class OfficeTransfer(Answer, frozen=True, kw_only=True):
    """Other offices took the round over."""

    transferred_on: date
    reason: str


class Round(Answer, frozen=True, kw_only=True):
    """A round of a petition: its offices, its clock, its drafts and what came of its answer."""

    round: int
    assigned_on: date
    lead_id: UUID
    lead_name: str | None
    offices: list[RoundOffice]
    due_on: date
    remind_on: date
    escalate_on: date
    stopped_on: date | None
    approved_on: date | None
    document_number: str | None
    answered_on: date | None
    text: Annotated[str | None, msgspec.Meta(description="of the last draft")]
    published_on: date | None
    briefing_id: Annotated[UUID | None, msgspec.Meta(description="where it was announced")]
    accepted_on: date | None
    rejected_on: date | None
    reason: Annotated[
        str | None, msgspec.Meta(description="what the cell said when it accepted or rejected")
    ]
    stops: list[ClockStop]
    drafts: list[Draft]
    returned: list[ReturnedDraft]
    transfers: list[OfficeTransfer]


class PetitionStep(Answer, frozen=True, kw_only=True):
    """A step in the life of a petition, on the day on which it was done."""

    event_id: EventId
    type: str
    on: date
    round: int | None
    details: EventData
    actor: str
    recorded_at: Moment


class LinkedPetition(Answer, frozen=True, kw_only=True):
    """A petition bound to this one; ``text`` is null for whoever may not read it."""

    petition_id: UUID
    text: str | None


class PetitionLinks(Answer, frozen=True, kw_only=True):
    """Petitions and sources that a petition was merged with, split from or grew out of."""

    merged_into: LinkedPetition | None
    absorbed: list[LinkedPetition]
    parts: list[LinkedPetition]
    part_of: LinkedPetition | None
    opinion: OpinionSource | None
    matter: ListedMatter | None


class NamedBriefing(Answer, frozen=True, kw_only=True):
    """A briefing as it is called wherever it is only spoken of."""

    briefing_id: UUID
    name: str


class PetitionRow(PetitionSummary, frozen=True, kw_only=True):
    """One petition as it stands."""

    briefing_id: UUID | None
    petitioner: PetitionerKind
    petitioner_name: str | None
    source: PetitionSource
    source_id: UUID | None
    event_id: EventId
    stopped_on: date | None


class Petition(PetitionRow, frozen=True, kw_only=True):
    """One petition with its rounds, its life and what it is bound to.

    ``briefings``: those at which something of it was put, announced or reported.
    """

    rounds: list[Round]
    life: list[PetitionStep]
    links: PetitionLinks
    briefings: list[NamedBriefing]


class PetitionerName(Answer, frozen=True, kw_only=True):
    """The name of a confidential petitioner, as the petition service keeps it."""

    name: str


class NameReading(Answer, frozen=True, kw_only=True):
    """Somebody read the name of a confidential petitioner."""

    read_at: Moment
    account: str
    petition_id: UUID
