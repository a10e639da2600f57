"""A busy hall through the real kioskd in which programs die: eight seats call over HTTP, two kiosks
give numbers, and the server or a kiosk is killed again and again and started anew. Nobody is called
twice or lost, and a request whose answer was lost gives the same number when it is asked again.

    busy.py BUILD_DIR [TICKETS] [KILLS]
"""
import http.client
import json
import multiprocessing
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from server import PASSWORD, Server

SEATS, KIOSKS = 8, 2
SOURCE = pathlib.Path(__file__).parents[2]


def make_content(folder, windows):
    """The hall's content with so many windows for filing, and one for each other line."""
    shutil.copytree(SOURCE / "assets/content", folder)
    path = folder / "hall.json"
    hall = json.loads(path.read_text())
    model = next(seat for seat in hall["seats"] if seat["kind"] == "window")
    hall["seats"] = []
    for number in range(1, windows + 1):
        name = {lang: text.replace("1", str(number)) for lang, text in model["name"].items()}
        hall["seats"].append({**model, "id": f"w{number}", "name": name, "lines": ["filing"]})
    for line in hall["lines"]:  # none is left without a seat
        hall["seats"].append({**model, "id": line["id"], "lines": [line["id"]]})
    path.write_text(json.dumps(hall, ensure_ascii=False))


class Caller:
    """One seat: calls, and finishes whom it called, until all have been served."""

    def __init__(self, port, session, seat, wanted, counts):
        self.port, self.session, self.seat, self.wanted = port, session, seat, wanted
        self.served, self.allowed, self.repeated = counts
        self.turn, self.numbers = 0, []

    def ask(self, path, body):
        """(status, answer), asked until an answer comes; how often it was lost is counted."""
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                connection.request("POST", path, json.dumps(body),
                                   {"Content-Type": "application/json", **self.session})
                reply = connection.getresponse()
                answer = json.loads(reply.read())
            except (OSError, http.client.HTTPException, ValueError):
                with self.repeated.get_lock():
                    self.repeated.value += 1
                time.sleep(0.02)
                continue
            finally:
                connection.close()
            if reply.status == 503:
                time.sleep(0.02)
                continue
            return reply.status, answer

    def act(self, what):
        self.turn += 1
        body = {"do": what, "request": f"{self.seat}-{self.turn}"}
        status, answer = self.ask("/api/act", body)
        if status == 200 and random.random() < 0.2:
            again, same = self.ask("/api/act", body)
            assert again == 200 and same["ticket"]["number"] == answer["ticket"]["number"], (
                self.seat, answer, same)
        return status, answer

    def run(self, out):
        self.ask("/api/seat", {"seat": self.seat, "take_over": True})
        while self.served.value < self.wanted:
            if self.served.value >= self.allowed.value:  # the next death comes first
                self.ask("/api/seat", {"seat": self.seat, "take_over": True})
                continue
            status, answer = self.act("call")
            if status == 404:
                time.sleep(0.02)
                continue
            assert status == 200, (self.seat, status, answer)
            number = answer["ticket"]["number"]
            for what in ("came", "finish"):
                status, answer = self.act(what)
                assert status == 200 and answer["ticket"]["number"] == number, (status, answer)
            self.numbers.append(number)
            with self.served.get_lock():
                self.served.value += 1
        out.put(self.numbers)


class Kiosks:
    """Give their share; one that is killed is started again and goes on where it was."""

    def __init__(self, build, data, each):
        self.words = [[build / "giver", data / "hall.db", "single", "filing", "L", "person",
                       str(each), f"kiosk-{i}"] for i in range(KIOSKS)]
        self.children = [self.start(i) for i in range(KIOSKS)]

    def start(self, which):
        return subprocess.Popen(self.words[which], stdout=subprocess.DEVNULL)

    def kill_one(self):
        """True when one that still gave was killed."""
        which = random.randrange(KIOSKS)
        self.children[which].kill()
        was_alive = self.children[which].wait() != 0
        self.children[which] = self.start(which)
        return was_alive

    def end(self):
        assert [child.wait() for child in self.children] == [0] * KIOSKS


def check(path, wanted, numbers):
    assert len(numbers) == len(set(numbers)) == wanted, (len(numbers), len(set(numbers)))
    db = sqlite3.connect(path)

    def count(text):
        return db.execute(text).fetchone()[0]
    assert count("PRAGMA integrity_check") == "ok"
    assert count("SELECT count(*) FROM ticket") == wanted
    assert count("SELECT count(*) FROM ticket WHERE state <> 'finished' OR call_count <> 1") == 0
    for act in ("call", "came", "finish"):
        assert count(f"SELECT count(*) FROM event WHERE act = '{act}'") == wanted, act
    db.close()


def run(server, build, wanted, kills):
    admin = server.set_up()
    counts = served, allowed, repeated = [multiprocessing.Value("i", 0) for _ in range(3)]
    out, callers = multiprocessing.Queue(), []
    for i in range(1, SEATS + 1):
        server.ask("POST", "/api/users", {"user": f"u{i}", "role": "window",
                                          "password": PASSWORD}, admin)
        caller = Caller(server.port, server.sign_in(f"u{i}", PASSWORD), f"w{i}", wanted, counts)
        callers.append(multiprocessing.Process(target=caller.run, args=(out,)))
    kiosks = Kiosks(pathlib.Path(build), server.data, wanted // KIOSKS)
    for caller in callers:
        caller.start()
    deaths = 0
    while served.value < wanted:
        allowed.value = wanted * (deaths + 1) // (kills + 1)
        time.sleep(0.01)
        assert all(caller.exitcode in (None, 0) for caller in callers), "a caller has failed"
        if deaths < kills and served.value * (kills + 1) * 2 >= wanted * (deaths * 2 + 1):
            deaths += 1
            if deaths % 3 == 0:
                kiosks.kill_one()
            else:
                server.kill()
                server.start()
    numbers = [number for _ in callers for number in out.get()]
    for caller in callers:
        caller.join()
    kiosks.end()
    return numbers, deaths, repeated.value


def main(build, wanted="120", kills="9"):
    wanted = int(wanted) // KIOSKS * KIOSKS
    random.seed(20261123)
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / "content"
        make_content(content, SEATS)
        begun = time.monotonic()
        with Server(build, None, "--content", content) as server:
            numbers, deaths, repeated = run(server, build, wanted, int(kills))
            check(server.data / "hall.db", wanted, numbers)
        print(f"{wanted} numbers, {deaths} deaths, {repeated} answers lost and asked again, "
              f"{time.monotonic() - begun:.0f} s")
    assert repeated > 0 and deaths == int(kills), (repeated, deaths)


if __name__ == "__main__":
    main(*sys.argv[1:4])
