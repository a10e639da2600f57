-- Addresses that the content leads visitors to, as the console found them: what came of the last look and when, when
-- it was there last, since when it fails and how many nights in a row, the last of them by its day.
CREATE TABLE address (
    hall INTEGER NOT NULL,
    url TEXT NOT NULL,
    result TEXT NOT NULL,
    status INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    well_ms INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    nights INTEGER NOT NULL,
    night TEXT NOT NULL,
    PRIMARY KEY (hall, url)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 20;
