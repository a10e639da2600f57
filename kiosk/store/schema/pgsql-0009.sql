-- The wait a number was told before its first call, and how it was: as in sqlite-0009.sql.
ALTER TABLE ticket ADD COLUMN told_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN told_low BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN told_high BIGINT NOT NULL DEFAULT 0;

ALTER TABLE daily_visit ADD COLUMN told BIGINT;

UPDATE mark SET version = 9;
