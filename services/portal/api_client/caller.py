"""Who is signed in, as the read API knows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kernel.vocabulary import NAME_AUDITORS, OFFICES, OVERSEERS, UPPER_OFFICES


@dataclass(frozen=True, slots=True)
class Grant:
    role: str
    organization_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Caller:
    """An account with its grants of today.

    What is answered here decides only which links and forms are offered: whether something may be
    seen or done is decided by the service that is asked.
    """

    account: str
    member_id: UUID | None
    grants: tuple[Grant, ...]

    @classmethod
    def read(cls, answer: Mapping[str, Any]) -> "Caller":
        """From the answer of ``/me``."""
        member = answer["member_id"]
        return cls(
            account=answer["account"],
            member_id=None if member is None else UUID(member),
            grants=tuple(
                Grant(g["role"], UUID(g["organization_id"]), g["name"] or "")
                for g in answer["grants"]
            ),
        )

    def reaches(self, path: Collection[Mapping[str, Any]]) -> bool:
        """Whether a grant covers the organization with this path from the root down to itself."""
        return bool(self._roles(path))

    def oversees(self, path: Collection[Mapping[str, Any]]) -> bool:
        """Sees members by name there, and the audit trail."""
        return self.holds(path, OVERSEERS)

    @property
    def overseer(self) -> bool:
        """Sees members by name somewhere."""
        return any(grant.role in OVERSEERS for grant in self.grants)

    def can_manage(self, path: Collection[Mapping[str, Any]], organization_id: UUID) -> bool:
        """The cell's own secretary, or an office at or above it."""
        return self.holds(path, OFFICES) or self.is_secretary_of(organization_id)

    def is_secretary_of(self, cell_id: UUID) -> bool:
        """The secretary of just this cell."""
        return self.holds_at([cell_id], {"cell_secretary"})

    def holds(self, path: Collection[Mapping[str, Any]], roles: Collection[str]) -> bool:
        """Has one of the roles over the organization with this path."""
        return not self._roles(path).isdisjoint(roles)

    def holds_at(self, organizations: Collection[UUID], roles: Collection[str]) -> bool:
        """Has one of the roles at just one of these organizations."""
        return any(g.role in roles and g.organization_id in organizations for g in self.grants)

    def places(self, role: str) -> list[UUID]:
        """Where the role was granted, each place once."""
        return list(dict.fromkeys(g.organization_id for g in self.grants if g.role == role))

    @property
    def keeper(self) -> bool:
        """An office somewhere: it enters what came on paper."""
        return any(grant.role in OFFICES for grant in self.grants)

    @property
    def holds_upper(self) -> bool:
        """The office of a district or a province somewhere."""
        return any(grant.role in UPPER_OFFICES for grant in self.grants)

    def sets_up(self, path: Collection[Mapping[str, Any]]) -> bool:
        """The office of a district or a province, over the organization with this path."""
        return self.holds(path, UPPER_OFFICES)

    def audits_names(self, path: Collection[Mapping[str, Any]]) -> bool:
        """Looks after it that confidential names are read by those alone who need them."""
        return self.holds(path, NAME_AUDITORS)

    @property
    def is_committee_member(self) -> bool:
        """A committee member who records where they went."""
        return self.member_id is not None and any(g.role == "committee_member" for g in self.grants)

    def _roles(self, path: Collection[Mapping[str, Any]]) -> set[str]:
        above = {UUID(str(step["organization_id"])) for step in path}
        return {grant.role for grant in self.grants if grant.organization_id in above}
