-- The organizations of the Party tree: facts as published, one row each, never changed.
-- ``version`` is the aggregate's: of two rows about one thing the later version is right.

CREATE TABLE organization (
    organization_id uuid PRIMARY KEY, kind text NOT NULL, locality_id uuid, began_on date NOT NULL);

-- The parent from a day on; a root has none.
CREATE TABLE organization_parent (
    organization_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    parent_id uuid,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_parent (parent_id);

-- ``code_key`` is spelled as names and codes are compared.
CREATE TABLE organization_code (
    organization_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    code_key text NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_code (code_key);

CREATE TABLE organization_closure (
    organization_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL,
    PRIMARY KEY (organization_id, version));
