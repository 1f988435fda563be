-- Opinions and matters that petitions grow from: facts as published, one row each, never changed.
-- ``version`` is the aggregate's: of two rows about one thing the later version is right.

CREATE TABLE meeting_known (
    meeting_id uuid NOT NULL, version integer NOT NULL, organization_id uuid NOT NULL,
    PRIMARY KEY (meeting_id, version));

-- The planned day, until there is the day on which it was held, and again once that is revoked.
CREATE TABLE meeting_day (
    meeting_id uuid NOT NULL, version integer NOT NULL, day date NOT NULL,
    PRIMARY KEY (meeting_id, version));

CREATE TABLE opinion_known (
    opinion_id uuid NOT NULL, version integer NOT NULL, meeting_id uuid NOT NULL,
    PRIMARY KEY (opinion_id, meeting_id));

CREATE TABLE matter_known (
    matter_id uuid NOT NULL, version integer NOT NULL, organization_id uuid NOT NULL,
    PRIMARY KEY (matter_id, version));

-- The day on which it was found, as it was recorded and corrected.
CREATE TABLE matter_day (
    matter_id uuid NOT NULL, version integer NOT NULL, day date NOT NULL,
    PRIMARY KEY (matter_id, version));

CREATE TABLE matter_revoked (
    matter_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (matter_id, version));
