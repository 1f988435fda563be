"""Members, asked."""

from typing import Any
from uuid import UUID

from services.projection.read_database import ReadDatabase, TimeScope, below, like, parameters

_ONE = """
    SELECT m.member_id, m.full_name, m.event_id, own_cell(m.member_id, %(on)s) AS cell_id,
           name_on(own_cell(m.member_id, %(on)s), %(on)s) AS cell_name
    FROM member m WHERE m.member_id = %(member)s
"""

_POSTS = """
    SELECT p.post_id, p.committee_id, name_on(p.committee_id, %(on)s) AS committee_name, p.role,
           p.level, p.starts_on, p.ends_on, p.event_id
    FROM posts_held() p WHERE p.member_id = %(member)s
    ORDER BY p.starts_on DESC, p.post_id
"""

_ASSIGNMENTS = """
    SELECT a.assignment_id, a.target_kind, a.target_id, a.role, a.starts_on, a.ends_on,
           a.decision, a.event_id,
           coalesce(name_on(a.target_id, %(on)s),
                    (SELECT l.name FROM locality l WHERE l.locality_id = a.target_id))
               AS target_name
    FROM assignments_held() a WHERE a.member_id = %(member)s
    ORDER BY a.starts_on DESC, a.assignment_id
"""

_FOUND = f"""
    SELECT m.member_id, m.full_name, name_on(own_cell(m.member_id, %(on)s), %(on)s) AS cell_name
    FROM member m
    WHERE m.search_key LIKE %(pattern)s
      AND EXISTS (SELECT 1 FROM post p WHERE p.member_id = m.member_id
                  AND {below("p.committee_id")})
    ORDER BY m.sort_key, m.member_id LIMIT %(limit)s
"""

# Whoever may come to a meeting from above: posts in the organization's own committee or in one
# over it.
_FOUND_ABOVE = """
    SELECT m.member_id, m.full_name, name_on(own_cell(m.member_id, %(on)s), %(on)s) AS cell_name
    FROM member m
    WHERE m.search_key LIKE %(pattern)s
      AND EXISTS (SELECT 1 FROM post p JOIN branch b ON b.ancestor_id = p.committee_id
                  WHERE p.member_id = m.member_id AND b.organization_id = %(organization)s
                    AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))
    ORDER BY m.sort_key, m.member_id LIMIT %(limit)s
"""

_PLACES = """
    SELECT p.committee_id AS organization_id FROM post p WHERE p.member_id = %(member)s
    UNION SELECT c.cell_id FROM member_cell c WHERE c.member_id = %(member)s
"""


def member(asker: ReadDatabase, member_id: UUID, when: TimeScope) -> dict[str, Any] | None:
    """One member with posts and assignments, or None."""
    given = {"member": member_id, "on": when.on}
    found = asker.rows(_ONE, given, when.as_of)
    if not found:
        return None
    return {
        **found[0],
        "posts": asker.rows(_POSTS, given, when.as_of),
        "assignments": asker.rows(_ASSIGNMENTS, given, when.as_of),
    }


def search(
    asker: ReadDatabase, root: UUID, words: str, when: TimeScope, limit: int, *, above: bool = False
) -> list[dict[str, Any]]:
    """Members whose name has these words, in Vietnamese order.

    They have a post in the subtree; with ``above``, in a committee at or over the organization.
    """
    given = parameters(root, when, pattern=like(words), limit=limit)
    return asker.rows(_FOUND_ABOVE if above else _FOUND, given, when.as_of)


def places(asker: ReadDatabase, member_id: UUID) -> list[UUID]:
    """The organizations through which a member can be seen: their committees and cells."""
    return [row["organization_id"] for row in asker.rows(_PLACES, {"member": member_id})]


def member_of_account(asker: ReadDatabase, account: str) -> UUID | None:
    """The member who signs in with this account."""
    found = asker.rows(
        "SELECT member_id FROM member WHERE account = %(account)s", {"account": account}
    )
    return found[0]["member_id"] if found else None
