"""What an account may do: its dated grants over the dated tree, as this service knows them.

The token says who; these tables say what they may. They are folded from the published events
about access and about the tree that access is given over, the only events that the chassis
itself reads. No service asks another to decide.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from chassis.postgres.database import Database
from chassis.projection.fold import Fold, TableRow
from chassis.projection.generations import Generations
from chassis.refusals import NotAllowed, Unknown
from contracts.assignment import (
    AccessDelegated,
    AccessGranted,
    AccessRevoked,
    OrganizationMoved,
    OrganizationRegistered,
)
from contracts.envelope import Envelope

_DDL: Final = """
CREATE TABLE access_node (
    node_id uuid NOT NULL, version integer NOT NULL, parent_id uuid, effective_on date NOT NULL,
    PRIMARY KEY (node_id, version));
CREATE TABLE access_grant (
    grant_id uuid PRIMARY KEY, account text NOT NULL, role text NOT NULL, node_id uuid NOT NULL,
    starts_on date NOT NULL, ends_on date, delegated_from_id uuid);
CREATE INDEX ON access_grant (account);
CREATE TABLE access_end (grant_id uuid NOT NULL, version integer NOT NULL, ends_on date NOT NULL,
    PRIMARY KEY (grant_id, version));
"""

# A delegated grant ends with the grant it was delegated from.
_IN_FORCE: Final = """
    SELECT g.grant_id, g.account, g.role, g.node_id FROM access_grant g
    WHERE g.account = %(account)s AND g.starts_on <= %(on)s
      AND (g.ends_on IS NULL OR g.ends_on >= %(on)s)
      AND NOT EXISTS (SELECT 1 FROM access_end e
                      WHERE e.grant_id IN (g.grant_id, g.delegated_from_id) AND e.ends_on < %(on)s)
"""

_ANCESTORS: Final = """
    WITH RECURSIVE up (node_id, depth) AS (
        SELECT %(node)s::uuid, 0
        UNION ALL
        SELECT (SELECT n.parent_id FROM access_node n WHERE n.node_id = up.node_id
                ORDER BY n.effective_on <= %(on)s DESC,
                         CASE WHEN n.effective_on <= %(on)s THEN n.effective_on END DESC,
                         n.effective_on, n.version DESC LIMIT 1), up.depth + 1
        FROM up WHERE up.node_id IS NOT NULL AND up.depth < 20)
"""

# Whose parent each node has on the day is settled once for all: a tree has some thousands of them.
_BELOW: Final = """
    WITH RECURSIVE parented AS MATERIALIZED (
        SELECT DISTINCT ON (n.node_id) n.node_id, n.parent_id FROM access_node n
        ORDER BY n.node_id, n.effective_on <= %(on)s DESC,
                 CASE WHEN n.effective_on <= %(on)s THEN n.effective_on END DESC,
                 n.effective_on, n.version DESC),
    down (node_id) AS (
        SELECT %(node)s::uuid
        UNION SELECT p.node_id FROM parented p JOIN down d ON p.parent_id = d.node_id)
    SELECT node_id FROM down
"""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an account holds over a node and all below it."""

    grant_id: UUID
    account: str
    role: str
    node_id: UUID


def _placed(
    event: OrganizationRegistered | OrganizationMoved, envelope: Envelope
) -> Iterable[TableRow]:
    yield (
        "access_node",
        (event.organization_id, envelope.version, event.parent_id, event.effective_on),
    )


def _granted(event: AccessGranted, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "access_grant",
        (
            event.grant_id,
            event.account,
            event.role,
            event.organization_id,
            event.starts_on,
            event.ends_on,
            None,
        ),
    )


def _delegated(event: AccessDelegated, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "access_grant",
        (
            event.grant_id,
            event.account,
            event.role,
            event.organization_id,
            event.starts_on,
            event.ends_on,
            event.delegated_from_id,
        ),
    )


def _revoked(event: AccessRevoked, envelope: Envelope) -> Iterable[TableRow]:
    yield "access_end", (event.grant_id, envelope.version, event.ends_on)


AUTHORITY: Final = Fold(
    name="authority",
    ddl=_DDL,
    columns={
        "access_node": ("node_id", "version", "parent_id", "effective_on"),
        "access_grant": (
            "grant_id",
            "account",
            "role",
            "node_id",
            "starts_on",
            "ends_on",
            "delegated_from_id",
        ),
        "access_end": ("grant_id", "version", "ends_on"),
    },
    handlers={
        OrganizationRegistered: _placed,
        OrganizationMoved: _placed,
        AccessGranted: _granted,
        AccessDelegated: _delegated,
        AccessRevoked: _revoked,
    },
)


class Authority:
    """Answers from the tables of :data:`AUTHORITY` in this service's own database."""

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
        found = self._database.rows(
            f"{_ANCESTORS} SELECT DISTINCT g.role FROM ({_IN_FORCE}) g"
            " WHERE g.node_id IN (SELECT node_id FROM up)",
            {"account": account, "node": node_id, "on": on},
            schema=self._generations.live(),
        )
        return frozenset(row["role"] for row in found)

    def grants(self, account: str, on: date) -> list[Grant]:
        """The account's grants in force on this day."""
        found = self._database.rows(
            f"{_IN_FORCE} ORDER BY g.grant_id",
            {"account": account, "on": on},
            schema=self._generations.live(),
        )
        return [Grant(**row) for row in found]

    def below(self, node_id: UUID, on: date) -> list[UUID]:
        """The node, and everything below it in the tree of this day."""
        found = self._database.rows(
            _BELOW, {"node": node_id, "on": on}, schema=self._generations.live()
        )
        return [row["node_id"] for row in found]

    def knows(self, node_id: UUID) -> bool:
        """Whether the node has arrived here."""
        return bool(
            self._database.rows(
                "SELECT 1 FROM access_node WHERE node_id = %s LIMIT 1",
                (node_id,),
                schema=self._generations.live(),
            )
        )
