-- The wait a number was told before its first call: its range in minutes, and when; 0 and 0: none was.
-- Of two parties it is the one told when both were there.
ALTER TABLE ticket ADD COLUMN told_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN told_low INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN told_high INTEGER NOT NULL DEFAULT 0;

-- How it was: -1 shorter than told, 0 as told, 1 longer; NULL: nothing was told, or nobody called.
ALTER TABLE daily_visit ADD COLUMN told INTEGER;

PRAGMA user_version = 9;
