"""What bad input and a bad day do to a kiosk: each case starts build/kiosk in a prepared folder.

    trouble.py CASE BUILD_DIR SOURCE_DIR
"""
import json
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TAKE = "tap 先行调解\ntap 我是个人\nexpect 已为您取号\nwait 25s\n"


class Stage:
    def __init__(self, build, source):
        self.build, self.source = pathlib.Path(build), pathlib.Path(source)
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-trouble-"))
        self.data = self.root / "data"
        self.data.mkdir()

    def play(self, steps, *options):
        journey = self.root / "visit.journey"
        journey.write_text(steps, encoding="utf-8")
        return subprocess.run(
            [self.build / "kiosk", "--journey", journey, "--out", self.root / "out", "--data",
             self.data, *options], capture_output=True, text=True, check=False)

    def hall(self):
        return self.data / "hall.db"


def expect(is_true, what, run=None):
    if not is_true:
        sys.exit(what + ("" if run is None else f"\nexit {run.returncode}\n{run.stderr}"))


def corrupt_database(stage):
    """Kept aside under another name, a fresh one opened, staff told; nothing deleted."""
    stage.hall().write_bytes(b"this is no database " * 300)
    run = stage.play("expect 叫号数据曾损坏\n" + TAKE + "expect 等候 1 人\n")
    expect(run.returncode == 0, "the kiosk did not go on with a fresh database", run)
    kept = list(stage.data.glob("hall.db.damaged-*"))
    expect(len(kept) == 1 and kept[0].read_bytes().startswith(b"this is no"), f"kept: {kept}")


def newer_database(stage):
    """Refused, untouched."""
    expect(stage.play(TAKE).returncode == 0, "no database to begin with")
    with sqlite3.connect(stage.hall()) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    before = stage.hall().read_bytes()
    run = stage.play("expect 您好\n")
    expect(run.returncode == 1 and "newer" in run.stderr, "a newer database was not refused", run)
    expect(stage.hall().read_bytes() == before, "the newer database was touched")


def broken_content(stage):
    """The kiosk refuses a broken pack, names every fault, keeps the last good one."""
    pack = stage.root / "pack"
    shutil.copytree(stage.source / "assets/content", pack)
    run = stage.play("expect 您好\n", "--content", pack)
    expect(run.returncode == 0, "the good pack was refused", run)
    (pack / "court.json").write_text('{"revision": 7,\n "colour": "red"}\n', encoding="utf-8")
    (pack / "risk.json").write_text("{", encoding="utf-8")
    run = stage.play("expect 现在显示的是上一版\ntap 风险告知\ntap 赢了\nexpect 第 1 页\n", "--content", pack)
    expect(run.returncode == 0, "the last good pack was not used", run)
    expect("court.json:2" in run.stderr and "risk.json:1" in run.stderr,
           "the faults were not all named", run)
    check = subprocess.run([stage.build / "kioskctl", "content", "check", pack],
                           capture_output=True, text=True, check=False)
    expect(check.returncode == 1 and "colour" in check.stdout, "content check said nothing", check)


def unknown_config_key(stage):
    """Exit 2 with file and line."""
    conf = stage.root / "kiosk.conf"
    conf.write_text("[printer]\nurl = file:slips\nspeed = 9\n", encoding="utf-8")
    run = stage.play("expect 您好\n", "--config", conf)
    expect(run.returncode == 2 and f"{conf}:3:" in run.stderr, "the key was not refused", run)


def data_is_private(stage):
    """Nothing that is kept can be read by others."""
    expect(stage.play(TAKE).returncode == 0, "no visit to begin with")
    for path in [stage.hall(), *stage.data.glob("keys/*")]:
        expect(path.stat().st_mode & 0o077 == 0, f"{path} can be read by others")


def journey_faults(stage):
    """A step that does not hold: exit 1, FILE:LINE and failed.png; an unknown word: exit 2."""
    run = stage.play("tap 首页\n")
    expect(run.returncode == 1 and "visit.journey:1: expected" in run.stderr, "no fault", run)
    expect((stage.root / "out/failed.png").stat().st_size > 1000, "no failed.png")
    run = stage.play("# a comment\ndance\n")
    expect(run.returncode == 2 and "visit.journey:2: dance" in run.stderr, "no fault", run)


def kill_at_any_moment(stage):
    """No number given twice, no printed number lost."""
    # All at one moment: no number is given by a clock that went back more than minutes.
    many = ("clock 2026-11-23T09:41:00\n" + TAKE) * 200
    (stage.root / "many.journey").write_text(many, encoding="utf-8")
    slips = stage.root / "out/slips"
    for i in range(12):
        wanted = len(list(slips.glob("*.txt"))) + 1 + i % 2
        kiosk = subprocess.Popen(
            [stage.build / "kiosk", "--journey", stage.root / "many.journey", "--out",
             stage.root / "out", "--data", stage.data], stderr=subprocess.DEVNULL)
        while len(list(slips.glob("*.txt"))) < wanted and kiosk.poll() is None:
            time.sleep(0.02)
        time.sleep(random.uniform(0, 0.8))
        kiosk.send_signal(signal.SIGKILL)
        kiosk.wait()
    printed = []
    for slip in sorted(slips.glob("*.txt")):
        printed += [line for line in slip.read_text(encoding="utf-8").splitlines()
                    if line.startswith("T") and line[1:].isdigit()]
    expect(len(printed) > 12, f"only {len(printed)} slips were printed")
    expect(len(printed) == len(set(printed)), "a number was printed twice")
    with sqlite3.connect(stage.hall()) as db:
        stored = {row[0] for row in db.execute("SELECT number FROM ticket")}
    db.close()
    expect(set(printed) <= stored, f"printed but not stored: {set(printed) - stored}")


def pack_with_a_tribunal(stage):
    pack = stage.root / "pack"
    shutil.copytree(stage.source / "assets/content", pack)
    tribunal = {"id": "baolun", "hall_name": {"zh_CN": "宝轮人民法庭 · 自助法院", "en": "Tribunal"},
                "hotline": "083912", "window_hours": {"zh_CN": "", "en": ""},
                "address": {"zh_CN": "宝轮镇某路 1 号", "en": "1 Some Road, Baolun"}}
    (pack / "tribunals.json").write_text(json.dumps({"tribunals": [tribunal]}), encoding="utf-8")
    return pack


def doctor(stage, pack):
    return subprocess.run([stage.build / "kioskctl", "--data", stage.data, "--content", pack,
                           "doctor"], capture_output=True, text=True, check=False).stdout


def hall_of_a_tribunal(stage):
    """Screen and paper say where the visitor stands; a mistyped name is told to staff."""
    pack = pack_with_a_tribunal(stage)
    conf = stage.data / "kiosk.conf"
    conf.write_text("[hall]\nname = baolun\n", encoding="utf-8")
    run = stage.play("expect 宝轮人民法庭\n" + TAKE + "expect-print 083912\n",
                     "--content", pack)
    expect(run.returncode == 0, "the tribunal's hall does not say that it is one", run)
    expect("no tribunal" not in doctor(stage, pack), "doctor does not know the tribunal")
    conf.write_text("[hall]\nname = baolnu\n", encoding="utf-8")
    run = stage.play("expect 诉讼服务大厅\nexpect-not 宝轮\n", "--content", pack)
    expect(run.returncode == 0, "a mistyped name is not the court's own hall", run)
    expect("baolnu is no tribunal" in doctor(stage, pack), doctor(stage, pack))


CASES = [corrupt_database, newer_database, broken_content, unknown_config_key, data_is_private,
         journey_faults, kill_at_any_moment, hall_of_a_tribunal]


def main(name, build, source):
    stage = Stage(build, source)
    try:
        next(case for case in CASES if case.__name__ == name)(stage)
    finally:
        shutil.rmtree(stage.root, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
