-- `seen_ms` is when the last number of a day was given, by the clock of that moment (0: a row from
-- before); a disowned day is one that staff have called the mistake of a clock.
ALTER TABLE day_counter ADD COLUMN seen_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day_counter ADD COLUMN is_disowned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN void_why TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN first_called_ms INTEGER NOT NULL DEFAULT 0;

-- What is kept of days whose tickets and papers are gone.
CREATE TABLE daily_ticket (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    taken INTEGER NOT NULL,
    served INTEGER NOT NULL,
    no_show INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    waits INTEGER NOT NULL,
    wait_sum_ms INTEGER NOT NULL,
    wait_most_ms INTEGER NOT NULL,
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_paper (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    printed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
