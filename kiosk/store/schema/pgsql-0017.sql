-- Who a station signs in to this server as, written down by the server at each report: what of it is left when the
-- station is revoked.
ALTER TABLE beat ADD COLUMN login court_text NOT NULL DEFAULT '';

-- As before, and who asks.
CREATE OR REPLACE VIEW hall_now AS
    SELECT id, epoch - 1 + CASE WHEN pg_is_in_recovery() THEN 1
        ELSE CAST(CAST('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS BIT(32)) AS BIGINT) END AS epoch,
        CAST(current_user AS TEXT) AS login
    FROM hall;

-- Users that may sign in.
CREATE VIEW open_login AS SELECT CAST(rolname AS TEXT) AS login FROM pg_roles WHERE rolcanlogin;

UPDATE mark SET version = 17;
