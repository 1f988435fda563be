"""Members, asked."""

from uuid import UUID

from contracts.read.people import Assignment, FoundMember, MemberRow, Post
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


def member(database: ReadDatabase, member_id: UUID, when: TimeScope) -> MemberRow | None:
    """One member, or None."""
    return database.first(_ONE, {"member": member_id, "on": when.on}, MemberRow, when.as_of)


def posts(database: ReadDatabase, member_id: UUID, when: TimeScope) -> list[Post]:
    """The member's posts, the latest first."""
    return database.rows(_POSTS, {"member": member_id, "on": when.on}, Post, when.as_of)


def assignments(database: ReadDatabase, member_id: UUID, when: TimeScope) -> list[Assignment]:
    """The member's assignments, the latest first."""
    given = {"member": member_id, "on": when.on}
    return database.rows(_ASSIGNMENTS, given, Assignment, when.as_of)


def search(
    database: ReadDatabase,
    root: UUID,
    words: str,
    when: TimeScope,
    limit: int,
    *,
    above: bool = False,
) -> list[FoundMember]:
    """Members whose name has these words, in Vietnamese order.

    They have a post in the subtree; with ``above``, in a committee at or over the organization.
    """
    given = parameters(root, when, pattern=like(words), limit=limit)
    return database.rows(_FOUND_ABOVE if above else _FOUND, given, FoundMember, when.as_of)


def places(database: ReadDatabase, member_id: UUID) -> list[UUID]:
    """The organizations through which a member can be seen: their committees and cells."""
    return database.rows(_PLACES, {"member": member_id}, UUID)


def member_of_account(database: ReadDatabase, account: str) -> UUID | None:
    """The member who signs in with this account."""
    query = "SELECT member_id FROM member WHERE account = %(account)s"
    return database.first(query, {"account": account}, UUID)
