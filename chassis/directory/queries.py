"""Questions to the tables of the directory, as of a day."""

from typing import Final


def of_the_day(row: str, day: str = "%(on)s") -> str:
    """SQL: the order in which the row that holds on the day comes first.

    On a day before all of them it is the first one: an organization is where its first entry puts
    it.
    """
    return (
        f"{row}.effective_on <= {day} DESC,"
        f" CASE WHEN {row}.effective_on <= {day} THEN {row}.effective_on END DESC,"
        f" {row}.effective_on, {row}.version DESC"
    )


def in_force(row: str, day: str = "%(on)s") -> str:
    """SQL: the row's days have the day among them."""
    return f"{row}.starts_on <= {day} AND ({row}.ends_on IS NULL OR {row}.ends_on >= {day})"


LINE_UP: Final = f"""
    line_up (asked_id, organization_id, depth) AS (
        SELECT asked.id, asked.id, 0 FROM unnest(%(organizations)s::uuid[]) AS asked (id)
        UNION ALL
        SELECT u.asked_id,
               (SELECT p.parent_id FROM organization_parent p
                WHERE p.organization_id = u.organization_id
                ORDER BY {of_the_day("p")} LIMIT 1),
               u.depth + 1
        FROM line_up u WHERE u.organization_id IS NOT NULL AND u.depth < 20)
"""
"""A recursive table: each of the organizations and all above it on the day, by depth."""

LINES: Final = f"""
    WITH RECURSIVE {LINE_UP}
    SELECT u.asked_id, u.organization_id, o.kind, o.began_on,
           (SELECT c.last_day FROM organization_closure c
            WHERE c.organization_id = u.organization_id ORDER BY c.version DESC LIMIT 1) AS last_day
    FROM line_up u JOIN organization o ON o.organization_id = u.organization_id
    ORDER BY u.asked_id, u.depth
"""

# Which parent each has on the day is settled once for all: a tree has some thousands of them.
BELOW: Final = f"""
    WITH RECURSIVE parented AS MATERIALIZED (
        SELECT DISTINCT ON (p.organization_id) p.organization_id, p.parent_id
        FROM organization_parent p
        ORDER BY p.organization_id, {of_the_day("p")}),
    down (organization_id) AS (
        SELECT %(organization)s::uuid
        UNION SELECT p.organization_id
        FROM parented p JOIN down d ON p.parent_id = d.organization_id)
    SELECT organization_id FROM down
"""

ORGANIZATIONS: Final = """
    SELECT o.organization_id, o.kind, o.began_on,
           (SELECT c.last_day FROM organization_closure c
            WHERE c.organization_id = o.organization_id ORDER BY c.version DESC LIMIT 1) AS last_day
    FROM organization o WHERE o.organization_id = ANY(%(organizations)s::uuid[])
"""

CODED: Final = """
    SELECT asked.key, asked.on_day, o.organization_id AS id
    FROM unnest(%(keys)s::text[], %(days)s::date[]) AS asked (key, on_day)
    JOIN organization_code o ON o.code_key = asked.key AND o.effective_on <= asked.on_day
    WHERE NOT EXISTS (SELECT 1 FROM organization_code later
                      WHERE later.organization_id = o.organization_id
                        AND later.effective_on <= asked.on_day
                        AND (later.effective_on, later.version) > (o.effective_on, o.version))
      AND NOT EXISTS (SELECT 1 FROM organization_closure c
                      WHERE c.organization_id = o.organization_id AND c.last_day < asked.on_day)
    ORDER BY id
"""

NAMED: Final = f"""
    SELECT DISTINCT asked.key, asked.on_day, m.member_id AS id
    FROM unnest(%(keys)s::text[], %(days)s::date[]) AS asked (key, on_day)
    JOIN member m ON m.name_key = asked.key
    JOIN post_held p ON p.member_id = m.member_id AND {in_force("p", "asked.on_day")}
    ORDER BY id
"""

MEMBERS: Final = "SELECT member_id FROM member WHERE member_id = ANY(%(members)s::uuid[])"

MEMBERS_OF: Final = "SELECT member_id FROM member WHERE account = %(account)s"

POSTS: Final = f"""
    SELECT DISTINCT p.role FROM post_held p
    WHERE p.member_id = %(member)s AND p.committee_id = %(committee)s AND {in_force("p")}
"""

# A delegated grant ends with the grant it was delegated from.
GRANTS: Final = f"""
    SELECT g.grant_id, g.account, g.role, g.organization_id AS node_id FROM access_grant g
    WHERE g.account = %(account)s AND {in_force("g")}
      AND NOT EXISTS (SELECT 1 FROM access_grant_end e
                      WHERE e.grant_id IN (g.grant_id, g.delegated_from_id) AND e.ends_on < %(on)s)
    ORDER BY g.grant_id
"""

ROLES: Final = f"""
    WITH RECURSIVE {LINE_UP}
    SELECT DISTINCT g.role FROM ({GRANTS}) g
    WHERE g.node_id IN (SELECT organization_id FROM line_up)
"""

KNOWN: Final = "SELECT 1 FROM organization WHERE organization_id = %(organization)s"
