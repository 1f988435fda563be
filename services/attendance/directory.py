"""What the service knows of organizations and members on a day, from its own tables.

A day that the tables do not reach back to: an organization is where its first entry puts it, a
member has no own cell.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from chassis.generations import Generations
from chassis.postgres import Database
from chassis.refusals import Unknown
from services.attendance.domain.attendance import Visitor
from services.attendance.domain.events import Body
from services.attendance.domain.host import Host
from services.attendance.names import comparable

_CELLS: Final = frozenset({"cell", "base_cell"})

_HOST: Final = """
    SELECT kind, effective_on AS first_day,
           (SELECT c.last_day FROM organization_closed c
            WHERE c.organization_id = k.organization_id ORDER BY c.version DESC LIMIT 1) AS last_day
    FROM organization_known k WHERE organization_id = %(organization)s
    ORDER BY version LIMIT 1
"""

_VISITOR: Final = """
    SELECT (SELECT c.cell_id FROM member_cell c
            WHERE c.member_id = %(member)s AND c.effective_on <= %(on)s
            ORDER BY c.effective_on DESC, c.version DESC LIMIT 1) AS own_cell_id,
           ARRAY(SELECT p.committee_id FROM post p WHERE p.member_id = %(member)s
                 AND p.starts_on <= %(on)s AND (p.ends_on IS NULL OR p.ends_on >= %(on)s))
               AS committee_ids
    FROM member_known WHERE member_id = %(member)s LIMIT 1
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
        SELECT (SELECT n.parent_id FROM organization_known n
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
    SELECT DISTINCT o.organization_id FROM organization_coded o
    WHERE o.code_key = %(code)s AND o.effective_on <= %(on)s
      AND NOT EXISTS (SELECT 1 FROM organization_coded later
                      WHERE later.organization_id = o.organization_id
                        AND later.effective_on <= %(on)s
                        AND (later.effective_on, later.version) > (o.effective_on, o.version))
      AND NOT EXISTS (SELECT 1 FROM organization_closed c
                      WHERE c.organization_id = o.organization_id AND c.last_day < %(on)s)
    ORDER BY o.organization_id
"""

_NAMED: Final = """
    SELECT DISTINCT m.member_id FROM member_known m JOIN post p USING (member_id)
    WHERE m.name_key = %(name)s
      AND p.starts_on <= %(on)s AND (p.ends_on IS NULL OR p.ends_on >= %(on)s)
    ORDER BY m.member_id
"""


class Directory:
    """Answers from the tables of the live generation; every question is one query."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def host(self, organization_id: UUID, field: str = "organization_id") -> Host:
        """The organization that meets. Raises Unknown, naming ``field``."""
        found = self._rows(_HOST, {"organization": organization_id})
        if not found:
            raise Unknown("organization", organization_id, field)
        body: Body = "cell" if found[0]["kind"] in _CELLS else "committee"
        return Host(
            organization_id=organization_id,
            body=body,
            first_day=found[0]["first_day"],
            last_day=found[0]["last_day"],
        )

    def visitor(self, member_id: UUID, on: date, field: str = "member_id") -> Visitor:
        """The member's own cell and committees on the day. Raises Unknown, naming ``field``."""
        found = self._rows(_VISITOR, {"member": member_id, "on": on})
        if not found:
            raise Unknown("member", member_id, field)
        return Visitor(
            member_id=member_id,
            own_cell_id=found[0]["own_cell_id"],
            committee_ids=frozenset(found[0]["committee_ids"]),
        )

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

    def organizations_coded(self, code: str, on: date) -> list[UUID]:
        """The organizations that bear the code on the day; a code is no identity."""
        found = self._rows(_CODED, {"code": comparable(code), "on": on})
        return [row["organization_id"] for row in found]

    def members_named(self, full_name: str, on: date) -> list[UUID]:
        """The members of this name who hold a post on the day; a name is no identity."""
        found = self._rows(_NAMED, {"name": comparable(full_name), "on": on})
        return [row["member_id"] for row in found]

    def _rows(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self._database.rows(query, parameters, schema=self._generations.live())
