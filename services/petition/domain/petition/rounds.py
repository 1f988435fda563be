"""The rounds of a petition: each has its offices, its clock and, in the end, its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from services.petition.domain.petition import round_errors as errors
from services.petition.domain.petition.deadline import Deadline
from services.petition.domain.snapshots import OfficeSnapshot

_MOST_OFFICES = 10


@dataclass(slots=True)
class Round:
    """One attempt at an answer. ``lead_id`` is one of the offices."""

    number: int
    lead_id: UUID
    office_ids: list[UUID]
    clock: Deadline
    document_number: str | None = None

    def require_office(self, office_id: UUID) -> None:
        if office_id not in self.office_ids:
            raise errors.NotAnOfficeOfTheRound

    def require_other(self, offices: "Offices") -> None:
        if (self.lead_id, set(self.office_ids)) == (offices.lead_id, set(offices.ids)):
            raise errors.TransferredToTheSame


@dataclass(slots=True)
class Rounds:
    """All of them, the last one being the one under way or the last that was."""

    all: list[Round] = field(default_factory=list)

    @property
    def last(self) -> Round | None:
        return self.all[-1] if self.all else None

    @property
    def next_number(self) -> int:
        return len(self.all) + 1

    def begin(self, begun: Round) -> None:
        self.all.append(begun)

    def __bool__(self) -> bool:
        return bool(self.all)


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices that are to owe one answer, as of the day on which they are asked; the first
    leads.
    """

    all: Sequence[OfficeSnapshot]

    @property
    def lead_id(self) -> UUID:
        return self.all[0].office_id

    @property
    def ids(self) -> list[UUID]:
        """Each once, the lead first."""
        return list(dict.fromkeys(office.office_id for office in self.all))

    def require_able(self) -> None:
        if len(self.ids) > _MOST_OFFICES:
            raise errors.TooManyOffices
        for office in self.all:
            if not office.is_open:
                raise errors.OfficeNotOpenThen(
                    "lead_id" if office.office_id == self.lead_id else "office_ids"
                )
