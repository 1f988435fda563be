"""What is asked of the tables; the answers are put into words by ``directory``."""

from typing import Final

OPINION: Final = """
    SELECT o.opinion_id, k.organization_id,
           (SELECT d.day FROM meeting_day d WHERE d.meeting_id = o.meeting_id
            ORDER BY d.version DESC LIMIT 1) AS raised_on
    FROM opinion_known o JOIN meeting_known k ON k.meeting_id = o.meeting_id
    WHERE o.opinion_id = %(opinion)s LIMIT 1
"""

MATTER: Final = """
    SELECT k.matter_id, k.organization_id,
           (SELECT d.day FROM matter_day d WHERE d.matter_id = k.matter_id
            ORDER BY d.version DESC LIMIT 1) AS found_on,
           EXISTS (SELECT 1 FROM matter_revoked r WHERE r.matter_id = k.matter_id) AS is_revoked
    FROM matter_known k WHERE k.matter_id = %(matter)s LIMIT 1
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
    SELECT p.petition_id, p.cell_id, p.zone_id, a.round,
           EXISTS (SELECT 1 FROM answer_compiled c
                   JOIN briefing_month b ON b.briefing_id = c.briefing_id
                   WHERE c.petition_id = a.petition_id AND c.round = a.round
                     AND b.month < %(month)s
                     AND c.version = (SELECT max(l.version) FROM list_compiled l
                                      WHERE l.briefing_id = c.briefing_id)) AS late
    FROM petition_put p JOIN round_answered a ON a.petition_id = p.petition_id
    WHERE (p.zone_id = %(zone)s OR p.cell_id IN (
            SELECT c.organization_id FROM organization_parent c
            WHERE c.parent_id = ANY(%(communes)s::uuid[])))
      AND a.answered_on <= %(until)s
      AND NOT EXISTS (SELECT 1 FROM round_published b
                      WHERE b.petition_id = a.petition_id AND b.round = a.round)
      AND NOT EXISTS (SELECT 1 FROM petition_gone g WHERE g.petition_id = a.petition_id)
    ORDER BY a.answered_on, p.petition_id
"""
"""Answers given and not announced yet, of petitions put in the zone, or by cells that stand or have
stood in its communes.
"""

ZONES_NAMED: Final = """
    SELECT DISTINCT name_key, zone_id AS id FROM zone_formed
    WHERE name_key = ANY(%(keys)s::text[]) ORDER BY id
"""

OFFICES_NAMED: Final = """
    SELECT DISTINCT name_key, office_id AS id FROM office_known
    WHERE name_key = ANY(%(keys)s::text[]) ORDER BY id
"""
