-- What the petition service looks up across its own aggregates: facts as published, one row each.

CREATE TABLE year_decided (
    working_year_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (working_year_id, version));

CREATE TABLE year_day (
    working_year_id uuid NOT NULL, version integer NOT NULL, day date NOT NULL,
    worked boolean NOT NULL,
    PRIMARY KEY (working_year_id, version, day));

-- The zones, and the communes that joined them and left. ``name_key`` is spelled as
-- ``kernel.spelling`` compares it.
CREATE TABLE zone_formed (
    zone_id uuid NOT NULL, version integer NOT NULL, organization_id uuid NOT NULL,
    name_key text NOT NULL, starts_on date NOT NULL,
    PRIMARY KEY (zone_id, version));
CREATE INDEX ON zone_formed (name_key);

CREATE TABLE zone_joined (
    zone_id uuid NOT NULL, version integer NOT NULL, commune_id uuid NOT NULL,
    starts_on date NOT NULL,
    PRIMARY KEY (zone_id, version));

CREATE TABLE zone_left (
    zone_id uuid NOT NULL, version integer NOT NULL, commune_id uuid NOT NULL,
    PRIMARY KEY (zone_id, version));

CREATE TABLE zone_ended (
    zone_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (zone_id, version));

CREATE TABLE office_known (
    office_id uuid NOT NULL, version integer NOT NULL, name_key text NOT NULL,
    PRIMARY KEY (office_id, version));
CREATE INDEX ON office_known (name_key);

CREATE TABLE petition_put (
    petition_id uuid NOT NULL, version integer NOT NULL, cell_id uuid NOT NULL, zone_id uuid,
    PRIMARY KEY (petition_id, version));
CREATE INDEX ON petition_put (cell_id);
CREATE INDEX ON petition_put (zone_id);

CREATE TABLE round_answered (
    petition_id uuid NOT NULL, version integer NOT NULL, round integer NOT NULL,
    answered_on date NOT NULL,
    PRIMARY KEY (petition_id, version));

CREATE TABLE round_published (
    petition_id uuid NOT NULL, version integer NOT NULL, round integer NOT NULL,
    PRIMARY KEY (petition_id, version));

-- Withdrawn or merged: nothing of it is announced any more.
CREATE TABLE petition_gone (
    petition_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (petition_id, version));

CREATE TABLE briefing_month (
    briefing_id uuid NOT NULL, version integer NOT NULL, month date NOT NULL,
    PRIMARY KEY (briefing_id, version));

-- The answers on the lists of a briefing, of which the last one compiled is right.
CREATE TABLE list_compiled (
    briefing_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (briefing_id, version));

CREATE TABLE answer_compiled (
    briefing_id uuid NOT NULL, version integer NOT NULL, petition_id uuid NOT NULL,
    round integer NOT NULL,
    PRIMARY KEY (briefing_id, version, petition_id));
CREATE INDEX ON answer_compiled (petition_id);

-- What says who owes the answer of a petition: the last of these rows is right, and where it is of
-- no office, nobody does.
CREATE TABLE round_owed (
    petition_id uuid NOT NULL, version integer NOT NULL,
    PRIMARY KEY (petition_id, version));

CREATE TABLE round_office (
    petition_id uuid NOT NULL, version integer NOT NULL, office_id uuid NOT NULL,
    PRIMARY KEY (petition_id, version, office_id));
CREATE INDEX ON round_office (office_id);
