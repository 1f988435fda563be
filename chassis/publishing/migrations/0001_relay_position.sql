-- As released until November 2026.
CREATE TABLE IF NOT EXISTS relay_position (topic text PRIMARY KEY, position bigint NOT NULL);
