-- Of a kiosk's own file, in which it gives numbers while its line to the hall is cut: who it is there and when it
-- last heard of it, and which of its numbers the hall has, in which state.
CREATE TABLE contact (
    hall INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE outbox (
    ticket INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    sent_ms INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 15;
