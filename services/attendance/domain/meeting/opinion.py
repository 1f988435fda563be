"""What was raised in one meeting, and to whom it was passed up."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.attendance.domain.meeting import errors


@dataclass(slots=True)
class OpinionRegister:
    """For each opinion of one meeting, the organizations to which it was forwarded."""

    forwarded_to: dict[UUID, list[UUID]] = field(default_factory=dict)

    def add(self, opinion_id: UUID) -> None:
        self.forwarded_to[opinion_id] = []

    def forward(self, opinion_id: UUID, to_organization_id: UUID) -> None:
        self.forwarded_to[opinion_id].append(to_organization_id)

    def require_new(self, opinion_id: UUID) -> None:
        if opinion_id in self.forwarded_to:
            raise errors.OpinionAlreadyRecorded

    def require_forwardable(
        self, opinion_id: UUID, to_organization_id: UUID, organization_id: UUID
    ) -> None:
        """Once to each organization but the one that met."""
        if opinion_id not in self.forwarded_to:
            raise errors.OpinionUnknown
        if to_organization_id in self.forwarded_to[opinion_id]:
            raise errors.AlreadyForwarded
        if to_organization_id == organization_id:
            raise errors.ForwardedToItself


def require_day_to_forward(forwarded_on: date, meeting_day: date, today: date) -> None:
    if forwarded_on > today:
        raise errors.ForwardedInTheFuture
    if forwarded_on < meeting_day:
        raise errors.ForwardedBeforeTheMeeting
