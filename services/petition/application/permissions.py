"""Who may give which order about a petition; ``access`` has who may about all else.

An account's roles are those of the day of the order, over the cell as it stands on that day: when a
cell or its commune is moved, the petition goes with it.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from chassis.authority import Grant
from chassis.order import Order
from chassis.refusals import NotAllowed
from services.petition.domain.facts import OfficeThen
from services.petition.domain.petition import Petition

OFFICES: Final = frozenset({"commune_office", "district_office", "province_office"})
UPPER_OFFICES: Final = frozenset({"district_office", "province_office"})


class Authority(Protocol):
    """What an account may do on a day; see :class:`chassis.authority.Authority`."""

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
    """What answers in whose name; see :mod:`services.petition.directory`."""

    def office(self, office_id: UUID, on: date) -> OfficeThen: ...


class Permissions:
    """Answers by returning; raises NotAllowed, or Unknown naming the field."""

    def __init__(self, authority: Authority, offices: Offices) -> None:
        self._authority = authority
        self._offices = offices

    def bookkeeper(self, order: Order, cell_id: UUID, field: str | None = None) -> None:
        """A district or province office above the cell, with the books of past years."""
        self._require(order, UPPER_OFFICES, cell_id, field)

    def some_raiser(self, order: Order) -> None:
        """A cell's secretary, or an office, of whatever place."""
        grants = self._authority.grants(order.actor, order.today)
        if not any(grant.role in OFFICES | {"cell_secretary"} for grant in grants):
            raise NotAllowed("no grant of yours lets you enter petitions")

    def raiser(self, order: Order, cell_id: UUID, field: str = "cell_id") -> None:
        """The cell's own secretary, or an office above that enters what came on paper."""
        self._cell_or(order, OFFICES, cell_id, field)

    def cell_speaker(self, order: Order, petition: Petition) -> None:
        """The cell's own secretary, or an office above that enters what came on paper."""
        self._cell_or(order, OFFICES, petition.cell_id)

    def commune(self, order: Order, petition: Petition) -> None:
        """The office of the cell's commune, or one above it."""
        self._require(order, OFFICES, petition.cell_id)

    def handler(self, order: Order, petition: Petition) -> None:
        """A district or province office above the cell."""
        self._require(order, UPPER_OFFICES, petition.cell_id)

    def handler_or_cell(self, order: Order, petition: Petition) -> None:
        """A district or province office above the cell, or its own secretary."""
        self._cell_or(order, UPPER_OFFICES, petition.cell_id)

    def approver(self, order: Order, petition: Petition) -> None:
        """The standing committee above the cell."""
        self._require(order, {"standing_committee"}, petition.cell_id)

    def reporter(self, order: Order, petition: Petition) -> None:
        """The commune's office, one above it, or an office that answered."""
        if self._own_office(order, petition) is None:
            self.commune(order, petition)

    def answerer(self, order: Order, petition: Petition) -> UUID | None:
        """The one of the round's offices for which the account acts; None for a district office
        that enters what came on paper.
        """
        own = self._own_office(order, petition)
        if own is None:
            self.handler(order, petition)
        return own

    def name_reader(self, order: Order, petition: Petition) -> None:
        """Who needs to know the confidential petitioner: the secretary, and the upper offices."""
        self._cell_or(order, UPPER_OFFICES, petition.cell_id)

    def names_auditor(
        self, order: Order, organization_id: UUID, field: str | None = None
    ) -> list[UUID]:
        """Who looks after it that names are read by those alone who need them: an auditor, and the
        upper offices. Answers with the organization and all below it.
        """
        self._require(order, UPPER_OFFICES | {"auditor"}, organization_id, field)
        return self._authority.below(organization_id, order.today)

    def _own_office(self, order: Order, petition: Petition) -> UUID | None:
        current = petition.current_round
        for office_id in current.office_ids if current else ():
            organization_id = self._offices.office(office_id, order.today).organization_id
            roles = self._authority.roles(order.actor, organization_id, order.today)
            if "answering_office" in roles:
                return office_id
        return None

    def _cell_or(
        self,
        order: Order,
        roles: Collection[str],
        cell_id: UUID,
        field: str | None = None,
    ) -> None:
        # A secretary's role covers the one cell it was granted for, and nothing below or above.
        grants = self._authority.grants(order.actor, order.today)
        if not any(g.role == "cell_secretary" and g.node_id == cell_id for g in grants):
            self._require(order, roles, cell_id, field)

    def _require(
        self, order: Order, roles: Collection[str], node_id: UUID, field: str | None = None
    ) -> None:
        self._authority.require(order.actor, roles, node_id, order.today, field=field)
