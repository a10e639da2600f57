-- The hall: whose numbers these are, for which service line, and what happened to each of them.
-- `hall` stands in every key, so that a database may hold several. `epoch` names this history of
-- the hall's events: another one after a backup was put back, so that whoever has seen events of
-- the other knows that these go on from an earlier point. It is the moment it began, in ms.
CREATE TABLE hall (
    id INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL
) STRICT;
INSERT INTO hall (id, epoch) VALUES (1, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER));

-- A series is named by the letters before its numbers; it counts within a day, whatever epoch.
CREATE TABLE series (
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    series TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    last_came_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    is_disowned INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (hall, day, series)
) STRICT, WITHOUT ROWID;

-- The words of `state` are those of ks_ticket_state_code, of `kind` those of ks_visitor_code;
-- `order_ms` is the moment a ticket counts as having come (domain/queue/order.h).
ALTER TABLE ticket RENAME TO ticket_3;
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    line TEXT NOT NULL,
    series TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_priority INTEGER NOT NULL,
    is_screen INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'waiting', 'called', 'serving', 'parked',
        'finished', 'no-show', 'transferred', 'cancelled', 'expired')),
    why TEXT NOT NULL DEFAULT '',
    seat TEXT NOT NULL DEFAULT '',
    token TEXT NOT NULL,
    order_ms INTEGER NOT NULL,
    issued_ms INTEGER NOT NULL,
    called_ms INTEGER NOT NULL DEFAULT 0,
    first_called_ms INTEGER NOT NULL DEFAULT 0,
    call_count INTEGER NOT NULL DEFAULT 0,
    changed_ms INTEGER NOT NULL
) STRICT;
INSERT INTO ticket (id, hall, day, line, series, sequence, number, kind, is_priority, is_screen,
    state, why, seat, token, order_ms, issued_ms, called_ms, first_called_ms, call_count,
    changed_ms)
SELECT id, 1, day, 'mediation', rtrim(number, '0123456789'), sequence, number, kind, is_priority,
    is_screen,
    CASE WHEN state <> 'void' THEN state WHEN void_why = 'expired' THEN 'expired'
        ELSE 'cancelled' END,
    CASE void_why WHEN 'expired' THEN '' ELSE void_why END,
    counter, token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms
FROM ticket_3 ORDER BY id;
DROP TABLE ticket_3;

CREATE UNIQUE INDEX ticket_number ON ticket (hall, day, series, sequence);
CREATE UNIQUE INDEX ticket_token ON ticket (token);
CREATE UNIQUE INDEX ticket_at_seat ON ticket (hall, day, seat)
    WHERE state IN ('called', 'serving');
CREATE INDEX ticket_queued ON ticket (hall, day, line, order_ms, sequence)
    WHERE state IN ('waiting', 'transferred');
CREATE INDEX ticket_reserved ON ticket (hall, day, issued_ms) WHERE state = 'reserved';

-- A day without a ticket left has counted in the only letter there was.
INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms, seen_ms, is_disowned)
SELECT 1, day_counter.day, coalesce(used.series, 'T'), (SELECT epoch FROM hall), last_sequence,
    last_came_ms, seen_ms, is_disowned
FROM day_counter LEFT JOIN (SELECT DISTINCT day, series FROM ticket) AS used
    ON used.day = day_counter.day;
DROP TABLE day_counter;

-- Who sits where, until a while after their last sign of life.
CREATE TABLE seat (
    hall INTEGER NOT NULL,
    seat TEXT NOT NULL,
    holder TEXT NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, seat)
) STRICT, WITHOUT ROWID;

-- What happened to each ticket: added, never changed, gone with its ticket. `act` is a word of
-- ks_queue_act_code; `seat` where it was done; `request` the digest of the
-- token by which it was asked for. What the step replaced stands in was_..., so that it can be
-- taken back. `n` grows for ever: old days are deleted, never the newest. Of no ticket (0): a seat that was taken over, by `actor` from whom `reason` names.
CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    hall INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    line TEXT NOT NULL,
    seat TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    request TEXT,
    at_ms INTEGER NOT NULL,
    was_line TEXT NOT NULL,
    was_seat TEXT NOT NULL,
    was_order_ms INTEGER NOT NULL,
    was_called_ms INTEGER NOT NULL,
    was_first_called_ms INTEGER NOT NULL,
    was_call_count INTEGER NOT NULL
) STRICT;
CREATE INDEX event_ticket ON event (ticket, n);
CREATE INDEX event_seat ON event (hall, seat, n) WHERE seat <> '';
CREATE UNIQUE INDEX event_request ON event (request) WHERE request IS NOT NULL;

ALTER TABLE daily_ticket RENAME TO daily_ticket_3;
CREATE TABLE daily_ticket (
    hall INTEGER NOT NULL,
    day TEXT NOT NULL,
    line TEXT NOT NULL,
    kind TEXT NOT NULL,
    taken INTEGER NOT NULL,
    served INTEGER NOT NULL,
    no_show INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    waits INTEGER NOT NULL,
    wait_sum_ms INTEGER NOT NULL,
    wait_most_ms INTEGER NOT NULL,
    PRIMARY KEY (hall, day, line, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO daily_ticket SELECT 1, day, 'mediation', kind, taken, served, no_show, withdrawn,
    expired, waits, wait_sum_ms, wait_most_ms FROM daily_ticket_3;
DROP TABLE daily_ticket_3;

PRAGMA user_version = 4;
