#!/usr/bin/env python3
"""clang-tidy over kiosk/: tidy.py RUN_CLANG_TIDY ROOT BUILD JOBS. Prints its findings alone."""
import re
import subprocess
import sys

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^(\S*clang-tidy\S* .*|\d+ warnings?( and \d+ errors?)? generated\.|"
                   r"\d+ warnings? treated as errors?|)$")


def main():
    program, root, build, jobs = sys.argv[1:5]
    result = subprocess.run([program, "-quiet", "-j", jobs, "-p", build, f"{root}/kiosk/"],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in COLOUR.sub("", result.stdout).split("\n"):
        if not NOISE.match(line):
            print(line)
    return 1 if result.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
