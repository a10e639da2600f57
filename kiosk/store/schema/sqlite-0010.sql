-- From where a user has signed in: `place` is a keyed hash of name and address, of which neither can
-- be got. Whoever types that name elsewhere keeps nobody out there.
CREATE TABLE sign_in_place (
    place BLOB PRIMARY KEY,
    account INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_place_account ON sign_in_place (account, last_ms);

PRAGMA user_version = 10;
