"""What a visitor typed stands in no file but the paper, in no form: not while the visit goes on,
not after its end, not after a kill or a crash in the middle of it. Each byte of each file below
data folder, home and temporary folder is read, free pages and logs too.

    residue.py BUILD_DIR SOURCE_DIR
"""
import contextlib
import pathlib
import random
import signal
import subprocess
import sys
import time

import world

DEATHS = 4  # of each kind
MOST_LATE_S = 1.5
SEED = 20261123
TYPED = {  # what is typed, and the ways in which the screen or the paper has it
    "8264173": ["8264173", "8,264,173"],
    "20240519": ["20240519", "2024-05-19", "2024年5月19日"],
    "wangxiaomei": ["wangxiaomei", "WANGXIAOMEI"],
    "13987654321": ["13987654321"],
}
ENTRY = "tap 立案指引\ntap 算一算\ntap {page}\ntap {field}\ntype {typed}\ntap 完成\n"
PRINT = "tap 打印这一页\nexpect 再打印一张\ntap 完成，清掉我的内容\n"
FIND = "tap 立案指引\ntap 按拼音首字母、编号查\ntype {typed}\n"
VISITS = ("clock 2026-11-23T09:41:00\n" +
          ENTRY.format(page="诉讼费计算", field="要争的金额（元）", typed="8264173") + PRINT +
          ENTRY.format(page="起诉时效", field="该还钱或知道受损的那天", typed="20240519") + PRINT +
          FIND.format(typed="wangxiaomei") + "tap 首页\n" +
          "tap 先行调解\ntap 我是个人\nexpect 已为您取号\ntap 完成\n" +
          FIND.format(typed="13987654321"))


def every_form():
    for typed, shown in TYPED.items():
        for words in shown:
            for code in ("utf-8", "utf-16-le", "utf-32-le"):
                yield typed, words.encode(code)


def found_below(*folders):
    """What of it stands in which file."""
    found = set()
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        held = path.read_bytes()
        found |= {(typed, str(path)) for typed, form in every_form() if form in held}
    return found


class Visited(world.Stage):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.data, self.home, self.tmp = (self.root / name for name in ("data", "home", "tmp"))
        for folder in (self.home, self.tmp):
            folder.mkdir()
        self.env.update(HOME=str(self.home), TMPDIR=str(self.tmp), LANG="C")
        self.visits = 0

    def visit(self, then):
        """Goes on to the last page, where what was typed last still stands."""
        self.visits += 1
        journey, out = self.root / "v.journey", self.root / f"out-{self.visits}"
        journey.write_text(VISITS + then, encoding="utf-8")
        return self.start([self.build / "kiosk", "--journey", journey, "--out", out, "--data",
                           self.data], stderr=subprocess.PIPE, text=True), out

    def expect_clean(self, when):
        found = found_below(self.data, self.home, self.tmp)
        world.expect(not found, f"{when}: {found}")


def main(stage):
    kiosk, out = stage.visit("screenshot last.png\n" + "wait 86400s\n" * 2000)
    world.until((out / "last.png").exists, "the last page")
    kiosk.send_signal(signal.SIGSTOP)
    stage.expect_clean("while the visit goes on")
    world.expect({typed for typed, _ in found_below(out)} >= {"8264173", "20240519"},
                 "the search does not even find what is on the paper")
    world.expect(any(b"T001" in path.read_bytes() for path in stage.data.glob("hall.db*")),
                 "the search does not even find the number that is kept")
    kiosk.send_signal(signal.SIGKILL)
    kiosk.wait()
    stage.expect_clean("after the kill")
    kiosk, out = stage.visit("tap 首页\nexpect 立案指引\n")
    world.expect(kiosk.wait(world.MOST_S) == 0, "the visit does not end well")
    stage.expect_clean("after its end")
    chance = random.Random(SEED)
    for death in (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT) * DEATHS:
        kiosk, out = stage.visit("wait 86400s\n" * 2000)
        world.until(lambda out=out: list(out.glob("slips/*")), "its first paper")
        time.sleep(chance.uniform(0, MOST_LATE_S))
        kiosk.send_signal(death)
        kiosk.wait()
        stage.expect_clean(f"after {death.name}")


if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        main(Visited(pathlib.Path(sys.argv[1]), sys.argv[2], callbacks))
