CREATE TABLE meeting (
    meeting_id uuid PRIMARY KEY, organization_id uuid NOT NULL, body text NOT NULL,
    kind text NOT NULL, planned_on date NOT NULL, place text, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON meeting (organization_id, planned_on, meeting_id);
CREATE TABLE meeting_step (
    meeting_id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, planned_on date,
    held_on date, kind text, present integer, expected integer, reason text,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, version) INCLUDE (planned_on, held_on));
CREATE INDEX ON meeting_step (held_on);
CREATE TABLE attendance_step (
    meeting_id uuid NOT NULL, version integer NOT NULL, member_id uuid NOT NULL,
    state text NOT NULL, source text, reason text, other_member_id uuid, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (meeting_id, version, member_id));
CREATE INDEX ON attendance_step (member_id);
CREATE TABLE opinion (
    meeting_id uuid NOT NULL, opinion_id uuid NOT NULL, text text NOT NULL,
    event_id text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, opinion_id));
CREATE TABLE opinion_forwarded (
    meeting_id uuid NOT NULL, version integer NOT NULL, opinion_id uuid NOT NULL,
    to_organization_id uuid NOT NULL, forwarded_on date NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (meeting_id, version));
CREATE INDEX ON opinion (opinion_id);
CREATE TABLE opinion_petition (
    opinion_id uuid NOT NULL, petition_id uuid PRIMARY KEY, raised_on date NOT NULL,
    event_id text NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX ON opinion_petition (opinion_id);
