"""What is asked of the tables; the answers are put into words by ``directory``."""

from typing import Final

LINES: Final = """
    WITH RECURSIVE line_up (asked_id, organization_id, kind, parent_id, first_day, depth) AS (
        SELECT k.organization_id, k.organization_id, k.kind, k.parent_id, k.effective_on, 0
        FROM organization_known k WHERE k.organization_id = ANY(%(organizations)s::uuid[])
        UNION ALL
        SELECT u.asked_id, k.organization_id, k.kind, k.parent_id, k.effective_on, u.depth + 1
        FROM line_up u JOIN organization_known k ON k.organization_id = u.parent_id
        WHERE u.depth < 20)
    SELECT asked_id, organization_id, kind, first_day,
           (SELECT c.last_day FROM organization_closed c
            WHERE c.organization_id = u.organization_id ORDER BY c.version DESC LIMIT 1) AS last_day
    FROM line_up u ORDER BY asked_id, depth
"""
"""Each of the organizations and all above it, nearest first."""

POSTS: Final = """
    SELECT DISTINCT p.role FROM post p
    WHERE p.member_id = %(member)s AND p.committee_id = %(committee)s
      AND p.starts_on <= %(on)s AND (p.ends_on IS NULL OR p.ends_on >= %(on)s)
"""

MEMBERS: Final = (
    "SELECT DISTINCT member_id FROM member_known WHERE member_id = ANY(%(members)s::uuid[])"
)

ACCOUNT: Final = "SELECT DISTINCT member_id FROM member_known WHERE account = %(account)s"

OPINION: Final = """
    SELECT o.opinion_id, k.organization_id,
           (SELECT d.day FROM meeting_day d WHERE d.meeting_id = o.meeting_id
            ORDER BY d.version DESC LIMIT 1) AS raised_on
    FROM opinion_known o JOIN meeting_known k ON k.meeting_id = o.meeting_id
    WHERE o.opinion_id = %(opinion)s LIMIT 1
"""

MOVED_DAYS: Final = """
    SELECT d.day, d.worked FROM year_day d
    WHERE d.version = (SELECT max(y.version) FROM year_decided y
                       WHERE y.working_year_id = d.working_year_id)
"""

OWED_BY: Final = """
    SELECT o.petition_id FROM round_office o
    WHERE o.office_id = %(office)s
      AND NOT EXISTS (SELECT 1 FROM round_owed later
                      WHERE later.petition_id = o.petition_id AND later.version > o.version)
    ORDER BY o.petition_id
"""

WAITING: Final = """
    SELECT p.petition_id, p.commune_id, a.round,
           EXISTS (SELECT 1 FROM answer_compiled c
                   JOIN briefing_month b ON b.briefing_id = c.briefing_id
                   WHERE c.petition_id = a.petition_id AND c.round = a.round
                     AND b.month < %(month)s) AS late
    FROM petition_put p JOIN round_answered a ON a.petition_id = p.petition_id
    WHERE (p.zone_id = %(zone)s OR p.commune_id = ANY(%(communes)s::uuid[]))
      AND a.answered_on <= %(until)s
      AND NOT EXISTS (SELECT 1 FROM round_published b
                      WHERE b.petition_id = a.petition_id AND b.round = a.round)
      AND NOT EXISTS (SELECT 1 FROM petition_gone g WHERE g.petition_id = a.petition_id)
    ORDER BY a.answered_on, p.petition_id
"""
"""Answers given and not announced yet, of petitions put in the zone or in its communes."""
