#!/usr/bin/env python3
"""clang-tidy over kiosk/, or a part of its files: tidy.py RUN_CLANG_TIDY ROOT BUILD PART/PARTS.
Prints its findings alone."""
import json
import os
import re
import subprocess
import sys

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^(\S*clang-tidy\S* .*|\d+ warnings?( and \d+ errors?)? generated\.|"
                   r"\d+ warnings? treated as errors?|)$")


def files_of(root, build, part, parts):
    """The largest first, dealt out in turn: each part takes about as long."""
    with open(f"{build}/compile_commands.json", encoding="utf-8") as database:
        files = {command["file"] for command in json.load(database)
                 if command["file"].startswith(f"{root}/kiosk/")}
    return sorted(files, key=lambda file: (-os.path.getsize(file), file))[part - 1::parts]


def main():
    program, root, build, share = sys.argv[1:5]
    files = files_of(root, build, *map(int, share.split("/")))
    if not files:
        sys.exit("no file to look at")
    result = subprocess.run([program, "-quiet", "-j", "1", "-p", build,
                             *(f"^{re.escape(file)}$" for file in files)],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in COLOUR.sub("", result.stdout).split("\n"):
        if not NOISE.match(line):
            print(line)
    return 1 if result.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
