"""A machine that gives a program too little: descriptors, memory, or room in a file. Whatever is
asked for is done, or refused with a sentence; no program dies of it, and the hall is as it was.

    limits.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import json
import resource
import subprocess
import sys

import world

MB = 1 << 20
LOADER_GAVE_UP = 127  # the system cannot even begin the program, and says so
DAY = "2026-11-23"
TAKE = f"clock {DAY}T09:41:00\ntap 先行调解\ntap 我是个人\nexpect 已为您取号\n"


class Meagre(world.Stage):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.env.update(HOME=str(self.root), TZ="UTC", LANG="C")
        self.data = self.root / "data"
        self.copies = 0
        self.journey = self.root / "take.journey"
        self.journey.write_text(TAKE, encoding="utf-8")
        self.take(resource.RLIMIT_NOFILE, 1024)
        world.expect(self.taken() == 1, "no number is given at all")

    def taken(self):
        done = self.ctl("--data", self.data, "figures", DAY, "--json")
        world.expect(done.returncode == 0, f"the hall cannot be looked at: {done.stderr}")
        return sum(row["taken"] for row in json.loads(done.stdout)["numbers"])

    def run(self, which, most, command):
        def limit():
            resource.setrlimit(which, (most, most))
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              errors="replace", check=False, env=self.env, preexec_fn=limit,
                              timeout=world.MOST_S * 3)
        what = f"{command[1:]} with {most}: exit {done.returncode}: {done.stdout}{done.stderr}"
        world.expect(done.returncode in (0, 1, 2, LOADER_GAVE_UP), what)
        world.expect(done.returncode == 0 or done.stderr.strip() or done.stdout.strip(), what)
        return done

    def look(self, which, most):
        ctl = [self.build / "kioskctl", "--data", self.data]
        for words in (["queue"], ["doctor"], ["content", "check", self.source / "assets/content"]):
            self.run(which, most, [*ctl, *words])
        copy = self.root / f"copy-{self.copies}.db"
        self.copies += 1
        made = self.run(which, most, [*ctl, "backup", copy])
        world.expect((made.returncode == 0) == copy.exists(), f"{most}: {made}")

    def take(self, which, most):
        """A visit: what came out on paper is in the hall, or nothing came out."""
        before = self.taken()
        out = self.root / f"out-{self.copies}-{most}"
        self.run(which, most, [self.build / "kiosk", "--journey", self.journey, "--out", out,
                               "--data", self.data])
        slips = len(list(out.glob("slips/*.txt")))
        world.expect(self.taken() >= before + slips,
                     f"{most}: {slips} slips, {before} before")

    def end(self, kind):
        world.expect(not list(self.data.glob("*damaged*")), f"{kind}: it was taken for damaged")
        world.expect(self.taken() >= 1, f"{kind}: a number is lost")


def too_few_descriptors_are_told(stage):
    for most in (3, 4, 5, 6, 7, 8, 10, 12):
        stage.look(resource.RLIMIT_NOFILE, most)
    for most in (8, 12, 14, 16, 20, 24, 32):
        stage.take(resource.RLIMIT_NOFILE, most)
    stage.end("descriptors")


def too_small_files_are_told(stage):
    for most in (0, 1, 4096, 65536, MB):
        stage.look(resource.RLIMIT_FSIZE, most)
        stage.take(resource.RLIMIT_FSIZE, most)
    stage.end("files")


def too_little_memory_is_told(stage):
    for most in (8, 24, 40, 60, 64, 68, 72, 80, 100):
        stage.look(resource.RLIMIT_AS, most * MB)
    for most in (100, 140, 180, 220, 260):
        stage.take(resource.RLIMIT_AS, most * MB)
    stage.end("memory")


CASES = {case.__name__: case for case in (too_few_descriptors_are_told, too_small_files_are_told,
                                          too_little_memory_is_told)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](Meagre(sys.argv[2], sys.argv[3], callbacks))
