"""The line between a kiosk and the database server is cut, in every way a line can be: the kiosk
goes on with numbers of its own, and when the line is back the hall has each of them once.

    line_cut.py CASE BUILD_DIR SOURCE_DIR

KS_CUT_ROUNDS: how often the line is cut and the kiosk killed in the case of chance, a dozen
otherwise; KS_CUT_SEED: to see a run again.
"""
import contextlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import threading
import time

import cutline
import world

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server  # noqa: E402  (its folder is a neighbour)

OPEN = 1795398060  # Monday 23 November 2026, 09:41 at the court
NOW = "clock 2026-11-23T09:41:00\n"
TAKE = "tap 先行调解\ntap 我是个人\nexpect 已为您取号\ntap 完成\n"
TAPS = ["先行调解", "我是个人"]
ENROL = "hold\ntap 显示登记码\nwait 1s\nenrol one\nwait 20s\ntap 首页\n"
NUMBER = re.compile(r"^([A-Z]\w?\d\d+)$", re.M)


class Kiosk(world.Stage):
    """With a database server of its own behind a line that can be cut."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.base = self.root / "server"
        self.base.mkdir()
        server.start(self.base)
        self.stack.callback(server.stop, self.base)
        self.hall = cutline.Hall(self.base, self.stack)
        self.conf = self.root / "kiosk.conf"
        self.conf.write_text(f"[store]\nurl = {self.hall.address()}\n", encoding="utf-8")
        self.visits = 0

    def ctl(self, *words, prefix=()):
        return super().ctl("--config", self.conf, "--data", self.root / "data", "--lang", "en",
                           *words, prefix=(*self.at_the_time(), *prefix))

    def at_the_time(self):
        """Before a program that goes by the clock of the machine."""
        preload = next(self.build.rglob("libofficehours.so"))
        return ("env", f"LD_PRELOAD={preload}", f"KS_CLOCK_AHEAD_S={OPEN - int(time.time())}",
                "ASAN_OPTIONS=verify_asan_link_order=0")

    # ---- without a window ----
    def begin_visit(self, steps):
        self.visits += 1
        journey = self.root / "visit.journey"
        journey.write_text(NOW + steps, encoding="utf-8")
        return self.start([self.build / "kiosk", "--config", self.conf, "--journey", journey,
                           "--out", self.root / f"out{self.visits}", "--data", self.root / "data"],
                          stderr=subprocess.PIPE, text=True)

    def visit(self, steps):
        kiosk = self.begin_visit(steps)
        _, said = kiosk.communicate()
        world.expect(kiosk.returncode == 0, said)

    def papers(self):
        """The numbers on all slips that came out."""
        return [number for slip in sorted(self.root.glob("out*/slips/*.txt"))
                + sorted(self.root.glob("data/slips/*.txt"))
                for number in NUMBER.findall(slip.read_text(encoding="utf-8"))]

    def state_of(self, number):
        return self.hall.ask(f"SELECT state FROM ticket WHERE number = '{number}'")

    def enrol_by_command(self):
        code = "".join(letter for letter in self.ctl("station", "ask").stdout if letter.isdigit())
        made = self.ctl("station", "enrol", code, "one")
        world.expect(made.returncode == 0, made.stderr)

    # ---- in a window ----
    def open_window(self):
        self.open_display()
        self.places = [self.middle(TAPS[:i], name) for i, name in enumerate(TAPS)]
        self.env.update(KS_TRACE_START="1")
        kiosk = self.start([*self.at_the_time(), self.build / "kiosk", "--config", self.conf,
                            "--data", self.root / "data", "--size", "1080x1920"],
                           stderr=subprocess.PIPE, text=True)
        while "first-frame-ms" not in (line := kiosk.stderr.readline()):
            world.expect(line != "", "the kiosk did not come up")
        threading.Thread(target=kiosk.stderr.read, daemon=True).start()

    def take(self):
        """Asks for a number by touch; its number, and how long its slip took. Words for staff,
        which come after a minute, would move what is touched."""
        before = len(self.papers())
        for x, y in self.places:
            time.sleep(0.6)
            subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep",
                            "0.05", "mouseup", "1"], env=self.env, check=True)
        began = time.monotonic()
        world.until(lambda: len(self.papers()) > before, "a slip")
        took = time.monotonic() - began
        for _ in range(2):  # the end of the visit, from wherever it is
            subprocess.run(["xdotool", "key", "Escape"], env=self.env, check=True)
        return self.papers()[-1], took


def count_all(kiosk):
    """Each paper is in the hall once, and waits; nothing is there twice."""
    papers = kiosk.papers()
    world.expect(len(papers) == len(set(papers)), f"a number is on two papers: {papers}")
    rows = kiosk.hall.ask("SELECT number, state FROM ticket ORDER BY id")
    there = [row[0] for row in rows]
    world.expect(len(there) == len(set(there)), f"a number is in the hall twice: {there}")
    missing = set(papers) - {number for number, state in rows if state in ("waiting", "reserved")}
    world.expect(not missing, f"on paper and not in the hall: {missing} of {rows}")
    return rows


def each_way_a_line_can_be_cut_gives_numbers_of_the_kiosks_own(kiosk):
    kiosk.visit(ENROL + TAKE)
    given = 0
    for way, kind in cutline.WAYS.items():
        kiosk.hall.line.cut(kind)
        kiosk.visit(TAKE + "expect-print 离线号\n" if way == "silent" else TAKE + TAKE)
        given += 1 if way == "silent" else 2
        world.expect(kiosk.papers()[-1] == f"F1{given:02d}", f"{way}: {kiosk.papers()}")
        kiosk.hall.line.mend()
        kiosk.visit("wait 5s\n" + TAKE)
        world.expect(kiosk.papers()[-1].startswith("T"), f"after {way}: {kiosk.papers()}")
    rows = count_all(kiosk)
    world.expect(all(state == "waiting" for _, state in rows), f"all wait: {rows}")


def a_slip_of_a_kiosk_that_is_still_away_is_admitted_and_found_later(kiosk):
    kiosk.visit(ENROL)
    kiosk.hall.line.cut(cutline.REFUSED)
    kiosk.visit(TAKE)
    doctor = kiosk.ctl("doctor").stdout
    world.expect("contact: " in doctor and "1 numbers given offline" in doctor, doctor)
    kiosk.hall.line.mend()
    done = kiosk.ctl("admit", "f101", "--to", "mediation")
    world.expect(done.returncode == 0 and "F101 waits for" in done.stdout, f"admitted: {done}")
    unknown = kiosk.ctl("admit", "F901", "--to", "mediation")
    world.expect(unknown.returncode == 1 and "No kiosk of this hall" in unknown.stderr,
                 f"{unknown}")
    kiosk.visit("wait 5s\n")
    rows = kiosk.hall.ask("SELECT number, state FROM ticket")
    world.expect(len(rows) == 1 and rows[0][0] == "F101", f"once: {rows}")
    world.expect("contact: ok" in kiosk.ctl("doctor").stdout.replace("  ", " "),
                 kiosk.ctl("doctor").stdout)


def what_only_the_hall_knows_is_told_as_that_with_what_can_be_done(kiosk):
    kiosk.visit(ENROL)
    kiosk.hall.line.cut(cutline.REFUSED)
    kiosk.visit("tap 先行调解\ntap 双方一起来\ntap 我们先取号\ntap 我是个人\n"
                "expect 本机暂时连不上大厅，不能给双方同一个号\nexpect 双方可以各取一个号\n"
                "tap 知道了\n")
    kiosk.visit("tap 先行调解\ntap 双方一起来\ntap 对方已经取号\ntype 123414\nkey Return\n"
                "expect 本机暂时连不上大厅，请到窗口出示凭条\n")
    world.expect(kiosk.papers() == [], f"nothing was printed: {kiosk.papers()}")


def own_file(kiosk, act):
    """With its companions, but not the note beside it."""
    for path in (kiosk.root / "data").glob("offline.db*"):
        if path.name != "offline.db.last":
            act(path)


def a_file_that_is_lost_or_put_back_gives_no_number_twice(kiosk):
    kiosk.visit(ENROL)
    kiosk.hall.line.cut(cutline.REFUSED)
    kiosk.visit(TAKE)
    earlier = kiosk.root / "earlier"
    earlier.mkdir()
    own_file(kiosk, lambda path: shutil.copy(path, earlier))
    kiosk.visit(TAKE + TAKE)
    own_file(kiosk, lambda path: path.unlink())
    for path in earlier.iterdir():
        shutil.copy(path, kiosk.root / "data")
    kiosk.visit(TAKE)
    kiosk.hall.line.mend()
    kiosk.visit("wait 20s\n")
    own_file(kiosk, lambda path: path.unlink())
    kiosk.visit("wait 20s\n")  # who it is it hears from the hall
    kiosk.hall.line.cut(cutline.REFUSED)
    kiosk.visit(TAKE)
    world.expect(kiosk.papers() == [f"F10{n}" for n in range(1, 6)], f"{kiosk.papers()}")


def a_window_goes_on_while_the_server_stands_still(kiosk):
    kiosk.enrol_by_command()
    kiosk.open_window()
    world.until(lambda: kiosk.hall.ask("SELECT 1 FROM beat WHERE n > 0"), "the first report")
    first, _ = kiosk.take()
    world.expect(first == "T001", f"the line is there: {first}")
    go_on = kiosk.hall.stand_still()
    own, took = kiosk.take()
    print(f"{own} after {took:.1f} s")
    go_on()
    world.expect(own == "F101", f"the server stands still: {own}")
    began = time.monotonic()
    world.until(lambda: kiosk.state_of(own) == [["waiting"]], f"{own} in the hall")
    print(f"in the hall after {time.monotonic() - began:.1f} s")
    back = own
    while back.startswith("F") and time.monotonic() - began < 60:
        back, _ = kiosk.take()  # for a moment it still goes on by itself
    world.expect(back == "T002", f"the server goes on: {back}")
    count_all(kiosk)


def a_kiosk_older_than_its_hall_sends_to_the_window_and_writes_nothing(kiosk):
    kiosk.visit(ENROL + TAKE)
    newest = kiosk.hall.ask("SELECT version FROM mark")[0][0]
    kiosk.hall.ask("UPDATE mark SET version = 99")
    tables = ("ticket", "event", "print_job", "beat", "station_order")
    before = [kiosk.hall.ask(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
    kiosk.visit("expect 叫号系统故障，请到窗口\nwait 20s\ntap 立案指引\nexpect 您遇到了什么事\n")
    after = [kiosk.hall.ask(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
    world.expect(before == after, f"it wrote: {before} {after}")
    told = kiosk.ctl("doctor")
    world.expect("written by a newer version" in told.stdout, told.stdout)
    kiosk.hall.ask(f"UPDATE mark SET version = {newest}")
    kiosk.visit(TAKE)
    world.expect(kiosk.papers() == ["T001", "T002"], f"{kiosk.papers()}")


def trouble(kiosk, chance, is_over):
    """Cuts the line and mends it, as chance has it."""
    ways = [cutline.REFUSED, cutline.RESET, cutline.HALF, cutline.SILENT, cutline.SLOW]
    while not is_over.wait(chance.uniform(0.05, 1.5)):
        kiosk.hall.line.cut(chance.choice(ways))
        is_over.wait(chance.uniform(0.05, 2.0))
        kiosk.hall.line.mend()


def whatever_is_cut_and_killed_each_paper_counts_once(kiosk):
    chance = random.Random(int(os.environ.get("KS_CUT_SEED", "20261123")))
    rounds = int(os.environ.get("KS_CUT_ROUNDS", "12"))
    kiosk.visit(ENROL)
    for _ in range(rounds):
        is_over = threading.Event()
        cutter = threading.Thread(target=trouble, args=(kiosk, chance, is_over))
        cutter.start()
        visit = kiosk.begin_visit(TAKE.replace("expect 已为您取号\n", "") * 6)
        try:
            visit.communicate(timeout=chance.uniform(1, 12))
        except subprocess.TimeoutExpired:
            visit.kill()
            visit.communicate()
        is_over.set()
        cutter.join()
        kiosk.hall.line.mend()
    kiosk.visit("wait 5s\nwait 5s\n")
    rows = count_all(kiosk)
    own = [number for number, _ in rows if number.startswith("F")]
    print(f"{rounds} rounds: {len(kiosk.papers())} papers, {len(own)} numbers given offline")


CASES = [each_way_a_line_can_be_cut_gives_numbers_of_the_kiosks_own,
         a_slip_of_a_kiosk_that_is_still_away_is_admitted_and_found_later,
         what_only_the_hall_knows_is_told_as_that_with_what_can_be_done,
         a_file_that_is_lost_or_put_back_gives_no_number_twice,
         a_window_goes_on_while_the_server_stands_still,
         a_kiosk_older_than_its_hall_sends_to_the_window_and_writes_nothing,
         whatever_is_cut_and_killed_each_paper_counts_once]


def main():
    name, build, source = sys.argv[1:4]
    with contextlib.ExitStack() as stack:
        case = {case.__name__: case for case in CASES}[name]
        case(Kiosk(pathlib.Path(build), source, stack))


if __name__ == "__main__":
    main()
