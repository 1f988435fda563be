"""Who may give which order about a petition; ``access`` has who may about all else.

An account's roles are those of the day of the order, over the cell as it stands on that day: when a
cell or its commune is moved, the petition goes with it.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from chassis.directory.authority import Grant
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from services.petition.domain.petition.petition import Petition
from services.petition.domain.snapshots import OfficeSnapshot

OFFICES: Final = frozenset({"commune_office", "district_office", "province_office"})
UPPER_OFFICES: Final = frozenset({"district_office", "province_office"})


class Authority(Protocol):
    """What an account may do on a day; see :class:`chassis.directory.authority.Authority`."""

    def require(
        self,
        account: str,
        roles: Collection[str],
        node_id: UUID,
        on: date,
        *,
        field: str | None = None,
    ) -> None: ...

    def roles(self, account: str, node_id: UUID, on: date) -> frozenset[str]: ...

    def grants(self, account: str, on: date) -> list[Grant]: ...

    def below(self, node_id: UUID, on: date) -> list[UUID]: ...


class Offices(Protocol):
    """What answers in whose name; see :mod:`services.petition.adapters.directory`."""

    def office(self, office_id: UUID, on: date) -> OfficeSnapshot: ...


class Permissions:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, offices: Offices) -> None:
        self._authority = authority
        self._offices = offices

    def bookkeeper(self, context: CommandContext, cell_id: UUID, field: str | None = None) -> None:
        """A district or province office above the cell, with the books of past years."""
        self._require(context, UPPER_OFFICES, cell_id, field)

    def some_raiser(self, context: CommandContext) -> None:
        """A cell's secretary, or an office, of whatever place."""
        grants = self._authority.grants(context.actor, context.today)
        if not any(grant.role in OFFICES | {"cell_secretary"} for grant in grants):
            raise NotAllowed("no grant of yours lets you enter petitions")

    def raiser(self, context: CommandContext, cell_id: UUID, field: str = "cell_id") -> None:
        """The cell's own secretary, or an office above that enters what came on paper."""
        self._cell_or(context, OFFICES, cell_id, field)

    def cell_speaker(self, context: CommandContext, petition: Petition) -> None:
        """The cell's own secretary, or an office above that enters what came on paper."""
        self._cell_or(context, OFFICES, petition.cell_id)

    def commune(self, context: CommandContext, petition: Petition) -> None:
        """The office of the cell's commune, or one above it."""
        self._require(context, OFFICES, petition.cell_id)

    def handler(self, context: CommandContext, petition: Petition) -> None:
        """A district or province office above the cell."""
        self._require(context, UPPER_OFFICES, petition.cell_id)

    def handler_or_cell(self, context: CommandContext, petition: Petition) -> None:
        """A district or province office above the cell, or its own secretary."""
        self._cell_or(context, UPPER_OFFICES, petition.cell_id)

    def approver(self, context: CommandContext, petition: Petition) -> None:
        """The standing committee above the cell."""
        self._require(context, {"standing_committee"}, petition.cell_id)

    def reporter(self, context: CommandContext, petition: Petition) -> None:
        """The commune's office, one above it, or an office that answered."""
        if self._own_office(context, petition) is None:
            self.commune(context, petition)

    def answerer(self, context: CommandContext, petition: Petition) -> UUID | None:
        """The one of the round's offices for which the account acts; None for a district office
        that enters what came on paper.
        """
        own = self._own_office(context, petition)
        if own is None:
            self.handler(context, petition)
        return own

    def name_reader(self, context: CommandContext, petition: Petition) -> None:
        """Who needs to know the confidential petitioner: the secretary, and the upper offices."""
        self._cell_or(context, UPPER_OFFICES, petition.cell_id)

    def names_auditor(
        self, context: CommandContext, organization_id: UUID, field: str | None = None
    ) -> list[UUID]:
        """Who looks after it that names are read by those alone who need them: an auditor, and the
        upper offices. Answers with the organization and all below it.
        """
        self._require(context, UPPER_OFFICES | {"auditor"}, organization_id, field)
        return self._authority.below(organization_id, context.today)

    def _own_office(self, context: CommandContext, petition: Petition) -> UUID | None:
        current = petition.current_round
        for office_id in current.office_ids if current else ():
            organization_id = self._offices.office(office_id, context.today).organization_id
            roles = self._authority.roles(context.actor, organization_id, context.today)
            if "answering_office" in roles:
                return office_id
        return None

    def _cell_or(
        self,
        context: CommandContext,
        roles: Collection[str],
        cell_id: UUID,
        field: str | None = None,
    ) -> None:
        # A secretary's role covers the one cell it was granted for, and nothing below or above.
        grants = self._authority.grants(context.actor, context.today)
        if not any(g.role == "cell_secretary" and g.node_id == cell_id for g in grants):
            self._require(context, roles, cell_id, field)

    def _require(
        self,
        context: CommandContext,
        roles: Collection[str],
        node_id: UUID,
        field: str | None = None,
    ) -> None:
        self._authority.require(context.actor, roles, node_id, context.today, field=field)
