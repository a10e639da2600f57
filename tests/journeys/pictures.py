"""The pictures of README and manual are what the kiosk shows: plays the journeys of
tests/journeys/pictures at two thirds of the usual size and holds each picture against
assets/manual. With --take it puts them there instead.
    python3 tests/journeys/pictures.py build . [--take]"""
import filecmp
import pathlib
import shutil
import subprocess
import sys
import tempfile

SMALLER = "[panel]\nmm_per_px = 0.372\n"  # fewer pixels on a panel as large as the usual


def play(kiosk, journey, out):
    options = []
    for line in journey.read_text(encoding="utf-8").splitlines():
        if line.startswith("# options: "):
            options += line[len("# options: "):].split()
    config = out / "kiosk.conf"
    config.write_text(SMALLER, encoding="utf-8")
    command = [kiosk, "--config", config, "--journey", journey, "--out", out] + options
    return subprocess.run(command, check=False).returncode == 0


def main(build, source, take):
    faults = 0
    manual = pathlib.Path(source) / "assets" / "manual"
    for journey in sorted((pathlib.Path(source) / "tests/journeys/pictures").glob("*.journey")):
        out = pathlib.Path(tempfile.mkdtemp(prefix="pictures-"))
        if not play(pathlib.Path(build) / "kiosk", journey, out):
            faults += 1
        for picture in sorted(out.glob("*.png")):
            kept = manual / picture.name
            if take:
                shutil.copyfile(picture, kept)
            elif not kept.exists() or not filecmp.cmp(picture, kept, shallow=False):
                print(f"{kept}: not what the kiosk shows now; take it anew with --take")
                faults += 1
        shutil.rmtree(out)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:] == ["--take"]))
