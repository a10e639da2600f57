-- Of the court: the halls of its tribunals, each known by a key of its own; the number of the last message that was
-- heard, how far its acts were counted (those of a hall that is enrolled anew from where it stands then: n = -1), and
-- how it is, as it said; state: 'active' or 'revoked'.
CREATE TABLE tribunal (
    hall INTEGER NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    said_epoch INTEGER NOT NULL,
    said INTEGER NOT NULL,
    act_epoch INTEGER NOT NULL,
    act_n INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    rival_ms INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (hall, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tribunal_key ON tribunal (hall, key);

-- What was done there on a day, counted.
CREATE TABLE tribunal_figure (
    hall INTEGER NOT NULL,
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    line TEXT NOT NULL,
    act TEXT NOT NULL,
    count INTEGER NOT NULL,
    waits INTEGER NOT NULL,
    wait_sum_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, name, day, line, act)
) STRICT, WITHOUT ROWID;

-- Of a tribunal: its messages to the court, who speaks for the hall just now, how far the court has counted, and when
-- it was heard last.
CREATE TABLE court_line (
    hall INTEGER PRIMARY KEY,
    said INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    until_ms INTEGER NOT NULL,
    act_epoch INTEGER NOT NULL,
    act_n INTEGER NOT NULL,
    heard_ms INTEGER NOT NULL,
    fault TEXT NOT NULL
) STRICT;

-- What was done since a moment, in its order.
CREATE INDEX event_order ON event (hall, epoch, n);

PRAGMA user_version = 19;
