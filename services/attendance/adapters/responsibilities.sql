-- Administrative places, and which members follow what: facts as published, one row each.

CREATE TABLE locality (locality_id uuid PRIMARY KEY, parent_id uuid);

CREATE TABLE assignment (
    assignment_id uuid PRIMARY KEY, member_id uuid NOT NULL, target_kind text NOT NULL,
    target_id uuid NOT NULL, starts_on date NOT NULL, ends_on date);
CREATE INDEX ON assignment (member_id);

-- Of several ends the latest version is right; without a last day nothing ended it.
CREATE TABLE assignment_end (
    assignment_id uuid NOT NULL, version integer NOT NULL, ends_on date,
    PRIMARY KEY (assignment_id, version));

-- Assignments with the last day that holds.
CREATE VIEW assignment_held AS
    SELECT a.member_id, a.target_kind, a.target_id, a.starts_on,
           coalesce((SELECT e.ends_on FROM assignment_end e
                     WHERE e.assignment_id = a.assignment_id
                     ORDER BY e.version DESC LIMIT 1), a.ends_on) AS ends_on
    FROM assignment a;
