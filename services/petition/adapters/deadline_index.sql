-- The clocks of rounds: facts as published, one row each, never changed; and what follows from them.

-- ``step`` is 'runs' (with its three days), 'stopped', 'ended', or what the clock has said:
-- 'reminder', 'overdue', 'escalation'.
CREATE TABLE clock_step (
    petition_id uuid NOT NULL, version integer NOT NULL, round integer, step text NOT NULL,
    due_on date, remind_on date, escalate_on date,
    PRIMARY KEY (petition_id, version));

-- Derived: each clock that runs and has something left to say, and the first day on which it will.
CREATE TABLE open_clock (petition_id uuid PRIMARY KEY, next_on date NOT NULL);
CREATE INDEX ON open_clock (next_on, petition_id);

-- Offices that have closed and left what was open to another.
CREATE TABLE office_handover (
    office_id uuid NOT NULL, version integer NOT NULL, last_day date NOT NULL,
    successor_id uuid NOT NULL,
    PRIMARY KEY (office_id, version));
CREATE INDEX ON office_handover (last_day);
