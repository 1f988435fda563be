CREATE TABLE member (
    member_id uuid PRIMARY KEY, full_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
    search_key text NOT NULL, account text, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON member (account);
CREATE TABLE member_cell (
    member_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    cell_id uuid NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (member_id, version));
CREATE TABLE post (
    member_id uuid NOT NULL, post_id uuid NOT NULL, committee_id uuid NOT NULL,
    role text NOT NULL, level text NOT NULL, starts_on date NOT NULL, ends_on date,
    event_id text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (member_id, post_id));
CREATE INDEX ON post (committee_id);
-- What was said of the end of a post, or of an assignment, each time: without a last day nothing
-- ended it, and what was agreed at the start holds.
CREATE TABLE post_end (
    member_id uuid NOT NULL, post_id uuid NOT NULL, version integer NOT NULL,
    ends_on date, reason text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, post_id, version));
CREATE TABLE assignment (
    assignment_id uuid PRIMARY KEY, member_id uuid NOT NULL, target_kind text NOT NULL,
    target_id uuid NOT NULL, role text NOT NULL, starts_on date NOT NULL, ends_on date,
    decision text, replaces_id uuid, event_id text NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX ON assignment (member_id);
CREATE INDEX ON assignment (target_id);
CREATE TABLE assignment_end (
    assignment_id uuid NOT NULL, version integer NOT NULL, ends_on date,
    reason text NOT NULL, successor_id uuid, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (assignment_id, version));

-- Posts with the last day that holds.
CREATE FUNCTION posts_held() RETURNS TABLE (
    member_id uuid, post_id uuid, committee_id uuid, role text, level text,
    starts_on date, ends_on date, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT p.member_id, p.post_id, p.committee_id, p.role, p.level, p.starts_on,
           coalesce(e.ends_on, p.ends_on), p.event_id
    FROM post p LEFT JOIN LATERAL (
        SELECT x.ends_on FROM post_end x
        WHERE x.member_id = p.member_id AND x.post_id = p.post_id
        ORDER BY x.version DESC LIMIT 1) e ON true
$$;

-- Assignments with the last day that holds.
CREATE FUNCTION assignments_held() RETURNS TABLE (
    assignment_id uuid, member_id uuid, target_kind text, target_id uuid, role text,
    starts_on date, ends_on date, decision text, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT a.assignment_id, a.member_id, a.target_kind, a.target_id, a.role, a.starts_on,
           coalesce(e.ends_on, a.ends_on), a.decision, a.event_id
    FROM assignment a LEFT JOIN LATERAL (
        SELECT x.ends_on FROM assignment_end x WHERE x.assignment_id = a.assignment_id
        ORDER BY x.version DESC LIMIT 1) e ON true
$$;

-- The member's own cell on a day; none before the first one.
CREATE FUNCTION own_cell(asked uuid, day date) RETURNS uuid LANGUAGE sql STABLE
SET plan_cache_mode = auto AS $$
    SELECT c.cell_id FROM member_cell c WHERE c.member_id = asked AND c.effective_on <= day
    ORDER BY c.effective_on DESC, c.version DESC LIMIT 1
$$;
