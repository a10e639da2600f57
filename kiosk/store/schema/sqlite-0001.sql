-- Numbers, and receipts of signed notices. The words of `state` are those of ks_ticket_state_code;
-- `order_ms` is the moment a ticket counts as having come (domain/ticket.h: head start taken off),
-- kept from going back when the machine's clock is set back. Days are YYYY-MM-DD at the court.
CREATE TABLE day_counter (
    day TEXT PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    last_came_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_priority INTEGER NOT NULL,
    is_screen INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'waiting', 'called', 'serving', 'finished',
        'no-show', 'void')),
    counter TEXT NOT NULL DEFAULT '',
    token TEXT NOT NULL,
    order_ms INTEGER NOT NULL,
    issued_ms INTEGER NOT NULL,
    called_ms INTEGER NOT NULL DEFAULT 0,
    call_count INTEGER NOT NULL DEFAULT 0,
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ticket_day_sequence ON ticket (day, sequence);
CREATE UNIQUE INDEX ticket_token ON ticket (token);
CREATE UNIQUE INDEX ticket_at_counter ON ticket (day, counter)
    WHERE state IN ('called', 'serving');
CREATE INDEX ticket_waiting ON ticket (day, order_ms, sequence) WHERE state = 'waiting';
CREATE INDEX ticket_reserved ON ticket (day, issued_ms) WHERE state = 'reserved';

CREATE TABLE receipt (
    code TEXT PRIMARY KEY,
    notice_version TEXT NOT NULL,
    items TEXT NOT NULL,
    signature BLOB NOT NULL,
    signed_ms INTEGER NOT NULL
) STRICT;

PRAGMA application_id = 0x4b53484c;
PRAGMA user_version = 1;
