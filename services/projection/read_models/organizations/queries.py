"""The tree, asked."""

from datetime import date
from uuid import UUID

from contracts.read.answer import grown
from contracts.read.tree import ListedOrganization, Organization, OrganizationRow, PathStep
from services.projection.read_database import ReadDatabase, TimeScope, below, like, parameters

_ONE = """
    SELECT o.organization_id, o.kind, o.cell_type, o.locality_id, o.began_on, o.event_id,
           name_on(o.organization_id, %(on)s) AS name,
           (SELECT n.code FROM organization_name n WHERE n.organization_id = o.organization_id
              AND n.effective_on <= %(on)s ORDER BY n.effective_on DESC, n.version DESC LIMIT 1)
               AS code,
           (SELECT min(c.last_day) FROM organization_closure c
            WHERE c.organization_id = o.organization_id) AS last_day
    FROM organization o WHERE o.organization_id = %(organization)s
"""

_PATH = """
    SELECT b.ancestor_id AS organization_id, name_on(b.ancestor_id, %(on)s) AS name
    FROM branch b WHERE b.organization_id = %(organization)s
      AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
    ORDER BY b.depth DESC
"""

_CHILDREN = """
    SELECT b.organization_id, o.kind, o.cell_type, n.name, n.code
    FROM branch b JOIN organization o USING (organization_id)
    JOIN LATERAL (SELECT x.name, x.code, x.sort_key FROM organization_name x
                  WHERE x.organization_id = b.organization_id
                  ORDER BY x.effective_on <= %(on)s DESC, x.effective_on DESC, x.version DESC
                  LIMIT 1) n ON true
    WHERE b.ancestor_id = %(organization)s AND b.depth = 1
      AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
    ORDER BY n.sort_key, b.organization_id
"""

_FOUND = f"""
    SELECT DISTINCT ON (n.sort_key, o.organization_id)
           o.organization_id, o.kind, o.cell_type, n.name, n.code
    FROM organization_name n JOIN organization o USING (organization_id)
    WHERE n.search_key LIKE %(pattern)s AND {below("o.organization_id")}
      AND (%(kind)s::text IS NULL OR o.kind = %(kind)s)
    ORDER BY n.sort_key, o.organization_id LIMIT %(limit)s
"""

_NAMES = """
    SELECT x.organization_id, name_on(x.organization_id, %(on)s) AS name
    FROM unnest(%(organizations)s::uuid[]) AS x (organization_id)
"""


def organization(
    database: ReadDatabase, organization_id: UUID, when: TimeScope
) -> Organization | None:
    """One organization with its path from the root and its children, or None."""
    given = parameters(organization_id, when)
    found = database.first(_ONE, given, OrganizationRow, when.as_of)
    if found is None:
        return None
    return grown(
        Organization,
        found,
        path=database.rows(_PATH, given, PathStep, when.as_of),
        children=database.rows(_CHILDREN, given, ListedOrganization, when.as_of),
    )


def search(
    database: ReadDatabase,
    root: UUID,
    words: str,
    when: TimeScope,
    limit: int,
    kind: str | None = None,
) -> list[ListedOrganization]:
    """Organizations of the subtree whose name or code has these words, in Vietnamese order."""
    given = parameters(root, when, pattern=like(words), limit=limit, kind=kind)
    return database.rows(_FOUND, given, ListedOrganization, when.as_of)


def names(database: ReadDatabase, organizations: list[UUID], on: date) -> list[PathStep]:
    """The organizations under the names of the day."""
    return database.rows(_NAMES, {"organizations": organizations, "on": on}, PathStep)
