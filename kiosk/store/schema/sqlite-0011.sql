-- Kiosks that print from this hall, each by the name of its [station], and how the printer of each
-- was when it was last seen.
CREATE TABLE station (
    hall INTEGER NOT NULL,
    name TEXT NOT NULL,
    printer TEXT NOT NULL,
    seen_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, name)
) STRICT, WITHOUT ROWID;

-- Papers that staff let a kiosk print for a visitor: `subject` is the guide or the appointment, `answers` are those of
-- the checklist and are gone with its end.
CREATE TABLE printout (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    station TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    answers TEXT NOT NULL,
    lang TEXT NOT NULL,
    is_large INTEGER NOT NULL,
    actor TEXT NOT NULL,
    request TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'printing', 'printed', 'failed', 'unsure', 'expired')),
    reason TEXT NOT NULL DEFAULT '',
    made_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX printout_request ON printout (request);
CREATE INDEX printout_open ON printout (hall, station, id) WHERE state IN ('waiting', 'printing');
CREATE INDEX printout_made ON printout (hall, made_ms);

PRAGMA user_version = 11;
