"""What a visitor entered, was shown, printed or searched is not in the kiosk's memory once the
visit is over. Visits are played on the real window; each pattern is first to be found while its
visit goes on (else the search is blind), and nowhere after the last visit has ended.

    memory.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import datetime
import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time

import world

SKIPPED = 77  # ctest's word for "could not be looked at here"
HUGE_BYTES = 1 << 30  # no memory of ours: the shadow of the sanitizers
SHOWN_BYTES = 48
IDLE_S = 30
VISITED = datetime.datetime(2026, 11, 23, 9, 41,
                            tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
STROKE = [(0.20, 0.30), (0.28, 0.45), (0.45, 0.70), (0.61, 0.33), (0.77, 0.58)]


class Memory:
    """All that a process may write to, as it is at one moment."""

    def __init__(self, pid):
        self.parts = []
        os.kill(pid, signal.SIGSTOP)
        try:
            with open(f"/proc/{pid}/maps", encoding="ascii") as maps, \
                    open(f"/proc/{pid}/mem", "rb", 0) as memory:
                for line in maps:
                    self.read(memory, line.split(None, 5))
        finally:
            os.kill(pid, signal.SIGCONT)

    def read(self, memory, mapping):
        first, last = (int(end, 16) for end in mapping[0].split("-"))
        if not mapping[1].startswith("rw") or last - first > HUGE_BYTES:
            return
        memory.seek(first)
        with contextlib.suppress(OSError):  # a device's
            name = mapping[5].strip() if len(mapping) > 5 else "memory without a name"
            self.parts.append((name, first, memory.read(last - first)))

    def find(self, pattern):
        """Where it stands, each place as mapping, address and what is around it."""
        places = []
        for name, first, held in self.parts:
            at = held.find(pattern)
            while at >= 0:
                around = held[max(0, at - SHOWN_BYTES):at + len(pattern) + SHOWN_BYTES]
                places.append(f"{name} at {first + at:#x}: {around}")
                at = held.find(pattern, at + 1)
        return places


class Visitor:
    """Taps and types on the window what the same steps show in a visit without one."""

    def __init__(self, stage, window):
        self.stage, self.window = stage, window
        self.field = None

    def rehearse(self, steps):
        """The controls that are there before each step."""
        journey, out = self.stage.root / "r.journey", self.stage.root / "rehearsal"
        shutil.rmtree(out, ignore_errors=True)
        lines = [f"clock {VISITED:%Y-%m-%dT%H:%M:%S}"]
        for number, step in enumerate(steps):
            lines += [f"controls {number}.json", step]
        journey.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([self.stage.build / "kiosk", "--journey", journey, "--out",
                               out], capture_output=True, text=True,
                              check=False, env=self.stage.env)
        world.expect(done.returncode == 0, f"{steps}: {done.stderr}")
        return [json.loads((out / f"{number}.json").read_text(encoding="utf-8"))
                for number in range(len(steps))]

    def xdo(self, *arguments):
        subprocess.run(["xdotool", *(str(one) for one in arguments)], env=self.stage.env,
                       check=True)

    def tap(self, controls, name):
        name, _, which = name.partition(" #")
        found = ([one for one in controls if one["name"] == name] or
                 [one for one in controls if name in one["name"]])
        one = found[int(which or 1) - 1]
        self.xdo("mousemove", "--window", self.window, one["x"] + one["w"] // 2,
                 one["y"] + one["h"] // 2, "mousedown", 1, "sleep", "0.05", "mouseup", 1)

    def sign(self, controls):
        self.field = next(one for one in controls if one["role"] == "signature")
        points = [(int(self.field["x"] + self.field["w"] * x),
                   int(self.field["y"] + self.field["h"] * y)) for x, y in STROKE]
        command = ["mousemove", "--window", self.window, *points[0], "mousedown", 1]
        for point in points[1:]:
            command += ["sleep", "0.05", "mousemove", "--window", self.window, *point]
        self.xdo(*command, "sleep", "0.05", "mouseup", 1)

    def play(self, steps, done=0):
        """Plays the steps from the `done`th on."""
        self.xdo("windowfocus", self.window)
        for step, controls in list(zip(steps, self.rehearse(steps)))[done:]:
            word, _, rest = step.partition(" ")
            if word == "tap":
                self.tap(controls, rest)
            elif word == "type":
                self.xdo("type", "--delay", 60, rest)
            elif word == "key":
                self.xdo("key", rest)
            elif word == "sign":
                self.sign(controls)
            time.sleep(0.8)
        time.sleep(1)

    def points(self):
        return [(int(self.field["w"] * x + self.field["x"]) - self.field["x"],
                 int(self.field["h"] * y + self.field["y"]) - self.field["y"]) for x, y in STROKE]


def texts(*words):
    return {word: word.encode() for word in words}


def every_form(patterns):
    """As wide characters too: no buffer may keep those either."""
    forms = dict(patterns)
    for name, pattern in patterns.items():
        with contextlib.suppress(UnicodeDecodeError):
            for code in ("utf-32-le", "utf-16-le"):
                forms[f"{name} ({code})"] = pattern.decode().encode(code)
    return forms


def rows(stage, question):
    with contextlib.closing(sqlite3.connect(f"file:{stage.root}/data/hall.db?mode=ro",
                                            uri=True)) as database:
        return database.execute(question).fetchall()


def signed(stage, visitor, _):
    (code, sealed), = rows(stage, "SELECT code, signature FROM receipt")
    points = visitor.points()
    return {"the check code": code.encode(),
            "the sealed signature's begin": sealed[:16],
            "the sealed signature's middle": sealed[len(sealed) // 2:][:16],
            "the strokes": b"".join(struct.pack("<2i", *point) for point in points[1:4])}


def queued(stage, _, memory):
    """The row keeps a digest of the gesture's token; what has this digest is the token."""
    (kept,), = rows(stage, "SELECT token FROM ticket")
    for _, _, held in memory.parts:
        for match in re.finditer(rb"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", held):
            if hashlib.blake2b(match.group(), digest_size=16).hexdigest() == kept:
                return {"the gesture's token": match.group()}
    return {"the gesture's token": b"\0no such token"}


READ = ["tap 我读懂了，下一页"] * 2 + ["tap 我已读懂，去签名"]
VISITS = [
    (["tap 立案指引", "tap 算一算", "tap 诉讼费计算", "tap 要争的金额（元）", "type 8264173",
      "tap 完成", "tap 打印这一页"],
     texts("8264173", "8,264,173"), None, ["tap 首页", "tap 回首页并清除"]),
    (["tap 立案指引", "tap 算一算", "tap 起诉时效", "tap 该还钱或知道受损的那天",
      "type 20240519", "tap 完成", "tap 打印这一页"],
     texts("20240519", "2024年5月19日"), None, ["tap 首页", "tap 回首页并清除"]),
    (["tap 立案指引", "tap 按拼音首字母、编号查", "type lihunxieyi"],
     texts("LIHUNXIEYI"), None, ["tap 首页"]),
    (["tap 立案指引", "tap 按拼音首字母、编号查", "type lhcc"], texts("LHCC"), None,
     ["tap 首页"]),
    (["tap English", "tap Filing guides", "tap Find by", "type mortgage"],
     texts("MORTGAGE"), None, ["tap Home", "tap 中文"]),
    (["tap 风险告知", "tap 赢了", *READ, "sign", "tap 签名并打印"], {}, signed, ["tap 完成"]),
    (["tap 先行调解", "tap 我是个人"], {}, queued, ["tap 完成"]),
    (["tap 申请执行", "tap 法院判决书", "tap 文书上的本人", "tap 律师", "tap 钱", "tap 知道一些",
      "type 20250628", "tap 下一题", "tap 打印我的清单"],
     texts("20250628", "2025年6月28日", "2027年6月28日", "2027-06-28"), None, []),
]


def is_readable(kiosk):
    try:
        with open(f"/proc/{kiosk.pid}/mem", "rb"):
            return True
    except PermissionError:
        return False


def missing(forms, memory):
    return [name for name, pattern in forms.items() if not memory.find(pattern)]


def nothing_of_a_visit_stays(stage):
    (stage.root / "data").mkdir()
    (stage.root / "data/kiosk.conf").write_text("[idle]\nwarn_after_s = 10\nwipe_after_s = 20\n",
                                                encoding="ascii")
    stage.open_display()
    stage.env["LD_PRELOAD"] = str(stage.build / "tests/world/libother_time.so")
    stage.env["OTHER_TIME_S"] = str(int(VISITED.timestamp() - time.time()))
    kiosk, window = stage.open_kiosk()
    del stage.env["LD_PRELOAD"]
    if not is_readable(kiosk):
        sys.exit(SKIPPED)
    time.sleep(2)
    visitor = Visitor(stage, window)
    before, all_forms, leftovers = Memory(kiosk.pid), {}, []
    for steps, patterns, ask, way_out in VISITS:
        visitor.play(steps)
        memory = Memory(kiosk.pid)
        patterns = dict(patterns, **(ask(stage, visitor, memory) if ask else {}))
        blind = missing(patterns, memory)
        world.expect(not blind, f"{steps}: not found while the visit goes on: {blind}")
        all_forms.update(every_form(patterns))
        if way_out:
            visitor.play([*steps, *way_out], len(steps))
    time.sleep(IDLE_S + 5)
    after = Memory(kiosk.pid)
    for name, pattern in all_forms.items():
        world.expect(not before.find(pattern), f"{name} is in the program itself")
        leftovers += [f"{name}: {place}" for place in after.find(pattern)]
    world.expect(not leftovers, "left in memory:\n" + "\n".join(leftovers))
    world.end(kiosk)


def looks_into(pid, user):
    """Whether another program of the same user may read a process's memory."""
    return subprocess.run([*user, "head", "-c", "1", f"/proc/{pid}/auxv"], check=False,
                          capture_output=True).returncode == 0


def no_other_program_looks_into_it(stage):
    """Nor does a death write it down."""
    user = []
    if os.geteuid() == 0:
        number = str(world.OTHER_USER)
        user = ["setpriv", "--reuid", number, "--regid", number, "--clear-groups"]
        stage.root.chmod(0o755)
    for name in ("data", "home"):
        (stage.root / name).mkdir()
        if user:
            os.chown(stage.root / name, world.OTHER_USER, world.OTHER_USER)
    if subprocess.run([*user, "test", "-x", stage.build / "kiosk"], check=False).returncode:
        sys.exit(SKIPPED)  # this build lies where another user may not read
    stage.env["HOME"] = str(stage.root / "home")
    stage.open_display()
    other = stage.start([*user, "sleep", "600"])
    kiosk = stage.start([*user, stage.build / "kiosk", "--data", stage.root / "data"])
    world.until(lambda: world.output("xdotool", "search", "--onlyvisible", "--pid", str(kiosk.pid),
                                     env=stage.env), "the window")
    world.expect(looks_into(other.pid, user), "nobody may look into any process here")
    world.expect(not looks_into(kiosk.pid, user), "its memory is open to its user's programs")
    with open(f"/proc/{kiosk.pid}/limits", encoding="ascii") as limits:
        core = next(line for line in limits if line.startswith("Max core file size"))
    world.expect(core.split()[4:6] == ["0", "0"], core)
    world.end(kiosk)


CASES = {case.__name__: case for case in (nothing_of_a_visit_stays,
                                          no_other_program_looks_into_it)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](world.Stage(sys.argv[2], sys.argv[3], callbacks))
