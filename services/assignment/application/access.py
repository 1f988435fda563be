"""Who may give which order. Every rule of permission of this service stands here."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed, Unknown
from kernel.vocabulary import GrantRole
from services.assignment.application.references import References
from services.assignment.domain.organization.organization import Organization

OFFICES: Final[frozenset[GrantRole]] = frozenset(
    {"commune_office", "district_office", "province_office"}
)
ASSIGNERS: Final[frozenset[GrantRole]] = OFFICES | {"standing_committee"}
REGULATORS: Final[frozenset[GrantRole]] = frozenset({"district_office", "province_office"})

# No office grants a role wider than itself.
GRANTED_BY: Final[dict[GrantRole, frozenset[GrantRole]]] = {
    "cell_secretary": OFFICES,
    "committee_member": OFFICES,
    "commune_office": OFFICES,
    "viewer": OFFICES,
    "district_office": REGULATORS,
    "answering_office": REGULATORS,
    "standing_committee": REGULATORS,
    "auditor": REGULATORS,
    "province_office": frozenset({"province_office"}),
}


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


class Access:
    """Answers by returning; raises NotAllowed, or Unknown naming the field.

    What counts is the subtree of a grant on the day of the order. The office of a province can
    only be held at its root, so nobody else registers the root's children.

    ``operator`` is the account that opens the door of an empty system: it may register a province
    committee, and give or take back the office of a province, and nothing else. Without an
    operator nobody may.
    """

    def __init__(self, authority: Authority, references: References, operator: str | None) -> None:
        self._authority = authority
        self._references = references
        self._operator = operator

    def of_office(self, context: CommandContext, organization_id: UUID, field: str) -> None:
        """An office may register, rename, close and appoint in its subtree."""
        self._require(context, OFFICES, organization_id, field)

    def of_office_over_all(
        self, context: CommandContext, organizations: Iterable[Organization], field: str
    ) -> None:
        """As ``of_office`` for each of them, with one question for siblings where that answers."""
        siblings: dict[UUID | None, list[UUID]] = defaultdict(list)
        for organization in organizations:
            siblings[organization.parent_on(context.today)].append(organization.id)
        for parent_id, children in siblings.items():
            if parent_id is None or not self._office_covers(context, parent_id, field):
                for child_id in children:
                    self.of_office(context, child_id, field)

    def of_assigner(self, context: CommandContext, organization_id: UUID, field: str) -> None:
        """An office or a standing committee may assign in its subtree."""
        self._require(context, ASSIGNERS, organization_id, field)

    def of_regulator(self, context: CommandContext, organization_id: UUID, field: str) -> None:
        """The office of a province or a district may adopt regulations for its subtree."""
        self._require(context, REGULATORS, organization_id, field)

    def of_granter(
        self, context: CommandContext, role: GrantRole, organization_id: UUID, field: str
    ) -> None:
        """An office may give and take back roles no wider than itself in its subtree."""
        if role == "province_office" and self._is_operator(context):
            return
        self._require(context, GRANTED_BY[role], organization_id, field)

    def of_operator(self, context: CommandContext) -> None:
        """Only the operator may register a province committee."""
        if not self._is_operator(context):
            raise NotAllowed("only the operator of the system registers a province committee")

    def _office_covers(self, context: CommandContext, organization_id: UUID, field: str) -> bool:
        try:
            self.of_office(context, organization_id, field)
        except NotAllowed:
            return False
        return True

    def _is_operator(self, context: CommandContext) -> bool:
        return self._operator is not None and context.actor == self._operator

    def _require(
        self,
        context: CommandContext,
        roles: frozenset[GrantRole],
        organization_id: UUID,
        field: str,
    ) -> None:
        try:
            self._authority.require(
                context.actor, roles, organization_id, context.today, field=field
            )
        except Unknown:
            # Stored a moment ago and not published yet: who covers its parent covers it.
            parent_id = self._references.parent_id(organization_id, field, context.today)
            if parent_id is None:
                raise
            self._require(context, roles, parent_id, field)
