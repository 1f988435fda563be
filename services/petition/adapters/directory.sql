-- What the petition service knows of others: facts as published, one row each, never changed.
-- ``version`` is the aggregate's: of two rows about one thing the later version is right.

CREATE TABLE organization_known (
    organization_id uuid NOT NULL, version integer NOT NULL, kind text NOT NULL,
    effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));

-- The parent from a day on; a root has none.
CREATE TABLE organization_placed (
    organization_id uuid NOT NULL, version integer NOT NULL, parent_id uuid,
    effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_placed (parent_id);

-- ``code_key`` is spelled as ``chassis.spelling`` spells it.
CREATE TABLE organization_coded (
    organization_id uuid NOT NULL, version integer NOT NULL, code_key text NOT NULL,
    effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_coded (code_key);

CREATE TABLE organization_closed (
    organization_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL,
    PRIMARY KEY (organization_id, version));

CREATE TABLE member_known (
    member_id uuid NOT NULL, version integer NOT NULL, account text,
    PRIMARY KEY (member_id, version));
CREATE INDEX ON member_known (account);

CREATE TABLE post_begun (
    member_id uuid NOT NULL, version integer NOT NULL, post_id uuid NOT NULL,
    committee_id uuid NOT NULL, role text NOT NULL, starts_on date NOT NULL, ends_on date,
    PRIMARY KEY (member_id, version));

-- Of several ends of one post the latest version is right; without a last day nothing ended it.
CREATE TABLE post_ended (
    member_id uuid NOT NULL, version integer NOT NULL, post_id uuid NOT NULL,
    ends_on date,
    PRIMARY KEY (member_id, version));

CREATE VIEW post AS
    SELECT b.member_id, b.committee_id, b.role, b.starts_on,
           coalesce((SELECT e.ends_on FROM post_ended e
                     WHERE e.member_id = b.member_id AND e.post_id = b.post_id
                     ORDER BY e.version DESC LIMIT 1), b.ends_on) AS ends_on
    FROM post_begun b;

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
