#!/usr/bin/env python3
"""clang-tidy over kiosk/, or a part of its files:

    tidy.py RUN_CLANG_TIDY ROOT BUILD PART/PARTS KEPT

Prints its findings alone. A file in which it found nothing is looked at again when the file, a
header of it, its command, the checks or clang-tidy itself is another: the folder KEPT has a mark
for each, whose name is the sum of all that. No mark knows where the house stands, so that a new
checkout on the same machine finds them."""
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

UNUSED_S = 30 * 24 * 3600  # a mark nobody asked for so long goes
OBJECT = re.compile(r" -o (\S+)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^(\S*clang-tidy\S* .*|\d+ warnings?( and \d+ errors?)? generated\.|"
                   r"\d+ warnings? treated as errors?|)$")


def commands_of(root, build, part, parts):
    """file: its row of the database; the largest first, dealt out in turn: each part takes about as
    long."""
    with open(f"{build}/compile_commands.json", encoding="utf-8") as database:
        rows = {row["file"]: row for row in json.load(database)
                if row["file"].startswith(f"{root}/kiosk/")}
    files = sorted(rows, key=lambda file: (-os.path.getsize(file), file))[part - 1::parts]
    return {file: rows[file] for file in files}


@functools.lru_cache(maxsize=None)
def sum_of(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def headers_of(build):
    """object: what it was made of, as ninja knows it since the last build."""
    told = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True,
                          check=True).stdout
    found, of_one = {}, []
    for line in told.split("\n"):
        if line.startswith("    "):
            of_one.append(os.path.join(build, line.strip()))
        elif ": #deps" in line:
            of_one = found[line.split(": #deps")[0]] = []
    return found


def mark_of(row, root, rules, headers):
    """All that a finding can rest on; None if ninja does not know what the object was made of."""
    made_of = headers.get(OBJECT.search(row["command"]).group(1))
    if not made_of:
        return None
    try:
        told = [rules, row["command"].replace(root, ""),
                *(sum_of(path) for path in [row["file"], *made_of])]
    except FileNotFoundError:
        return None
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def is_kept(mark):
    """Whether there is such a mark; it has been asked for just now."""
    try:
        os.utime(mark)
    except FileNotFoundError:
        return False
    return True


def drop_unused(kept):
    for mark in kept.iterdir():
        if mark.stat().st_mtime < time.time() - UNUSED_S:
            mark.unlink(missing_ok=True)


def main():
    program, root, build, share, folder = sys.argv[1:6]
    rows = commands_of(root, build, *map(int, share.split("/")))
    if not rows:
        sys.exit("no file to look at")
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True,
                             check=True).stdout
    rules, headers = version + sum_of(f"{root}/.clang-tidy"), headers_of(build)
    kept = pathlib.Path(folder)
    kept.mkdir(parents=True, exist_ok=True)
    marks = {file: mark_of(row, root, rules, headers) for file, row in rows.items()}
    files = [file for file, mark in marks.items() if not mark or not is_kept(kept / mark)]
    if share.startswith("1/"):
        drop_unused(kept)
    if not files:
        return 0
    result = subprocess.run([program, "-quiet", "-j", "1", "-p", build,
                             *(f"^{re.escape(file)}$" for file in files)],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in COLOUR.sub("", result.stdout).split("\n"):
        if not NOISE.match(line):
            print(line)
    if result.returncode:
        return 1
    for mark in filter(None, (marks[file] for file in files)):
        (kept / mark).touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
