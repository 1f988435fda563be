CREATE TABLE organization (
    organization_id uuid PRIMARY KEY, kind text NOT NULL, cell_type text, locality_id uuid,
    began_on date NOT NULL, event_id text NOT NULL, recorded_at timestamptz NOT NULL);
CREATE TABLE organization_name (
    organization_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    code text NOT NULL, name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
    search_key text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE TABLE organization_parent (
    organization_id uuid NOT NULL, version integer NOT NULL, effective_on date NOT NULL,
    parent_id uuid NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE INDEX ON organization_parent (parent_id);
CREATE TABLE organization_closure (
    organization_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL,
    reason text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, version));
CREATE TABLE locality (
    locality_id uuid PRIMARY KEY, parent_id uuid, code text NOT NULL, name text NOT NULL,
    kind text NOT NULL, effective_on date NOT NULL, recorded_at timestamptz NOT NULL);

-- Derived: organization_id stood below ancestor_id (or was it: depth 0) from one day to another,
-- both included; no last day means still.
CREATE TABLE branch (
    organization_id uuid NOT NULL, ancestor_id uuid NOT NULL, depth integer NOT NULL,
    starts_on date NOT NULL, ends_on date);
CREATE INDEX ON branch (ancestor_id, organization_id);
CREATE INDEX ON branch (organization_id);

-- The rows of branch for these organizations; for all of them when asked for null.
CREATE FUNCTION branches(wanted uuid[])
RETURNS TABLE (organization_id uuid, ancestor_id uuid, depth integer, starts_on date, ends_on date)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE parent AS (
        SELECT p.organization_id, p.parent_id, p.effective_on AS starts_on,
               lead(p.effective_on) OVER (PARTITION BY p.organization_id
                                          ORDER BY p.effective_on, p.version) - 1 AS ends_on
        FROM organization_parent p),
    up AS (
        SELECT o.organization_id, o.organization_id AS ancestor_id, 0 AS depth,
               o.began_on AS starts_on,
               (SELECT min(c.last_day) FROM organization_closure c
                WHERE c.organization_id = o.organization_id) AS ends_on
        FROM organization o WHERE wanted IS NULL OR o.organization_id = ANY (wanted)
        UNION ALL
        SELECT up.organization_id, p.parent_id, up.depth + 1,
               greatest(up.starts_on, p.starts_on), least(up.ends_on, p.ends_on)
        FROM up JOIN parent p ON p.organization_id = up.ancestor_id
             AND p.starts_on <= coalesce(up.ends_on, 'infinity')
             AND coalesce(p.ends_on, 'infinity') >= up.starts_on
        WHERE up.depth < 20)
    SELECT up.organization_id, up.ancestor_id, up.depth, up.starts_on, up.ends_on FROM up
$$;

-- The name that an organization bore on a day; before its first name, the first one.
CREATE FUNCTION name_on(asked uuid, day date) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT n.name FROM organization_name n WHERE n.organization_id = asked
    ORDER BY n.effective_on <= day DESC,
             CASE WHEN n.effective_on <= day THEN n.effective_on END DESC,
             n.effective_on, n.version DESC LIMIT 1
$$;

-- A locality and everything above it.
CREATE FUNCTION localities_above(asked uuid) RETURNS TABLE (locality_id uuid)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up AS (
        SELECT asked AS locality_id, 0 AS depth
        UNION ALL
        SELECT l.parent_id, up.depth + 1 FROM up JOIN locality l ON l.locality_id = up.locality_id
        WHERE l.parent_id IS NOT NULL AND up.depth < 20)
    SELECT up.locality_id FROM up WHERE up.locality_id IS NOT NULL
$$;

-- Where an organization lies on a day: its own locality, or that of the nearest one above it.
CREATE FUNCTION locality_of(asked uuid, day date) RETURNS uuid LANGUAGE sql STABLE
SET plan_cache_mode = auto AS $$
    SELECT o.locality_id FROM branch b JOIN organization o ON o.organization_id = b.ancestor_id
    WHERE b.organization_id = asked AND o.locality_id IS NOT NULL
      AND day BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
    ORDER BY b.depth LIMIT 1
$$;
