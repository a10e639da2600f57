-- Today's calls are found without the years before.
CREATE INDEX announcement_wanted ON announcement (hall, wanted_ms);

-- The epoch of what is written now: in a file that of the hall.
CREATE VIEW hall_now AS SELECT id, epoch FROM hall;

PRAGMA user_version = 16;
