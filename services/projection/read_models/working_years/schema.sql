CREATE TABLE working_year (
    working_year_id uuid NOT NULL, version integer NOT NULL, year integer NOT NULL,
    document text NOT NULL, event_id text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (working_year_id, version));
CREATE INDEX ON working_year (year);
CREATE TABLE working_year_day (
    working_year_id uuid NOT NULL, version integer NOT NULL, day date NOT NULL,
    worked boolean NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (working_year_id, version, day));
