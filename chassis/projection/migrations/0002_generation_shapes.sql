-- A generation with the shape that it was built in; for each shape one is live. The shape of those
-- built before is not known. The table ``generations`` stays as it is for the release that built
-- them, which may still run beside this one or be gone back to: it must not see newer generations,
-- into which it would fold as if they were its own.
CREATE TABLE generation (
    number integer PRIMARY KEY,
    schema text NOT NULL,
    state text NOT NULL CHECK (state IN ('building', 'live', 'kept')),
    shape text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX one_live_generation_of_a_shape ON generation (shape) WHERE state = 'live';
INSERT INTO generation (number, schema, state, created_at)
    SELECT number, schema, state, created_at FROM generations;
