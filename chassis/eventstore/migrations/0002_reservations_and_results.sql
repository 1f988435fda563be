-- The words of the code. The views are for the release before, which may still run beside this one
-- or be gone back to: it reads and writes the same rows through them.
ALTER TABLE {events}_claims RENAME TO {events}_reservations;
CREATE VIEW {events}_claims AS
    SELECT key, holder, starts_on, ends_on FROM {events}_reservations;

ALTER TABLE {events}_commands RENAME TO {events}_results;
ALTER TABLE {events}_results RENAME COLUMN receipt TO result;
CREATE VIEW {events}_commands AS
    SELECT actor, key, digest, result AS receipt, recorded_at FROM {events}_results;
