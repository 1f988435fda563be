CREATE TABLE regulation (
    regulation_id uuid PRIMARY KEY, number text NOT NULL, title text NOT NULL,
    scope_id uuid NOT NULL, starts_on date NOT NULL, ends_on date, minimums jsonb NOT NULL,
    proration text NOT NULL, only_confirmed boolean NOT NULL, only_assigned boolean NOT NULL,
    committee_meetings_count boolean NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE TABLE regulation_end (
    regulation_id uuid NOT NULL, version integer NOT NULL, ends_on date NOT NULL,
    reason text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (regulation_id, version));

-- Derived: what each member made in each year at each level, over the whole year.
CREATE TABLE quota_sum (
    year integer NOT NULL, member_id uuid NOT NULL, level text NOT NULL,
    attended integer NOT NULL, recorded integer NOT NULL, confirmed integer NOT NULL,
    PRIMARY KEY (year, member_id, level));

-- Regulations with the last day that holds.
CREATE FUNCTION regulations_held() RETURNS TABLE (
    regulation_id uuid, number text, scope_id uuid, starts_on date, ends_on date, minimums jsonb,
    proration text, only_confirmed boolean, only_assigned boolean,
    committee_meetings_count boolean, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT r.regulation_id, r.number, r.scope_id, r.starts_on, coalesce(e.ends_on, r.ends_on),
           r.minimums, r.proration, r.only_confirmed, r.only_assigned,
           r.committee_meetings_count, r.event_id
    FROM regulation r LEFT JOIN LATERAL (
        SELECT x.ends_on FROM regulation_end x WHERE x.regulation_id = r.regulation_id
        ORDER BY x.version DESC LIMIT 1) e ON true
$$;

-- The functions below are asked about one member or about thousands. A plan that is kept for both
-- serves neither, so each call is planned for whom it is about; what is called for every row (see
-- own_cell) keeps its plan.

-- One row per member and level at which a post was held on a day of the year: the post that
-- decides (the one whose last day within the year is latest), the months in which a post at the
-- level was held on the 15th, the regulation that decides and what it asks for.
CREATE FUNCTION quotas_owed(asked_year integer, wanted uuid[])
RETURNS TABLE (
    member_id uuid, level text, post_id uuid, committee_id uuid, role text, last_day date,
    months integer, regulation_id uuid, required integer, only_confirmed boolean,
    only_assigned boolean, committee_meetings_count boolean)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    WITH year AS (
        SELECT make_date(asked_year, 1, 1) AS first_day, make_date(asked_year, 12, 31) AS last_day),
    held AS (
        SELECT p.*, least(p.ends_on, year.last_day) AS last_day
        FROM posts_held() p, year
        WHERE p.starts_on <= year.last_day
          AND coalesce(p.ends_on, 'infinity') >= greatest(p.starts_on, year.first_day)
          AND (wanted IS NULL OR p.member_id = ANY (wanted))),
    deciding AS (
        SELECT DISTINCT ON (h.member_id, h.level) h.*
        FROM held h
        ORDER BY h.member_id, h.level, h.last_day DESC, h.starts_on DESC, h.post_id DESC),
    months AS (
        SELECT h.member_id, h.level, count(DISTINCT m)::integer AS months
        FROM held h JOIN generate_series(1, 12) m
          ON make_date(asked_year, m, 15)
             BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
        GROUP BY h.member_id, h.level),
    ruled AS (
        SELECT DISTINCT ON (d.committee_id, d.last_day) d.committee_id, d.last_day, r.*
        FROM (SELECT DISTINCT committee_id, last_day FROM deciding) d
        JOIN branch b ON b.organization_id = d.committee_id
         AND d.last_day BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
        JOIN regulations_held() r ON r.scope_id = b.ancestor_id
         AND d.last_day BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity')
        ORDER BY d.committee_id, d.last_day, b.depth, r.starts_on DESC, r.regulation_id)
    SELECT d.member_id, d.level, d.post_id, d.committee_id, d.role, d.last_day,
           coalesce(m.months, 0), r.regulation_id,
           CASE WHEN r.proration = 'by_month'
                THEN (coalesce((r.minimums ->> d.level)::integer, 0) * coalesce(m.months, 0) + 11) / 12
                ELSE coalesce((r.minimums ->> d.level)::integer, 0) END,
           coalesce(r.only_confirmed, false), coalesce(r.only_assigned, false),
           coalesce(r.committee_meetings_count, false)
    FROM deciding d
    LEFT JOIN months m USING (member_id, level)
    LEFT JOIN ruled r ON r.committee_id = d.committee_id AND r.last_day = d.last_day
$$;

-- Every visit that stands, held between two days: once for each level at which the member held a
-- post on that day, never at the member's own cell.
CREATE FUNCTION visits(since date, until date, wanted uuid[])
RETURNS TABLE (
    member_id uuid, level text, meeting_id uuid, organization_id uuid, body text, kind text,
    held_on date, state text, confirmed boolean, assigned boolean)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    WITH attended AS (
        SELECT DISTINCT ON (s.meeting_id, s.member_id) s.meeting_id, s.member_id, s.state
        FROM attendance_step s
        WHERE (wanted IS NULL OR s.member_id = ANY (wanted))
          AND s.meeting_id IN (
              SELECT k.meeting_id FROM meeting_step k WHERE k.held_on BETWEEN since AND until)
        ORDER BY s.meeting_id, s.member_id, s.version DESC),
    stood AS (
        SELECT a.member_id, a.meeting_id, a.state, m.organization_id, m.body,
               coalesce(k.kind, m.kind) AS kind, k.held_on
        FROM attended a
        JOIN meeting m USING (meeting_id)
        JOIN LATERAL (
            SELECT x.state, x.held_on, x.kind FROM meeting_step x
            WHERE x.meeting_id = a.meeting_id ORDER BY x.version DESC LIMIT 1) k
          ON k.state = 'held' AND k.held_on BETWEEN since AND until
        WHERE a.state IN ('recorded', 'confirmed', 'disputed'))
    SELECT s.member_id, p.level, s.meeting_id, s.organization_id, s.body, s.kind, s.held_on,
           s.state, s.state = 'confirmed',
           EXISTS (SELECT 1 FROM assignments_held() h
                   WHERE h.member_id = s.member_id
                     AND s.held_on BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
                     AND CASE h.target_kind
                         WHEN 'organization' THEN EXISTS (
                             SELECT 1 FROM branch b
                             WHERE b.organization_id = s.organization_id
                               AND b.ancestor_id = h.target_id
                               AND s.held_on BETWEEN b.starts_on
                                                 AND coalesce(b.ends_on, 'infinity'))
                         ELSE h.target_id IN (
                             SELECT locality_id
                             FROM localities_above(locality_of(s.organization_id, s.held_on)))
                         END)
    FROM stood s
    JOIN (SELECT DISTINCT q.member_id, q.level, q.starts_on, q.ends_on FROM posts_held() q
          WHERE (wanted IS NULL OR q.member_id = ANY (wanted))
            AND q.starts_on <= until AND coalesce(q.ends_on, 'infinity') >= since) p
      ON p.member_id = s.member_id
     AND s.held_on BETWEEN p.starts_on AND coalesce(p.ends_on, 'infinity')
    WHERE s.organization_id IS DISTINCT FROM own_cell(s.member_id, s.held_on)
    GROUP BY s.member_id, p.level, s.meeting_id, s.organization_id, s.body, s.kind, s.held_on,
             s.state
$$;

-- What was made in a year until a day, by those who owe or made anything.
CREATE FUNCTION quotas_made(asked_year integer, until date, wanted uuid[])
RETURNS TABLE (
    member_id uuid, level text, attended integer, recorded integer, confirmed integer)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    -- Materialized, because the planner cannot know how few rows the two have and would go through
    -- one of them for each row of the other.
    WITH owed AS MATERIALIZED (SELECT * FROM quotas_owed(asked_year, wanted)),
    made AS MATERIALIZED (
        SELECT * FROM visits(
            make_date(asked_year, 1, 1), least(until, make_date(asked_year, 12, 31)), wanted))
    SELECT v.member_id, v.level,
           (count(*) FILTER (WHERE (NOT o.only_confirmed OR v.confirmed)
                               AND (NOT o.only_assigned OR v.assigned)))::integer,
           count(*)::integer,
           (count(*) FILTER (WHERE v.confirmed))::integer
    FROM made v
    JOIN owed o ON (o.member_id, o.level) = (v.member_id, v.level)
    WHERE v.body = 'cell' OR o.committee_meetings_count
    GROUP BY v.member_id, v.level
$$;
