-- Court and tribunals: as in sqlite-0017.sql.
CREATE TABLE tribunal (
    hall BIGINT NOT NULL,
    name court_text NOT NULL,
    key court_text NOT NULL,
    state court_text NOT NULL,
    made_ms BIGINT NOT NULL,
    said_epoch BIGINT NOT NULL,
    said BIGINT NOT NULL,
    act_epoch BIGINT NOT NULL,
    act_n BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    rival_ms BIGINT NOT NULL,
    report court_text NOT NULL,
    PRIMARY KEY (hall, name)
);
CREATE UNIQUE INDEX tribunal_key ON tribunal (hall, key);

CREATE TABLE tribunal_figure (
    hall BIGINT NOT NULL,
    name court_text NOT NULL,
    day court_text NOT NULL,
    line court_text NOT NULL,
    act court_text NOT NULL,
    count BIGINT NOT NULL,
    waits BIGINT NOT NULL,
    wait_sum_ms BIGINT NOT NULL,
    PRIMARY KEY (hall, name, day, line, act)
);

CREATE TABLE court_line (
    hall BIGINT PRIMARY KEY,
    said BIGINT NOT NULL,
    speaker court_text NOT NULL,
    until_ms BIGINT NOT NULL,
    act_epoch BIGINT NOT NULL,
    act_n BIGINT NOT NULL,
    heard_ms BIGINT NOT NULL,
    fault court_text NOT NULL
);

CREATE INDEX event_order ON event (hall, epoch, n);

UPDATE mark SET version = 19;
