"""A new release of the content comes to a kiosk that is on: each case prepares its data folder.

    release.py CASE BUILD_DIR
"""
import datetime
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PASSWORD = "correct-horse-battery"


class Stage:
    def __init__(self, build):
        self.build = pathlib.Path(build)
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-release-"))
        self.data = self.root / "data"
        for user in ("li", "wang"):
            self.ctl("user", "add", user, "--role", "administrator")
        for key in ("root", "a", "b"):
            self.ctl("release", "new-key", self.root / key)
        self.ctl("release", "new-signers", self.root / "signers", "--key", self.root / "root",
                 "--version", "1", self.root / "a.pub", self.root / "b.pub")
        self.ctl("release", "trust", self.root / "signers")

    def ctl(self, *words):
        run = subprocess.run([self.build / "kioskctl", "--lang", "en", "--data", self.data, *words],
                             input=PASSWORD + "\n", capture_output=True, text=True, check=False)
        if run.returncode != 0:
            sys.exit(f"{words}\nexit {run.returncode}\n{run.stderr}")
        return run.stdout

    def lay_out(self, name):
        """The draft counts as looked at in every mode: that takes a minute, and tests/ctl/layout.py
        is about it. Begun, so that the pack lies there under its hash, and kept as fitting."""
        looking = subprocess.Popen(
            [self.build / "kioskctl", "--data", self.data, "draft", "layout", name],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (waiting := list((self.data / "layouts").glob("*.pack"))):
            assert looking.poll() is None, "nothing was begun"
            time.sleep(0.01)
        looking.kill()
        looking.wait()
        waiting[0].with_suffix("").write_text("court-kiosk-layout-2\n1 1\n", encoding="utf-8")
        waiting[0].unlink()

    def publish(self, name, file, field, value, *term):
        """li writes and submits, wang approves, li publishes."""
        self.ctl("draft", "new", name, "--by", "li")
        self.ctl("draft", "set", name, file, field, value, "--by", "li")
        self.lay_out(name)
        number = self.ctl("release", "submit", name, "--by", "li", *term).strip()
        self.ctl("release", "approve", number, "--by", "wang")
        self.ctl("release", "publish", number, "--by", "li", "--key", self.root / "a")
        return number

    def pack(self, number):
        return self.data / "releases" / f"{int(number):04}.pack"

    def play(self, steps):
        journey = self.root / "visit.journey"
        journey.write_text(steps, encoding="utf-8")
        run = subprocess.run([self.build / "kiosk", "--journey", journey, "--out",
                              self.root / "out", "--data", self.data, "--lang", "zh_CN"],
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            sys.exit(f"{steps}\nexit {run.returncode}\n{run.stderr}")
        return run.stderr


# Of a day to come, by the machine that submits.
DAY = (datetime.date.today() + datetime.timedelta(days=7)).isoformat()
NINE, TEN, ELEVEN = (f"{DAY}T{hour}:00" for hour in ("09", "10", "11"))
BEGIN = f"clock {NINE}:00\n"
HELP = "tap 家里有人打我\n"


def begins_between_two_visits(stage):
    """At its moment, on the kiosk's own clock; a visit keeps what it began with to its end, and its
    slip says so; when the release ends, what was before comes back."""
    stage.publish("hotline", "court.json", "hotline", "0839-12368", "--from", TEN, "--until",
                  ELEVEN)
    stage.play(
        f"{BEGIN}release 1\n{HELP}expect-not 0839-12368\n"
        f"clock {TEN}:30\nrelease 2\nexpect-not 0839-12368\n"
        "tap 打印小条\nexpect-print 12368\nexpect-print 第 1 版\nwait 90s\n"
        f"{HELP}expect 0839-12368\ntap 打印小条\nexpect-print 第 2 版\nwait 90s\n"
        f"clock {ELEVEN}:30\nrelease 1\nwait 2s\n{HELP}expect-not 0839-12368\n")


def damaged_one_is_never_shown(stage):
    """What was shown before goes on, and staff are told; mended, it comes."""
    stage.publish("hotline", "court.json", "hotline", "0839-12368", "--from", TEN)
    whole = stage.pack(2).read_bytes()
    stage.pack(2).write_bytes(whole[:-1] + b"\0")
    with sqlite3.connect(stage.data / "hall.db") as hall:  # nor does the database have it whole
        hall.execute("UPDATE release_pack SET pack = ?", (whole[:-1] + b"\0",))
    hall.close()
    log = stage.play(f"{BEGIN}clock {TEN}:30\nrelease 1\nwait 70s\nexpect 新内容不能显示\n"
                     f"{HELP}expect-not 0839-12368\n")
    if log.count("is damaged") != 1:
        sys.exit(f"it was not told once:\n{log}")
    stage.pack(2).write_bytes(whole)
    stage.play(f"{BEGIN}clock {TEN}:30\nrelease 2\nwait 2s\nexpect-not 新内容不能显示\n"
               f"{HELP}expect 0839-12368\n")


def is_fetched_from_the_hall(stage):
    """A kiosk of the hall that has none of it yet gets it from the database."""
    stage.publish("hotline", "court.json", "hotline", "0839-12368", "--from", TEN)
    stage.pack(2).unlink()
    stage.play(f"{BEGIN}clock {TEN}:30\nrelease 2\nwait 2s\n{HELP}expect 0839-12368\n")
    if not stage.pack(2).exists():
        sys.exit("it is not on the shelf")


def kill_while_publishing(stage):
    """At any moment of a publication the old release or the new one is there, whole, and the next
    one goes on from it; the audit has every step that was done and no other."""
    stage.publish("hotline", "court.json", "hotline", "0839-12368")
    draw = random.Random(5)
    for _ in range(20):
        run = subprocess.Popen(
            [stage.build / "kioskctl", "--data", stage.data, "release", "rollback", "1", "--by",
             "li", "--reason", "once more", "--key", stage.root / "a"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        run.stdin.write(PASSWORD.encode() + b"\n")
        run.stdin.close()
        time.sleep(draw.uniform(0, 0.5))
        run.send_signal(signal.SIGKILL)
        run.wait()
        rows = [row.split() for row in stage.ctl("release", "list").splitlines()[:-2]]
        steps = [line for line in stage.ctl("release", "audit").splitlines() if "rollback" in line]
        if len(steps) != len(rows) - 1 or any(row[1] not in ("live", "superseded") for row in rows):
            sys.exit(f"{rows}\n{steps}")
        if stage.pack(rows[0][0]).exists():  # whole, or not there
            stage.ctl("release", "export", rows[0][0], stage.root / "out.pack")
    number = stage.ctl("release", "rollback", "2", "--by", "li", "--reason", "done", "--key",
                       stage.root / "a").strip()
    stage.play(f"{BEGIN}release {number}\nwait 2s\n{HELP}expect 0839-12368\n")


CASES = {case.__name__: case for case in (begins_between_two_visits, damaged_one_is_never_shown,
                                          is_fetched_from_the_hall, kill_while_publishing)}


def main():
    case, build = sys.argv[1:]
    stage = Stage(build)
    CASES[case](stage)
    shutil.rmtree(stage.root)


main()
