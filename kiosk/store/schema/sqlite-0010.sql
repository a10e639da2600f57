-- From where a user has signed in: `place` is a keyed hash of name and address, of which neither can
-- be got. Whoever types that name elsewhere keeps nobody out there.
CREATE TABLE sign_in_place (
    place BLOB PRIMARY KEY,
    account INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_place_account ON sign_in_place (account, last_ms);

-- What was asked by a request with a token of its own, so that it is done once however often it is
-- asked: `token` is a hash of the token with who asked what, `asked` of the rest. `status` is 0
-- until it is known what came of it.
CREATE TABLE once (
    token BLOB PRIMARY KEY,
    asked BLOB NOT NULL,
    begun_ms INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX once_begun ON once (begun_ms);

PRAGMA user_version = 10;
