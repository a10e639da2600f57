"""The kiosk under a real Wayland compositor for kiosks (cage), on an output that is only memory.
Skipped where cage is not there, or this build lies where another user may not read: cage does not
run as root.

    wayland.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import os
import shutil
import signal
import subprocess
import sys

import world

SKIPPED = 77
GONE = "the display is gone"


class Cage(world.Stage):
    """All that it starts is the other user's, if root runs the tests."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.user = []
        if os.geteuid() == 0:
            number = str(world.OTHER_USER)
            self.user = ["setpriv", "--reuid", number, "--regid", number, "--clear-groups"]
            os.chown(self.root, world.OTHER_USER, world.OTHER_USER)
        readable = subprocess.run([*self.user, "test", "-r", self.build / "kiosk"], check=False)
        if not shutil.which("cage") or readable.returncode != 0:
            sys.exit(SKIPPED)
        self.env.update(XDG_RUNTIME_DIR=str(self.root), HOME=str(self.root), LANG="C",
                        WLR_BACKENDS="headless", WLR_RENDERER="pixman", WLR_LIBINPUT_NO_DEVICES="1",
                        LIBSEAT_BACKEND="noop", KS_TRACE_START="1")
        self.log = self.root / "log"
        self.cage = None

    def ctl(self, *words):
        return super().ctl("--data", self.root / "data", "--lang", "en", *words, prefix=self.user)

    def open_kiosk(self, *arguments):
        """In a shell that tells how the kiosk ended, as cage itself is killed."""
        kiosk = (f'"{self.build}/kiosk" --data "{self.root}/data" --fullscreen --lang en '
                 f'{" ".join(arguments)}; echo "kiosk ended with $?"')
        with open(self.log, "wb") as log:
            self.cage = self.start([*self.user, "cage", "--", "sh", "-c", kiosk], stderr=log,
                                   stdout=log, start_new_session=True)
        self.stack.callback(end_session, self.cage.pid)

    def await_said(self, words, times=1):
        world.until(lambda: self.log.read_text(errors="replace").count(words) >= times, words)


def end_session(leader):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def a_kiosk_whose_compositor_dies_ends_with_one_and_a_sentence(stage):
    for signal_to_cage in (signal.SIGKILL, signal.SIGTERM):
        for program, ready in (([], "first-frame-ms"), (["--board"], "painting through")):
            stage.open_kiosk(*program)
            stage.await_said(ready)
            stage.cage.send_signal(signal_to_cage)
            stage.await_said(GONE)
            stage.await_said("kiosk ended with 1")
            stage.cage.wait(world.MOST_S)


def a_restart_of_staff_comes_back_in_the_same_compositor(stage):
    code = "".join(letter for letter in stage.ctl("station", "ask").stdout if letter.isdigit())
    made = stage.ctl("station", "enrol", code, "one")
    world.expect(made.returncode == 0, f"it is enrolled: {made.stderr}")
    stage.open_kiosk()
    stage.await_said("first-frame-ms")
    world.until(lambda: "alive" in stage.ctl("station").stdout, "a living station", seconds=120)
    stage.ctl("station", "restart", "1")
    stage.await_said("first-frame-ms", times=2)
    world.expect("kiosk ended" not in stage.log.read_text(errors="replace"), "it ended in between")


CASES = {case.__name__: case for case in (
    a_kiosk_whose_compositor_dies_ends_with_one_and_a_sentence,
    a_restart_of_staff_comes_back_in_the_same_compositor)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](Cage(sys.argv[2], sys.argv[3], callbacks))
