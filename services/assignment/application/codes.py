"""Organizations found by the code that they bear on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from chassis.eventstore.event_log import EventLog
from chassis.imports.references import CodeUnknown
from kernel.period import Period
from services.assignment.application.reservations import organization_code
from services.assignment.domain.organization.organization import Organization


class Codes:
    """The organizations that the codes of one sheet mean. Asks the database once for all codes."""

    def __init__(self, log: EventLog, codes: Iterable[str]) -> None:
        self._log = log
        self._organizations: dict[UUID, Organization] = {}
        self._holders: dict[str, list[tuple[Period, UUID]]] = defaultdict(list)
        for held in log.held({organization_code(code) for code in codes}):
            period = Period(held.starts_on, held.ends_on)
            self._holders[held.key].append((period, UUID(held.holder)))

    def find(self, code: str, on: date, field: str) -> Organization:
        """The organization that bears the code on this day. Raises CodeUnknown."""
        for period, organization_id in self._holders[organization_code(code)]:
            if period.covers(on):
                return self._get(organization_id)
        raise CodeUnknown(field)

    def _get(self, organization_id: UUID) -> Organization:
        if organization_id not in self._organizations:
            self._organizations[organization_id] = self._log.get(Organization, organization_id)
        return self._organizations[organization_id]
