-- What a hall tells beyond its numbers. `word` of an event: of a finish, how it ended; of "rekind"
-- the kind it was; of what is told of no ticket, its id. Such are also "sit" and "get-up" (a seat),
-- "close" "reopen" "announce" "announced" (its end) "help" "help-answer" "help-end". Of a ticket,
-- without states, as they change none: "remind" "supervise" "overdue" "overdue-own" "overdue-end".
ALTER TABLE event ADD COLUMN word TEXT NOT NULL DEFAULT '';
CREATE INDEX event_at ON event (hall, at_ms);

-- No numbers are given from `from_ms` to before `to_ms`; line '': of the whole hall. Never part of
-- the calendar. Taken back at `ended_ms`; 0: not.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    line TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX closing_open ON closing (hall, to_ms) WHERE ended_ms = 0;

CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    until_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX bulletin_open ON bulletin (hall, until_ms) WHERE ended_ms = 0;

CREATE TABLE help_call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    seat TEXT NOT NULL,
    actor TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    answered_by TEXT NOT NULL DEFAULT '',
    answered_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX help_call_open ON help_call (hall, seat, actor) WHERE ended_ms = 0;

-- A wait that grew too long: `level` is the highest it reached, from 1.
CREATE TABLE overdue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hall INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    line TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level > 0),
    since_ms INTEGER NOT NULL,
    reached_ms INTEGER NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    ended_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX overdue_open ON overdue (ticket) WHERE ended_ms = 0;
CREATE INDEX overdue_day ON overdue (hall, day);

-- What is left of each number of a closed day: how long things took in seconds (-1: they never
-- were), and how it ended. No number, no moment but the hour of coming (-1: never counted). Written
-- once with its day's row in `closed_day`, never changed.
CREATE TABLE daily_visit (
    id INTEGER PRIMARY KEY,
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    line TEXT NOT NULL,
    seat TEXT NOT NULL,
    kind TEXT NOT NULL,
    hour INTEGER NOT NULL,
    ending TEXT NOT NULL CHECK (ending IN ('served', 'no-show', 'abandoned', 'withdrawn')),
    outcome TEXT NOT NULL,
    wait_s INTEGER NOT NULL,
    way_s INTEGER NOT NULL,
    service_s INTEGER NOT NULL
) STRICT;
CREATE INDEX daily_visit_day ON daily_visit (hall, day);

CREATE TABLE closed_day (
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    closed_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, day)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;
