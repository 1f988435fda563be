-- The rows of petition_now for these petitions; for all of them when asked for null.
--
-- What brings a state decides; a dispute takes back the report before it, and a reopened petition
-- waits for its next round, or for its first decision where there was none.
CREATE FUNCTION petitions_now(wanted uuid[]) RETURNS SETOF petition_now LANGUAGE sql STABLE AS $$
    SELECT p.petition_id, p.raised_on, p.cell_id, p.commune_id, p.zone_id, w.field, x.state,
           s.round, s.lead_id, coalesce(s.office_ids, '{}'), s.due_on, x.stopped_on,
           CASE WHEN x.state IN ('assigned', 'drafted', 'returned', 'approved')
                 AND (x.stopped_on IS NULL OR x.stopped_on > s.due_on) THEN s.due_on + 1 END,
           coalesce(s.published, '{}'), coalesce(s.accepted, '{}'), coalesce(s.rejected, '{}'),
           coalesce(o.answered_by, '{}'),
           CASE WHEN s.published IS NOT NULL THEN greatest(s.answered_on - p.raised_on, 0) END,
           CASE WHEN x.state = 'solved' THEN greatest(s.solved_on - p.raised_on, 0) END,
           s.left_base_on, b.scopes
    FROM petition p
    CROSS JOIN LATERAL (
        SELECT y.field FROM petition_wording y WHERE y.petition_id = p.petition_id
        ORDER BY y.version DESC LIMIT 1) w
    CROSS JOIN LATERAL (
        SELECT (array_agg(y.new_state ORDER BY y.version DESC) FILTER (WHERE y.new_state IS NOT NULL))[1]
                   AS last,
               (array_agg(y.new_state ORDER BY y.version DESC)
                   FILTER (WHERE y.new_state NOT IN ('disputed', 'solution_reported')))[1] AS before,
               coalesce(max(y.round), 0) AS round,
               (array_agg(y.clock ORDER BY y.version DESC) FILTER (WHERE y.clock IS NOT NULL))[1]
                   AS clock,
               (array_agg(y.day ORDER BY y.version DESC) FILTER (WHERE y.clock IS NOT NULL))[1]
                   AS clock_on,
               (array_agg(y.lead_id ORDER BY y.version DESC)
                   FILTER (WHERE y.lead_id IS NOT NULL))[1] AS lead_id,
               (SELECT z.office_ids FROM petition_step z
                WHERE z.petition_id = p.petition_id AND z.office_ids IS NOT NULL
                ORDER BY z.version DESC LIMIT 1) AS office_ids,
               (array_agg(y.due_on ORDER BY y.version DESC) FILTER (WHERE y.due_on IS NOT NULL))[1]
                   AS due_on,
               (array_agg(y.solved_on ORDER BY y.version DESC)
                   FILTER (WHERE y.solved_on IS NOT NULL))[1] AS solved_on,
               min(y.day) FILTER (WHERE y.new_state = 'answered') AS answered_on,
               min(y.day) FILTER (WHERE y.new_state IN ('escalated', 'withdrawn', 'merged', 'split'))
                   AS left_base_on,
               array_agg(DISTINCT y.round) FILTER (WHERE y.new_state = 'published') AS published,
               array_agg(DISTINCT y.round) FILTER (WHERE y.new_state = 'accepted') AS accepted,
               array_agg(DISTINCT y.round) FILTER (WHERE y.new_state = 'rejected') AS rejected
        FROM petition_step y WHERE y.petition_id = p.petition_id) s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN y.came = 'reopened' AND s.round > 0 THEN 'rejected'
                    WHEN y.came = 'reopened' THEN 'raised' ELSE y.came END AS state,
               CASE WHEN s.clock = 'stands' THEN s.clock_on END AS stopped_on
        FROM (SELECT CASE WHEN s.last = 'disputed' THEN s.before ELSE s.last END AS came) y) x
    LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT l.lead_id) AS answered_by
        FROM unnest(s.published) AS r (round)
        CROSS JOIN LATERAL (
            SELECT y.lead_id FROM petition_step y
            WHERE y.petition_id = p.petition_id AND y.round = r.round AND y.lead_id IS NOT NULL
            ORDER BY y.version DESC LIMIT 1) l
        WHERE s.published IS NOT NULL) o ON true
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(y.scope_id ORDER BY y.scope_id), '{}') AS scopes
        FROM (SELECT h.ancestor_id AS scope_id FROM branch h
              WHERE h.organization_id = p.cell_id
                AND p.raised_on BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
              UNION SELECT p.zone_id WHERE p.zone_id IS NOT NULL) y) b
    WHERE wanted IS NULL OR p.petition_id = ANY (wanted)
$$;

-- Whether it was the commune's turn on a day to say what came of a petition: it was neither passed
-- on nor taken back by then, nor said to be solved, or that was disputed.
CREATE FUNCTION petition_at_base(asked uuid, then_on date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT y.new_state NOT IN ('solution_reported', 'solved', 'escalated', 'withdrawn', 'merged',
                            'split')
    FROM petition_step y
    WHERE y.petition_id = asked AND y.day <= then_on AND y.new_state IS NOT NULL
    ORDER BY y.version DESC LIMIT 1
$$;

-- What petitions are counted by. A petition that was split is counted in its parts alone, but for
-- its state.
CREATE FUNCTION petition_keys(p petition_now) RETURNS TABLE (dimension text, key text)
LANGUAGE sql IMMUTABLE AS $$
    SELECT 'state', p.state
    UNION ALL
    SELECT k.dimension, k.key
    FROM (VALUES ('all', ''), ('field', p.field), ('zone', p.zone_id::text),
                 ('commune', p.commune_id::text), ('round', p.round::text),
                 ('days_to_answer', p.days_to_answer::text),
                 ('days_to_solved', p.days_to_solved::text),
                 ('answered_not_solved', CASE WHEN p.published <> '{}' AND p.state NOT IN (
                      'solved', 'withdrawn', 'merged') THEN '' END),
                 ('answered_twice', CASE WHEN 2 <= ANY (p.published) THEN '' END),
                 ('office', CASE WHEN p.state IN ('assigned', 'drafted', 'returned', 'approved',
                                                  'answered') THEN p.lead_id::text END))
         AS k (dimension, key)
    WHERE k.key IS NOT NULL AND p.state <> 'split'
    UNION ALL
    SELECT k.dimension, unnest(k.rounds)::text
    FROM (VALUES ('published', p.published), ('accepted', p.accepted), ('rejected', p.rejected))
         AS k (dimension, rounds)
    WHERE p.state <> 'split'
    UNION ALL
    SELECT 'answered_by', unnest(p.answered_by)::text WHERE p.state <> 'split'
$$;

-- What a petition adds to the sums of each of its scopes, in the month of its raising.
CREATE FUNCTION petition_adds(p petition_now) RETURNS TABLE (
    month text, dimension text, key text, open integer, answered integer, solved integer)
LANGUAGE sql IMMUTABLE AS $$
    SELECT to_char(p.raised_on, 'YYYY-MM'), k.dimension, k.key,
           (p.state NOT IN ('solved', 'withdrawn', 'merged', 'split'))::integer,
           (p.published <> '{}')::integer, (p.state = 'solved')::integer
    FROM petition_keys(p) k
$$;
