"""A second kiosk on the same data folder works, and is told: in its log, and by doctor, until one
of the two has ended.

    second_kiosk.py BUILD_DIR
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

MOST_S = 60  # until something that will come has come, on a busy machine
TOLD = "kiosks: more than one kiosk serves visitors"


def until(is_there, what):
    for _ in range(MOST_S * 5):
        if is_there():
            return
        time.sleep(0.2)
    sys.exit(f"{what} never came")


def main(build):
    build, root = pathlib.Path(build), pathlib.Path(tempfile.mkdtemp(prefix="kiosk-second-"))
    data, log, children = root / "data", root / "log", []
    data.mkdir()
    (root / "long.journey").write_text("wait 86400s\n" * 2000, encoding="utf-8")

    def start(name):
        with open(log, "ab") as said:
            children.append(subprocess.Popen(
                [build / "kiosk", "--journey", root / "long.journey", "--out", root / name,
                 "--data", data], stderr=said))

    def doctor():
        return subprocess.run([build / "kioskctl", "--data", data, "doctor"], check=False,
                              capture_output=True, text=True).stdout

    try:
        start("one")
        until((data / "hall.db").exists, "the first kiosk")
        until(lambda: "kiosks: ok" in doctor(), "one kiosk alone")
        start("two")
        until(lambda: TOLD in doctor(), "doctor's word of the second")
        until(lambda: b"another kiosk serves visitors" in log.read_bytes(), "its own word")
        children[0].kill()
        children[0].wait()
        until(lambda: "kiosks: ok" in doctor(), "the end of the first")
    finally:
        for child in children:
            child.kill()
            child.wait()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
