-- How often somebody gave a wrong check for the number at a kiosk: whoever guesses is stopped. Of
-- two parties who come together `awaits` is 1 while one of them is missing: it is not called then.
-- `booked_ms` is the time of the appointment with which it came; 0: without one.
ALTER TABLE ticket ADD COLUMN wrong_checks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN awaits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN booked_ms INTEGER NOT NULL DEFAULT 0;

-- Two parties with one number. `code` is on the slip of the first, for the second; of a day it is
-- given once. `alone_ms` is when staff said that one of them goes in alone; 0: they did not.
CREATE TABLE pair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    alone_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX pair_code ON pair (hall, day, code);
CREATE UNIQUE INDEX pair_ticket ON pair (ticket);

-- Each of the two, once there: `token` is the digest of the gesture's, `gone_ms` when they gave
-- their part back; 0: they did not.
CREATE TABLE pair_side (
    pair INTEGER NOT NULL,
    side INTEGER NOT NULL CHECK (side IN (1, 2)),
    kind TEXT NOT NULL,
    is_priority INTEGER NOT NULL,
    token TEXT NOT NULL,
    came_ms INTEGER NOT NULL,
    gone_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pair, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_side_token ON pair_side (token);

-- A place at a time to come. It is held from the touch on, and booked once its paper is out or its
-- code was accepted on the screen; `job` is its newest print job, `ticket` the number it became.
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    line TEXT NOT NULL,
    day TEXT NOT NULL,
    slot_ms INTEGER NOT NULL,
    place INTEGER NOT NULL CHECK (place > 0),
    kind TEXT NOT NULL,
    is_priority INTEGER NOT NULL,
    code TEXT NOT NULL,
    token TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'booked', 'checked-in', 'cancelled', 'expired')),
    job INTEGER NOT NULL DEFAULT 0,
    ticket INTEGER NOT NULL DEFAULT 0,
    made_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX appointment_place ON appointment (hall, line, slot_ms, place)
    WHERE state IN ('held', 'booked', 'checked-in');
CREATE UNIQUE INDEX appointment_code ON appointment (code);
CREATE UNIQUE INDEX appointment_token ON appointment (token);
CREATE INDEX appointment_day ON appointment (hall, day, slot_ms);

PRAGMA user_version = 8;
