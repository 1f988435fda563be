"""Quotas, asked: by member, rolled up, who is behind, where nobody went (domain.md §4.1)."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.compliance import (
    ChildSums,
    LevelSums,
    ListedQuota,
    MemberQuota,
    QuotaStatus,
    UnvisitedCell,
    Visit,
)
from kernel.vocabulary import Level
from services.projection.read_database import ReadDatabase, TimeScope, below, parameters

# Who has a post in the subtree in the year: nobody else can have a row in it. No post was ever held
# for longer than it was first given for.
_WANTED: Final = f"""ARRAY(
    SELECT p.member_id FROM post p WHERE {below("p.committee_id")}
      AND p.starts_on <= make_date(%(year)s, 12, 31)
      AND coalesce(p.ends_on, 'infinity') >= make_date(%(year)s, 1, 1))"""

_SUMS: Final = "(SELECT * FROM quota_sum q WHERE q.year = %(year)s)"
_SUMS_OF_MEMBER: Final = f"(SELECT * FROM {_SUMS} q WHERE q.member_id = %(member)s)"
_FACTS: Final = "quotas_made(%(year)s, %(on)s, {wanted})"

_COMPLIANCE: Final = """
    SELECT r.*, CASE
        WHEN r.required = 0 AND r.attended = 0 THEN 'exempt'
        WHEN r.attended > r.required THEN 'exceeded'
        WHEN r.attended = r.required THEN 'met'
        WHEN %(on)s > make_date(%(year)s, 12, 31) THEN 'missed'
        WHEN r.attended >= r.pace THEN 'on_pace'
        ELSE 'behind' END AS status
    FROM (
        WITH owed AS MATERIALIZED (SELECT * FROM quotas_owed(%(year)s, {wanted})),
        made AS MATERIALIZED (SELECT * FROM {made} m)
        SELECT o.member_id, o.level, o.post_id, o.committee_id, o.role, o.last_day,
               o.regulation_id, o.required, coalesce(s.attended, 0) AS attended,
               coalesce(s.recorded, 0) AS recorded, coalesce(s.confirmed, 0) AS confirmed,
               o.required * %(elapsed)s / %(days)s AS pace
        FROM owed o LEFT JOIN made s ON (s.member_id, s.level) = (o.member_id, o.level)) r
"""

# A share never passes 100 %: what a member makes beyond the quota makes good for nobody else.
_TOTALS: Final = """
    count(*) FILTER (WHERE required > 0) AS members,
    coalesce(sum(required), 0)::integer AS required,
    coalesce(sum(attended), 0)::integer AS attended,
    coalesce(sum(recorded), 0)::integer AS recorded,
    coalesce(sum(confirmed), 0)::integer AS confirmed,
    coalesce(sum(least(attended, required)), 0)::integer AS made_of_required,
    count(*) FILTER (WHERE required > 0 AND attended >= required) AS at_quota,
    count(*) FILTER (WHERE status IN ('behind', 'missed')) AS behind,
    coalesce(sum(least(attended, required))::float8 / nullif(sum(required), 0), 0)
        AS share_of_plan,
    coalesce(count(*) FILTER (WHERE required > 0 AND attended >= required)::float8
             / nullif(count(*) FILTER (WHERE required > 0), 0), 0) AS share_at_quota
"""

_BY_LEVEL: Final = """
    SELECT level, {totals} FROM ({compliance}) c WHERE {inside}
    GROUP BY level ORDER BY array_position(ARRAY['province', 'district', 'commune'], level)
"""

_BY_CHILD: Final = """
    SELECT k.organization_id, c.level, {totals}
    FROM ({compliance}) c
    JOIN branch k ON k.ancestor_id = %(organization)s AND k.depth = 1
     AND %(tree_on)s BETWEEN k.starts_on AND coalesce(k.ends_on, 'infinity')
    JOIN branch b ON b.organization_id = c.committee_id AND b.ancestor_id = k.organization_id
     AND %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
    GROUP BY k.organization_id, c.level
"""

_MEMBERS: Final = """
    SELECT c.*, m.full_name, m.sort_key, name_on(c.committee_id, %(on)s) AS committee_name
    FROM ({compliance}) c JOIN member m USING (member_id)
    WHERE {inside} AND (%(status)s::text[] IS NULL OR c.status = ANY (%(status)s::text[]))
      AND (%(level)s::text IS NULL OR c.level = %(level)s)
      AND (%(after)s::text IS NULL
           OR (m.sort_key, c.member_id::text, c.level)
              > (%(after)s, %(after_member)s, %(after_level)s))
    ORDER BY m.sort_key, c.member_id::text, c.level LIMIT %(limit)s
"""

_VISITS: Final = """
    SELECT DISTINCT ON (v.held_on, v.meeting_id) v.meeting_id, v.organization_id,
           name_on(v.organization_id, v.held_on) AS name, v.body, v.kind, v.held_on, v.state,
           v.confirmed, v.assigned, m.event_id AS meeting_event,
           (SELECT array_agg(e.event_id ORDER BY e.version) FROM attendance_step e
            WHERE e.meeting_id = v.meeting_id AND e.member_id = v.member_id) AS events
    FROM visits(make_date(%(year)s, 1, 1), least(%(on)s, make_date(%(year)s, 12, 31)),
                ARRAY[%(member)s]::uuid[]) v
    JOIN meeting m USING (meeting_id)
    ORDER BY v.held_on DESC, v.meeting_id
"""

_UNVISITED: Final = f"""
    WITH followed AS (
        SELECT a.assignment_id, a.member_id, a.role, b.organization_id
        FROM assignments_held() a
        JOIN branch b ON %(tree_on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
         AND (a.target_kind = 'organization' AND b.ancestor_id = a.target_id)
        WHERE %(on)s BETWEEN a.starts_on AND coalesce(a.ends_on, 'infinity')
        UNION
        SELECT a.assignment_id, a.member_id, a.role, o.organization_id
        FROM assignments_held() a JOIN organization o ON a.target_kind = 'locality'
         AND a.target_id IN (SELECT locality_id
                             FROM localities_above(locality_of(o.organization_id, %(on)s)))
        WHERE %(on)s BETWEEN a.starts_on AND coalesce(a.ends_on, 'infinity'))
    SELECT f.organization_id, n.name,
           (SELECT max(k.held_on) FROM meeting m
            JOIN LATERAL (SELECT x.held_on FROM meeting_step x WHERE x.meeting_id = m.meeting_id
                          ORDER BY x.version DESC LIMIT 1) k ON k.held_on <= %(on)s
            JOIN attendance_step s USING (meeting_id)
            WHERE m.organization_id = f.organization_id
              AND s.member_id = ANY (array_agg(f.member_id))) AS last_visit,
           jsonb_agg(DISTINCT jsonb_build_object('member_id', p.member_id,
                     'full_name', p.full_name, 'assignment_id', f.assignment_id)) AS followers
    FROM followed f
    JOIN organization o USING (organization_id)
    JOIN member p USING (member_id)
    JOIN LATERAL (SELECT x.name, x.sort_key FROM organization_name x
                  WHERE x.organization_id = f.organization_id
                  ORDER BY x.effective_on DESC, x.version DESC LIMIT 1) n ON true
    WHERE o.kind IN ('cell', 'base_cell') AND {below("f.organization_id")}
      AND f.organization_id NOT IN (
          SELECT v.organization_id
          FROM visits(make_date(%(year)s, 1, 1), %(on)s, NULL) v)
    GROUP BY f.organization_id, n.name, n.sort_key
    ORDER BY n.sort_key, f.organization_id LIMIT %(limit)s
"""


def by_level(
    database: ReadDatabase, organization: UUID, year: int, when: TimeScope, today: date
) -> list[LevelSums]:
    """One row per level that owes or made anything in the subtree."""
    query = _BY_LEVEL.format(
        totals=_TOTALS, compliance=_compliance(when, today), inside=below("committee_id")
    )
    return database.rows(query, _given(organization, year, when), LevelSums, when.as_of)


def by_child(
    database: ReadDatabase, organization: UUID, year: int, when: TimeScope, today: date
) -> list[ChildSums]:
    """One row per child of the organization and level."""
    query = _BY_CHILD.format(totals=_TOTALS, compliance=_compliance(when, today))
    return database.rows(query, _given(organization, year, when), ChildSums, when.as_of)


def members(
    database: ReadDatabase,
    organization: UUID,
    year: int,
    when: TimeScope,
    today: date,
    *,
    limit: int,
    status: list[QuotaStatus] | None = None,
    level: Level | None = None,
    after: tuple[str, str, str] | None = None,
) -> list[ListedQuota]:
    """Rows of the subtree's members in Vietnamese order, after the given (sort key, id, level)."""
    query = _MEMBERS.format(compliance=_compliance(when, today), inside=below("c.committee_id"))
    given = _given(organization, year, when) | {
        "status": status,
        "level": level,
        "limit": limit,
        "after": after and after[0],
        "after_member": after and after[1],
        "after_level": after and after[2],
    }
    return database.rows(query, given, ListedQuota, when.as_of)


def of_member(
    database: ReadDatabase, member: UUID, year: int, when: TimeScope, today: date
) -> list[MemberQuota]:
    """The member's rows, one per level, with the events of the post and of the regulation."""
    compliance = _compliance(when, today, "ARRAY[%(member)s]::uuid[]", _SUMS_OF_MEMBER)
    query = f"""
        SELECT c.*, name_on(c.committee_id, %(on)s) AS committee_name, r.number AS regulation,
               r.event_id AS regulation_event, p.event_id AS post_event
        FROM ({compliance}) c
        LEFT JOIN regulation r USING (regulation_id)
        JOIN post p ON p.member_id = %(member)s AND p.post_id = c.post_id
        ORDER BY array_position(ARRAY['province', 'district', 'commune'], c.level)
    """
    given = {**_given(member, year, when), "member": member}
    return database.rows(query, given, MemberQuota, when.as_of)


def visits(database: ReadDatabase, member: UUID, year: int, when: TimeScope) -> list[Visit]:
    """Every visit of the member in the year that stands, latest first, with its events."""
    given = {"member": member, "year": year, "on": when.on}
    return database.rows(_VISITS, given, Visit, when.as_of)


def unvisited(
    database: ReadDatabase, organization: UUID, year: int, when: TimeScope, limit: int
) -> list[UnvisitedCell]:
    """Cells of the subtree that somebody is assigned to and nobody visited in the year."""
    given = _given(organization, year, when) | {"limit": limit}
    return database.rows(_UNVISITED, given, UnvisitedCell, when.as_of)


def _compliance(when: TimeScope, today: date, wanted: str = _WANTED, sums: str = _SUMS) -> str:
    # The sums answer for the year as it stands. Another day or another moment of recording is
    # counted from the facts; a test holds the two against each other.
    stands = when.as_of is None and when.on >= today
    made = sums if stands else _FACTS.format(wanted=wanted)
    return _COMPLIANCE.format(wanted=wanted, made=made)


def _given(organization: UUID, year: int, when: TimeScope) -> dict[str, object]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = (last - first).days + 1
    elapsed = min(max((when.on - first).days + 1, 0), days)
    return parameters(organization, when, year=year, elapsed=elapsed, days=days)
