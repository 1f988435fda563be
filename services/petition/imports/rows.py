"""The rows of the sheet of petitions, and the rules that their words can break."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from chassis.imports.references import WordUnclear
from kernel.errors import Refusal, RuleBroken
from kernel.vocabulary import PetitionerKind
from services.petition.domain.petition.content import Petitioner

Verdict = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAMonth:
    """A zone's briefing: that of a month, given by its first day; held on ``day`` if that is known.

    The first of a month stands for the month: a sheet makes it of what was typed as ``3/2019``.
    """

    month: date
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionRow:
    """One petition with at most one round of answers. What follows the first line is what became
    of it; each part only where there was one.

    Rows with the same ``key`` are one petition with a round in each row. Organizations are codes
    as of the day that they are named for, zones and offices names; all of them may be ids.
    """

    row: int
    zone: str
    briefing: OfAMonth
    cell: str
    field: str
    text: str
    address: str
    petitioner: PetitionerKind = "cell"
    petitioner_name: str | None = None
    key: str | None = None

    kept_on: date | None = None
    escalated_on: date | None = None
    escalated_to: str | None = None

    lead: str | None = None
    offices: tuple[str, ...] = ()
    assigned_on: date | None = None
    due_on: date | None = None
    answer: str | None = None
    drafted_on: date | None = None
    approved_on: date | None = None
    document_number: str | None = None
    answered_on: date | None = None
    announced: OfAMonth | None = None
    verdict: Verdict | None = None
    judged_on: date | None = None
    reason: str | None = None

    solved_on: date | None = None
    what: str | None = None
    seen_by: str | None = None
    reported_on: date | None = None
    confirmed_on: date | None = None

    @property
    def asked_by(self) -> Petitioner:
        return Petitioner(petitioner=self.petitioner, name=self.petitioner_name)

    @property
    def petition(self) -> tuple[object, ...]:
        """What all the rows of one petition say alike."""
        put = (self.zone, self.briefing, self.cell, self.field, self.text, self.address)
        up = (self.kept_on, self.escalated_on, self.escalated_to)
        return (*put, self.petitioner, self.petitioner_name, *up)

    @property
    def gone_up(self) -> bool:
        """It was escalated; whatever has a round was."""
        return bool(self.escalated_on or self.escalated_to or self.has_round)

    @property
    def has_round(self) -> bool:
        judged = (self.announced, self.verdict, self.judged_on, self.reason)
        days = (self.assigned_on, self.due_on, self.drafted_on, self.approved_on, self.answered_on)
        return any((self.lead, self.offices, self.answer, self.document_number, *days, *judged))

    @property
    def has_solution(self) -> bool:
        said = (self.what, self.seen_by)
        return any((*said, self.solved_on, self.reported_on, self.confirmed_on))

    @property
    def is_past(self) -> bool:
        """Whether something became of it: then it is entered as one from the books."""
        return bool(self.kept_on or self.gone_up or self.has_solution)


RAISING: Final = {"cell_id": "cell", "briefing_id": "briefing", "raised_on": "briefing"}
GOING_UP: Final = {"petition_id": "escalated_to"}
ANSWERING: Final = {
    "lead_id": "lead",
    "office_ids": "offices",
    "text": "answer",
    "briefing_id": "announced",
    "accepted_on": "judged_on",
    "rejected_on": "judged_on",
    "petition_id": "verdict",
}
SOLVING: Final = {"petition_id": "solved_on"}
"""By the name that a rule gives a field, the sheet's name of it, for each part of a row."""


@contextmanager
def told_of(columns: Mapping[str, str]) -> Iterator[None]:
    """What is refused inside concerns a column of the sheet."""
    try:
        yield
    except (RuleBroken, Refusal) as error:
        error.field = columns.get(error.field or "", error.field or "")
        raise


class ZoneUnknown(WordUnclear):
    sentence = "No zone has this name."
    field = "zone"


class ZoneAmbiguous(WordUnclear):
    sentence = "Several zones of this name met in that month: give the id."
    field = "zone"


class BriefingUnknown(RuleBroken):
    sentence = "The zone has no briefing in that month: enter it first."
    field = "briefing"


class BriefingOnAnotherDay(RuleBroken):
    sentence = "The zone's briefing of that month was on another day."
    field = "briefing"


class OfficeUnknown(WordUnclear):
    sentence = "No answering office of the district has this name."
    field = "lead"


class OfficeAmbiguous(WordUnclear):
    sentence = "Several answering offices of the district have this name: give the id."
    field = "lead"


class RowsDisagree(RuleBroken):
    sentence = "The rows of one petition say different things about the petition."
    field = "key"


class AnswerIncomplete(RuleBroken):
    sentence = "An answer has an office, a text, a number and a day."
    field = "answer"


class VerdictMissing(RuleBroken):
    sentence = "Say whether the cell accepted the answer."
    field = "verdict"


class SolutionIncomplete(RuleBroken):
    sentence = "What was solved has a day, what was done, and who saw it."
    field = "solved_on"
