-- Of the court: an appointment that was entered here for the hall of a tribunal. `token` is what the hall knows it by,
-- `version` counts what was wanted of it, `is_cancel` that it is to be given back, `is_open` that the hall has not
-- answered yet; `instead` the one that is given back once this one is taken (0: none), `code` as the hall gave it.
CREATE TABLE sent_appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    name TEXT NOT NULL,
    token TEXT NOT NULL,
    line TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    slot_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    is_cancel INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    code TEXT NOT NULL,
    instead INTEGER NOT NULL,
    actor TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    sent_ms INTEGER NOT NULL,
    answered_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX sent_appointment_token ON sent_appointment (hall, token);
CREATE INDEX sent_appointment_day ON sent_appointment (hall, day, slot_ms);
CREATE INDEX sent_appointment_open ON sent_appointment (hall, name, id) WHERE is_open = 1;

-- Of a tribunal: whether its court entered it, and by which key the court is known ('': by none).
ALTER TABLE appointment ADD COLUMN is_from_court INTEGER NOT NULL DEFAULT 0;
ALTER TABLE court_line ADD COLUMN court_key TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 21;
