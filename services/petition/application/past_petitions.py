"""A past petition with its whole life, from the books, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.order import Order, Receipt
from services.petition.application.books import Books
from services.petition.application.ids import new_id
from services.petition.application.lookups import under
from services.petition.application.petitions import begun
from services.petition.domain.petition import Petition
from services.petition.domain.petition_errors import NotAboveTheCell
from services.petition.domain.raise_steps import PutAtBriefing
from services.petition.domain.raising import AskedBy, Words, require_unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRound:
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
class PastSolution:
    """What was done, and whether the cell has said so too."""

    solved_on: date
    what: str
    seen_by: str
    reported_on: date
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLife:
    """What came of a petition after it was raised; each part only where there was one."""

    kept_on: date | None = None
    escalated_to: UUID | None = None
    escalated_on: date | None = None
    rounds: Sequence[PastRound] = ()
    solved: PastSolution | None = None


class PastPetitions:
    """The steps of a life that is known are judged as if each had been entered on its day."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def record(
        self,
        order: Order,
        *,
        cell_id: UUID,
        briefing_id: UUID,
        words: Words,
        asked_by: AskedBy,
        life: PastLife,
        petition_id: UUID | None = None,
    ) -> Receipt:
        """By a district or province office above.

        What is wrong with a round is reported as of ``rounds.<index>``, with the solution as of
        ``solved``. Raises IdAlreadyTaken.
        """
        self._books.permissions.bookkeeper(order, cell_id, "cell_id")
        briefing = self._books.directory.briefing(briefing_id)
        petition = begun(
            self._books,
            new_id(self._books.log, petition_id),
            cell_id=cell_id,
            put=PutAtBriefing(briefing=briefing),
            words=words,
            asked_by=asked_by,
            raised_on=briefing.day,
            today=order.today,
        )
        name = asked_by.checked().hidden_name
        self._go_up(petition, life, order.today)
        for index, past in enumerate(life.rounds):
            with under(f"rounds.{index}"):
                require_unnamed(name, text=past.text, reason=past.reason)
                self._answer(petition, past, order.today)
        if life.solved is not None:
            with under("solved"):
                require_unnamed(name, what=life.solved.what, seen_by=life.solved.seen_by)
                _solve(petition, life.solved, order.today)
        beside = self._books.names.keep(petition.id, name)
        return self._books.log.save(petition, order=order, beside=beside)

    def _go_up(self, petition: Petition, life: PastLife, today: date) -> None:
        if life.kept_on is not None:
            petition.keep_at_base(life.kept_on, None, today)
        if life.escalated_to is not None:
            day = life.escalated_on or petition.last_on
            above = self._books.above(petition.cell_id, day)
            try:
                petition.escalate(life.escalated_to, day, None, above, today)
            except NotAboveTheCell:
                raise NotAboveTheCell("escalated_to") from None

    def _answer(self, petition: Petition, past: PastRound, today: date) -> None:
        petition.assign(
            self._books.offices(past.lead_id, past.office_ids, past.assigned_on),
            assigned_on=past.assigned_on,
            due_on=past.due_on,
            reason=None,
            timetable=self._books.timetable(petition, past.assigned_on),
            today=today,
        )
        petition.draft(past.lead_id, past.text, past.drafted_on, today)
        petition.approve(past.approved_on, None, today)
        petition.answer(past.document_number, past.answered_on, today)
        if past.briefing_id is not None:
            briefing = self._books.directory.briefing(past.briefing_id)
            zone_id = self._books.directory.zone_of_cell(petition.cell_id, briefing.day)
            petition.publish(briefing, [zone_id])
        if past.accepted_on is not None:
            petition.accept(past.accepted_on, past.reason, today)
        if past.rejected_on is not None:
            petition.reject(past.rejected_on, past.reason or "", today)


def _solve(petition: Petition, past: PastSolution, today: date) -> None:
    petition.report_solution(
        solved_on=past.solved_on,
        what=past.what,
        seen_by=past.seen_by,
        reported_on=past.reported_on,
        briefing=None,
        today=today,
    )
    if past.confirmed_on is not None:
        petition.confirm_solution(past.confirmed_on, None, today)
