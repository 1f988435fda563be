CREATE TABLE zone (
    zone_id uuid PRIMARY KEY, organization_id uuid NOT NULL, name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL, starts_on date NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON zone (organization_id);
CREATE TABLE zone_commune (
    zone_id uuid NOT NULL, version integer NOT NULL, commune_id uuid NOT NULL,
    starts_on date NOT NULL, event_id text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (zone_id, version));
CREATE INDEX ON zone_commune (commune_id);
CREATE TABLE zone_commune_end (
    zone_id uuid NOT NULL, version integer NOT NULL, commune_id uuid NOT NULL,
    ends_on date NOT NULL, reason text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (zone_id, version));
CREATE TABLE zone_leader (
    zone_id uuid NOT NULL, version integer NOT NULL, capacity text NOT NULL,
    member_id uuid NOT NULL, starts_on date NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (zone_id, version));
CREATE INDEX ON zone_leader (member_id);
CREATE TABLE zone_end (
    zone_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL, reason text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (zone_id, version));

CREATE TABLE answering_office (
    office_id uuid PRIMARY KEY, organization_id uuid NOT NULL, name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL, starts_on date NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON answering_office (organization_id);
CREATE TABLE answering_office_end (
    office_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL, successor_id uuid,
    reason text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (office_id, version));

CREATE TABLE petition_regulation (
    regulation_id uuid PRIMARY KEY, number text NOT NULL, title text NOT NULL,
    scope_id uuid NOT NULL, starts_on date NOT NULL, ends_on date, answer_days integer NOT NULL,
    remind_days integer NOT NULL, escalate_days integer NOT NULL, event_id text NOT NULL,
    recorded_at timestamptz NOT NULL);
CREATE INDEX ON petition_regulation (scope_id);
CREATE TABLE petition_regulation_end (
    regulation_id uuid NOT NULL, version integer NOT NULL, ends_on date NOT NULL,
    reason text NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (regulation_id, version));
CREATE TABLE petition_field (
    regulation_id uuid NOT NULL, place integer NOT NULL, code text NOT NULL, name text NOT NULL,
    recorded_at timestamptz NOT NULL, PRIMARY KEY (regulation_id, code));

-- Zones with their last day.
CREATE FUNCTION zones_held() RETURNS TABLE (
    zone_id uuid, organization_id uuid, name text, sort_key text, starts_on date, last_day date,
    event_id text)
LANGUAGE sql STABLE AS $$
    SELECT z.zone_id, z.organization_id, z.name, z.sort_key, z.starts_on, e.last_day, z.event_id
    FROM zone z LEFT JOIN LATERAL (
        SELECT x.last_day FROM zone_end x WHERE x.zone_id = z.zone_id
        ORDER BY x.version DESC LIMIT 1) e ON true
$$;

-- The communes of the zones, each from its first to its last day there.
CREATE FUNCTION zone_communes_held() RETURNS TABLE (
    zone_id uuid, commune_id uuid, starts_on date, ends_on date, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT c.zone_id, c.commune_id, c.starts_on, least(l.ends_on, z.last_day), c.event_id
    FROM zone_commune c
    LEFT JOIN zones_held() z USING (zone_id)
    LEFT JOIN LATERAL (
        SELECT x.ends_on FROM zone_commune_end x
        WHERE x.zone_id = c.zone_id AND x.commune_id = c.commune_id AND x.version > c.version
        ORDER BY x.version LIMIT 1) l ON true
$$;

-- Heads and deputies as they were appointed: each until the day before the next one, or until the
-- zone's last day.
CREATE FUNCTION zone_leaders_appointed() RETURNS TABLE (
    zone_id uuid, capacity text, member_id uuid, starts_on date, ends_on date, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT l.zone_id, l.capacity, l.member_id, l.starts_on,
           least(lead(l.starts_on) OVER (PARTITION BY l.zone_id, l.capacity
                                         ORDER BY l.starts_on, l.version) - 1, z.last_day),
           l.event_id
    FROM zone_leader l LEFT JOIN zones_held() z USING (zone_id)
$$;

-- Who leads the zones on a day. Who was appointed leads no longer than a post gives the standing to
-- do so: in the committee whose zone it is, a head one of the standing committee, a deputy any.
CREATE FUNCTION zone_leaders_on(day date) RETURNS TABLE (
    zone_id uuid, capacity text, member_id uuid, starts_on date, holds boolean, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT l.zone_id, l.capacity, l.member_id, l.starts_on,
           EXISTS (SELECT 1 FROM zone z JOIN posts_held() p ON p.committee_id = z.organization_id
                   WHERE z.zone_id = l.zone_id AND p.member_id = l.member_id
                     AND day BETWEEN p.starts_on AND coalesce(p.ends_on, 'infinity')
                     AND (l.capacity = 'deputy'
                          OR p.role IN ('secretary', 'deputy_secretary', 'standing_member'))),
           l.event_id
    FROM zone_leaders_appointed() l
    WHERE day BETWEEN l.starts_on AND coalesce(l.ends_on, 'infinity')
$$;

-- Answering offices with their last day.
CREATE FUNCTION offices_held() RETURNS TABLE (
    office_id uuid, organization_id uuid, name text, sort_key text, starts_on date, last_day date,
    successor_id uuid, event_id text)
LANGUAGE sql STABLE AS $$
    SELECT o.office_id, o.organization_id, o.name, o.sort_key, o.starts_on, e.last_day,
           e.successor_id, o.event_id
    FROM answering_office o LEFT JOIN LATERAL (
        SELECT x.last_day, x.successor_id FROM answering_office_end x
        WHERE x.office_id = o.office_id ORDER BY x.version DESC LIMIT 1) e ON true
$$;

-- The regulation of petitions in force for an organization on a day: the one with the nearest scope.
CREATE FUNCTION petition_regulation_of(asked uuid, day date) RETURNS uuid LANGUAGE sql STABLE
SET plan_cache_mode = auto AS $$
    SELECT r.regulation_id
    FROM branch b
    JOIN petition_regulation r ON r.scope_id = b.ancestor_id AND r.starts_on <= day
    LEFT JOIN LATERAL (
        SELECT x.ends_on FROM petition_regulation_end x WHERE x.regulation_id = r.regulation_id
        ORDER BY x.version DESC LIMIT 1) e ON true
    WHERE b.organization_id = asked
      AND day BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
      AND day <= coalesce(e.ends_on, r.ends_on, 'infinity')
    ORDER BY b.depth, r.starts_on DESC, r.regulation_id LIMIT 1
$$;

-- What the regulation in force calls a field; nothing when it does not know it.
CREATE FUNCTION petition_field_name(asked uuid, day date, asked_code text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT f.name FROM petition_field f
    WHERE f.regulation_id = petition_regulation_of(asked, day) AND f.code = asked_code
$$;
