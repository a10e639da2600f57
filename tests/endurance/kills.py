"""SIGKILL at any moment. A kiosk takes numbers, prints and signs; it is killed, its folder looked
at, and the next one goes on in the same folder: on the file printer in visits without a window, and
every eighth time in a window, touched with a mouse, on an ESC/POS printer on the network.

    kills.py BUILD_DIR SOURCE_DIR KILLS [SEED]

by hand, for instance: python3 tests/endurance/kills.py build . 10000
"""
import contextlib
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "world"))
import world  # noqa: E402  (its folder is a neighbour)

# Every visit at the same moment: no number is given by a clock that went back more than minutes.
NOW = "clock 2026-11-23T09:41:00\n"
TAKE = NOW + "tap 先行调解\ntap 我是个人\nexpect 已为您取号\ntap 完成\n"
SIGN = (NOW + "tap 风险告知\ntap 赢了\n" + "tap 我读懂了，下一页\n" * 2 +
        "tap 我已读懂，去签名\nsign\ntap 签名并打印\nexpect 校验码\ntap 完成\n")
TAPS = ["先行调解", "我是个人"]
NUMBER = re.compile(r"^(T\d+)$", re.M)
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")
OPEN = 1795398060  # Monday 23 November 2026, 09:41 at the court: the day of the other visits
WINDOW_ONE_IN = 8
MOST_LATE_S = 0.25
KILLS_A_HALL = 24  # a line gives so many numbers a day, and each visit takes some


class Hall:
    """One data folder and all that came out of its printers."""

    def __init__(self, stage, root):
        root.mkdir()
        self.stage, self.root, self.data, self.out = stage, root, root / "data", root / "out"
        self.read, self.printed, self.codes, self.slips = set(), [], set(), []
        self.device = stage.start([stage.build / "paperend"], stdin=subprocess.PIPE, text=True,
                                  stdout=subprocess.PIPE, bufsize=1)
        self.conf = root / "kiosk.conf"
        self.conf.write_text(f"[printer]\nurl = {self.device.stdout.readline()}", encoding="utf-8")
        self.places = []

    def read_paper(self):
        """What is new in the slips' folder; returns the new check codes."""
        new = set()
        for slip in set((self.out / "slips").glob("*.txt")) - self.read:
            text = slip.read_text(encoding="utf-8")
            self.read.add(slip)
            self.printed += NUMBER.findall(text)
            new |= set(CODE.findall(text))
        self.codes |= new
        return new

    def read_roll(self):
        """What has been cut off; a slip that its kiosk's death cut short may look like another."""
        self.device.stdin.write("\n")
        self.slips += [slip.split(":") for slip in self.device.stdout.readline().split()]
        longest = max((int(lines) for lines, _ in self.slips), default=0)
        whole = [mark for lines, mark in self.slips if int(lines) > longest * 0.9]
        world.expect(len(whole) == len(set(whole)), "the same slip was cut twice")

    def visit(self, steps, rng):
        """Without a window: dies some time after its first paper."""
        journey = self.root / "many.journey"
        journey.write_text(steps, encoding="utf-8")
        slips, before = self.out / "slips", len(self.read)
        kiosk = self.stage.start(
            [self.stage.build / "kiosk", "--journey", journey, "--out", self.out, "--data",
             self.data], stderr=subprocess.PIPE, text=True)
        while len(list(slips.glob("*.txt"))) == before and kiosk.poll() is None:
            time.sleep(0.005)
        time.sleep(rng.uniform(0, MOST_LATE_S))
        kill(kiosk)

    def find(self, taps, name):
        """Where it is on the screens of a kiosk of this folder: what staff should know moves it."""
        copy = self.stage.root / "find-data"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.data, copy)
        return self.stage.middle(taps, name)

    def open_window(self):
        self.places = [self.find(TAPS[:i], name) for i, name in enumerate(TAPS)]
        preload = next(self.stage.build.rglob("libofficehours.so"))
        kiosk = self.stage.start(
            ["env", f"LD_PRELOAD={preload}", f"KS_CLOCK_AHEAD_S={OPEN - int(time.time())}",
             "ASAN_OPTIONS=verify_asan_link_order=0", self.stage.build / "kiosk", "--config",
             self.conf, "--data", self.data, "--size", "1080x1920"], stderr=subprocess.PIPE,
            text=True)
        while "first-frame-ms" not in (line := kiosk.stderr.readline()):
            world.expect(line != "", "the kiosk did not come back with a first frame")
        return kiosk

    def ask_for_a_number(self, pause_s):
        for x, y in self.places:
            time.sleep(pause_s)
            subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep",
                            "0.05", "mouseup", "1"], env=self.stage.env, check=True)

    def visit_in_a_window(self, rng):
        """Dies at any moment after the touch that asks for a number."""
        kiosk = self.open_window()
        self.ask_for_a_number(0.4)
        time.sleep(rng.uniform(0, 3 * MOST_LATE_S))
        kill(kiosk)

    def visit_in_peace(self):
        """After all that a number comes out of the printer, and the kiosk ends as it should."""
        before = len(self.slips)
        kiosk = self.open_window()
        self.ask_for_a_number(2)
        world.until(lambda: self.read_roll() or len(self.slips) > before, "the last slip")
        kiosk.stderr.close()
        world.end(kiosk)

    def rows(self, statement):
        with contextlib.closing(sqlite3.connect(self.root / "copy/hall.db")) as db:
            return [row[0] for row in db.execute(statement)]

    def look(self):
        """Of a copy: the kiosk itself is to mend what its death left."""
        copy = self.root / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for path in self.data.glob("hall.db*"):
            world.expect("damaged" not in path.name, f"{path.name}: it was taken for damaged")
            shutil.copy(path, copy)
        new = self.read_paper()
        world.expect(self.rows("PRAGMA integrity_check") == ["ok"], "the database is damaged")
        numbers = self.rows("SELECT number FROM ticket")
        world.expect(len(numbers) == len(set(numbers)), "a number is stored twice")
        world.expect(len(self.printed) == len(set(self.printed)), "a number was printed twice")
        lost = set(self.printed) - set(numbers)
        world.expect(not lost, f"printed and lost: {lost}")
        for code in new:
            self.check_receipt(code)
        self.read_roll()
        sure, unsure = (self.rows("SELECT count(*) FROM print_job WHERE kind = 'ticket' AND state "
                                  f"IN ({states})")[0] for states in
                        ("'printed'", "'printed', 'unknown', 'sending'"))
        papers = len(self.slips) + len(self.printed)
        world.expect(sure <= papers <= unsure,
                     f"{papers} slips, but {sure} to {unsure} by the rows")

    def check_receipt(self, code):
        done = self.stage.ctl("--data", self.data, "receipt", code)
        world.expect(done.returncode == 0 and code in done.stdout, f"{code}: {done.stderr}")


def kill(kiosk):
    is_alive = kiosk.poll() is None
    if is_alive:
        kiosk.send_signal(signal.SIGKILL)
    said = kiosk.stderr.read()
    kiosk.stderr.close()
    kiosk.wait()
    world.expect(is_alive, f"the kiosk ended by itself: exit {kiosk.returncode}\n{said}")


def stay_in(hall, kills, before, seed, rng):
    """So many deaths in one data folder; then all that it holds is there and right."""
    for i in range(before + 1, before + kills + 1):
        if i % WINDOW_ONE_IN == 0:
            hall.visit_in_a_window(rng)
        else:
            hall.visit("".join(rng.choice([TAKE, TAKE, SIGN]) for _ in range(400)), rng)
        try:
            hall.look()
        except SystemExit as fault:
            sys.exit(f"after kill {i} of seed {seed}: {fault}")
    hall.visit_in_peace()
    hall.look()
    for code in hall.codes | set(hall.rows("SELECT code FROM receipt")):
        hall.check_receipt(code)


def main(build, source, kills, seed="20261123"):
    rng = random.Random(int(seed))
    numbers = receipts = cut = 0
    with contextlib.ExitStack() as callbacks:
        stage = world.Stage(build, source, callbacks)
        stage.env["KS_TRACE_START"] = "1"
        stage.open_display()
        for before in range(0, int(kills), KILLS_A_HALL):
            hall = Hall(stage, stage.root / f"hall-{before}")
            stay_in(hall, min(KILLS_A_HALL, int(kills) - before), before, seed, rng)
            numbers += len(hall.printed)
            receipts += len(hall.codes)
            cut += len(hall.slips)
            print(f"kills {before + KILLS_A_HALL} of {kills} seed {seed} numbers {numbers} "
                  f"receipts {receipts} cut {cut}", flush=True)
            shutil.rmtree(hall.root)
        world.expect(numbers and receipts, "too little was printed")


if __name__ == "__main__":
    main(*sys.argv[1:5])
