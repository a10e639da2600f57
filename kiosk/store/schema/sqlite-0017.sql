-- Who a station signs in to a server as: in a file nobody signs in.
ALTER TABLE beat ADD COLUMN login TEXT NOT NULL DEFAULT '';

DROP VIEW hall_now;
CREATE VIEW hall_now AS SELECT id, epoch, '' AS login FROM hall;
CREATE VIEW open_login AS SELECT '' AS login WHERE 1 = 0;

PRAGMA user_version = 17;
