-- As released until November 2026.
CREATE TABLE IF NOT EXISTS kept_name (
    petition_id uuid PRIMARY KEY, name text,
    erased_by text, erased_at timestamptz, reason text,
    CHECK ((name IS NULL) = (erased_at IS NOT NULL)));
CREATE TABLE IF NOT EXISTS name_reading (
    petition_id uuid NOT NULL, account text NOT NULL, read_at timestamptz NOT NULL,
    correlation_id text NOT NULL);
CREATE INDEX IF NOT EXISTS name_reading_petition ON name_reading (petition_id, read_at);
