"""Zones, offices and the fields of petitions, asked."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from services.projection.read_database import ReadDatabase, TimeScope, below, parameters

_LEADER: Final = """
    (SELECT jsonb_build_object('member_id', l.member_id, 'full_name', m.full_name,
                               'starts_on', l.starts_on, 'holds', l.holds, 'event_id', l.event_id)
     FROM zone_leaders_on(%(on)s) l LEFT JOIN member m USING (member_id)
     WHERE l.zone_id = z.zone_id AND l.capacity = '{capacity}')
"""

_ZONE: Final = f"""
    SELECT z.zone_id, z.name, z.organization_id, name_on(z.organization_id, %(on)s)
               AS organization_name, z.starts_on, z.last_day, z.event_id,
           {_LEADER.format(capacity="head")} AS head,
           {_LEADER.format(capacity="deputy")} AS deputy,
           EXISTS (SELECT 1 FROM zone_leaders_on(%(on)s) l
                   WHERE l.zone_id = z.zone_id AND l.capacity = 'head' AND l.holds) AS has_head,
           (SELECT count(*) FROM zone_communes_held() c
            WHERE c.zone_id = z.zone_id
              AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')) AS communes
    FROM zones_held() z
"""

# Asked from above, all zones of the subtree; asked from a commune or a cell, the zone it is in.
_OF_ORGANIZATION: Final = f"""
    {_ZONE}
    WHERE {below("z.organization_id")}
       OR z.zone_id IN (
          SELECT c.zone_id FROM zone_communes_held() c
          JOIN branch b ON b.ancestor_id = c.commune_id
          WHERE b.organization_id = %(organization)s
            AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
            AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))
    ORDER BY z.sort_key, z.zone_id
"""

_COMMUNES: Final = """
    SELECT c.commune_id, name_on(c.commune_id, %(on)s) AS name, c.starts_on, c.ends_on, c.event_id
    FROM zone_communes_held() c
    LEFT JOIN LATERAL (
        SELECT n.sort_key FROM organization_name n WHERE n.organization_id = c.commune_id
        ORDER BY n.effective_on <= %(on)s DESC, n.effective_on DESC, n.version DESC LIMIT 1) n
      ON true
    WHERE c.zone_id = %(zone)s AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
    ORDER BY n.sort_key, c.commune_id
"""

_OFFICE: Final = """
    SELECT o.office_id, o.name, o.organization_id, name_on(o.organization_id, %(on)s)
               AS organization_name, o.starts_on, o.last_day, o.successor_id,
           (SELECT s.name FROM answering_office s WHERE s.office_id = o.successor_id)
               AS successor_name, o.event_id,
           %(on)s BETWEEN o.starts_on AND coalesce(o.last_day, 'infinity') AS answers
    FROM offices_held() o
"""

_FIELDS: Final = """
    SELECT r.regulation_id, r.number, r.title, r.answer_days, r.remind_days, r.escalate_days,
           r.event_id,
           (SELECT jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name) ORDER BY f.place)
            FROM petition_field f WHERE f.regulation_id = r.regulation_id) AS fields
    FROM petition_regulation r
    WHERE r.regulation_id = petition_regulation_of(%(organization)s, %(on)s)
"""

_REGULATIONS: Final = """
    SELECT r.regulation_id, r.number, r.title, r.scope_id,
           name_on(r.scope_id, %(on)s) AS scope_name, r.starts_on,
           coalesce(e.ends_on, r.ends_on) AS ends_on, e.reason AS repealed_because,
           r.answer_days, r.remind_days, r.escalate_days, r.event_id,
           (SELECT jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name) ORDER BY f.place)
            FROM petition_field f WHERE f.regulation_id = r.regulation_id) AS fields,
           coalesce(r.regulation_id = petition_regulation_of(%(organization)s, %(on)s), false)
               AS in_force
    FROM branch b JOIN petition_regulation r ON r.scope_id = b.ancestor_id
    LEFT JOIN LATERAL (
        SELECT x.ends_on, x.reason FROM petition_regulation_end x
        WHERE x.regulation_id = r.regulation_id ORDER BY x.version DESC LIMIT 1) e ON true
    WHERE b.organization_id = %(organization)s
      AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
    ORDER BY in_force DESC, r.starts_on DESC, r.regulation_id
"""


def of_organization(
    asker: ReadDatabase, organization: UUID, when: TimeScope
) -> list[dict[str, Any]]:
    """The zones of the organization's subtree, or the one that the organization belongs to."""
    return asker.rows(_OF_ORGANIZATION, parameters(organization, when), when.as_of)


def zone(asker: ReadDatabase, zone_id: UUID, when: TimeScope) -> dict[str, Any] | None:
    """One zone as it is on the day, with its communes and whoever leads it, or None.

    A leader who was appointed and whose post has ended since is still named, as one who does not
    hold; ``has_head`` tells whether anybody leads.
    """
    given = {"zone": zone_id, "on": when.on}
    found = asker.rows(f"{_ZONE} WHERE z.zone_id = %(zone)s", given, when.as_of)
    if not found:
        return None
    return {**found[0], "communes": asker.rows(_COMMUNES, given, when.as_of)}


def leads(asker: ReadDatabase, zone_id: UUID, member: UUID, on: date) -> bool:
    """Whether the member is the zone's head or deputy on the day."""
    found = asker.rows(
        "SELECT 1 FROM zone_leaders_on(%(on)s) l"
        " WHERE l.zone_id = %(zone)s AND l.member_id = %(member)s AND l.holds",
        {"zone": zone_id, "member": member, "on": on},
    )
    return bool(found)


def is_below(asker: ReadDatabase, zone_id: UUID, organizations: list[UUID], on: date) -> bool:
    """Whether one of the organizations is, or lies below, a commune of the zone on the day."""
    found = asker.rows(
        "SELECT 1 FROM zone_communes_held() c JOIN branch b ON b.ancestor_id = c.commune_id"
        " WHERE c.zone_id = %(zone)s AND b.organization_id = ANY (%(organizations)s::uuid[])"
        " AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity') LIMIT 1",
        {"zone": zone_id, "organizations": organizations, "on": on},
    )
    return bool(found)


def offices(asker: ReadDatabase, organization: UUID, when: TimeScope) -> list[dict[str, Any]]:
    """The answering offices of the subtree in Vietnamese order, with those that are closed."""
    query = f"{_OFFICE} WHERE {below('o.organization_id')} ORDER BY o.sort_key, o.office_id"
    return asker.rows(query, parameters(organization, when), when.as_of)


def office(asker: ReadDatabase, office_id: UUID, when: TimeScope) -> dict[str, Any] | None:
    """One answering office, or None."""
    given = {"office": office_id, "on": when.on}
    found = asker.rows(f"{_OFFICE} WHERE o.office_id = %(office)s", given, when.as_of)
    return found[0] if found else None


def fields(asker: ReadDatabase, organization: UUID, when: TimeScope) -> dict[str, Any] | None:
    """The regulation in force for the organization with its fields in order; None without one."""
    found = asker.rows(_FIELDS, parameters(organization, when), when.as_of)
    return found[0] if found else None


def regulations(asker: ReadDatabase, organization: UUID, when: TimeScope) -> list[dict[str, Any]]:
    """Every regulation of the organization and of those above it: the one in force here on the day
    first, then the latest. ``ends_on`` is the last day, as agreed or by repeal.
    """
    return asker.rows(_REGULATIONS, parameters(organization, when), when.as_of)
