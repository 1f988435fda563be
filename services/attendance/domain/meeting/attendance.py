"""Who sat in on one meeting, and what may still be said about it."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from kernel.vocabulary import AttendanceSource
from services.attendance.domain.errors import (
    AlreadyAttended,
    AlreadyConfirmed,
    AlreadyDisputed,
    AttendanceNoLongerStands,
    AttendanceNotRecorded,
    ConfirmedByTheCell,
    CorrectedToTheSameMember,
    NoPostOnTheDay,
    OwnCellVisit,
    OwnCommitteeVisit,
    SubstituteIsTheMember,
)

State = Literal["recorded", "confirmed", "disputed", "revoked", "substituted", "corrected"]
STANDING: frozenset[State] = frozenset({"recorded", "confirmed", "disputed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A member as the meeting must know them: cell and committee posts on the meeting's day."""

    member_id: UUID
    own_cell_id: UUID | None
    committee_ids: frozenset[UUID]


@dataclass(slots=True)
class AttendanceRegister:
    """The attendances of one meeting by member.

    The methods named ``require_...`` only check; ``set`` only assigns.
    """

    states: dict[UUID, State] = field(default_factory=dict)

    def set(self, member_id: UUID, state: State) -> None:
        self.states[member_id] = state

    def anybody_was_there(self) -> bool:
        """Somebody is recorded, and the cell does not dispute it."""
        return any(state in {"recorded", "confirmed"} for state in self.states.values())

    def standing(self) -> list[UUID]:
        """Who is recorded as having been there, whatever the cell says, in the order recorded."""
        return [member_id for member_id in self.states if self.stands(member_id)]

    def stands(self, member_id: UUID) -> bool:
        """The member is recorded as having been there, whatever the cell says."""
        return self.states.get(member_id) in STANDING

    def require_visit(self, visitor: Visitor, organization_id: UUID, field: str) -> None:
        """Somebody from above who is not recorded yet: else it is no visit."""
        if self.stands(visitor.member_id):
            raise AlreadyAttended(field)
        if visitor.own_cell_id == organization_id:
            raise OwnCellVisit(field)
        if organization_id in visitor.committee_ids:
            raise OwnCommitteeVisit(field)
        if not visitor.committee_ids:
            raise NoPostOnTheDay(field)

    def require_standing(self, member_id: UUID) -> State:
        """The state of an attendance that counts or may count again."""
        state = self.states.get(member_id)
        if state is None:
            raise AttendanceNotRecorded
        if state not in STANDING:
            raise AttendanceNoLongerStands
        return state

    def require_substitute(
        self, member_id: UUID, substitute: Visitor, organization_id: UUID
    ) -> None:
        self.require_standing(member_id)
        if substitute.member_id == member_id:
            raise SubstituteIsTheMember
        self.require_visit(substitute, organization_id, "substitute_id")

    def require_correction(self, member_id: UUID, correct: Visitor, organization_id: UUID) -> None:
        self.require_standing(member_id)
        if correct.member_id == member_id:
            raise CorrectedToTheSameMember
        self.require_visit(correct, organization_id, "correct_member_id")

    def require_confirmable(self, member_id: UUID) -> None:
        if self.require_standing(member_id) == "confirmed":
            raise AlreadyConfirmed

    def require_disputable(self, member_id: UUID) -> None:
        if self.require_standing(member_id) == "disputed":
            raise AlreadyDisputed

    def require_revocable(self, member_id: UUID, said_by: AttendanceSource) -> None:
        if self.require_standing(member_id) == "confirmed" and said_by == "member":
            raise ConfirmedByTheCell
