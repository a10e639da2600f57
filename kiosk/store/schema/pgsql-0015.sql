-- Of a kiosk's own file; empty on a server: as in sqlite-0015.sql.
CREATE TABLE contact (
    hall BIGINT PRIMARY KEY,
    place BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL
);
CREATE TABLE outbox (
    ticket BIGINT PRIMARY KEY,
    state court_text NOT NULL,
    sent_ms BIGINT NOT NULL
);

UPDATE mark SET version = 15;
