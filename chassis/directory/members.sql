-- Members, their own cells and their posts: facts as published, one row each, never changed.

-- ``name_key`` is spelled as names and codes are compared.
CREATE TABLE member (member_id uuid PRIMARY KEY, name_key text NOT NULL, account text);
CREATE INDEX ON member (name_key);
CREATE INDEX ON member (account);

CREATE TABLE member_cell (
    member_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    cell_id uuid NOT NULL,
    PRIMARY KEY (member_id, version));

CREATE TABLE post (
    member_id uuid NOT NULL, post_id uuid NOT NULL, committee_id uuid NOT NULL, role text NOT NULL,
    starts_on date NOT NULL, ends_on date,
    PRIMARY KEY (member_id, post_id));

-- Of several ends of one post the latest version is right; without a last day nothing ended it.
CREATE TABLE post_end (
    member_id uuid NOT NULL, post_id uuid NOT NULL, version integer NOT NULL, ends_on date,
    PRIMARY KEY (member_id, post_id, version));

-- Posts with the last day that holds.
CREATE VIEW post_held AS
    SELECT p.member_id, p.committee_id, p.role, p.starts_on,
           coalesce((SELECT e.ends_on FROM post_end e
                     WHERE e.member_id = p.member_id AND e.post_id = p.post_id
                     ORDER BY e.version DESC LIMIT 1), p.ends_on) AS ends_on
    FROM post p;
