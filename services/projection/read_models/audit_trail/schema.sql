CREATE TABLE trail (
    event_id text PRIMARY KEY, aggregate_id uuid NOT NULL, version integer NOT NULL,
    service text NOT NULL, type text NOT NULL, actor text NOT NULL, correlation_id text NOT NULL,
    causation_id text, sequence bigint NOT NULL, data jsonb NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON trail (aggregate_id, recorded_at);
CREATE INDEX ON trail (recorded_at, event_id);
CREATE INDEX ON trail (actor, recorded_at, event_id);
CREATE INDEX ON trail (correlation_id);
-- The organizations that an aggregate's events speak of: by them the trail is asked for a subtree.
-- The nil id stands for the top of the tree.
CREATE TABLE trail_place (
    event_id text NOT NULL, aggregate_id uuid NOT NULL, organization_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (event_id, organization_id));
CREATE INDEX ON trail_place (organization_id, aggregate_id);
CREATE INDEX ON trail_place (aggregate_id);
