-- What a court has heard of its appointments: as in sqlite-0022.sql.
ALTER TABLE appointment ADD COLUMN told court_text NOT NULL DEFAULT 'booked';
CREATE INDEX appointment_from_court ON appointment (hall, day) WHERE is_from_court = 1;

ALTER TABLE court_line ADD COLUMN hall_key court_text NOT NULL DEFAULT '';

UPDATE mark SET version = 22;
