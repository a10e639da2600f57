"""A database in which one value of one row is wrong: every command that reads says so in a sentence
or goes on, none falls, and the row stays as it is. The tables are made by hand, without a rule, so
that each column can hold anything.

    strange_rows.py BUILD_DIR [PART/PARTS]
"""
import datetime
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PACK = pathlib.Path(__file__).parents[1] / "content/good"  # small: it is read at each command
URL = json.loads((PACK / "links.json").read_text(encoding="utf-8"))["links"][0]["url"]
VISITS = "stats --from 2020-01-01 --to 2020-01-01"
READING = {
    "ticket": ["queue", "papers --lang zh_CN", "came-out T001", "not-out T002", "came-out T003",
               "printer jobs", "printer reprint 1", "call 1", "recall 2", "start 2", "no-show 2",
               "figures 2000-01-01", "queue --json", "doctor"],
    "print_job": ["papers", "came-out T001", "not-out T002", "printer jobs", "printer reprint 2",
                  "figures 2000-01-01"],
    "series": ["clock", "doctor", "clock confirm"],
    "receipt": ["receipt 0A1B-2C3D-4E5F", "doctor"],
    "daily_ticket": ["figures 2000-01-01"],
    "daily_paper": ["figures 2000-01-01"],
    "hall": ["queue", "call 1", "came-out T001"],
    "event": ["history T001", "call 1", "history T005", "stats", "exceptions"],
    "address": ["doctor"],
    "account": ["user list", "user role Li --role window", "user remove Li"],
    "closing": ["queue", "close"],
    "overdue": ["queue", "overdue"],
    "closed_day": [VISITS],
    "daily_visit": [VISITS, VISITS + " --csv"],
}
WORDS = [("ticket", "state"), ("ticket", "seat"), ("ticket", "line"), ("print_job", "kind"),
         ("print_job", "state")]
STRANGE = [None, "other", "void\x00ed", "\x1b[2J", "x" * 5000, -1, -2**63, 2**63 - 1]
KEYS = {"ticket": "id", "print_job": "id", "series": "rowid", "receipt": "rowid",
        "daily_ticket": "rowid", "daily_paper": "rowid", "hall": "id", "event": "n",
        "address": "rowid", "account": "id", "closing": "id", "overdue": "id",
        "closed_day": "rowid", "daily_visit": "id"}


def kioskctl(build, data, line):
    return subprocess.run([build / "kioskctl", "--data", data, "--content", PACK, *line.split()],
                          text=True, capture_output=True, check=False, errors="replace",
                          timeout=120)


def loosen(db, table):
    """The same columns, of any type and without a check."""
    names = [row[1] + (" INTEGER PRIMARY KEY" if row[1] == KEYS[table] else "")
             for row in db.execute(f"PRAGMA table_info({table})")]
    keys = {"series": ", PRIMARY KEY (hall, day, series)",
            "daily_ticket": ", PRIMARY KEY (hall, day, line, kind)",
            "daily_paper": ", PRIMARY KEY (day, kind)"}
    return f"CREATE TABLE {table} ({', '.join(names)}{keys.get(table, '')})"


def make(build, folder):
    """A hall with one number in each state that a command looks at."""
    kioskctl(build, folder, "queue")
    db = sqlite3.connect(folder / "hall.db")
    schema = [loosen(db, table) for table in KEYS]
    schema += [text for name, text in db.execute("SELECT name, sql FROM sqlite_master "
                                                 "WHERE type IN ('table', 'view')")
               if name not in KEYS and not name.startswith("sqlite_")]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.close()
    for old in folder.glob("hall.db*"):
        old.unlink()
    db = sqlite3.connect(folder / "hall.db")
    for text in schema:
        db.execute(text)
    db.execute("PRAGMA application_id = 0x4b53484c")
    db.execute(f"PRAGMA user_version = {version}")
    court = datetime.timezone(datetime.timedelta(hours=8))
    now = datetime.datetime.now(court)
    day, ms = now.strftime("%Y-%m-%d"), int(now.timestamp() * 1000)
    states = ["reserved", "reserved", "expired", "waiting", "called"]
    for i, state in enumerate(states, 1):
        db.execute("INSERT INTO ticket (id, hall, day, line, series, sequence, number, kind, "
                   "is_priority, is_screen, state, seat, token, order_ms, issued_ms, called_ms, "
                   "call_count, changed_ms, why, first_called_ms) VALUES "
                   "(?,1,?,'mediation','T',?,?,'person',0,0,?,?,?,?,?,0,0,?,'',0)",
                   (i, day, i, f"T{i:03}", state, "2" if state == "called" else "", f"t{i}", ms, ms,
                    ms))
        db.execute("INSERT INTO print_job (id, kind, ticket_id, state, reason, attempts, "
                   "is_reprint, created_ms, changed_ms) VALUES (?,'ticket',?,?,'',1,0,?,?)",
                   (i, i, "unknown" if i < 4 else "printed", ms, ms))
    db.execute("INSERT INTO hall (id, epoch) VALUES (1, 1)")
    db.execute("INSERT INTO event VALUES (1, 1, 1, 5, 'call', 'waiting', 'called', 'mediation', "
               "'2', '', '', NULL, ?, 'mediation', '', ?, 0, 0, 0, '')", (ms, ms))
    db.execute("INSERT INTO address VALUES (1, ?, 'gone', 404, ?, 0, ?, 2, ?)",
               (URL, ms, ms, day))
    db.execute("INSERT INTO account VALUES (1, 'Li', 'li', 'administrator', 'x', ?, '')", (ms,))
    db.execute("INSERT INTO closing VALUES (1, 1, 'mediation', ?, ?, 'r', 'Li', ?, 0)",
               (ms - 1, ms + 9_000_000, ms))
    db.execute("INSERT INTO overdue VALUES (1, 1, 4, ?, 'T004', 'mediation', 1, ?, ?, '', 0)",
               (day, ms, ms))
    db.execute("INSERT INTO closed_day VALUES (1, '2020-01-01', ?)", (ms,))
    db.execute("INSERT INTO daily_visit VALUES (1, 1, '2020-01-01', 'mediation', '2', 'person', 9, "
               "'served', 'settled', 60, 30, 600, 0)")
    db.execute("INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms, seen_ms, "
               "is_disowned) VALUES (1, ?, 'T', 1, 5, ?, ?, 0)", (day, ms, ms))
    db.execute("INSERT INTO receipt (code, notice_version, items, signature, signed_ms) "
               "VALUES ('0A1B-2C3D-4E5F', 'v', 'a', x'00', ?)", (ms,))
    db.execute("INSERT INTO daily_ticket VALUES (1, '2020-01-01', 'mediation', 'person', 1, 1, 0, "
               "0, 0, 1, 9, 9)")
    db.execute("INSERT INTO daily_paper VALUES ('2020-01-01', 'ticket', 1, 0, 0)")
    db.commit()
    db.close()


def columns(path):
    db = sqlite3.connect(path)
    found = [(table, row[1]) for table in KEYS for row in db.execute(f"PRAGMA table_info({table})")
             if row[1] != KEYS[table]]
    db.close()
    return found


def spoil(path, table, column, value):
    """Every row, but where they must differ to be there at all."""
    db = sqlite3.connect(path)
    is_single = table == "ticket" and column in ("token", "sequence")
    one = " WHERE id = 1" if is_single else ""
    db.execute(f"UPDATE {table} SET {column} = ?{one}", (value,))
    db.commit()
    db.close()


def value_of(path, table, column):
    db = sqlite3.connect(path)
    db.text_factory = bytes
    found = db.execute(f"SELECT {column} FROM {table}").fetchall()
    db.close()
    return found


def fault(build, folder, place, command):
    before = value_of(folder / "hall.db", *place)
    run = kioskctl(build, folder, command)
    said = run.stdout + run.stderr
    if run.returncode not in (0, 1, 2) or "runtime error" in said or "Sanitizer" in said:
        return f"fell with {run.returncode}\n{said[-1500:]}"
    if "\x1b" in said or "\x00" in said:
        return f"sent to the terminal what stood in the row: {said!r}"
    if run.returncode != 0 and not said.strip():
        return "failed without a sentence"
    if run.returncode != 0 and value_of(folder / "hall.db", *place) != before:
        return "was refused, and yet the row has changed"
    return None


def try_value(build, root, place, value, commands):
    for command in commands:
        folder = root / "spoilt"  # what else is there may stay
        folder.mkdir(exist_ok=True)
        for old in folder.glob("hall.db*"):
            old.unlink()
        shutil.copy(root / "good/hall.db", folder)
        try:
            spoil(folder / "hall.db", *place, value)
        except sqlite3.IntegrityError:
            return
        what = fault(build, folder, place, command)
        if what:
            yield f"{'.'.join(place)} = {value!r:.40}: {command}: {what}"


def find_faults(build, root, part, parts):
    """Words with every command that reads them, all else with one command each, in turn; of the
    columns every so many'th."""
    good = root / "good"
    good.mkdir()
    make(build, good)
    said = kioskctl(build, good, "queue")
    if "waiting 1" not in said.stdout or "T005  person  room 2  called at " not in said.stdout:
        yield f"the hall made by hand is not read: {said.stdout}{said.stderr}"
        return
    turn = 0
    for number, place in enumerate(columns(good / "hall.db")):
        for value in STRANGE:
            commands = READING[place[0]]
            turn += 1
            if number % parts != part - 1:
                continue
            is_word = place in WORDS and (value is None or isinstance(value, str))
            yield from try_value(build, root, place, value,
                                 commands if is_word else [commands[turn % len(commands)]])


def main(build, share="1/1"):
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-strange-", dir=memory))
    try:
        faults = list(find_faults(pathlib.Path(build), root, *map(int, share.split("/"))))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.exit("\n".join(faults[:20]) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:3])
