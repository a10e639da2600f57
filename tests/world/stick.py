"""A stick that is pulled out after any number of calls, while something is written to
it or read from it: told with its name, the hall and what is shown are as they were, and with the
stick in again the same command does it. And one that is full, or can only be read.

    stick.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import errno
import os
import pathlib
import shutil
import subprocess
import sys

import published
import world

JOURNEY = "tap 先行调解\ntap 我是个人\nexpect 已为您取号\n"
MOST_CALLS = 400
SLOWER = 16  # of many calls not each
FORGOTTEN = "cannot be opened"  # SQLite tries to read what it cannot make, and forgets why


class Desk(world.Stage):
    """A hall in `data`, another machine in `other`, and the stick."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.env.update(TZ="UTC", LANG="C")
        self.stick, self.mark = self.root / "stick", self.root / "mark"
        self.stick.mkdir()
        self.preload = next(pathlib.Path(self.build).rglob("libpulled.so"))

    def take_a_number(self):
        journey = self.root / "take.journey"
        journey.write_text(JOURNEY, encoding="utf-8")
        done = subprocess.run([self.build / "kiosk", "--journey", journey, "--out",
                               self.root / "out", "--data", self.root / "data"],
                              capture_output=True, text=True, check=False, env=self.env)
        world.expect(done.returncode == 0, done.stderr)

    def ctl(self, *words, folder="data"):
        return super().ctl("--data", self.root / folder, "--lang", "en", *words)

    def pulled_after(self, calls, words, folder, root=None, **more):
        """Whether it was, and what the program said then."""
        self.mark.unlink(missing_ok=True)
        pulled = {**more, "LD_PRELOAD": str(self.preload),
                  "KS_PULLED_ROOT": str(root or self.stick),
                  "KS_PULLED_AFTER": str(calls), "KS_PULLED_MARK": str(self.mark)}
        whole = self.env
        self.env = {**whole, **pulled}
        done = self.ctl(*words, folder=folder)
        self.env = whole
        return self.mark.exists(), done

    def pull_at_each_call(self, words, stays, folder="data", clear=lambda: None):
        """Ends with the first run that needs no more calls than were left to it. What is half
        done is left on the stick; what is whole `clear` takes away."""
        calls = 0
        while calls < MOST_CALLS:
            before = stays()
            is_pulled, done = self.pulled_after(calls, words, folder)
            what = f"{words} after {calls} calls: {done}"
            if not is_pulled:
                world.expect(done.returncode == 0, what)
                world.expect(calls > 1, f"it hardly reached the stick: {what}")
                return
            if done.returncode != 0:  # else only tidying was left to do
                world.expect(done.returncode in (1, 2) and str(self.stick) in done.stderr, what)
                world.expect(stays() == before, f"something else changed: {what}")
            clear()
            calls += 1 + calls // SLOWER
        sys.exit(f"{words} never came to an end")


def content_of(folder):
    """What lies there but for what a reader of a database may touch."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock"))}


def a_backup_is_whole_or_told(desk):
    desk.take_a_number()
    copy = desk.stick / "hall.db"
    words = ["backup", copy]
    desk.pull_at_each_call(words, lambda: content_of(desk.root / "data"),
                           clear=lambda: copy.unlink(missing_ok=True))
    (desk.root / "other").mkdir()
    put_back = desk.ctl("restore", copy, folder="other")
    world.expect(put_back.returncode == 0, put_back.stderr)


def a_restore_puts_back_all_or_nothing(desk):
    desk.take_a_number()
    copy = desk.stick / "hall.db"
    made = desk.ctl("backup", copy)
    world.expect(made.returncode == 0, made.stderr)
    shutil.copytree(desk.root / "data", desk.root / "other")
    desk.pull_at_each_call(["restore", copy], lambda: content_of(desk.root / "other"), "other")


def a_release_is_carried_whole_or_not(desk):
    house = published.House(desk)
    number = house.submit("one", "12366")
    house.approve(number)
    house.publish(number)
    pack = desk.stick / "two.pack"
    desk.pull_at_each_call(["release", "export", str(number), pack],
                           lambda: content_of(desk.root / "data" / "releases"))
    keys = desk.root / "other" / "keys"
    keys.mkdir(parents=True, mode=0o700)
    os.chmod(desk.root / "other", 0o700)
    shutil.copy(desk.root / "data" / "keys" / "release-signers", keys)
    desk.ctl("queue", folder="other")
    desk.pull_at_each_call(["release", "import", pack],
                           lambda: content_of(desk.root / "other"), "other")
    waits = desk.root / "other" / "releases" / "waiting"
    world.expect(waits.read_bytes() == pack.read_bytes(), "what waits is not what was carried")


def what_stops_a_disk_is_told_by_its_name(desk):
    """At each call of a backup onto it, and of a command that opens the hall on it."""
    desk.take_a_number()
    copy, hall = desk.stick / "hall.db", desk.root / "data" / "hall.db"
    for number, told in ((errno.ENOSPC, ("full", os.strerror(errno.ENOSPC))),
                         (errno.EDQUOT, ("full", os.strerror(errno.EDQUOT))),
                         (errno.EROFS, ("can only be read", os.strerror(errno.EROFS)))):
        for words, root in ((["backup", copy], desk.stick), (["queue"], hall)):
            calls, is_pulled = 0, True
            while is_pulled:
                is_pulled, done = desk.pulled_after(calls, words, "data", root,
                                                    KS_PULLED_AS=str(number))
                what = f"{words} after {calls} calls, {os.strerror(number)}: {done}"
                world.expect(not is_pulled or done.returncode == 0 and not done.stderr or
                             any(text in done.stderr for text in (*told, FORGOTTEN)), what)
                world.expect(is_pulled or calls > 1, f"it hardly reached the disk: {what}")
                world.expect(done.returncode == 0 or not copy.exists(), what)
                copy.unlink(missing_ok=True)
                calls += 1 + calls // SLOWER
    queue = desk.ctl("queue")
    world.expect(queue.returncode == 0 and not queue.stderr, queue)


CASES = {case.__name__: case for case in (
    a_backup_is_whole_or_told, a_restore_puts_back_all_or_nothing,
    a_release_is_carried_whole_or_not, what_stops_a_disk_is_told_by_its_name)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](Desk(sys.argv[2], sys.argv[3], callbacks))
