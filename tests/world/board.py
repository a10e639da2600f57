"""The board in a real window, and a hall that other processes change under it.

    board.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import re
import subprocess
import sys
import time

import world
from world import expect, until

SIZE = "1366x768"
CALLED, BROKEN = "0F6B64", "9F2A22"  # the grounds of a call to mediation and of a broken board


def share(stage, colour):
    """How much of the panel is exactly of that colour."""
    listed = world.output("convert", str(stage.shot()), "-format", "%c", "histogram:info:-")
    found = re.findall(r"(\d+):.*#([0-9A-F]{6})", listed)
    return sum(int(count) for count, one in found if one == colour) / sum(
        int(count) for count, _ in found)


def is_mostly(stage, colour, least=0.15):
    return lambda: share(stage, colour) > least


def open_board(stage):
    stage.open_display(SIZE)
    (stage.root / "b.conf").write_text("[voice]\ndevice = none\n", encoding="utf-8")
    board = stage.start([stage.build / "kiosk", "--board", "--size", SIZE, "--data",
                         stage.root / "data", "--config", stage.root / "b.conf"],
                        stdout=subprocess.DEVNULL)
    until(lambda: world.output("xdotool", "search", "--onlyvisible", "--pid", str(board.pid),
                               env=stage.env).split(), "the window")
    until(lambda: len(stage.colours()) > 20, "the first frame")
    return board


def staff(stage, *words):
    done = stage.ctl("--data", stage.root / "data", *words)
    expect(done.returncode == 0, f"kioskctl {' '.join(words)}: {done.stderr}")
    return done.stdout


def call_somebody(stage):
    """Who came without a number waits for a line and is called from there."""
    staff(stage, "walk-in", "1", "--to", "mediation")
    staff(stage, "transfer", "1", "--to", "mediation")
    return staff(stage, "call", "1")


def make_hall(stage):
    """The database, as a kiosk makes it when it starts."""
    journey = stage.root / "nothing.journey"
    journey.write_text("wait 1s\n", encoding="utf-8")
    done = subprocess.run([stage.build / "kiosk", "--journey", journey, "--out", stage.root / "out",
                           "--data", stage.root / "data"], env=stage.env, check=False,
                          capture_output=True, text=True)
    expect(done.returncode == 0, done.stderr)


def a_call_of_another_process_appears(stage):
    make_hall(stage)
    board = open_board(stage)
    expect(share(stage, CALLED) < 0.05, "it calls before anybody is called")
    call_somebody(stage)
    until(is_mostly(stage, CALLED), "the call")
    until(lambda: share(stage, CALLED) < 0.1, "the end of the flash")
    staff(stage, "recall", "1")
    until(is_mostly(stage, CALLED), "the call once more")
    world.end(board)


def a_board_without_a_database_says_so_and_comes_back(stage):
    board = open_board(stage)
    until(is_mostly(stage, BROKEN, 0.4), "the word that it is broken")
    make_hall(stage)
    until(lambda: share(stage, BROKEN) < 0.05, "the hall")
    call_somebody(stage)
    until(is_mostly(stage, CALLED), "the call")
    database = stage.root / "data" / "hall.db"
    database.rename(database.with_suffix(".aside"))
    until(is_mostly(stage, BROKEN, 0.4), "the word that it is broken")
    database.with_suffix(".aside").rename(database)
    until(lambda: share(stage, BROKEN) < 0.05, "the hall again")
    world.end(board)


def a_board_that_is_killed_in_a_call_shows_it_again(stage):
    make_hall(stage)
    board = open_board(stage)
    call_somebody(stage)
    until(is_mostly(stage, CALLED), "the call")
    board.kill()
    board.wait()
    time.sleep(0.5)
    board = open_board(stage)
    until(is_mostly(stage, CALLED, 0.05), "the number")  # white with the number by now, perhaps
    world.end(board)


def main(case, build, source):
    with contextlib.ExitStack() as stack:
        globals()[case](world.Stage(build, source, stack))


if __name__ == "__main__":
    main(*sys.argv[1:])
