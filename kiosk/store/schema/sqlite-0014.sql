-- Pages that somebody compared with their sources and found unchanged, and whose each is: `sha` is what the page said,
-- '' where nobody has compared it yet.
CREATE TABLE review (
    hall INTEGER NOT NULL,
    page TEXT NOT NULL,
    owner TEXT NOT NULL,
    who TEXT NOT NULL,
    sha TEXT NOT NULL,
    source TEXT NOT NULL,
    checked TEXT NOT NULL,
    recheck TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, page)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 14;
