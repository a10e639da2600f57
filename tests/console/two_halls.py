"""A court and a tribunal's hall, each a kioskd with a store of its own, and a line between them
that can be cut: what is done in the hall is counted at the court once, what the court shows is
shown in the hall, and each says how old what it knows of the other is. Each case by its name.

    two_halls.py CASE BUILD_DIR
"""
import contextlib
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server as database  # noqa: E402  (tests/sql; that of this folder is below)

del sys.modules["server"]
sys.path.pop(0)
from lives import make_certificate  # noqa: E402
from server import PASSWORD, Server, lay_out, run_case, until  # noqa: E402
from signers import Signers  # noqa: E402

NAME = "guihua"
MOST_S, KILL_EVERY = 120, 5
# By hand: thousands of them, for an hour.
ROUNDS = int(os.environ.get("KS_HALLS_ROUNDS", "30"))
SEED = int(os.environ.get("KS_HALLS_SEED", "11"))


class Line:
    """What lies between hall and court: lets everything through, or takes no call ("refused"), or
    takes it and says nothing ("silent"), or loses the answer ("lost")."""

    def __init__(self, port):
        self.port, self.how, self.open = port, "through", []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.take_calls, daemon=True).start()

    def turn(self, how):
        """From now on, for calls that are open, too."""
        self.how = how
        for end in self.open:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.open.clear()

    def take_calls(self):
        while True:
            try:
                near, _ = self.socket.accept()
            except OSError:
                return
            if self.how == "refused":
                near.close()
                continue
            self.open.append(near)
            if self.how != "silent":
                threading.Thread(target=self.carry, args=(near, self.how), daemon=True).start()

    def carry(self, near, how):
        try:
            far = socket.create_connection(("127.0.0.1", self.port))
        except OSError:
            near.close()
            return
        self.open.append(far)
        answers = threading.Thread(target=self.pour, args=(far, None if how == "lost" else near),
                                   daemon=True)
        answers.start()
        self.pour(near, far)

    @staticmethod
    def pour(start, end):
        """`end` None: what comes is lost, and the line with it."""
        try:
            while data := start.recv(65536):
                if end is None:
                    break
                end.sendall(data)
        except OSError:
            pass
        for side in (start, end):
            if side is not None:
                side.close()

    def close(self):
        self.turn("refused")
        self.socket.close()


class Pair:
    """Court and hall, enrolled; `addresses`: of their databases, where these are no files."""

    def __init__(self, build, addresses=None, certificate=False):
        self.build, self.addresses = pathlib.Path(build), addresses
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="two-halls-"))
        for name in ("court", "hall"):
            (self.root / name).mkdir(mode=0o700)
        self.conf("court")
        if certificate:
            make_certificate(self.root / "court")
            with open(self.root / "court/kiosk.conf", "a", encoding="ascii") as conf:
                conf.write("[console]\ncertificate = certificate.pem\nkey = key.pem\n")
        self.court = Server(build, self.root / "court")
        self.line = Line(self.court.port)
        url = f"https://127.0.0.1:{self.court.port}" if certificate else self.line.address
        self.conf("hall", f"[hall]\nname = {NAME}\n[court]\nurl = {url}\n"
                  + ("certificate = ../court/certificate.pem\n" if certificate else ""))
        self.key = self.ctl("hall", "court", "key").stdout.strip()
        done = self.ctl("court", "tribunal", "enrol", NAME, self.key)
        assert done.returncode == 0, done.stderr
        self.hall = Server(build, self.root / "hall")

    def conf(self, which, more=""):
        store = f"[store]\nurl = {self.addresses[which]}\n" if self.addresses else ""
        (self.root / which / "kiosk.conf").write_text(store + more, encoding="ascii")

    def ctl(self, which, *words):
        return subprocess.run([self.build / "kioskctl", "--data", self.root / which, "--lang", "en",
                               *words], capture_output=True, text=True, check=False)

    def address(self, which):
        return self.addresses[which] if self.addresses else self.root / which / "hall.db"

    def rows(self, which, statement):
        """As text, a row each, with bars between."""
        if self.addresses:
            return database.ask(self.addresses[which], statement).split()
        with sqlite3.connect(self.root / which / "hall.db", timeout=30) as db:
            return ["|".join(map(str, row)) for row in db.execute(statement)]

    def give(self, count, sign):
        told = subprocess.run([self.build / "giver", self.address("hall"), "single", "mediation",
                               "T", "person", str(count), sign], capture_output=True, text=True,
                              check=True)
        return len(told.stdout.split())

    def counted(self):
        """What the court has counted, by act."""
        return sorted(self.rows("court", "SELECT act, sum(count) FROM tribunal_figure "
                                         f"WHERE name = '{NAME}' GROUP BY act ORDER BY act"))

    def done(self):
        """What was done in the hall, by act."""
        return sorted(self.rows("hall", "SELECT act, count(*) FROM event WHERE ticket > 0 "
                                        "GROUP BY act ORDER BY act"))

    def counts_all(self):
        until(lambda: self.counted() == self.done(), "the same count on both sides", MOST_S)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for each in (self.hall, self.court):
            each.__exit__()
        self.line.close()
        shutil.rmtree(self.root, ignore_errors=True)


def cuts_and_kills(pair):
    """Numbers are given while the line is cut in every way and either program dies; what was given
    is known here and nowhere else."""
    chance, given, killed = random.Random(SEED), 0, 0
    for turn in range(ROUNDS):
        pair.line.turn(chance.choice(("through", "through", "refused", "silent", "lost")))
        given += pair.give(chance.randint(1, 5), f"turn-{turn}-")
        if turn % KILL_EVERY == 0:
            victim = chance.choice((pair.hall, pair.court))
            victim.kill()
            given += pair.give(1, f"dead-{turn}-")
            victim.start()
            killed += 1
        time.sleep(chance.random())
    pair.line.turn("through")
    pair.counts_all()
    told = f"{ROUNDS} rounds, {killed} kills, {given} numbers; counted: {pair.counted()}"
    assert killed >= ROUNDS // KILL_EVERY and f"issue|{given}" in pair.counted(), told
    print(told)


def whatever_is_cut_or_dies_both_count_the_same(build):
    with Pair(build) as pair:
        cuts_and_kills(pair)


@contextlib.contextmanager
def pair_on_server(build):
    """Each of them in a database of its own on one server."""
    base = pathlib.Path(tempfile.mkdtemp(prefix="two-halls-pg-"))
    database.start(base)
    try:
        url = (base / "postgres-url").read_text()
        addresses = {which: url.replace("/postgres?", f"/{which}_of_two?")
                     for which in ("court", "hall")}
        for which in addresses:
            database.ask(url, f"CREATE DATABASE {which}_of_two")
        with Pair(build, addresses) as pair:
            yield pair
    finally:
        database.stop(base)
        shutil.rmtree(base, ignore_errors=True)


def the_same_with_both_halls_on_a_database_server(build):
    with pair_on_server(build) as pair:
        cuts_and_kills(pair)


def writers_at_one_moment_are_counted_each(build):
    """On a server a number may be written before one that was begun earlier."""
    with pair_on_server(build) as pair:
        givers = [threading.Thread(target=pair.give, args=(80, f"writer-{each}-"))
                  for each in range(6)]
        for giver in givers:
            giver.start()
        for giver in givers:
            giver.join()
        pair.counts_all()
        assert "issue|480" in pair.counted(), pair.counted()


# ---- content ----

class Desk:
    """Who publishes at the court: an author, somebody who approves, and the signers' keys."""

    def __init__(self, pair):
        self.pair, self.court = pair, pair.court
        self.signers = Signers(pair.court)
        self.author = pair.court.set_up()
        made = self.ask("POST", "/api/users", {"user": "Zhao", "role": "administrator",
                                               "password": PASSWORD})
        assert made.status == 200, made
        self.second = pair.court.sign_in("Zhao", PASSWORD)

    def ask(self, method, path, body=None, who=None):
        return self.court.ask(method, path, body, who or self.author)

    def do(self, path, body, who=None):
        done = self.ask("POST", path, body, who)
        assert done.status == 200, done
        return done.json

    def publish(self, draft, hotline):
        self.do("/api/drafts", {"name": draft})
        self.do("/api/draft/do", {"draft": draft, "file": "court.json", "act": "set",
                                  "field": "hotline", "value": json.dumps(hotline), "seen": 0})
        lay_out(self.court, self.author, draft)
        number = self.do("/api/release/submit", {"draft": draft, "why": "a number"})["number"]
        self.do("/api/release/do", {"number": number, "act": "approve"}, self.second)
        manifest = self.ask("GET", f"/api/release?number={number}").json["manifest"]
        self.do("/api/release/do", {"number": number, "act": "publish",
                                    **self.signers.sign(manifest)})
        return number

    def roll_back(self, earlier):
        drawn = self.ask("GET", f"/api/release/rollback?of={earlier}").json
        return self.do("/api/release/rollback", {
            "of": earlier, "why": "the later one is wrong", "from_ms": drawn["from_ms"],
            **self.signers.sign(drawn["manifest"])})["number"]

    def trust_in_hall(self):
        done = self.pair.ctl("hall", "release", "trust", self.signers.root / "signers")
        assert done.returncode == 0, done.stderr


def released(pair):
    """The numbers that the hall has published, the newest first."""
    return pair.rows("hall", "SELECT number FROM release WHERE state = 'scheduled' "
                             "ORDER BY number DESC")


def what_the_court_shows_is_shown_in_the_hall(build):
    with Pair(build) as pair:
        desk = Desk(pair)
        desk.trust_in_hall()
        number = desk.publish("one", "12366")
        until(lambda: released(pair) == [str(number)], "the release")
        until(lambda: report(pair)["release"] == number, "the hall says that it shows it", MOST_S)
        pair.line.turn("refused")
        later = desk.publish("two", "12388")
        pair.hall.kill()
        pair.hall.start()
        pair.line.turn("through")
        until(lambda: released(pair)[0] == str(later), "the release that came after a cut")
        back = desk.roll_back(number)
        until(lambda: report(pair)["release"] == back, "the earlier one once more", MOST_S)


def a_page_that_the_court_takes_down_is_down_in_the_hall(build):
    def down():
        return pair.rows("hall", "SELECT page, who FROM takedown ORDER BY page")

    with Pair(build) as pair:
        desk, page = Desk(pair), {"page": "guide:labour", "why": "a wrong sum"}
        desk.do("/api/release/pages", {**page, "is_down": True})
        until(lambda: down() == ["guide:labour|court"], "the page")
        desk.do("/api/release/pages", {**page, "is_down": False})
        until(lambda: down() == [], "the page back")


def a_release_whose_signer_is_not_trusted_in_the_hall_is_not_shown_there(build):
    with Pair(build) as pair:
        desk = Desk(pair)
        number = desk.publish("one", "12366")
        told = until(lambda: says(pair, "cannot be shown here"), "the fault")
        assert told.returncode == 1 and released(pair) == [], told
        desk.trust_in_hall()
        pair.hall.kill()  # a pack that was refused is asked for again once a minute
        pair.hall.start()
        until(lambda: released(pair) == [str(number)], "the release")
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line is well")


# ---- the line ----

def report(pair):
    rows = pair.rows("court", f"SELECT report FROM tribunal WHERE name = '{NAME}'")
    return json.loads(rows[0]) if rows and rows[0] else {"release": 0}


def says(pair, words):
    """What the hall tells of its line, once these words are in it."""
    told = pair.ctl("hall", "court")
    return told if words in told.stdout else None


def a_dead_line_is_told_with_its_age_on_both_sides(build):
    with Pair(build) as pair:
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line")
        assert re.fullmatch(NAME + r"  alive  \d s ago\n", pair.ctl("court", "tribunal").stdout)
        pair.line.turn("silent")
        until(lambda: says(pair, "it does not answer"), "the hall says so")
        told = until(lambda: re.search(r"heard last on \d{4}-\d\d-\d\d at \d\d:\d\d",
                                       pair.ctl("hall", "doctor").stdout), "since when")
        assert told
        until(lambda: re.fullmatch(NAME + r"  away  \d\d s ago\n",
                                   pair.ctl("court", "tribunal").stdout), "the court says so")
        pair.line.turn("through")
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line again")


def a_hall_whose_key_was_taken_back_is_heard_no_more(build):
    with Pair(build) as pair:
        pair.give(2, "first-")
        pair.counts_all()
        assert pair.ctl("court", "tribunal", "revoke", NAME).returncode == 0
        until(lambda: says(pair, "does not know the key"), "the refusal")
        pair.give(1, "second-")
        assert pair.ctl("court", "tribunal", "enrol", NAME, pair.key).returncode == 0
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line")
        pair.give(3, "third-")
        until(lambda: "issue|5" in pair.counted(), "what was done since it was enrolled anew")


def a_copy_of_the_hall_is_refused(build):
    """The same key and the same messages from another folder."""
    with Pair(build) as pair:
        pair.hall.end()
        shutil.copytree(pair.root / "hall", pair.root / "copy")
        pair.hall.start()
        pair.give(3, "real-")
        pair.counts_all()
        pair.hall.kill()
        with Server(build, pair.root / "copy"):
            until(lambda: "heard a later message" in pair.ctl("copy", "court").stdout,
                  "the refusal")
        told = pair.ctl("court", "tribunal").stdout
        assert "another machine came with its key" in told, told
        assert "issue|3" in pair.counted(), pair.counted()


def a_message_that_the_hall_did_not_sign_is_not_heard(build):
    with Pair(build) as pair:
        pair.hall.kill()
        text = json.dumps({"epoch": 1 << 60, "said": 1, "after": {"e": 0, "n": 0},
                           "end": {"e": 1, "n": 1}, "acts": [[1, 1, 1, "issue", "filing", -1, ""]],
                           "pack": 0, "report": {}})
        for name in (NAME, "nobody", "", "x" * 40):
            for path in ("/api/tribunal", "/api/tribunal/pack"):
                got = pair.court.ask("POST", path, {"name": name, "text": text,
                                                    "signature": "00" * 64})
                assert (got.status, got.error) == (404, "not-found"), got
        assert pair.counted() == []


def nothing_that_names_a_visitor_goes_to_the_court(build):
    with Pair(build) as pair:
        pair.give(2, "visitor-")
        pair.counts_all()
        told = until(lambda: report(pair) if "lines" in report(pair) else None, "the report")
        assert set(told) == {"at", "hall", "is_open", "waiting", "lines", "seats", "release",
                             "findings", "stations"}, told
        assert not re.search(r"T\d\d\d", json.dumps(told)), told
        kept = "\n".join(pair.rows("court", "SELECT * FROM tribunal_figure"))
        assert kept and "T00" not in kept and "person" not in kept, kept


def the_court_is_known_by_its_certificate_alone(build):
    with Pair(build, certificate=True) as pair:
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line over TLS")
        pair.hall.kill()
        other = pair.root / "other"
        other.mkdir()
        make_certificate(other)
        conf = pair.root / "hall/kiosk.conf"
        conf.write_text(conf.read_text().replace("../court/", "../other/"))
        pair.hall.start()
        until(lambda: says(pair, "it does not answer"), "the refusal")


def a_hall_without_a_name_has_no_court(build):
    root = pathlib.Path(tempfile.mkdtemp(prefix="two-halls-"))
    try:
        for conf, words in (("[court]\nurl = https://x:1\n", "[hall] name is not"),
                            ("[hall]\nname = a\n[court]\nurl = http://x:1\n", "not at http://x:1"),
                            ("[hall]\nname = a\n[court]\nurl = https://x:1/\n", "nothing behind")):
            (root / "kiosk.conf").write_text(conf)
            told = subprocess.run([pathlib.Path(build) / "kioskd", "--data", root, "--lang", "en",
                                   "--listen", "127.0.0.1:0"], capture_output=True, text=True,
                                  check=False, timeout=MOST_S)
            assert told.returncode == 2 and words in told.stderr, told
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    run_case(globals())
