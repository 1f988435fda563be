-- Facts.
CREATE TABLE petition (
    petition_id uuid PRIMARY KEY, cell_id uuid NOT NULL, commune_id uuid NOT NULL, zone_id uuid,
    briefing_id uuid, raised_on date NOT NULL, petitioner text NOT NULL, petitioner_name text,
    source text NOT NULL, source_id uuid, event_id text NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX ON petition (cell_id);
CREATE INDEX ON petition (zone_id, raised_on);
CREATE INDEX ON petition (raised_on);
CREATE INDEX ON petition (briefing_id) WHERE briefing_id IS NOT NULL;
CREATE INDEX ON petition (source_id) WHERE source_id IS NOT NULL;
-- The words of a petition as they were first written, and as they were corrected.
CREATE TABLE petition_wording (
    petition_id uuid NOT NULL, version integer NOT NULL, field text NOT NULL, text text NOT NULL,
    address text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (petition_id, version));
-- Every step, on the day on which it was done. new_state: the state it puts the petition in, if any;
-- 'disputed' stands for the one before the solution was reported, 'reopened' for an open one.
-- clock: whether it lets the clock of the round run or stand, if it says so.
CREATE TABLE petition_step (
    petition_id uuid NOT NULL, version integer NOT NULL, type text NOT NULL, day date NOT NULL,
    new_state text, round integer, clock text, lead_id uuid, office_ids uuid[], due_on date,
    solved_on date, details jsonb NOT NULL, event_id text NOT NULL, actor text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (petition_id, version));
CREATE INDEX ON petition_step ((details ->> 'briefing_id')) WHERE new_state = 'solution_reported';

-- Derived: how each petition stands. round: the last one, 0 before the first. due_on: when its
-- answer is or was due. overdue_on: the first day on which it is overdue, while it is owed; a
-- clock that stood before does not run out. published, accepted, rejected: the rounds that came to
-- this; answered_by: the offices that led the published ones. days_to_answer: from the day of
-- raising to the date of the first answer, once that is announced; days_to_solved: to the day on
-- which the thing was done. left_base_on: when it was no longer the commune's to solve. scopes: every organization above the cell in the tree of the day of
-- raising, the cell among them, and the zone.
CREATE TABLE petition_now (
    petition_id uuid PRIMARY KEY, raised_on date NOT NULL, cell_id uuid NOT NULL,
    commune_id uuid NOT NULL, zone_id uuid, field text NOT NULL, state text NOT NULL,
    round integer NOT NULL, lead_id uuid, office_ids uuid[] NOT NULL, due_on date, stopped_on date,
    overdue_on date, published integer[] NOT NULL, accepted integer[] NOT NULL,
    rejected integer[] NOT NULL, answered_by uuid[] NOT NULL, days_to_answer integer,
    days_to_solved integer, left_base_on date, scopes uuid[] NOT NULL);
CREATE INDEX ON petition_now USING gin (office_ids)
    WHERE state IN ('assigned', 'drafted', 'returned', 'approved');
CREATE INDEX ON petition_now (due_on, petition_id) WHERE state = 'drafted';
CREATE INDEX ON petition_now (zone_id) WHERE state = 'answered';
CREATE INDEX ON petition_now (cell_id) WHERE state = 'answered';
CREATE INDEX ON petition_now (zone_id, left_base_on);
CREATE INDEX ON petition_now (cell_id, left_base_on);

-- Derived: the same, once for each scope, in the order in which lists are read.
CREATE TABLE petition_scope (
    scope_id uuid NOT NULL, petition_id uuid NOT NULL, raised_on date NOT NULL,
    field text NOT NULL, state text NOT NULL, round integer NOT NULL, lead_id uuid,
    office_ids uuid[] NOT NULL, due_on date, overdue_on date, PRIMARY KEY (scope_id, petition_id));
CREATE INDEX ON petition_scope (scope_id, raised_on DESC, petition_id DESC);
CREATE INDEX ON petition_scope (scope_id, state, raised_on DESC, petition_id DESC);
CREATE INDEX ON petition_scope (scope_id, overdue_on) INCLUDE (raised_on, lead_id)
    WHERE overdue_on IS NOT NULL;
CREATE INDEX ON petition_scope (petition_id);

-- Derived: in each scope, of the petitions raised in the period (a month, or 'all') and of which
-- the dimension has this key, how many there are, are open, were answered, are solved.
CREATE TABLE petition_sum (
    scope_id uuid NOT NULL, period text COLLATE "C" NOT NULL, dimension text NOT NULL,
    key text NOT NULL, petitions bigint NOT NULL, open bigint NOT NULL, answered bigint NOT NULL,
    solved bigint NOT NULL, PRIMARY KEY (scope_id, period, dimension, key));
CREATE INDEX ON petition_sum (scope_id) WHERE petitions = 0;
CREATE INDEX ON petition_sum (period);
