"""The organization that meets, as the meeting must know it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kernel.errors import OrganizationNotThereThen
from kernel.vocabulary import CELL_MEETINGS, MeetingBody, MeetingKind
from services.attendance.domain.errors import KindIsForCellsOnly, PlannedTooFarAhead

FARTHEST = timedelta(days=5 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A cell or a committee, and the first and last day of its existence, both included."""

    organization_id: UUID
    body: MeetingBody
    first_day: date
    last_day: date | None

    def require_there(self, day: date, field: str) -> None:
        if day < self.first_day or (self.last_day is not None and day > self.last_day):
            raise OrganizationNotThereThen(field)

    def require_plannable(self, planned_on: date, today: date) -> None:
        if planned_on - today > FARTHEST:
            raise PlannedTooFarAhead
        self.require_there(planned_on, "planned_on")

    def require_holds(self, kind: MeetingKind) -> None:
        if self.body == "committee" and kind in CELL_MEETINGS:
            raise KindIsForCellsOnly
