"""The tree, asked."""

from typing import Any
from uuid import UUID

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


def organization(
    asker: ReadDatabase, organization_id: UUID, when: TimeScope
) -> dict[str, Any] | None:
    """One organization with its path from the root and its children, or None."""
    given = parameters(organization_id, when)
    found = asker.rows(_ONE, given, when.as_of)
    if not found:
        return None
    return {
        **found[0],
        "path": asker.rows(_PATH, given, when.as_of),
        "children": asker.rows(_CHILDREN, given, when.as_of),
    }


def search(
    asker: ReadDatabase,
    root: UUID,
    words: str,
    when: TimeScope,
    limit: int,
    kind: str | None = None,
) -> list[dict[str, Any]]:
    """Organizations of the subtree whose name or code has these words, in Vietnamese order."""
    given = parameters(root, when, pattern=like(words), limit=limit, kind=kind)
    return asker.rows(_FOUND, given, when.as_of)
