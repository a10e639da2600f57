-- Pages that somebody compared with their sources and found unchanged, and whose each is: `sha` is what the page said,
-- '' where nobody has compared it yet.
CREATE TABLE review (
    hall BIGINT NOT NULL,
    page court_text NOT NULL,
    owner court_text NOT NULL,
    who court_text NOT NULL,
    sha court_text NOT NULL,
    source court_text NOT NULL,
    checked court_text NOT NULL,
    recheck court_text NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (hall, page)
);

UPDATE mark SET version = 14;
