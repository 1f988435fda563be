CREATE TABLE briefing (
    briefing_id uuid PRIMARY KEY, zone_id uuid NOT NULL, month date NOT NULL,
    planned_on date NOT NULL, host_id uuid NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON briefing (zone_id, month);
CREATE TABLE briefing_step (
    briefing_id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, planned_on date,
    host_id uuid, held_on date, reason text, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (briefing_id, version));
CREATE TABLE briefing_attendance (
    briefing_id uuid NOT NULL, version integer NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (briefing_id, version));
CREATE TABLE briefing_attendee (
    briefing_id uuid NOT NULL, version integer NOT NULL, place integer NOT NULL,
    came boolean NOT NULL, capacity text NOT NULL, organization_id uuid NOT NULL, member_id uuid,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (briefing_id, version, came, place));
CREATE TABLE briefing_minutes (
    briefing_id uuid NOT NULL, version integer NOT NULL, text text NOT NULL,
    event_id text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (briefing_id, version));
-- What was done with the compiled answers: compiled, sent to a member, announced.
CREATE TABLE briefing_list (
    briefing_id uuid NOT NULL, version integer NOT NULL, done text NOT NULL, day date NOT NULL,
    member_id uuid, event_id text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (briefing_id, version));
CREATE TABLE briefing_answer (
    briefing_id uuid NOT NULL, version integer NOT NULL, place integer NOT NULL,
    petition_id uuid NOT NULL, round integer NOT NULL, late boolean NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (briefing_id, version, petition_id, round));
CREATE INDEX ON briefing_answer (petition_id);

-- Briefings as they stand. On time: from the 5th to the 10th (domain.md §4.5).
CREATE FUNCTION briefings_standing() RETURNS TABLE (
    briefing_id uuid, zone_id uuid, month date, state text, planned_on date, host_id uuid,
    held_on date, on_time boolean, reason text, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT b.briefing_id, b.zone_id, b.month, coalesce(last.state, 'planned'),
           coalesce(planned.planned_on, b.planned_on), coalesce(planned.host_id, b.host_id),
           last.held_on, extract(day FROM last.held_on) BETWEEN 5 AND 10, last.reason, b.event_id
    FROM briefing b
    LEFT JOIN LATERAL (
        SELECT s.state, s.held_on, s.reason FROM briefing_step s
        WHERE s.briefing_id = b.briefing_id ORDER BY s.version DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
        SELECT s.planned_on, s.host_id FROM briefing_step s
        WHERE s.briefing_id = b.briefing_id AND s.planned_on IS NOT NULL
        ORDER BY s.version DESC LIMIT 1) planned ON true
$$;

-- The answers on the list of each briefing as it was last compiled, and whether they were announced
-- there.
CREATE FUNCTION answers_compiled() RETURNS TABLE (
    briefing_id uuid, place integer, petition_id uuid, round integer, late boolean,
    announced boolean)
LANGUAGE sql STABLE AS $$
    SELECT a.briefing_id, a.place, a.petition_id, a.round, a.late,
           EXISTS (SELECT 1 FROM briefing_list d
                   JOIN briefing_answer x USING (briefing_id, version)
                   WHERE d.briefing_id = a.briefing_id AND d.done = 'announced'
                     AND (x.petition_id, x.round) = (a.petition_id, a.round))
    FROM briefing_answer a
    WHERE a.version = (SELECT max(c.version) FROM briefing_list c
                       WHERE c.briefing_id = a.briefing_id AND c.done = 'compiled')
$$;

-- What a briefing is called wherever it is only spoken of.
CREATE FUNCTION briefing_name(asked uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(', ', to_char(b.month, '"Giao ban tháng "FMMM/YYYY'), z.name)
    FROM briefing b LEFT JOIN zone z USING (zone_id) WHERE b.briefing_id = asked
$$;
