"""Kiosks as stations of a hall, as real programs on a display: one that stands still, one that is
killed in the middle of an order, one whose disk was copied.

    stations.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import pathlib
import shutil
import signal
import subprocess
import sys

import world


class Hall(world.Stage):
    """The kiosk in the folder `data` has the database; any other that is told so uses the same."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.open_display()

    def ctl(self, *words, data="data"):
        return subprocess.run([self.build / "kioskctl", "--data", self.root / data, "--lang", "en",
                               *words], capture_output=True, text=True, check=False, env=self.env)

    def enrol(self):
        code = "".join(letter for letter in self.ctl("station", "ask").stdout if letter.isdigit())
        made = self.ctl("station", "enrol", code, "one")
        world.expect(made.returncode == 0, f"it is enrolled: {made.stderr}")

    def is_told(self, word, data="data"):
        return word in self.ctl("station", data=data).stdout

    def await_told(self, word):
        world.until(lambda: self.is_told(word), f"a station that is {word}", seconds=120)

    def orders(self):
        """What became of each, by the database itself."""
        told = subprocess.run(["python3", "-c", "import sqlite3,sys\n"
                               "db=sqlite3.connect(sys.argv[1])\n"
                               "print([row[0] for row in db.execute("
                               "'SELECT state FROM station_order ORDER BY id')])",
                               self.root / "data" / "hall.db"], capture_output=True, text=True,
                              check=True)
        return told.stdout.strip()

    def await_orders(self, *states):
        world.until(lambda: self.orders() == str(list(states)), f"orders that are {states}",
                    seconds=120)


def a_kiosk_that_stands_still_is_not_called_alive(hall):
    hall.enrol()
    kiosk, _ = hall.open_kiosk()
    hall.await_told("alive")
    kiosk.send_signal(signal.SIGSTOP)
    hall.await_told("away")
    kiosk.send_signal(signal.SIGCONT)
    hall.await_told("alive")


def a_restart_is_done_when_the_new_program_reports(hall):
    hall.enrol()
    kiosk, _ = hall.open_kiosk()
    hall.await_told("alive")
    hall.ctl("station", "restart", "1")
    hall.await_orders("done")
    world.expect(kiosk.poll() is None, "the same process goes on as the new program")
    hall.ctl("station", "reload", "1")
    hall.await_orders("done", "done")


def whoever_dies_in_an_order_never_does_it_twice(hall):
    hall.enrol()
    kiosk, _ = hall.open_kiosk()
    hall.await_told("alive")
    kiosk.send_signal(signal.SIGSTOP)
    hall.ctl("station", "message", "1", "停电", "Power is off", "10")
    kiosk.kill()
    kiosk.wait()
    database = hall.root / "data" / "hall.db"
    subprocess.run(["python3", "-c", "import sqlite3,sys\n"  # as if it had died a moment later
                    "db=sqlite3.connect(sys.argv[1])\n"
                    "db.execute(\"UPDATE station_order SET state = 'taken'\")\ndb.commit()",
                    database], check=True)
    hall.open_kiosk()
    hall.await_orders("unsure")
    hall.await_told("alive")
    hall.await_orders("unsure")


def a_copied_disk_is_refused_and_both_ends_say_so(hall):
    hall.enrol()
    hall.open_kiosk()
    hall.await_told("alive")
    data, copy = hall.root / "data", hall.root / "copy"
    copy.mkdir(mode=0o700)
    shutil.copytree(data / "keys", copy / "keys")
    (copy / "kiosk.conf").write_text(f"[store]\nurl = sqlite:{data / 'hall.db'}\n")
    hall.start([hall.build / "kiosk", "--data", copy], stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)
    hall.await_told("another machine came with its key")
    for where in ("data", "copy"):
        found = world.until(lambda where=where: [
            line for line in hall.ctl("doctor", data=where).stdout.split("\n")
            if line.startswith("station:") and "another machine" in line], f"a word in {where}")
        world.expect(found, "doctor says so")


CASES = [a_kiosk_that_stands_still_is_not_called_alive,
         a_restart_is_done_when_the_new_program_reports,
         whoever_dies_in_an_order_never_does_it_twice,
         a_copied_disk_is_refused_and_both_ends_say_so]


def main():
    name, build, source = sys.argv[1:4]
    with contextlib.ExitStack() as stack:
        case = {case.__name__: case for case in CASES}[name]
        case(Hall(pathlib.Path(build), source, stack))


if __name__ == "__main__":
    main()
