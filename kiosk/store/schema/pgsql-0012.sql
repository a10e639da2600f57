-- Releases of the content, their audit and the pages taken down: as in sqlite-0012.sql.
CREATE TABLE release (
    hall BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 1),
    base BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    state court_text NOT NULL CHECK (state IN ('submitted', 'approved', 'scheduled', 'withdrawn')),
    sha court_text NOT NULL,
    draft court_text NOT NULL,
    submitted_by court_text NOT NULL,
    submitted_ms BIGINT NOT NULL,
    approved_by court_text NOT NULL,
    approved_sha court_text NOT NULL,
    published_by court_text NOT NULL,
    why court_text NOT NULL,
    is_emergency BIGINT NOT NULL,
    rollback_of BIGINT NOT NULL,
    PRIMARY KEY (hall, number)
);

-- The file of each, and the lines in which it differs from the one before with who wrote them: JSON.
CREATE TABLE release_pack (
    hall BIGINT NOT NULL,
    number BIGINT NOT NULL,
    pack BYTEA NOT NULL,
    lines court_text NOT NULL,
    PRIMARY KEY (hall, number)
);

-- What was done to releases and pages; nothing is changed or taken out: each digest holds the one
-- before, and the mark of the hall the last of them.
CREATE TABLE release_audit (
    hall BIGINT NOT NULL,
    n BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    who court_text NOT NULL,
    act court_text NOT NULL,
    number BIGINT NOT NULL,
    what court_text NOT NULL,
    why court_text NOT NULL,
    digest court_text NOT NULL,
    PRIMARY KEY (hall, n)
);
CREATE TABLE release_mark (
    hall BIGINT PRIMARY KEY,
    n BIGINT NOT NULL,
    digest court_text NOT NULL
);

-- Pages that were taken down, until they are put back.
CREATE TABLE takedown (
    hall BIGINT NOT NULL,
    page court_text NOT NULL,
    who court_text NOT NULL,
    why court_text NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (hall, page)
);

UPDATE mark SET version = 12;
