"""Zones, offices and the fields of petitions, asked."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.rules import Office, PetitionFields, PetitionRegulation
from contracts.read.zones import ListedZone, ZoneCommune, ZoneRow
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
                   WHERE l.zone_id = z.zone_id AND l.capacity = 'head' AND l.holds) AS has_head
           {{more}}
    FROM zones_held() z
"""
_NUMBER_OF_COMMUNES: Final = """,
           (SELECT count(*) FROM zone_communes_held() c
            WHERE c.zone_id = z.zone_id
              AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')) AS communes
"""

# Asked from above, all zones of the subtree; asked from a commune or a cell, the zone it is in.
_OF_ORGANIZATION: Final = f"""
    {_ZONE.format(more=_NUMBER_OF_COMMUNES)}
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

_FIELDS_OF: Final = """
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name)
                               ORDER BY f.place), '[]')
     FROM petition_field f WHERE f.regulation_id = r.regulation_id) AS fields
"""

_FIELDS: Final = f"""
    SELECT r.regulation_id, r.number, r.title, r.answer_days, r.remind_days, r.escalate_days,
           r.event_id,
           {_FIELDS_OF}
    FROM petition_regulation r
    WHERE r.regulation_id = petition_regulation_of(%(organization)s, %(on)s)
"""

_REGULATIONS: Final = f"""
    SELECT r.regulation_id, r.number, r.title, r.scope_id,
           name_on(r.scope_id, %(on)s) AS scope_name, r.starts_on,
           coalesce(e.ends_on, r.ends_on) AS ends_on, e.reason AS repealed_because,
           r.answer_days, r.remind_days, r.escalate_days, r.event_id,
           {_FIELDS_OF},
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
    database: ReadDatabase, organization: UUID, when: TimeScope
) -> list[ListedZone]:
    """The zones of the organization's subtree, or the one that the organization belongs to."""
    given = parameters(organization, when)
    return database.rows(_OF_ORGANIZATION, given, ListedZone, when.as_of)


def zone(database: ReadDatabase, zone_id: UUID, when: TimeScope) -> ZoneRow | None:
    """One zone as it is on the day, with whoever leads it, or None.

    A leader who was appointed and whose post has ended since is still named, as one who does not
    hold; ``has_head`` tells whether anybody leads.
    """
    query = f"{_ZONE.format(more='')} WHERE z.zone_id = %(zone)s"
    return database.first(query, {"zone": zone_id, "on": when.on}, ZoneRow, when.as_of)


def communes(database: ReadDatabase, zone_id: UUID, when: TimeScope) -> list[ZoneCommune]:
    """The communes of the zone on the day, in Vietnamese order."""
    return database.rows(_COMMUNES, {"zone": zone_id, "on": when.on}, ZoneCommune, when.as_of)


def leads(database: ReadDatabase, zone_id: UUID, member: UUID, on: date) -> bool:
    """Whether the member is the zone's head or deputy on the day."""
    query = (
        "SELECT 1 FROM zone_leaders_on(%(on)s) l"
        " WHERE l.zone_id = %(zone)s AND l.member_id = %(member)s AND l.holds"
    )
    return bool(database.rows(query, {"zone": zone_id, "member": member, "on": on}, int))


def is_below(database: ReadDatabase, zone_id: UUID, organizations: list[UUID], on: date) -> bool:
    """Whether one of the organizations is, or lies below, a commune of the zone on the day."""
    query = (
        "SELECT 1 FROM zone_communes_held() c JOIN branch b ON b.ancestor_id = c.commune_id"
        " WHERE c.zone_id = %(zone)s AND b.organization_id = ANY (%(organizations)s::uuid[])"
        " AND %(on)s BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity') LIMIT 1"
    )
    given = {"zone": zone_id, "organizations": organizations, "on": on}
    return bool(database.rows(query, given, int))


def offices(database: ReadDatabase, organization: UUID, when: TimeScope) -> list[Office]:
    """The answering offices of the subtree in Vietnamese order, with those that are closed."""
    query = f"{_OFFICE} WHERE {below('o.organization_id')} ORDER BY o.sort_key, o.office_id"
    return database.rows(query, parameters(organization, when), Office, when.as_of)


def office(database: ReadDatabase, office_id: UUID, when: TimeScope) -> Office | None:
    """One answering office, or None."""
    given = {"office": office_id, "on": when.on}
    return database.first(f"{_OFFICE} WHERE o.office_id = %(office)s", given, Office, when.as_of)


def fields(database: ReadDatabase, organization: UUID, when: TimeScope) -> PetitionFields:
    """The regulation in force for the organization with its fields in order; none without one."""
    given = parameters(organization, when)
    found = database.first(_FIELDS, given, PetitionFields, when.as_of)
    return found or PetitionFields()


def regulations(
    database: ReadDatabase, organization: UUID, when: TimeScope
) -> list[PetitionRegulation]:
    """Every regulation of the organization and of those above it: the one in force here on the day
    first, then the latest. ``ends_on`` is the last day, as agreed or by repeal.
    """
    given = parameters(organization, when)
    return database.rows(_REGULATIONS, given, PetitionRegulation, when.as_of)
