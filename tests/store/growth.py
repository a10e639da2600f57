"""What staff, kiosks and boards do every minute reads no old row: on a database server with a year
of a busy hall, each statement of the programs is explained as it ran, and none looked at more rows
of a growing table than a few days have; a look at the house, which every console asks for every
three seconds, at none of this morning. growth.py BUILD_DIR."""
import datetime
import json
import pathlib
import re
import shutil
import sys
import tempfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / name)
                for name in ("sql", "ctl")]
import server  # noqa: E402  (its folder is a neighbour)
from on_server import Kiosk, expect  # noqa: E402

DAYS, A_DAY = 300, 100
# What a statement may look at: the waits of some days past are asked for, a year is not.
MOST_ROWS = 40 * A_DAY
# How long each table is kept: one without a rule grows for ever, and nobody knows of it.
DAYS_KEPT, A_DAY_KEPT, A_ROW_A_DAY = "[store] keep_days", "for a day", "for good, a row a day"
FEW, AUDIT = "few: as many as the hall has of them", "for good: the audit, no statement walks it"
RULES = {
    "ticket": DAYS_KEPT, "event": DAYS_KEPT, "print_job": DAYS_KEPT, "announcement": DAYS_KEPT,
    "overdue": DAYS_KEPT, "pair": DAYS_KEPT, "pair_side": DAYS_KEPT, "appointment": DAYS_KEPT,
    "sent_appointment": DAYS_KEPT,
    "closing": DAYS_KEPT, "bulletin": DAYS_KEPT, "help_call": DAYS_KEPT,
    "receipt": "[store] keep_receipt_days", "printout": A_DAY_KEPT, "station_order": A_DAY_KEPT,
    "session": "until it ends", "once": "for a while", "sign_in_failure": "for a while",
    "sign_in_place": "twenty an account", "enrolment": "for a while",
    "daily_visit": "for good: seconds and endings, no number and no person",
    "daily_ticket": A_ROW_A_DAY, "daily_paper": A_ROW_A_DAY, "closed_day": A_ROW_A_DAY,
    "series": A_ROW_A_DAY, "release_audit": AUDIT, "account_event": AUDIT,
    "account": FEW, "beat": FEW, "device": FEW, "hall": FEW, "mark": FEW, "release": FEW,
    "release_mark": FEW, "release_pack": FEW, "seat": FEW, "station": FEW, "takedown": FEW,
    "tribunal": FEW, "court_line": FEW, "tribunal_figure": A_ROW_A_DAY,
    "address": "thirty days",
    "voice": FEW, "review": FEW, "contact": FEW, "outbox": "empty here: of a kiosk's own file",
}
# The tables that grow with each visitor or act.
GROWING = {table for table, rule in RULES.items() if rule in (DAYS_KEPT, A_DAY_KEPT, AUDIT)}
GROWING |= {"daily_visit", "receipt"}
# What is explained is told in the log of the server, once its settings are read at a new line.
EXPLAINED = ("session_preload_libraries = 'auto_explain'\nauto_explain.log_min_duration = 0\n"
             "auto_explain.log_analyze = on\nauto_explain.log_timing = off\n"
             "auto_explain.log_format = 'json'\n")

HISTORY = f"""
CREATE TEMP TABLE n AS SELECT i, date_trunc('day', now()) - (1 + i / {A_DAY}) * interval '1 day'
    + interval '1 hour' + (i % {A_DAY}) * interval '4 min' AS at
    FROM generate_series(0, {DAYS * A_DAY - 1}) AS i;
ALTER TABLE n ADD COLUMN day text, ADD COLUMN ms bigint;
UPDATE n SET day = to_char(at, 'YYYY-MM-DD'), ms = extract(epoch FROM at) * 1000;
INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms, seen_ms)
    SELECT 1, day, 'T', 1, {A_DAY}, max(ms), max(ms) FROM n GROUP BY day;
INSERT INTO ticket (hall, day, line, series, sequence, number, kind, is_priority, state, seat,
    token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms)
    SELECT 1, day, 'mediation', 'T', i % {A_DAY} + 1, 'T' || (i % {A_DAY} + 1), 'person', 0,
    'finished', '1', 'old-' || i, ms, ms, ms + 600000, ms + 600000, 1, ms + 1200000 FROM n;
INSERT INTO print_job (kind, ticket_id, state, is_reprint, created_ms, changed_ms)
    SELECT 'ticket', id, 'printed', 0, issued_ms, issued_ms FROM ticket;
INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, actor, reason, at_ms,
    was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, was_call_count)
    SELECT 1, 1, id, act, '', state, line, seat, '', '', issued_ms, '', '', 0, 0, 0, 0
    FROM ticket, unnest(ARRAY['issue', 'call', 'finish']) AS act;
INSERT INTO announcement (event, hall, ticket, number, seat, wanted_ms, asked_ms, outcome)
    SELECT n, 1, ticket, 'T1', '1', at_ms, at_ms, 'said' FROM event WHERE act = 'call';
INSERT INTO overdue (hall, ticket, day, number, line, level, since_ms, reached_ms, ended_ms)
    SELECT 1, id, day, number, line, 1, issued_ms, issued_ms, issued_ms + 1 FROM ticket;
INSERT INTO pair (hall, day, code, ticket) SELECT 1, day, 'P' || id, id FROM ticket;
INSERT INTO pair_side (pair, side, kind, is_priority, token, came_ms)
    SELECT id, 1, 'person', 0, 'pair-' || id, 1 FROM pair;
INSERT INTO appointment (hall, line, day, slot_ms, place, kind, is_priority, code, token, state,
    ticket, made_ms, changed_ms) SELECT 1, line, day, issued_ms, 1, kind, 0, 'A' || id, 'A' || id,
    'checked-in', id, issued_ms, issued_ms FROM ticket;
INSERT INTO daily_visit (hall, day, line, seat, kind, hour, ending, outcome, wait_s, way_s,
    service_s) SELECT 1, day, line, '1', kind, 9, 'served', '', 600, 60, 600 FROM ticket;
INSERT INTO closed_day (hall, day, closed_ms) SELECT 1, day, last_came_ms FROM series;
INSERT INTO closing (hall, line, from_ms, to_ms, reason, actor, made_ms, ended_ms)
    SELECT 1, line, issued_ms, issued_ms, 'x', 'a', issued_ms, issued_ms FROM ticket;
INSERT INTO bulletin (hall, text_zh, text_en, until_ms, actor, made_ms, ended_ms)
    SELECT 1, 'x', 'x', issued_ms, 'a', issued_ms, issued_ms FROM ticket;
INSERT INTO help_call (hall, seat, actor, since_ms, answered_by, ended_ms)
    SELECT 1, '1', 'a', issued_ms, 'b', issued_ms FROM ticket;
INSERT INTO account_event (at_ms, act, account, role, actor)
    SELECT issued_ms, 'sign-in', 'a', 'window', 'a' FROM ticket;
INSERT INTO receipt (code, notice_version, items, signature, signed_ms)
    SELECT 'old-' || id, '1', '', '', issued_ms FROM ticket;
"""

# A long morning of today that was over twenty minutes ago.
MORNING = f"""
CREATE TEMP TABLE n AS SELECT i, extract(epoch FROM now())::bigint * 1000 - 1200000 - i * 1000 AS ms
    FROM generate_series(1, {10 * A_DAY}) AS i;
INSERT INTO ticket (hall, day, line, series, sequence, number, kind, is_priority, state, seat,
    token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms)
    SELECT 1, to_char(now(), 'YYYY-MM-DD'), 'mediation', 'T', 5000 + i, 'T' || (5000 + i), 'person',
    0, 'finished', '1', 'new-' || i, ms, ms, ms, ms, 1, ms FROM n;
INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, actor, reason, at_ms,
    was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, was_call_count)
    SELECT 1, 1, id, 'issue', '', state, line, seat, '', '', issued_ms, '', '', 0, 0, 0, 0
    FROM ticket WHERE token LIKE 'new-%';
ANALYZE;
"""


def rows_read(plan):
    """Each node of a plan with its table and how many rows of it it looked at."""
    if "Relation Name" in plan:
        rows = plan.get("Actual Rows", 0) + plan.get("Rows Removed by Filter", 0)
        rows += plan.get("Rows Removed by Index Recheck", 0)
        yield plan["Relation Name"], rows * plan.get("Actual Loops", 0)
    for part in plan.get("Plans", ()):
        yield from rows_read(part)


def plans_of(log):
    """What the server told of each statement: the JSON behind 'plan:', line by line."""
    for found in re.finditer(r"plan:\n(\t\{.*?\n\t\})$", log, re.MULTILINE | re.DOTALL):
        yield json.loads(found.group(1).replace("\n\t", "\n"))


def greedy(log, most):
    """The statements that looked at more, each once, with the table and how much of it; and how
    many statements there were."""
    found, count = {}, 0
    for told in plans_of(log):
        count += 1
        for table, rows in rows_read(told["Plan"]):
            if table in GROWING and rows > most:
                found[" ".join(told["Query Text"].split())] = f"{rows} rows of {table}"
    return found, count


def a_minute_of_the_hall(kiosk, day):
    """What programs do all day, and what staff ask for: each must have done it."""
    giver = kiosk.run("giver", kiosk.address, "single", "mediation", "T", "person", "3", "new")
    expect(giver.returncode == 0 and len(giver.stdout.split()) == 3, giver.stdout + giver.stderr)
    for words in (["queue"], ["call", "1"], ["recall", "1"], ["start", "1"], ["finish", "1"],
                  ["figures", str(datetime.date.today() - datetime.timedelta(days=7))],
                  ["stats"], ["history", giver.stdout.split()[0]], ["appointments"], ["pairs"],
                  ["overdue"], ["exceptions"], ["papers"], ["clock"], ["printer", "jobs"],
                  ["station"], ["release", "audit"], ["voice", "said"]):
        done = kiosk.ctl(*words)
        expect(done.returncode == 0, f"{words}: {done.stdout}{done.stderr}")
    kiosk.ctl("doctor")
    kiosk.play(f"clock {day}T09:41:00\nboard\nkiosk\ntap 先行调解\ntap 我是个人\n"
               "expect 已为您取号\nwait 70s\n")


def next_working_day():
    day = datetime.date.today() + datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day


def main(build):
    root = pathlib.Path(tempfile.mkdtemp(prefix="ks-growth-"))
    root.chmod(0o755)
    base = root / "server"
    base.mkdir()
    try:
        server.start(base)
        kiosk = Kiosk(pathlib.Path(build).resolve(), root, "kiosk",
                      (base / "postgres-url").read_text())
        expect(kiosk.ctl("queue").returncode == 0, "no hall could be made")
        there = server.ask(kiosk.address, "SELECT tablename FROM pg_tables WHERE schemaname = "
                           "'public'").split()
        expect(set(there) == set(RULES), f"kept for how long: {set(there) ^ set(RULES)}")
        for statements in (HISTORY, "ANALYZE"):
            server.ask(kiosk.address, statements)
        server.break_off(base)
        server.set_options(base, EXPLAINED)
        server.go_on(base)
        log = server.folder_of(base) / "log"
        before = len(log.read_text())
        a_minute_of_the_hall(kiosk, next_working_day())
        found, count = greedy(log.read_text()[before:], MOST_ROWS)
        expect(count > 100, f"the server told of {count} statements only")
        told = "\n".join(f"{what}: {text}" for text, what in sorted(found.items()))
        expect(not found, f"a statement looked at old rows:\n{told}")
        server.ask(kiosk.address, MORNING)
        before = len(log.read_text())
        kiosk.ctl("doctor")
        found, count = greedy(log.read_text()[before:], A_DAY)
        expect(count > 10, f"the server told of {count} statements of a look only")
        expect(not found, f"a look at the house read this morning: {found}")
    finally:
        server.stop(base)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
