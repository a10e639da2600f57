-- Addresses that the content leads visitors to: as in sqlite-0020.sql.
CREATE TABLE address (
    hall BIGINT NOT NULL,
    url court_text NOT NULL,
    result court_text NOT NULL,
    status BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    well_ms BIGINT NOT NULL,
    since_ms BIGINT NOT NULL,
    nights BIGINT NOT NULL,
    night court_text NOT NULL,
    PRIMARY KEY (hall, url)
);

UPDATE mark SET version = 20;
