"""kioskctl store move: a hall goes from a file to a database server and back, and nothing is lost
on the way, whatever happens on it: move_hall.py BUILD_DIR."""
import hashlib
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server  # noqa: E402  (its folder is a neighbour)

ROWS = {"ticket": 4000, "event": 12000}  # of the others a handful
KILLS = 6
WORDS = ("", "T001", "先行调解", "it's \"quoted\"; -- ?1 $1", "line\nend", "é€😀", " blank ")
ONE_OF = {"state": {"ticket": ("waiting", "finished", "no-show"),
                    "print_job": ("printed", "failed"),
                    "appointment": ("cancelled", "expired"),
                    "printout": ("printed", "unsure"),
                    "release": ("submitted", "withdrawn"),
                    "device": ("active", "replaced", "revoked"),
                    "station_order": ("waiting", "done")},
          "kind": {"station_order": ("restart", "message")},
          "role": {"account": ("window", "supervisor")}, "ending": {"daily_visit": ("served",)},
          "outcome": {"announcement": ("said", "cut")}}


def expect(is_true, what, done=None):
    if not is_true:
        sys.exit(f"{what}\n{done.returncode}\n{done.stdout}{done.stderr}" if done else what)


class Programs:
    def __init__(self, build, root):
        self.build, self.root = build, root
        self.env = os.environ | {"HOME": str(root), "LC_ALL": "C.UTF-8"}

    def start(self, program, *words, **more):
        return subprocess.Popen([str(word) for word in (self.build / program, *words)],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                cwd=self.root, env=self.env, **more)

    def run(self, program, *words, **more):
        child = self.start(program, *words, **more)
        out, err = child.communicate(timeout=300)
        return subprocess.CompletedProcess(words, child.returncode, out, err)

    def move(self, where_from, to, **more):
        return self.run("kioskctl", "--lang", "en", "store", "move", where_from, to, **more)


def value_of(table, column, row):
    name, kind, may_be_null = column
    if may_be_null and row % 3 == 0:
        return None
    if name in ONE_OF and table in ONE_OF[name]:
        return ONE_OF[name][table][row % len(ONE_OF[name][table])]
    if (table, name) == ("release", "number"):
        return row + 2
    if name == "day":
        return f"2026-{row % 12 + 1:02}-{row % 28 + 1:02}"
    if name == "side":
        return row % 2 + 1
    if kind == "INTEGER":
        return row + 1
    if kind == "BLOB":
        return bytes((row + i) % 256 for i in range(40))
    return f"{WORDS[row % len(WORDS)]}{row}" if row % 7 else f"{row}"


def tables_of(db):
    return [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                         "name NOT LIKE 'sqlite%' ORDER BY name")]


def fill(path):
    """Every column of every table, with what is hard to carry."""
    db = sqlite3.connect(path)
    for table in tables_of(db):
        columns = [(row[1], row[2], not row[3] and not row[5])
                   for row in db.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(columns))
        first = 1 if table == "hall" else 0
        db.executemany(f"INSERT INTO {table} VALUES ({marks})",
                       ([value_of(table, column, row) for column in columns]
                        for row in range(first, ROWS.get(table, 20))))
    db.execute("UPDATE sqlite_sequence SET seq = 70000 WHERE name = 'print_job'")
    db.commit()
    db.close()


def rows_of(path):
    """All of a hall as another program than ours reads it."""
    db = sqlite3.connect(path)
    tables = {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
              for table in tables_of(db)}
    last = dict(db.execute("SELECT name, seq FROM sqlite_sequence"))
    db.close()
    return tables, last


def digest_of(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def there_and_back(programs, url):
    done = programs.move("sqlite:hall.db", url)
    expect(done.returncode == 0, "a hall does not go to a server", done)
    told = [line.split() for line in done.stdout.splitlines()]
    was, last = rows_of(programs.root / "hall.db")
    expect({line[0]: int(line[1]) for line in told if line[0] in was} ==
           {table: len(rows) for table, rows in was.items()}, "other counts are told", done)
    back = programs.move(url, "sqlite:back.db")
    expect(back.returncode == 0, "a hall does not come back", back)
    now, last_now = rows_of(programs.root / "back.db")
    for table, rows in was.items():
        expect(now[table] == rows, f"{table} is not what it was")
    expect(last_now | last == last_now, f"numbers would be given again: {last} {last_now}")
    expect([line.split()[2] for line in back.stdout.splitlines() if line.split()[0] in was] ==
           [line[2] for line in told if line[0] in was], "the checksums differ", back)


def goes_on(programs, url):
    """The next row on the server comes behind the last one of the file."""
    (programs.root / "at-server").mkdir()
    (programs.root / "at-server" / "kiosk.conf").write_text(f"[store]\nurl = {url}\n")
    done = programs.run("kioskctl", "--data", "at-server", "close", "--from", "2030-01-01", "--to",
                        "2030-01-02", "--reason", "x")
    expect(done.returncode == 0, "the hall at the server takes nothing", done)
    done = programs.run("kioskctl", "--data", "at-server", "doctor")
    expect("database: ok" in done.stdout, "the hall at the server is not well", done)


def what_is_taken_stays(programs, url):
    before = digest_of(programs.root / "back.db")
    for where_from, to in (("sqlite:hall.db", url), ("sqlite:hall.db", "sqlite:back.db"),
                           (url, url)):
        done = programs.move(where_from, to)
        expect(done.returncode == 1 and "something in" in done.stderr, f"over {to}", done)
    expect(digest_of(programs.root / "back.db") == before, "a hall was written over")
    done = programs.move("sqlite:nowhere.db", "sqlite:new.db")
    expect(done.returncode == 1 and "There is no database" in done.stderr, "of nothing", done)
    for wrong in ("hall.db", "postgresql://court:SECRET@localhost/postgres"):
        done = programs.move(wrong, "sqlite:new.db")
        expect(done.returncode == 2 and "SECRET" not in done.stderr, f"{wrong} is an address", done)
    expect(not (programs.root / "new.db").exists(), "something was made of nothing")


def while_open(programs, url, empty):
    """Of either end, as long as a program works with it."""
    for conf, pairs in ((f"url = {url}", ((url, "sqlite:open.db"),)),
                        (f"url = sqlite:{programs.root}/hall.db", (("sqlite:hall.db", empty),))):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="open-", dir=programs.root))
        (folder / "kiosk.conf").write_text(f"[store]\n{conf}\n")
        console = programs.start("kioskd", "--data", folder, "--listen", "127.0.0.1:0")
        console.stdout.readline()
        try:
            for where_from, to in pairs:
                done = programs.move(where_from, to)
                expect(done.returncode == 1 and "close the kiosk and the console" in done.stderr,
                       f"{where_from} was moved while it was open", done)
        finally:
            console.terminate()
            console.communicate(timeout=60)


def is_empty(programs, url):
    done = programs.move(url, "sqlite:looked.db")
    expect(done.returncode == 1 and "no hall" in done.stderr, "half a hall is at the server", done)


def wipe(url):
    done = subprocess.run([server.program("psql"), "-q", url, "-c",
                           "DROP SCHEMA public CASCADE; CREATE SCHEMA public"],
                          capture_output=True, text=True, check=False)
    expect(done.returncode == 0, done.stderr)


def killed(programs, url):
    """At moments from its first to its last: what it comes from stays, what it goes to is
    empty or whole, and the next try does it."""
    was = rows_of(programs.root / "hall.db")
    begin = time.monotonic()
    expect(programs.move("sqlite:hall.db", url).returncode == 0, "not moved")
    length_s = time.monotonic() - begin
    for kill in range(KILLS):
        wipe(url)
        target = programs.root / f"killed-{kill}.db"
        for where_from, to in (("sqlite:hall.db", url), ("sqlite:hall.db", f"sqlite:{target}")):
            child = programs.start("kioskctl", "store", "move", where_from, to)
            time.sleep(length_s * (kill + 0.5) / KILLS / (1 if to == url else 3))
            child.send_signal(signal.SIGKILL)
            child.communicate()
            expect(rows_of(programs.root / "hall.db") == was, "a kill changed where it comes from")
            again = programs.move(where_from, to)
            while again.returncode == 1 and "has the database open" in again.stderr:
                again = programs.move(where_from, to)  # the server has not seen the death yet
            whole = again.returncode == 1 and "something in" in again.stderr
            expect(again.returncode == 0 or whole, f"after kill {kill}", again)
        expect(rows_of(target)[0] == was[0], f"kill {kill} left another hall")
        back = programs.root / f"from-server-{kill}.db"
        expect(programs.move(url, f"sqlite:{back}").returncode == 0, "not brought back")
        expect(rows_of(back)[0] == was[0], f"kill {kill} left another hall at the server")
        back.unlink()


def make_disk_small():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def no_room(programs, url):
    """A file that cannot grow as far as the hall is large."""
    done = programs.move(url, "sqlite:small.db", preexec_fn=make_disk_small)
    expect(done.returncode == 1 and "full" in done.stderr, "no word of the full disk", done)
    left = [path.name for path in programs.root.glob("small.db*") if path.suffix != ".lock"]
    expect(not left, f"half a hall is left: {left}")


def server_lost(programs, url, base):
    was = rows_of(programs.root / "hall.db")
    wipe(url)
    child = programs.start("kioskctl", "--lang", "en", "store", "move", "sqlite:hall.db", url)
    while "INSERT INTO event" not in subprocess.run(
            [server.program("psql"), "-qAt", url, "-c", "SELECT query FROM pg_stat_activity"],
            capture_output=True, text=True, check=False).stdout:
        expect(child.poll() is None, "it was over before the server was lost")
    server.break_off(base)
    _, told = child.communicate(timeout=60)
    expect(child.returncode == 1 and "was not carried over" in told, f"it is not told: {told}")
    server.go_on(base)
    is_empty(programs, url)
    expect(rows_of(programs.root / "hall.db") == was, "a lost server changed where it comes from")


def main(build):
    root = pathlib.Path(tempfile.mkdtemp(prefix="ks-move-"))
    root.chmod(0o755)
    programs = Programs(pathlib.Path(build).resolve(), root)
    server.start(root)
    try:
        url = (root / "postgres-url").read_text()
        expect(programs.run("kioskctl", "--data", root, "queue").returncode == 0, "no hall")
        fill(root / "hall.db")
        there_and_back(programs, url)
        goes_on(programs, url)
        what_is_taken_stays(programs, url)
        while_open(programs, url, "sqlite:unmade.db")
        no_room(programs, url)
        wipe(url)
        is_empty(programs, url)
        killed(programs, url)
        server_lost(programs, url, root)
    finally:
        server.stop(root)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
