"""An answering office: its people act in the name of one organization."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.errors import OrganizationNotThereThen
from kernel.period import Period
from services.petition.domain.office import errors, events
from services.petition.domain.snapshots import CellSnapshot, OfficeSnapshot


class AnsweringOffice(Aggregate):
    """Answers from its first day until it is closed; a successor has what it left open."""

    TOPIC = "petition.AnsweringOffice"
    Event = events.AnsweringOfficeEvent
    Created = events.AnsweringOfficeRegistered

    def __init__(self, *, organization_id: UUID, starts_on: date) -> None:
        self.organization_id = organization_id
        self.period = Period(starts_on)
        self.successor_id: UUID | None = None

    @classmethod
    def register(
        cls, office_id: UUID, organization: CellSnapshot, *, name: str, starts_on: date
    ) -> Self:
        """``organization`` as of ``starts_on``: there the role answering_office is given.

        Raises the text errors or OrganizationNotThereThen.
        """
        if not organization.exists:
            raise OrganizationNotThereThen("starts_on")
        return cls._create(
            events.AnsweringOfficeRegistered,
            id=office_id,
            organization_id=organization.organization_id,
            name=text.line(name, field="name", at_most=200),
            starts_on=starts_on,
        )

    def close(
        self, last_day: date, reason: str, successor: "AnsweringOffice | None" = None
    ) -> None:
        """Raises the text errors, OfficeAlreadyClosed, EndsBeforeItStarts, SucceededByItself or
        SuccessorNotOpen.
        """
        if self.period.ends_on is not None:
            raise errors.OfficeAlreadyClosed
        self.period.check_end(last_day, ended=False, field="last_day")
        if successor is not None:
            if successor.id == self.id:
                raise errors.SucceededByItself
            if not successor.period.covers(last_day + timedelta(days=1)):
                raise errors.SuccessorNotOpen
        self.trigger_event(
            events.AnsweringOfficeClosed,
            last_day=last_day,
            successor_id=None if successor is None else successor.id,
            reason=text.reason(reason),
        )

    def snapshot(self, on: date) -> OfficeSnapshot:
        """The office as a petition must know it on the day."""
        return OfficeSnapshot(
            office_id=self.id,
            organization_id=self.organization_id,
            is_open=self.period.covers(on),
            successor_id=self.successor_id,
        )
