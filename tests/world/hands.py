"""Several fingers, palms, lost releases and nonsense of a touch panel's driver, on the real window:
nobody is locked out, nothing is pressed that nobody meant, and the kiosk lives.

    hands.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import os
import pathlib
import sys
import time

import world

WIDTH, HEIGHT = 1080, 1920
MEDIATION = "先行调解"
EMPTY = (0.5, 0.005)  # the edge of the header
STALE_S = 5.5  # after that a contact that rests is nobody's (KS_GESTURE_STALE_MS)
LOOKS_OTHER = 20000  # so many pixels differ between two pages


class Glass(world.Stage):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        fifo = self.root / "fingers"
        os.mkfifo(fifo)
        preload = next(pathlib.Path(self.build).rglob("libfingers.so"))
        self.open_display()
        where = self.middle([], MEDIATION)
        self.button = where[0] / WIDTH, where[1] / HEIGHT
        self.env.update(KS_FINGERS=str(fifo), LD_PRELOAD=str(preload))
        self.kiosk, _ = self.open_kiosk("--size", f"{WIDTH}x{HEIGHT}")
        for name in ("KS_FINGERS", "LD_PRELOAD"):
            del self.env[name]
        self.fifo = self.stack.enter_context(open(fifo, "w", buffering=1, encoding="ascii"))
        time.sleep(1)
        self.home = self.keep("home.png")

    def say(self, kind, finger, place):
        self.fifo.write(f"{kind} {finger} {place[0]} {place[1]}\n")
        time.sleep(0.08)

    def tap(self, finger, place):
        self.say("down", finger, place)
        self.say("up", finger, place)

    def is_home(self):
        return self.differs(self.home, self.keep("now.png")) < LOOKS_OTHER

    def expect_home(self, what):
        time.sleep(1)
        world.until(self.is_home, f"{what}: another page is there, and home")

    def expect_pressed(self, what):
        world.until(lambda: not self.is_home(), f"{what}: the page")
        world.end(self.kiosk)


def a_palm_that_rests_locks_nobody_out(glass):
    glass.say("down", 9, EMPTY)
    for i in range(int(STALE_S * 10)):
        glass.say("move", 9, (EMPTY[0] + 0.001 * (i % 2), EMPTY[1]))
    glass.tap(1, glass.button)
    glass.expect_pressed("under a palm")


def a_release_that_never_comes_locks_nobody_out(glass):
    glass.say("down", 7, EMPTY)
    time.sleep(STALE_S)
    glass.tap(1, glass.button)
    glass.expect_pressed("after a lost release")


def a_second_finger_presses_nothing_and_a_slid_one_neither(glass):
    glass.say("down", 1, EMPTY)
    glass.tap(2, glass.button)
    glass.say("up", 1, EMPTY)
    glass.expect_home("a second finger")
    glass.say("down", 1, EMPTY)
    glass.say("move", 1, glass.button)
    glass.say("up", 1, glass.button)
    glass.expect_home("a finger that slid onto it")
    glass.say("down", 1, glass.button)
    glass.say("move", 1, EMPTY)
    glass.say("up", 1, EMPTY)
    glass.expect_home("a finger that slid off it")
    glass.tap(3, glass.button)
    glass.expect_pressed("a plain touch after all that")


def places_that_are_none_harm_nothing(glass):
    for finger, place in enumerate([(-1, -1), (2, 2), ("nan", "nan"), ("inf", "-inf"),
                                    ("1e30", "-1e30"), (1, 1), (0, 0)]):
        glass.tap(finger, place)
        glass.say("up", finger, place)
        glass.say("move", finger, place)
    glass.expect_home("places outside of the glass")
    glass.tap(99, glass.button)
    glass.expect_pressed("a plain touch after all that")


CASES = {case.__name__: case for case in (
    a_palm_that_rests_locks_nobody_out, a_release_that_never_comes_locks_nobody_out,
    a_second_finger_presses_nothing_and_a_slid_one_neither, places_that_are_none_harm_nothing)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](Glass(sys.argv[2], sys.argv[3], callbacks))
