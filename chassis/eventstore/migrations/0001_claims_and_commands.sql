-- As released until November 2026. {events} is the table of the service's events.

-- PostgreSQL as it comes as a wheel has no btree_gist, so the key takes part in the exclusion
-- constraint as a range of one number: its 64-bit hash.
CREATE TABLE IF NOT EXISTS {events}_claims (
    key text NOT NULL, holder text NOT NULL,
    starts_on date NOT NULL, ends_on date,
    PRIMARY KEY (key, holder, starts_on),
    EXCLUDE USING gist (
        int8range(hashtextextended(key, 0), hashtextextended(key, 0), '[]') WITH &&,
        daterange(starts_on, ends_on, '[]') WITH &&));

CREATE TABLE IF NOT EXISTS {events}_commands (
    actor text NOT NULL, key text NOT NULL, digest text NOT NULL,
    receipt jsonb NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (actor, key));
