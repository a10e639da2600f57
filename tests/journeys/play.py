"""Plays one journey with build/kiosk and decodes its slips. Options stand in the journey's own
first comment lines: "# options: --lang en"."""
import os
import pathlib
import shutil
import subprocess
import sys

import check_slips


def options_of(journey):
    lines = pathlib.Path(journey).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if line.startswith("# options: ")
            for word in line.removeprefix("# options: ").split()]


def main(kiosk, journey, out):
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    played = subprocess.run([kiosk, "--journey", journey, "--out", out] +
                            options_of(journey), check=False)
    return played.returncode or check_slips.main(out)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
