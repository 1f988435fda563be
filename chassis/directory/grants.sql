-- What accounts may do over an organization and all below it: facts as published, one row each.

CREATE TABLE access_grant (
    grant_id uuid PRIMARY KEY, account text NOT NULL, role text NOT NULL,
    organization_id uuid NOT NULL, starts_on date NOT NULL, ends_on date, delegated_from_id uuid);
CREATE INDEX ON access_grant (account);

CREATE TABLE access_grant_end (
    grant_id uuid NOT NULL, version integer NOT NULL, ends_on date NOT NULL,
    PRIMARY KEY (grant_id, version));
