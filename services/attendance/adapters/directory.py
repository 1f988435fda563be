"""What the service knows of organizations and members on a day, from its own tables.

A day that the tables do not reach back to: an organization is where its first entry puts it, a
member has no own cell.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.refusals import Unknown
from kernel.spelling import comparable
from kernel.vocabulary import MeetingBody
from services.attendance.domain.meeting.attendance import Visitor
from services.attendance.domain.meeting.host import Host

Written: TypeAlias = tuple[str, date]
"""A code or a name as somebody wrote it, and the day as of which it is meant."""

_CELLS: Final = frozenset({"cell", "base_cell"})

_HOSTS: Final = """
    SELECT DISTINCT ON (k.organization_id) k.organization_id, k.kind, k.effective_on AS first_day,
           (SELECT c.last_day FROM organization_closed c
            WHERE c.organization_id = k.organization_id ORDER BY c.version DESC LIMIT 1) AS last_day
    FROM organization_known k WHERE k.organization_id = ANY(%(organizations)s::uuid[])
    ORDER BY k.organization_id, k.version
"""

_VISITORS: Final = """
    SELECT asked.member_id, asked.on_day,
           (SELECT c.cell_id FROM member_cell c
            WHERE c.member_id = asked.member_id AND c.effective_on <= asked.on_day
            ORDER BY c.effective_on DESC, c.version DESC LIMIT 1) AS own_cell_id,
           ARRAY(SELECT p.committee_id FROM post p
                 WHERE p.member_id = asked.member_id AND p.starts_on <= asked.on_day
                   AND (p.ends_on IS NULL OR p.ends_on >= asked.on_day)) AS committee_ids
    FROM unnest(%(members)s::uuid[], %(days)s::date[]) AS asked (member_id, on_day)
    WHERE EXISTS (SELECT 1 FROM member_known m WHERE m.member_id = asked.member_id)
"""

_OF_THE_DAY: Final = """
    ORDER BY n.effective_on <= %(on)s DESC,
             CASE WHEN n.effective_on <= %(on)s THEN n.effective_on END DESC,
             n.effective_on, n.version DESC LIMIT 1
"""

# An organization without a locality of its own lies where the nearest one above it lies.
_REACHES: Final = f"""
    WITH RECURSIVE line_up (organization_id, depth) AS (
        SELECT %(organization)s::uuid, 0
        UNION ALL
        SELECT (SELECT n.parent_id FROM organization_placed n
                WHERE n.organization_id = u.organization_id {_OF_THE_DAY}), u.depth + 1
        FROM line_up u WHERE u.organization_id IS NOT NULL AND u.depth < 20),
    places (locality_id, depth) AS (
        (SELECT here.locality_id, 0
         FROM line_up u CROSS JOIN LATERAL (
             SELECT n.locality_id FROM organization_known n
             WHERE n.organization_id = u.organization_id {_OF_THE_DAY}) here
         WHERE here.locality_id IS NOT NULL ORDER BY u.depth LIMIT 1)
        UNION ALL
        SELECT (SELECT n.parent_id FROM locality_known n
                WHERE n.locality_id = p.locality_id {_OF_THE_DAY}), p.depth + 1
        FROM places p WHERE p.locality_id IS NOT NULL AND p.depth < 20),
    followed (kind, id) AS (
        SELECT 'organization', committee_id FROM post
        WHERE member_id = %(member)s
          AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on >= %(on)s)
        UNION ALL
        SELECT target_kind, target_id FROM assignment
        WHERE member_id = %(member)s
          AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on >= %(on)s))
    SELECT 1 FROM followed
    WHERE (kind = 'organization' AND id IN (SELECT organization_id FROM line_up))
       OR (kind = 'locality' AND id IN (SELECT locality_id FROM places))
    LIMIT 1
"""

_CODED: Final = """
    SELECT asked.key, asked.on_day, o.organization_id AS id
    FROM unnest(%(keys)s::text[], %(days)s::date[]) AS asked (key, on_day)
    JOIN organization_coded o ON o.code_key = asked.key AND o.effective_on <= asked.on_day
    WHERE NOT EXISTS (SELECT 1 FROM organization_coded later
                      WHERE later.organization_id = o.organization_id
                        AND later.effective_on <= asked.on_day
                        AND (later.effective_on, later.version) > (o.effective_on, o.version))
      AND NOT EXISTS (SELECT 1 FROM organization_closed c
                      WHERE c.organization_id = o.organization_id AND c.last_day < asked.on_day)
    ORDER BY id
"""

_NAMED: Final = """
    SELECT DISTINCT asked.key, asked.on_day, m.member_id AS id
    FROM unnest(%(keys)s::text[], %(days)s::date[]) AS asked (key, on_day)
    JOIN member_known m ON m.name_key = asked.key
    JOIN post p ON p.member_id = m.member_id AND p.starts_on <= asked.on_day
     AND (p.ends_on IS NULL OR p.ends_on >= asked.on_day)
    ORDER BY id
"""


class Directory:
    """Answers from the tables of the live generation; every question is one query.

    What is asked in bulk is asked as of a day each; what is not known is not in the answer.
    """

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def host(self, organization_id: UUID, field: str = "organization_id") -> Host:
        """The organization that meets. Raises Unknown, naming ``field``."""
        found = self.hosts([organization_id])
        if not found:
            raise Unknown("organization", organization_id, field)
        return found[organization_id]

    def visitor(self, member_id: UUID, on: date, field: str = "member_id") -> Visitor:
        """The member's own cell and committees on the day. Raises Unknown, naming ``field``."""
        found = self.visitors([(member_id, on)])
        if not found:
            raise Unknown("member", member_id, field)
        return found[member_id, on]

    def members_of(self, account: str) -> frozenset[UUID]:
        """The members that sign in with this account: one, or none."""
        query = "SELECT member_id FROM member_known WHERE account = %(account)s"
        return frozenset(row["member_id"] for row in self._rows(query, {"account": account}))

    def reaches(self, member_id: UUID, organization_id: UUID, on: date) -> bool:
        """Whether the organization is, or lies below, one that the member follows on the day.

        That is a committee in which the member holds a post, and what is assigned to the member.
        """
        known = {"member": member_id, "organization": organization_id, "on": on}
        return bool(self._rows(_REACHES, known))

    def hosts(self, organization_ids: Collection[UUID]) -> dict[UUID, Host]:
        """Those of the organizations that are known."""
        found = self._rows(_HOSTS, {"organizations": list(organization_ids)})
        return {row["organization_id"]: _host(row) for row in found}

    def visitors(self, asked: Collection[tuple[UUID, date]]) -> dict[tuple[UUID, date], Visitor]:
        """Those of the members that are known, each as of the day."""
        parameters = {"members": [one for one, _ in asked], "days": [day for _, day in asked]}
        return {
            (row["member_id"], row["on_day"]): Visitor(
                member_id=row["member_id"],
                own_cell_id=row["own_cell_id"],
                committee_ids=frozenset(row["committee_ids"]),
            )
            for row in self._rows(_VISITORS, parameters)
        }

    def organizations_coded(self, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        """The organizations that bear the code on the day; a code is no identity."""
        return self._written(_CODED, asked)

    def members_named(self, asked: Collection[Written]) -> dict[Written, list[UUID]]:
        """The members of this name who hold a post on the day; a name is no identity."""
        return self._written(_NAMED, asked)

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


def _host(row: Mapping[str, Any]) -> Host:
    body: MeetingBody = "cell" if row["kind"] in _CELLS else "committee"
    return Host(
        organization_id=row["organization_id"],
        body=body,
        first_day=row["first_day"],
        last_day=row["last_day"],
    )
