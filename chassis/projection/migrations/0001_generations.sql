-- As released until November 2026, for a program that took every generation for one of its own.
CREATE TABLE IF NOT EXISTS generations (
    number integer PRIMARY KEY,
    schema text NOT NULL,
    state text NOT NULL CHECK (state IN ('building', 'live', 'kept')),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live_generation ON generations (state) WHERE state = 'live';
