-- Today's calls are found without the years before: as in sqlite-0016.sql.
CREATE INDEX announcement_wanted ON announcement (hall, wanted_ms);

-- The epoch of what is written now: another one on each server that took the place of one it had followed (its
-- timeline, from 1 on), as the last changes of that one may never have come.
CREATE VIEW hall_now AS
    SELECT id, epoch - 1 + CASE WHEN pg_is_in_recovery() THEN 1
        ELSE CAST(CAST('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS BIT(32)) AS BIGINT) END AS epoch
    FROM hall;

UPDATE mark SET version = 16;
