-- A row for each paper: what kind it was and what became of it, never what stood on it.
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    ticket_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'failed', 'unknown')),
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    is_reprint INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX print_job_open ON print_job (state) WHERE state IN ('queued', 'sending');
CREATE INDEX print_job_ticket ON print_job (ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX print_job_changed ON print_job (changed_ms);

PRAGMA user_version = 2;
