-- What the hall's voice was to say: a row for each call and recall (`event`), whoever made it and
-- however many boards there are. `wanted_ms` is the call, `asked_ms` the newest recall that was
-- merged into it. While somebody speaks, `board` says who and `until_ms` how long at the most, so
-- that no other board speaks over it and a dead one does not keep the hall silent. `outcome` is a
-- word of ks_announcement_outcome_code.
CREATE TABLE announcement (
    event INTEGER PRIMARY KEY,
    hall INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    number TEXT NOT NULL,
    seat TEXT NOT NULL,
    wanted_ms INTEGER NOT NULL,
    asked_ms INTEGER NOT NULL,
    started_ms INTEGER NOT NULL DEFAULT 0,
    until_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms INTEGER NOT NULL DEFAULT 0,
    starts INTEGER NOT NULL DEFAULT 0,
    board TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'said', 'merged', 'served', 'gone',
        'stale', 'quiet', 'silent', 'cut'))
) STRICT;
CREATE INDEX announcement_open ON announcement (hall, event) WHERE outcome = '';
CREATE INDEX announcement_ticket ON announcement (ticket);

-- How the voice of each board is: `fault` is empty while it can be heard.
CREATE TABLE voice (
    hall INTEGER NOT NULL,
    board TEXT NOT NULL,
    fault TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, board)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 7;
