"""A power cut after every write. The real programs take numbers, sign, keep content, back up and
restore with the recorder in front of the C library; then what a disk would hold is built for every
moment of that, with what was not yet flushed lost in several ways, and each state is opened again.

    powercut.py BUILD_DIR SOURCE_DIR [STATES]

STATES: about how many to look at, spread evenly; without it every one, as by hand:

    python3 tests/endurance/powercut.py build .
"""
import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SECTOR = 512
SIGN = "tap 风险告知\ntap 赢了\n" + "tap 我读懂了，下一页\n" * 2 + """tap 我已读懂，去签名
sign
tap 签名并打印
expect 校验码
tap 完成
"""
TAKE = "tap 先行调解\ntap 我是个人\nexpect 已为您取号\nwait 40s\n"
NUMBER = re.compile(r"^T(\d+)$", re.M)
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")
KEYS = {"check.key": 32, "court.pub": 32, "court.key": 64}


class File:
    """What is on the disk for sure, and what was written since."""

    def __init__(self):
        self.flushed, self.pending = bytearray(), []

    def bytes_of(self, changes):
        data = bytearray(self.flushed)
        for offset, written in changes:
            if written is None:
                del data[offset:]
            if len(data) < offset:
                data.extend(bytes(offset - len(data)))
            if written is not None:
                data[offset:offset + len(written)] = written
        return bytes(data)

    def flush(self):
        self.flushed, self.pending = bytearray(self.bytes_of(self.pending)), []


class Folder:
    def __init__(self):
        self.names, self.flushed_names = {}, {}


def torn(changes):
    """The last write reached the disk to its middle sector."""
    last = next((i for i in reversed(range(len(changes))) if changes[i][1] is not None), None)
    if last is None:
        return changes
    offset, data = changes[last]
    end = (offset + len(data) // 2) // SECTOR * SECTOR
    cut = [(offset, data[:end - offset])] if end > offset else []
    return changes[:last] + cut + changes[last + 1:]


# How what was not flushed is lost: of names, and of a file's changes since it was flushed.
LOSSES = {
    "nothing": (False, lambda changes: changes),
    "everything": (True, lambda changes: []),
    "contents": (False, lambda changes: []),
    "even": (False, lambda changes: changes[::2]),
    "odd": (False, lambda changes: changes[1::2]),
    "torn": (False, torn),
}


class Disk:
    def __init__(self):
        self.root, self.by_number = Folder(), {}

    def find(self, path):
        folder = self.root
        parts = [part for part in path.split("/") if part]
        for part in parts[:-1]:
            folder = folder.names[part]
        return folder, parts[-1] if parts else ""

    def node(self, path):
        folder, name = self.find(path)
        return folder.names[name] if name else folder

    def open(self, number, how, cut, path):
        folder, name = self.find(path)
        if how == "created" or name not in folder.names:
            folder.names[name] = File()
        self.by_number[number] = file = folder.names[name]
        if cut == "cut":
            file.pending.append((0, None))

    def move(self, word, one, other):
        (folder, name), (to_folder, to_name) = self.find(one), self.find(other)
        node = folder.names[name]
        if word == "exchange":
            folder.names[name] = to_folder.names[to_name]
        elif word == "rename":
            del folder.names[name]
        to_folder.names[to_name] = node

    def apply(self, word, rest, data):
        if word == "open":
            self.open(*rest.split(" ", 3))
        elif word == "write":
            number, offset, _ = rest.split()
            self.by_number[number].pending.append((int(offset), data))
        elif word == "size":
            number, size = rest.split()
            self.by_number[number].pending.append((int(size), None))
        elif word == "sync":
            number, path = rest.split(" ", 1)
            if number != "0":
                self.by_number[number].flush()
            else:
                folder = self.node(path)
                folder.flushed_names = dict(folder.names)
        elif word in ("rename", "exchange", "link"):
            self.move(word, *rest.split("\t"))
        else:
            folder, name = self.find(rest)
            if word == "mkdir":
                folder.names[name] = Folder()
            else:
                del folder.names[name]

    def files(self, loss, folder=None, prefix=""):
        """Every file as a power cut now would leave it: path -> bytes."""
        loses_names, keep = LOSSES[loss]
        folder = folder or self.root
        for name, node in (folder.flushed_names if loses_names else folder.names).items():
            if isinstance(node, Folder):
                yield from self.files(loss, node, f"{prefix}{name}/")
            else:
                yield prefix + name, node.bytes_of(keep(node.pending))


def read_records(path):
    data, at = path.read_bytes(), 0
    while at < len(data):
        end = data.index(b"\n", at)
        word, rest = data[at:end].decode().split(" ", 1)
        at, written = end + 1, None
        if word == "write":
            count = int(rest.split()[2])
            written, at = data[at:at + count], at + count
        yield word, rest, written


class Recording:
    """What the programs do, and the record of it."""

    def __init__(self, build, source, root):
        self.build, self.root = build, root / "machine"
        self.log, self.root_pack = root / "log", root / "pack"
        self.root.mkdir()
        shutil.copytree(source / "assets/content", self.root_pack)
        self.env = {**os.environ, "LD_PRELOAD": next(build.rglob("librecorder.so")),
                    "KS_RECORD": self.log, "KS_RECORD_ROOT": self.root,
                    "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}

    def run(self, *command):
        done = subprocess.run([str(part) for part in command], env=self.env, text=True,
                              capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{command}: exit {done.returncode}\n{done.stderr}")

    def visit(self, steps):
        journey = self.root.parent / "visit.journey"
        journey.write_text(steps, encoding="utf-8")
        self.run(self.build / "kiosk", "--journey", journey, "--out", self.root / "out", "--data",
                 self.root / "data", "--content", self.root_pack)

    def ctl(self, *arguments):
        self.run(self.build / "kioskctl", "--data", self.root / "data", *arguments)

    def new_content(self):
        court = self.root_pack / "court.json"
        text = court.read_text(encoding="utf-8")
        court.write_text(re.sub(r'("revision": ")', r"\g<1>x", text, count=1), encoding="utf-8")

    def make(self):
        self.visit(TAKE + SIGN + "printer paper-out\ntap 先行调解\ntap 我是个人\nwait 90s\n"
                   "printer ready\n" + TAKE)
        self.new_content()
        self.visit(TAKE + "call 1\nstart 1\n" + SIGN)
        self.ctl("backup", self.root / "backup.db")
        self.ctl("restore", self.root / "backup.db")
        self.visit(TAKE + SIGN)
        return list(read_records(self.log))

    def check_whole(self, disk):
        """The record is worth nothing if it does not lead to what is there."""
        found = {name: data for name, data in disk.files("nothing")}
        there = {path.relative_to(self.root).as_posix(): path.read_bytes()
                 for path in self.root.rglob("*") if path.is_file()}
        for name in found.keys() | there.keys():
            if not name.endswith("-shm") and found.get(name) != there.get(name):
                sys.exit(f"the record of {name} is not whole")


class Judge:
    """Opens what was left, each different state once, and says what is wrong with it."""

    def __init__(self, build, root):
        self.place, self.seen = root / "after", set()
        self.count = self.looked = 0
        self.program = subprocess.Popen([build / "aftercut"], stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, bufsize=1)
        self.printed, self.codes = set(), set()
        self.had_content, self.faults = set(), []

    def ask(self, *words):
        self.program.stdin.write(" ".join(map(str, words)) + "\n")
        return self.program.stdout.readline().strip()

    def lay_out(self, files):
        shutil.rmtree(self.place, ignore_errors=True)
        for name, data in files.items():
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (self.place / "data").mkdir(parents=True, exist_ok=True)

    def note_paper(self, text):
        self.printed |= {int(number) for number in NUMBER.findall(text)}
        self.codes |= set(CODE.findall(text))

    def is_new(self, what, files):
        mark = hash((what, frozenset(files.items()), len(self.printed), len(self.codes)))
        if mark in self.seen:
            return False
        self.seen.add(mark)
        self.count += 1
        return True

    def judge_hall(self, files):
        files = {name: data for name, data in files.items() if not name.endswith("-shm")
                 and name.startswith(("data/hall.db", "data/keys/", "backup"))}
        if not self.is_new("hall", files):
            return
        self.lay_out(files)
        yield from judge_keys(files)
        said = self.ask("hall", self.place / "data", *sorted(self.codes))
        if not said.startswith("ok "):
            yield said
            return
        if self.printed and int(said.split()[1]) <= max(self.printed):
            yield f"the next number is {said.split()[1]}, given before"
        yield from self.judge_rows(self.place / "data/hall.db", True)
        if "backup.db" in files:
            yield from self.judge_rows(self.place / "backup.db", False)

    def judge_rows(self, path, is_hall):
        try:
            with contextlib.closing(sqlite3.connect(path)) as db:
                verdict = db.execute("PRAGMA integrity_check").fetchone()[0]
                numbers = [row[0] for row in db.execute("SELECT sequence FROM ticket")]
                codes = {row[0] for row in db.execute("SELECT code FROM receipt")}
        except sqlite3.DatabaseError as fault:
            yield f"{path.name}: {fault}"
            return
        if verdict != "ok":
            yield f"{path.name}: {verdict}"
        if len(numbers) != len(set(numbers)):
            yield f"{path.name}: a number is there twice"
        if is_hall and not self.printed <= set(numbers):
            yield f"printed and lost: {self.printed - set(numbers)}"
        if is_hall and not self.codes <= codes:
            yield f"signed and lost: {self.codes - codes}"
        if not is_hall and (not numbers or not codes):
            yield f"{path.name}: the backup is empty"

    def judge_content(self, loss, files):
        kept = {name: data for name, data in files.items()
                if name.startswith(("data/content-last-good/", "data/content-last-good.old/"))}
        if not kept and loss not in self.had_content:
            return
        self.had_content.add(loss)
        if not self.is_new("content", kept):
            return
        self.lay_out(kept)
        said = self.ask("content", self.place / "data/content-last-good")
        if said != "ok":
            yield f"the last good content cannot be shown: {said or 'no answer'}"

    def judge(self, at, word, loss, files):
        self.looked += 1
        for what in [*self.judge_hall(files), *self.judge_content(loss, files)]:
            self.faults.append(f"after record {at} ({word}), {loss} lost: {what}")


def judge_keys(files):
    for name, size in KEYS.items():
        key = files.get(f"data/keys/{name}")
        if key is not None and len(key) != size:
            yield f"{name} has {len(key)} bytes"


def play(records, judge, every):
    """Builds the disk record by record; what came out of the printer is not lost any more."""
    disk = Disk()
    for at, (word, rest, data) in enumerate(records):
        disk.apply(word, rest, data)
        if word == "rename" and rest.endswith(".txt"):
            file = disk.node(rest.split("\t")[1])
            judge.note_paper(file.bytes_of(file.pending).decode())
        for i, loss in enumerate(LOSSES):
            if (at * len(LOSSES) + i) % every == 0 or at + 1 == len(records):
                judge.judge(at, f"{word} {rest}", loss, dict(disk.files(loss)))
    return disk


def main(build, source, states=0):
    root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-powercut-")).resolve()
    build, source = pathlib.Path(build).resolve(), pathlib.Path(source).resolve()
    try:
        recording = Recording(build, source, root)
        records = recording.make()
        judge = Judge(build, root)
        every = max(1, len(records) * len(LOSSES) // int(states)) if int(states) > 0 else 1
        recording.check_whole(play(records, judge, every))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(f"records {len(records)} ways {len(LOSSES)} states {judge.looked} of them different "
          f"{judge.count} numbers {len(judge.printed)} receipts {len(judge.codes)} "
          f"faults {len(judge.faults)}")
    for fault in judge.faults[:20]:
        print(fault)
    if judge.faults or not judge.printed or not judge.codes:
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:4])
