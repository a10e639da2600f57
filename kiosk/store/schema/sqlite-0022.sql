-- Of a tribunal: what its court has heard of an appointment that it entered, a word of store_appointments.h.
ALTER TABLE appointment ADD COLUMN told TEXT NOT NULL DEFAULT 'booked';
CREATE INDEX appointment_from_court ON appointment (hall, day) WHERE is_from_court = 1;

-- By which key this hall is known to its court, or this court to its halls ('': none was used yet).
ALTER TABLE court_line ADD COLUMN hall_key TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 22;
