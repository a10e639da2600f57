"""Files and folders that are not what they seem: each path the programs open, as each strange
thing it could be, under each program that opens it. Nothing hangs or dies of it, a refusal names
the file, and what belongs to others stays as it was.

    strange.py BUILD_DIR [PATH... | PART/PARTS]
"""
import contextlib
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

HANG_S = 120  # a guard: nothing here waits for anything
PACK = pathlib.Path(__file__).parents[1] / "content/good"  # small: it is read at each start
JOURNEY = "screenshot a.png\ncontrols c.json\n"


class Place:
    """One data folder, and beside it what belongs to somebody else."""

    def __init__(self, build, root):
        self.build, self.root, self.data = build, root, root / "data"
        self.data.mkdir(mode=0o700)
        self.others, self.other = root / "others", root / "others" / "letter.txt"
        self.others.mkdir()
        self.other.write_text("not the kiosk's", encoding="utf-8")
        (root / "visit.journey").write_text(JOURNEY, encoding="utf-8")

    def seen(self):
        """All of the other's: names, bytes, modes, owners and second names."""
        return [(str(path), path.read_bytes() if path.is_file() else b"",
                 *[getattr(path.lstat(), key) for key in ("st_mode", "st_uid", "st_nlink")])
                for path in sorted([*self.root.glob("others"), *self.others.rglob("*")])]

    def run(self, program):
        command = [str(part).format(root=self.root, data=self.data, pack=PACK)
                   for part in program]
        return subprocess.run([self.build / command[0], *command[1:]], capture_output=True,
                              check=False, timeout=HANG_S, stdin=subprocess.DEVNULL)


def fill(path):
    path.write_bytes(b"")
    os.truncate(path, 10 << 30)


def listen(path):
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as ear:
        ear.bind(os.path.relpath(path))


THINGS = {
    "a link to a file": lambda path, place: path.symlink_to(place.other),
    "a link to a folder": lambda path, place: path.symlink_to(place.others),
    "a link to nothing": lambda path, place: path.symlink_to(place.others / "nothing"),
    "a link to itself": lambda path, place: path.symlink_to(path),
    "a link to an endless device": lambda path, place: path.symlink_to("/dev/zero"),
    "a link to a full device": lambda path, place: path.symlink_to("/dev/full"),
    "a link to a terminal": lambda path, place: path.symlink_to("/dev/tty"),
    "a pipe": lambda path, place: os.mkfifo(path),
    "a socket": lambda path, place: listen(path),
    "a folder": lambda path, place: path.mkdir(),
    "an empty file": lambda path, place: path.write_bytes(b""),
    "ten gigabytes": lambda path, place: fill(path),
}

KIOSK = ("kiosk", "--data", "{data}", "--journey", "{root}/visit.journey", "--out", "{root}/out",
         "--content", "{pack}")
CTL = ("kioskctl", "--content", "{pack}", "--data", "{data}")
NEW_DRAFT, DRAFT = (*CTL, "draft", "new", "one"), (*CTL, "draft", "show", "one")
SET_DRAFT = (*CTL, "draft", "set", "one", "court.json", "revision", "x")
QUEUE, DOCTOR, TEST = (*CTL, "queue"), (*CTL, "doctor"), (*CTL, "printer", "test")

# The path; the programs that open it; whether a thing that is not a file or folder of ours (a link,
# a pipe, a socket) must be told with its name.
PATHS = (
    ("data/hall.db", (KIOSK, QUEUE, DOCTOR), True),
    ("data/hall.db-wal", (QUEUE,), True),
    ("data/hall.db-shm", (QUEUE,), True),
    ("data/hall.db-journal", (QUEUE,), True),
    ("data/hall.db.lock", (KIOSK, QUEUE), True),
    ("data/kiosk.conf", (KIOSK, QUEUE), False),
    ("data/keys", (DOCTOR,), False),
    ("data/slips", (TEST,), True),
    ("data/slips/status", (TEST,), False),
    ("data/printer-trust", (DOCTOR,), False),
    ("data/content-last-good", (KIOSK, DOCTOR), False),
    ("data/content-last-good.new", (KIOSK, QUEUE), False),
    ("data/content-last-good.old", (KIOSK, QUEUE), False),
    ("data/content-last-good.lock", (KIOSK,), False),
    ("data/drafts", (NEW_DRAFT, DRAFT, SET_DRAFT), True),
    ("data/drafts/one.draft", (NEW_DRAFT, DRAFT, SET_DRAFT), False),
    ("data/drafts/dropped", ((*CTL, "draft", "drop", "one"),), False),
    ("given.conf", ((*CTL[:1], "--config", "{root}/given.conf", *CTL[1:], "queue"),), False),
    ("given.journey", ((*KIOSK[:4], "{root}/given.journey", *KIOSK[5:]),), False),
    ("given", ((*CTL, "restore", "{root}/given"), (*CTL, "backup", "{root}/given"),
               ("kioskctl", "content", "check", "{root}/given")), False),
    ("out/c.json", (KIOSK,), False),
    ("out/slips", (KIOSK,), False),
)
NAMED = ("a link", "a pipe", "a socket")


def faults(done, where, thing, must_name):
    if done.returncode not in (0, 1, 2):
        yield f"ended with {done.returncode}"
    text = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode and not text.strip():
        yield "failed without a word"
    if must_name and thing.startswith(NAMED) and pathlib.Path(where).name not in text:
        yield f"did not name it: {text}"


def try_one(build, row, thing, program):
    where, _, must_name = row
    with tempfile.TemporaryDirectory(prefix="kiosk-strange-") as folder:
        place = Place(build, pathlib.Path(folder))
        path = place.root / where
        path.parent.mkdir(parents=True, exist_ok=True)
        THINGS[thing](path, place)
        before = place.seen()
        try:
            done = place.run(program)
        except subprocess.TimeoutExpired:
            yield "hangs"
            return
        yield from faults(done, where, thing, must_name)
        if place.seen() != before:
            yield "what is another's was changed"


def check_that_it_can_fail(build):
    """What a careless program does is found."""
    with tempfile.TemporaryDirectory(prefix="kiosk-strange-") as folder:
        place = Place(build, pathlib.Path(folder))
        before = place.seen()
        place.other.rename(place.others / "letter.damaged")
        found = [place.seen() != before]
    for code in (-11, 1):
        done = subprocess.CompletedProcess([], code, b"", b"")
        found.append(bool(list(faults(done, "x", "a pipe", False))))
    if not all(found):
        sys.exit("the sweep is blind")


def main():
    build = pathlib.Path(sys.argv[1])
    check_that_it_can_fail(build)
    count, wrong = 0, []
    wanted = sys.argv[2:]
    rows = [row for row in PATHS if not wanted or row[0] in wanted]
    if wanted and "/" in wanted[0] and wanted[0].replace("/", "").isdigit():
        part, parts = map(int, wanted[0].split("/"))
        rows = PATHS[part - 1::parts]
    for row in rows:
        for thing in THINGS:
            for program in row[1]:
                count += 1
                found = [f"{row[0]} is {thing}, {' '.join(program)}: {fault}"
                         for fault in try_one(build, row, thing, program)]
                wrong += found
                for fault in found:
                    print(fault, flush=True)
    print(f"{count} tried")
    if wrong:
        sys.exit(f"{len(wrong)} faults")


if __name__ == "__main__":
    main()
