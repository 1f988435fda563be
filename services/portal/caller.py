"""Who is signed in, as the read API knows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

_OFFICES: Final = frozenset({"commune_office", "district_office", "province_office"})
_OVERSEERS: Final = _OFFICES | {"standing_committee", "auditor"}


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
        return bool(self._roles(path) & _OVERSEERS)

    @property
    def overseer(self) -> bool:
        """Sees members by name somewhere."""
        return any(grant.role in _OVERSEERS for grant in self.grants)

    def keeps_books(self, path: Collection[Mapping[str, Any]], organization_id: UUID) -> bool:
        """The cell's own secretary, or an office at or above it."""
        return bool(self._roles(path) & _OFFICES) or any(
            g.role == "cell_secretary" and g.organization_id == organization_id for g in self.grants
        )

    @property
    def goes_out(self) -> bool:
        """A committee member who records where they went."""
        return self.member_id is not None and any(g.role == "committee_member" for g in self.grants)

    def _roles(self, path: Collection[Mapping[str, Any]]) -> set[str]:
        above = {UUID(str(step["organization_id"])) for step in path}
        return {grant.role for grant in self.grants if grant.organization_id in above}
