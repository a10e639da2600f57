-- Kiosks and boards that are enrolled, each by a key of its own. `code` is what the screen of one that asks to be
-- enrolled shows, for a short while.
CREATE TABLE enrolment (
    hall INTEGER NOT NULL,
    key TEXT NOT NULL,
    code TEXT NOT NULL,
    hardware TEXT NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX enrolment_code ON enrolment (hall, code);

-- A place in the hall and the machines that had it, one an epoch: the one before was replaced.
CREATE TABLE device (
    hall INTEGER NOT NULL,
    place INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    name TEXT NOT NULL,
    spot TEXT NOT NULL,
    key TEXT NOT NULL,
    hardware TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'replaced', 'revoked')),
    made_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, place, epoch)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX device_key ON device (hall, key);
CREATE UNIQUE INDEX device_name ON device (hall, name) WHERE state = 'active';

-- What the machine of an epoch said last, signed by it; and when another one came with its key.
CREATE TABLE beat (
    hall INTEGER NOT NULL,
    place INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    run TEXT NOT NULL,
    n INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    report TEXT NOT NULL,
    signature TEXT NOT NULL,
    rival TEXT NOT NULL,
    rival_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, place, epoch)
) STRICT, WITHOUT ROWID;

-- What staff have a station do: taken up once.
CREATE TABLE station_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    place INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('restart', 'reload', 'message', 'screenshot')),
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    actor TEXT NOT NULL,
    request TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'done', 'failed', 'unsure', 'expired')),
    picture BLOB NOT NULL,
    made_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX station_order_request ON station_order (hall, request);
CREATE INDEX station_order_open ON station_order (hall, place, id) WHERE state IN ('waiting', 'taken');
CREATE INDEX station_order_made ON station_order (hall, made_ms);

PRAGMA user_version = 13;
