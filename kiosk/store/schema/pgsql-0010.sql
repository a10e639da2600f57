-- From where a user has signed in: as in sqlite-0010.sql.
CREATE TABLE sign_in_place (
    place BYTEA PRIMARY KEY,
    account BIGINT NOT NULL,
    last_ms BIGINT NOT NULL
);
CREATE INDEX sign_in_place_account ON sign_in_place (account, last_ms);

-- What is done once however often it is asked: as there.
CREATE TABLE once (
    token BYTEA PRIMARY KEY,
    asked BYTEA NOT NULL,
    begun_ms BIGINT NOT NULL,
    status BIGINT NOT NULL DEFAULT 0,
    answer court_text NOT NULL DEFAULT ''
);
CREATE INDEX once_begun ON once (begun_ms);

UPDATE mark SET version = 10;
