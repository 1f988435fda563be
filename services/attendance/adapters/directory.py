"""Hosts and visitors of meetings on a day, from the service's directory.

A day that the tables do not reach back to: an organization is where its first entry puts it, a
member has no own cell.
"""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from chassis.directory.directory import Directory, KnownOrganization
from chassis.directory.queries import LINE_UP, in_force
from chassis.refusals import Unknown
from kernel.vocabulary import CELLS, MeetingBody
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.visitor import Visitor

_VISITORS: Final = f"""
    SELECT asked.member_id, asked.on_day,
           (SELECT c.cell_id FROM member_cell c
            WHERE c.member_id = asked.member_id AND c.effective_on <= asked.on_day
            ORDER BY c.effective_on DESC, c.version DESC LIMIT 1) AS own_cell_id,
           ARRAY(SELECT p.committee_id FROM post_held p
                 WHERE p.member_id = asked.member_id
                   AND {in_force("p", "asked.on_day")}) AS committee_ids
    FROM unnest(%(members)s::uuid[], %(days)s::date[]) AS asked (member_id, on_day)
    JOIN member m ON m.member_id = asked.member_id
"""

# An organization without a locality of its own lies where the nearest one above it lies.
_REACHES: Final = f"""
    WITH RECURSIVE {LINE_UP},
    places (locality_id, depth) AS (
        (SELECT o.locality_id, 0
         FROM line_up u JOIN organization o ON o.organization_id = u.organization_id
         WHERE o.locality_id IS NOT NULL ORDER BY u.depth LIMIT 1)
        UNION ALL
        SELECT (SELECT l.parent_id FROM locality l WHERE l.locality_id = p.locality_id), p.depth + 1
        FROM places p WHERE p.locality_id IS NOT NULL AND p.depth < 20),
    followed (kind, id) AS (
        SELECT 'organization', p.committee_id FROM post_held p
        WHERE p.member_id = %(member)s AND {in_force("p")}
        UNION ALL
        SELECT a.target_kind, a.target_id FROM assignment_held a
        WHERE a.member_id = %(member)s AND {in_force("a")})
    SELECT 1 FROM followed
    WHERE (kind = 'organization' AND id IN (SELECT organization_id FROM line_up))
       OR (kind = 'locality' AND id IN (SELECT locality_id FROM places))
    LIMIT 1
"""


class AttendanceDirectory(Directory):
    """The directory, and what meetings need to know of organizations and members in it."""

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

    def reaches(self, member_id: UUID, organization_id: UUID, on: date) -> bool:
        """Whether the organization is, or lies below, one that the member follows on the day.

        That is a committee in which the member holds a post, and what is assigned to the member.
        """
        known = {"member": member_id, "organizations": [organization_id], "on": on}
        return bool(self._rows(_REACHES, known))

    def hosts(self, organization_ids: Collection[UUID]) -> dict[UUID, Host]:
        """Those of the organizations that are known."""
        found = self.organizations(organization_ids)
        return {organization_id: _host(known) for organization_id, known in found.items()}

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


def _host(known: KnownOrganization) -> Host:
    body: MeetingBody = "cell" if known.kind in CELLS else "committee"
    return Host(
        organization_id=known.organization_id,
        body=body,
        first_day=known.began_on,
        last_day=known.last_day,
    )
