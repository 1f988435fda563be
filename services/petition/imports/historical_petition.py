"""What came of a petition that is known from the books: its steps, taken as of their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.petition.content import require_unnamed
from services.petition.domain.petition.errors import NotAboveTheCell
from services.petition.domain.petition.petition import Petition


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalRound:
    """One round that ended in an answer; announced at ``briefing_id``, then judged by the cell."""

    lead_id: UUID
    office_ids: tuple[UUID, ...] = ()
    assigned_on: date
    due_on: date | None = None
    text: str
    drafted_on: date
    approved_on: date
    document_number: str
    answered_on: date
    briefing_id: UUID | None = None
    accepted_on: date | None = None
    rejected_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalSolution:
    """What was done, and whether the cell has said so too."""

    solved_on: date
    what: str
    seen_by: str
    reported_on: date
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalPetition:
    """What came of a petition after it was raised; each part only where there was one."""

    kept_on: date | None = None
    escalated_to: UUID | None = None
    escalated_on: date | None = None
    rounds: Sequence[HistoricalRound] = ()
    solved: HistoricalSolution | None = None


class HistoricalPetitionEntry:
    """Each step is judged as if entered on its day; ``today`` is the day of the command.

    ``hidden_name`` is the confidential petitioner's: nothing that is written may have it.
    """

    def __init__(self, petitions: PetitionRepository, today: date, hidden_name: str | None) -> None:
        self._petitions = petitions
        self._today = today
        self._hidden_name = hidden_name

    def go_up(self, petition: Petition, life: HistoricalPetition) -> None:
        """It is kept at the base, or escalated, or one after the other, or neither."""
        if life.kept_on is not None:
            petition.keep_at_base(life.kept_on, None, self._today)
        if life.escalated_to is not None:
            day = life.escalated_on or petition.last_on
            above = self._petitions.above(petition.cell_id, day)
            try:
                petition.escalate(life.escalated_to, day, None, above, self._today)
            except NotAboveTheCell:
                raise NotAboveTheCell("escalated_to") from None

    def answer(self, petition: Petition, past: HistoricalRound) -> None:
        """One round, as far as it has come."""
        require_unnamed(self._hidden_name, text=past.text, reason=past.reason)
        petition.assign(
            self._petitions.offices(past.lead_id, past.office_ids, past.assigned_on),
            assigned_on=past.assigned_on,
            due_on=past.due_on,
            reason=None,
            timetable=self._petitions.timetable(petition, past.assigned_on),
            today=self._today,
        )
        petition.draft(past.lead_id, past.text, past.drafted_on, self._today)
        petition.approve(past.approved_on, None, self._today)
        petition.answer(past.document_number, past.answered_on, self._today)
        if past.briefing_id is not None:
            briefing = self._petitions.directory.briefing(past.briefing_id)
            zone_id = self._petitions.directory.zone_of_cell(petition.cell_id, briefing.day)
            petition.publish(briefing, [zone_id])
        if past.accepted_on is not None:
            petition.accept(past.accepted_on, past.reason, self._today)
        if past.rejected_on is not None:
            petition.reject(past.rejected_on, past.reason or "", self._today)

    def solve(self, petition: Petition, past: HistoricalSolution) -> None:
        """It is reported as solved, and confirmed where the cell has said so."""
        require_unnamed(self._hidden_name, what=past.what, seen_by=past.seen_by)
        petition.report_solution(
            solved_on=past.solved_on,
            what=past.what,
            seen_by=past.seen_by,
            reported_on=past.reported_on,
            briefing=None,
            today=self._today,
        )
        if past.confirmed_on is not None:
            petition.confirm_solution(past.confirmed_on, None, self._today)
