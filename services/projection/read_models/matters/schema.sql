CREATE TABLE matter (
    matter_id uuid PRIMARY KEY, organization_id uuid NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON matter (organization_id);
-- When it was found and in which words, as it was first written, and as it was corrected.
CREATE TABLE matter_wording (
    matter_id uuid NOT NULL, version integer NOT NULL, found_on date NOT NULL, text text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (matter_id, version));
-- Every step, on the day on which it was done. new_state: the state it puts the matter in, if any;
-- 'reopened' stands for the one before it was settled.
CREATE TABLE matter_step (
    matter_id uuid NOT NULL, version integer NOT NULL, type text NOT NULL, day date NOT NULL,
    new_state text, member_id uuid, due_on date, details jsonb NOT NULL, event_id text NOT NULL,
    actor text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (matter_id, version));
CREATE INDEX ON matter_step (member_id) WHERE member_id IS NOT NULL;
CREATE TABLE matter_petition (
    matter_id uuid NOT NULL, petition_id uuid PRIMARY KEY, raised_on date NOT NULL,
    event_id text NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX ON matter_petition (matter_id);

-- How a matter stands after the last step known: who is responsible is whom it was last entrusted
-- to; settled_on and outcome are those of a matter that is settled.
CREATE FUNCTION matter_stands(asked uuid) RETURNS TABLE (
    found_on date, text text, state text, responsible_id uuid, entrusted_on date, due_on date,
    settled_on date, outcome text)
LANGUAGE sql STABLE AS $$
    SELECT w.found_on, w.text,
           CASE WHEN l.new_state = 'reopened' AND e.member_id IS NULL THEN 'open'
                WHEN l.new_state = 'reopened' THEN 'entrusted' ELSE l.new_state END,
           e.member_id, e.day, e.due_on,
           CASE WHEN l.new_state = 'settled' THEN l.day END,
           CASE WHEN l.new_state = 'settled' THEN l.details ->> 'outcome' END
    FROM (SELECT y.found_on, y.text FROM matter_wording y WHERE y.matter_id = asked
          ORDER BY y.version DESC LIMIT 1) w
    CROSS JOIN (SELECT y.new_state, y.day, y.details FROM matter_step y
                WHERE y.matter_id = asked AND y.new_state IS NOT NULL
                ORDER BY y.version DESC LIMIT 1) l
    LEFT JOIN (SELECT y.member_id, y.day, y.due_on FROM matter_step y
               WHERE y.matter_id = asked AND y.member_id IS NOT NULL
               ORDER BY y.version DESC LIMIT 1) e ON true
$$;
