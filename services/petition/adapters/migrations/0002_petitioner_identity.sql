-- The word of the code. The view is for the release before: see the reservations.
ALTER TABLE kept_name RENAME TO petitioner_identity;
CREATE VIEW kept_name AS
    SELECT petition_id, name, erased_by, erased_at, reason FROM petitioner_identity;
