-- Releases of the content: what was submitted, by whom it was approved and published.
CREATE TABLE release (
    hall INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 1),
    base INTEGER NOT NULL,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'approved', 'scheduled', 'withdrawn')),
    sha TEXT NOT NULL,
    draft TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    submitted_ms INTEGER NOT NULL,
    approved_by TEXT NOT NULL,
    approved_sha TEXT NOT NULL,
    published_by TEXT NOT NULL,
    why TEXT NOT NULL,
    is_emergency INTEGER NOT NULL,
    rollback_of INTEGER NOT NULL,
    PRIMARY KEY (hall, number)
) STRICT;

-- The file of each, and the lines in which it differs from the one before with who wrote them: JSON.
CREATE TABLE release_pack (
    hall INTEGER NOT NULL,
    number INTEGER NOT NULL,
    pack BLOB NOT NULL,
    lines TEXT NOT NULL,
    PRIMARY KEY (hall, number)
) STRICT;

-- What was done to releases and pages; nothing is changed or taken out: each digest holds the one
-- before, and the mark of the hall the last of them.
CREATE TABLE release_audit (
    hall INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (hall, n)
) STRICT;
CREATE TABLE release_mark (
    hall INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- Pages that were taken down, until they are put back.
CREATE TABLE takedown (
    hall INTEGER NOT NULL,
    page TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, page)
) STRICT;

PRAGMA user_version = 12;
