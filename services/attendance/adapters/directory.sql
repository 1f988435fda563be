-- What the attendance service knows of others: facts as published, one row each, never changed.
-- ``version`` is the aggregate's: of two rows about one thing the later version is right.

CREATE TABLE organization_known (
    organization_id uuid NOT NULL, version integer NOT NULL, kind text NOT NULL,
    locality_id uuid, effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));

-- The parent from a day on; a root has none.
CREATE TABLE organization_placed (
    organization_id uuid NOT NULL, version integer NOT NULL, parent_id uuid,
    effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));

-- ``code_key`` and ``name_key`` are spelled as ``chassis.spelling`` spells them.
CREATE TABLE organization_coded (
    organization_id uuid NOT NULL, version integer NOT NULL, code_key text NOT NULL,
    effective_on date NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_coded (code_key);

CREATE TABLE organization_closed (
    organization_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL,
    PRIMARY KEY (organization_id, version));

CREATE TABLE locality_known (
    locality_id uuid NOT NULL, version integer NOT NULL, parent_id uuid,
    effective_on date NOT NULL,
    PRIMARY KEY (locality_id, version));

CREATE TABLE member_known (
    member_id uuid NOT NULL, version integer NOT NULL, name_key text NOT NULL, account text,
    PRIMARY KEY (member_id, version));
CREATE INDEX ON member_known (name_key);
CREATE INDEX ON member_known (account);

CREATE TABLE member_cell (
    member_id uuid NOT NULL, version integer NOT NULL, cell_id uuid NOT NULL,
    effective_on date NOT NULL,
    PRIMARY KEY (member_id, version));

CREATE TABLE post_begun (
    member_id uuid NOT NULL, version integer NOT NULL, post_id uuid NOT NULL,
    committee_id uuid NOT NULL, starts_on date NOT NULL, ends_on date,
    PRIMARY KEY (member_id, version));

-- Of several ends of one thing the latest version is right; without a last day nothing ended it.
CREATE TABLE post_ended (
    member_id uuid NOT NULL, version integer NOT NULL, post_id uuid NOT NULL,
    ends_on date,
    PRIMARY KEY (member_id, version));

CREATE VIEW post AS
    SELECT b.member_id, b.committee_id, b.starts_on,
           coalesce((SELECT e.ends_on FROM post_ended e
                     WHERE e.member_id = b.member_id AND e.post_id = b.post_id
                     ORDER BY e.version DESC LIMIT 1), b.ends_on) AS ends_on
    FROM post_begun b;

CREATE TABLE assignment_begun (
    assignment_id uuid NOT NULL, version integer NOT NULL, member_id uuid NOT NULL,
    target_kind text NOT NULL, target_id uuid NOT NULL, starts_on date NOT NULL, ends_on date,
    PRIMARY KEY (assignment_id, version));
CREATE INDEX ON assignment_begun (member_id);

CREATE TABLE assignment_ended (
    assignment_id uuid NOT NULL, version integer NOT NULL, ends_on date,
    PRIMARY KEY (assignment_id, version));

CREATE VIEW assignment AS
    SELECT b.member_id, b.target_kind, b.target_id, b.starts_on,
           coalesce((SELECT e.ends_on FROM assignment_ended e
                     WHERE e.assignment_id = b.assignment_id
                     ORDER BY e.version DESC LIMIT 1), b.ends_on) AS ends_on
    FROM assignment_begun b;
