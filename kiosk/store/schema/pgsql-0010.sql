-- From where a user has signed in: as in sqlite-0010.sql.
CREATE TABLE sign_in_place (
    place BYTEA PRIMARY KEY,
    account BIGINT NOT NULL,
    last_ms BIGINT NOT NULL
);
CREATE INDEX sign_in_place_account ON sign_in_place (account, last_ms);

UPDATE mark SET version = 10;
