"""Who may what: an account's dated grants over the dated tree, as this service knows them.

The token says who; the tables say what they may. They are folded from the published events about
access and about the tree that access is given over. No service asks another to decide.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chassis.directory import queries
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.refusals import NotAllowed, Unknown


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an account holds over a node of the tree and all below it."""

    grant_id: UUID
    account: str
    role: str
    node_id: UUID


class Authority:
    """Answers from the live tables of grants and of the tree in this service's own database."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def require(
        self,
        account: str,
        roles: Collection[str],
        node_id: UUID,
        on: date,
        *,
        field: str | None = None,
    ) -> None:
        """Return when the account holds one of the roles over the node on this day.

        Raises Unknown (naming ``field``) when there is no such node, NotAllowed otherwise.
        """
        if self.roles(account, node_id, on).isdisjoint(roles):
            if not self.knows(node_id):
                raise Unknown("organization", node_id, field)
            raise NotAllowed("no grant of yours covers this organization on this day")

    def roles(self, account: str, node_id: UUID, on: date) -> frozenset[str]:
        """Every role that the account holds over the node on this day."""
        asked = {"account": account, "organizations": [node_id], "on": on}
        return frozenset(row["role"] for row in self._rows(queries.ROLES, asked))

    def grants(self, account: str, on: date) -> list[Grant]:
        """The account's grants in force on this day."""
        found = self._rows(queries.GRANTS, {"account": account, "on": on})
        return [Grant(**row) for row in found]

    def below(self, node_id: UUID, on: date) -> list[UUID]:
        """The node, and everything below it in the tree of this day."""
        found = self._rows(queries.BELOW, {"organization": node_id, "on": on})
        return [row["organization_id"] for row in found]

    def knows(self, node_id: UUID) -> bool:
        """Whether the node has arrived here."""
        return bool(self._rows(queries.KNOWN, {"organization": node_id}))

    def _rows(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self._database.rows(query, parameters, schema=self._generations.live())
