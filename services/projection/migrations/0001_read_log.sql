-- As released until November 2026.
CREATE TABLE IF NOT EXISTS read_log (
    read_at timestamptz NOT NULL, account text NOT NULL, what text NOT NULL, about uuid NOT NULL,
    correlation_id text NOT NULL);
CREATE INDEX IF NOT EXISTS read_log_about ON read_log (about, read_at);
