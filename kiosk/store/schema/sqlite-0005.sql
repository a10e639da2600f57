-- Who works at the console. `name_key` is the name in small letters: a name is there once.
-- `password` is an Argon2id hash with its salt; words of `role` are those of ks_rank_code.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('window', 'supervisor', 'administrator')),
    password TEXT NOT NULL,
    made_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_name ON account (name_key);

-- Who is signed in. `hash` is of the token that the browser has: a copy of the database lets nobody
-- in. `seat` is where they sat down last; whether they still hold it stands in `seat`.
CREATE TABLE session (
    hash BLOB PRIMARY KEY,
    account INTEGER NOT NULL,
    lang TEXT NOT NULL,
    seat TEXT NOT NULL DEFAULT '',
    made_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account, made_ms);

-- What was done to accounts, and by whom: added, never changed.
CREATE TABLE account_event (
    n INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    act TEXT NOT NULL,
    account TEXT NOT NULL,
    role TEXT NOT NULL,
    actor TEXT NOT NULL
) STRICT;

-- Failures to sign in, in a row. `guesser` is a keyed hash of a name or of an address, of which
-- neither can be got: people type passwords where a name belongs.
CREATE TABLE sign_in_failure (
    guesser BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_ms);

PRAGMA user_version = 5;
