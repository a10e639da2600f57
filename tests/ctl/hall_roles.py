"""What kiosk, console and board may do in the database of a server: each its own work, and nothing
else. hall_roles.py BUILD_DIR."""
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
JOURNEYS = ("mediation_zh", "two_parties", "book_a_time", "give_back", "risk_zh", "paper_refilled",
            "my_number")
DAY = "2026-11-23"
TAKE = f"clock {DAY}T09:41:00\ntap 先行调解\ntap 我是个人\nexpect 已为您取号\ncall 1\n"
VOICE = " voice: "  # a journey has the voice of a board beside the kiosk, which a hall has not
SHOWS = f"clock {DAY}T09:42:00\nboard\nexpect T001\nexpect 1 号调解室\n"
# What no program of that kind is to be able to do.
FORBIDDEN = {
    "k1": ("SELECT 1 FROM account", "SELECT 1 FROM session", "SELECT 1 FROM sign_in_failure",
           "INSERT INTO account_event (at_ms) VALUES (1)", "DELETE FROM seat",
           "UPDATE receipt SET code = ''", "UPDATE event SET act = ''", "DELETE FROM series"),
    "c1": ("UPDATE account_event SET act = ''", "DELETE FROM account_event",
           "UPDATE event SET act = ''", "UPDATE receipt SET code = ''",
           "INSERT INTO receipt (code) VALUES ('')", "DELETE FROM series",
           "UPDATE release_audit SET act = ''", "DELETE FROM release_audit",
           "DELETE FROM release"),
    "b1": ("SELECT 1 FROM account", "SELECT 1 FROM session", "SELECT 1 FROM receipt",
           "INSERT INTO ticket (id) VALUES (1)", "UPDATE ticket SET seat = ''",
           "DELETE FROM event", "UPDATE series SET last_number = 1"),
}
FOR_NOBODY = ("CREATE TABLE mine (a INT)", "DROP TABLE ticket", "TRUNCATE ticket",
              "UPDATE mark SET version = 1", "UPDATE hall SET epoch = 1",
              "ALTER TABLE ticket ADD mine INT", "SELECT pg_read_file('/etc/passwd')")


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


postgres = load("postgres", TESTS / "sql" / "server.py")
console = load("console", TESTS / "console" / "server.py")


def expect(is_true, what):
    if not is_true:
        sys.exit(what)


def ask(url, statement):
    done = subprocess.run([postgres.program("psql"), "-qAt", url, "-c", statement],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def own(url, statement):
    status, told = ask(url, statement)
    expect(status == 0, f"{statement}: {told}")


def folder_for(root, name, url):
    folder = root / name
    folder.mkdir()
    (folder / "kiosk.conf").write_text(f"[store]\nurl = {url}\n", encoding="utf-8")
    return folder


def as_user(url, user):
    return url.replace("//court@", f"//{user}@")


def empty(url):
    own(url, "TRUNCATE ticket, series, event, pair, pair_side, appointment, print_job, receipt, "
             "announcement, voice, overdue, daily_visit, closed_day")


def play(build, root, journey, user, url):
    folder = folder_for(root, f"{user}-{journey.stem}", as_user(url, user))
    done = subprocess.run([build / "kiosk", "--journey", journey, "--out", folder / "out", "--data",
                           folder], capture_output=True, text=True, check=False, timeout=300)
    expect(done.returncode == 0, f"{user} cannot play {journey.stem}: {done.stderr}")
    return [line for line in done.stderr.splitlines()
            if "does not let" in line and (VOICE in line) == (user == "b1")]


def serves(build, root, url):
    """Visits of a day each; what staff do in them a kiosk may do, too."""
    for name in JOURNEYS:
        empty(url)
        denied = play(build, root, TESTS / "journeys" / f"{name}.journey", "k1", url)
        expect(not denied, f"k1 may not do all of {name}: {denied}")


def shows(build, root, url):
    """A board shows who is called, and tells the hall that it is said."""
    empty(url)
    for name, steps, user in (("take", TAKE, "k1"), ("board", SHOWS, "b1")):
        (root / f"{name}.journey").write_text(steps, encoding="utf-8")
        denied = play(build, root, root / f"{name}.journey", user, url)
        expect(not denied, f"{user} may not do all of {name}: {denied}")


def works(build, root, url):
    """Sets up, signs in, sits down, serves somebody, closes a line, looks at the figures."""
    with console.Server(build, folder_for(root, "c1", as_user(url, "c1"))) as staff:
        who = staff.set_up()
        seat = staff.ask("POST", "/api/seat", {"seat": "1"}, who)
        expect(seat.status == 200, f"the console takes no seat: {seat}")
        for request, wish in enumerate(({"do": "walk-in"}, {"do": "finish"}, {"do": "undo"},
                                        {"do": "finish"})):
            done = staff.ask("POST", "/api/act", {"request": f"r{request}", **wish}, who)
            expect(done.status == 200, f"the console cannot {wish}: {done}")
        for path in ("/api/hall", "/api/board", "/api/stats?from=2026-11-01&to=2026-11-30"):
            done = staff.ask("GET", path, headers=who)
            expect(done.status == 200, f"the console cannot read {path}: {done}")
        for words in (("user", "list"), ("close", "--from", "2030-01-01", "--to", "2030-01-02",
                                         "--reason", "x"), ("figures",), ("doctor",)):
            done = staff.ctl(*words)
            expect("does not let" not in done.stdout + done.stderr, f"{words}: {done.stderr}")
        expect("does not let" not in staff.log_path.read_text(), staff.log_path.read_text())


def ctl(build, folder, *words):
    return subprocess.run([build / "kioskctl", "--lang", "en", "--data", folder, *words],
                          capture_output=True, text=True, check=False)


def enrol(build, root, url, user):
    """A station that has reported, signed in as that user."""
    own(url, f"CREATE ROLE {user} LOGIN IN ROLE hall_kiosk")
    folder = folder_for(root, f"{user}-station", as_user(url, user))
    code = "".join(letter for letter in ctl(build, folder, "station", "ask").stdout
                   if letter.isdigit())
    made = ctl(build, root / "c1", "station", "enrol", code, user)
    expect(made.returncode == 0, f"{user} is not enrolled: {made.stderr}")
    journey = root / "report.journey"
    journey.write_text("wait 20s\n", encoding="utf-8")
    done = subprocess.run([build / "kiosk", "--journey", journey, "--out", folder / "out", "--data",
                           folder], capture_output=True, text=True, check=False, timeout=300)
    expect(done.returncode == 0, done.stderr)
    return made.stdout.split()[0]


def revokes(build, root, url):
    """A revoked station is no user of the database either, or it is said who has to see to it."""
    by_staff, by_owner = enrol(build, root, url, "k2"), enrol(build, root, url, "k3")
    shown = ctl(build, root / "c1", "station", "revoke", by_staff)
    expect(shown.returncode == 0 and "ALTER ROLE k2 NOLOGIN" in shown.stdout, f"{shown}")
    expect(ask(as_user(url, "k2"), "SELECT 1")[0] == 0, "staff have no right to change users")
    doctor = ctl(build, root / "c1", "doctor")
    expect("ALTER ROLE k2 NOLOGIN" in doctor.stdout and doctor.returncode == 1, f"{doctor}")
    own(url, "ALTER ROLE k2 NOLOGIN")
    expect("ALTER ROLE" not in ctl(build, root / "c1", "doctor").stdout, "it is done")
    court = as_user(url, "chief")
    own(url, "CREATE ROLE chief LOGIN CREATEROLE IN ROLE hall_console")
    with subprocess.Popen([postgres.program("psql"), "-qAt", as_user(url, "k3"), "-c",
                           "SELECT pg_sleep(600)"], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as open_line:
        while ask(url, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'k3'")[1] != "1\n":
            expect(open_line.poll() is None, "k3 cannot sign in")
        done = ctl(build, folder_for(root, "chief", court), "station", "revoke", by_owner)
        expect(done.returncode == 0 and done.stdout == "", f"{done}")
        expect(open_line.wait(60) != 0, "what was open is ended")
    status, told = ask(as_user(url, "k3"), "SELECT 1")
    expect(status != 0 and "not permitted to log in" in told, f"k3 may still sign in: {told}")


def main(build):
    build, root = pathlib.Path(build).resolve(), pathlib.Path(tempfile.mkdtemp(prefix="ks-roles-"))
    root.chmod(0o755)
    os.environ["HOME"] = str(root)
    postgres.start(root)
    try:
        url = (root / "postgres-url").read_text()
        owner = folder_for(root, "owner", url)
        for words in (("--data", owner, "queue"), ("store", "roles", url), ("store", "roles", url)):
            done = subprocess.run([build / "kioskctl", *words], capture_output=True, text=True,
                                  check=False)
            expect(done.returncode == 0, f"{words}: {done.stderr}")
        for user, group in (("k1", "kiosk"), ("c1", "console"), ("b1", "board")):
            own(url, f"CREATE ROLE {user} LOGIN IN ROLE hall_{group}")
        works(build, root, url)
        serves(build, root, url)
        shows(build, root, url)
        revokes(build, root, url)
        for user, statements in FORBIDDEN.items():
            for statement in (*statements, *FOR_NOBODY):
                status, told = ask(as_user(url, user), statement)
                is_refused = "permission denied" in told or "must be owner" in told
                expect(status != 0 and is_refused, f"{user} may {statement}: {told}")
        done = subprocess.run([build / "kioskctl", "store", "roles", as_user(url, "k1")],
                              capture_output=True, text=True, check=False)
        expect(done.returncode == 1 and "does not let" in done.stderr, done.stderr)
    finally:
        postgres.stop(root)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
