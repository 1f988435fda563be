"""A petition regulation: how long an answer may take, and what petitions are about, as data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.document_number import document_number
from kernel.period import Period
from services.petition.domain.regulation import errors, events
from services.petition.domain.snapshots import RegulationSnapshot

MOST_DAYS: Final = 250
"""About the working days of a year."""

MOST_FIELDS: Final = 50

_CODE: Final = re.compile(r"[a-z0-9_]{1,50}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDays:
    """All in working days: for an answer, before it is due, after it was due."""

    answer_days: int
    remind_days: int
    escalate_days: int

    def require_sensible(self) -> None:
        """Raises AnswerDaysOutOfRange, RemindDaysOutOfRange or EscalateDaysOutOfRange."""
        if not 1 <= self.answer_days <= MOST_DAYS:
            raise errors.AnswerDaysOutOfRange
        if not 0 <= self.remind_days < self.answer_days:
            raise errors.RemindDaysOutOfRange
        if not 0 <= self.escalate_days <= MOST_DAYS:
            raise errors.EscalateDaysOutOfRange


class PetitionRegulation(Aggregate):
    """In force in the subtree of its scope from a day on, until repealed."""

    TOPIC = "petition.PetitionRegulation"
    Event = events.PetitionRegulationEvent
    Created = events.PetitionRegulationAdopted

    def __init__(
        self,
        *,
        scope_id: UUID,
        starts_on: date,
        ends_on: date | None,
        answer_days: int,
        remind_days: int,
        escalate_days: int,
        fields: list[dict[str, str]],
    ) -> None:
        self.scope_id = scope_id
        self.period = Period(starts_on, ends_on)
        self.deadlines = AnswerDays(
            answer_days=answer_days, remind_days=remind_days, escalate_days=escalate_days
        )
        self.fields = {field["code"]: field["name"] for field in fields}
        self.repealed = False

    @classmethod
    def adopt(
        cls,
        regulation_id: UUID,
        *,
        number: str,
        title: str,
        scope_id: UUID,
        starts_on: date,
        ends_on: date | None,
        deadlines: AnswerDays,
        fields: Sequence[tuple[str, str]],
    ) -> Self:
        """``fields`` are codes and names, in the order in which people list them.

        Raises the text errors, EndsBeforeItStarts, what :class:`AnswerDays` raises, NoFields,
        FieldCodeMalformed or FieldCodeTwice.
        """
        Period.checked(starts_on, ends_on)
        deadlines.require_sensible()
        return cls._create(
            events.PetitionRegulationAdopted,
            id=regulation_id,
            number=document_number(number, field="number"),
            title=text.line(title, field="title", at_most=500),
            scope_id=scope_id,
            starts_on=starts_on,
            ends_on=ends_on,
            answer_days=deadlines.answer_days,
            remind_days=deadlines.remind_days,
            escalate_days=deadlines.escalate_days,
            fields=_checked_fields(fields),
        )

    def repeal(self, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which it is in force.

        Raises the text errors, AlreadyEnded, EndsBeforeItStarts or EndsLaterThanAgreed.
        """
        self.period.check_end(ends_on, ended=self.repealed)
        self.trigger_event(
            events.PetitionRegulationRepealed, ends_on=ends_on, reason=text.reason(reason)
        )

    def snapshot(self) -> RegulationSnapshot:
        """The regulation as a petition must know it."""
        return RegulationSnapshot(
            answer_days=self.deadlines.answer_days,
            remind_days=self.deadlines.remind_days,
            escalate_days=self.deadlines.escalate_days,
            fields=self.fields,
        )


def _checked_fields(fields: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    if not 1 <= len(fields) <= MOST_FIELDS:
        raise errors.NoFields
    checked: list[dict[str, str]] = []
    for number, (code, name) in enumerate(fields):
        if not _CODE.fullmatch(code):
            raise errors.FieldCodeMalformed(f"fields.{number}.code")
        if code in {before["code"] for before in checked}:
            raise errors.FieldCodeTwice(f"fields.{number}.code")
        name = text.line(name, field=f"fields.{number}.name", at_most=200)
        checked.append({"code": code, "name": name})
    return checked
