"""Published events that give organizations their names."""

from datetime import timedelta

from contracts.assignment import OrganizationRegistered, OrganizationRenamed
from contracts.envelope import Envelope
from tests.support.feeds import History
from tests.support.logs import BEGINNING, identity


class Names:
    """The history of some organizations, each of which is called by its first name."""

    def __init__(self) -> None:
        self.history = History()

    @property
    def envelopes(self) -> list[Envelope]:
        return self.history.envelopes

    def register(self, *organizations: str) -> None:
        for organization in organizations:
            event = OrganizationRegistered(
                organization_id=identity(organization),
                code="TU",
                name=organization,
                kind="province_committee",
                effective_on=BEGINNING,
            )
            self.history.add(identity(organization), event)

    def rename(self, organization: str, *names: str) -> None:
        for name in names:
            event = OrganizationRenamed(
                organization_id=identity(organization),
                code="TU",
                name=name,
                effective_on=BEGINNING + timedelta(days=len(self.envelopes)),
            )
            self.history.add(identity(organization), event)


def many(organizations: int, renamings: int) -> list[Envelope]:
    """So many organizations, each renamed so many times, one after another."""
    told = Names()
    called = [f"Tổ chức {number}" for number in range(organizations)]
    told.register(*called)
    for time in range(renamings):
        for organization in called:
            told.rename(organization, f"{organization}, lần {time}")
    return told.envelopes
