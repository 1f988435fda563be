"""Organizations and members on a day, from a service's own tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from chassis.directory import queries
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from kernel.spelling import comparable

Written: TypeAlias = tuple[str, date]
"""A code or a name as somebody wrote it, and the day as of which it is meant."""


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """An organization as it was registered, and the last day on which it existed, if it closed."""

    organization_id: UUID
    kind: str
    began_on: date
    last_day: date | None


class Directory:
    """Answers from the tables of the live generation; every question is one query.

    What is asked in bulk is asked as of a day each; what is not known is not in the answer. On a
    day to which the tables do not reach back an organization is where its first entry puts it.
    """

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def organizations(self, organization_ids: Collection[UUID]) -> dict[UUID, KnownOrganization]:
        """Those of the organizations that are known."""
        found = self._rows(queries.ORGANIZATIONS, {"organizations": list(organization_ids)})
        return {row["organization_id"]: KnownOrganization(**row) for row in found}

    def lines(
        self, organization_ids: Collection[UUID], on: date
    ) -> dict[UUID, list[KnownOrganization]]:
        """Each of the organizations and all above it on the day, nearest first."""
        lines: dict[UUID, list[KnownOrganization]] = {}
        asked = {"organizations": list(organization_ids), "on": on}
        for row in self._rows(queries.LINES, asked):
            lines.setdefault(row.pop("asked_id"), []).append(KnownOrganization(**row))
        return lines

    def line(self, organization_id: UUID, on: date) -> list[UUID]:
        """The organization and all above it on the day, nearest first; none if it is unknown."""
        found = self.lines([organization_id], on).get(organization_id, [])
        return [one.organization_id for one in found]

    def below(self, organization_ids: Collection[UUID], top_id: UUID, on: date) -> frozenset[UUID]:
        """Those of the organizations that are this one, or lie below it on the day."""
        return frozenset(
            asked
            for asked, line in self.lines(organization_ids, on).items()
            if any(one.organization_id == top_id for one in line)
        )

    def organizations_coded(self, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        """The organizations that bear the code on the day; a code is no identity."""
        return self._written(queries.CODED, asked)

    def members_named(self, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        """The members of this name who hold a post on the day; a name is no identity."""
        return self._written(queries.NAMED, asked)

    def members(self, member_ids: Collection[UUID]) -> frozenset[UUID]:
        """Those of the members that are known."""
        found = self._rows(queries.MEMBERS, {"members": list(member_ids)})
        return frozenset(row["member_id"] for row in found)

    def members_of(self, account: str) -> frozenset[UUID]:
        """The members that sign in with this account: one, or none."""
        found = self._rows(queries.MEMBERS_OF, {"account": account})
        return frozenset(row["member_id"] for row in found)

    def posts(self, member_id: UUID, committee_id: UUID, on: date) -> frozenset[str]:
        """The roles of the posts that the member holds in the committee on the day."""
        known = {"member": member_id, "committee": committee_id, "on": on}
        return frozenset(row["role"] for row in self._rows(queries.POSTS, known))

    def _written(self, query: str, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        keyed = {(comparable(word), day) for word, day in asked}
        parameters = {"keys": [key for key, _ in keyed], "days": [day for _, day in keyed]}
        found: dict[Written, list[UUID]] = {}
        for row in self._rows(query, parameters):
            found.setdefault((row["key"], row["on_day"]), []).append(row["id"])
        return {
            (word, day): found[comparable(word), day]
            for word, day in asked
            if (comparable(word), day) in found
        }

    def _rows(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self._database.rows(query, parameters, schema=self._generations.live())
