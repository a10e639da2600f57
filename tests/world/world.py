"""The kiosk in a world that is not the tests' own: displays, keys, streams, disks and hands as
others have them. Each case is a window or a command of the real programs.

    world.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

MOST_S = 60  # until something that will come has come, on a busy machine
OTHER_USER = 12345


def expect(is_true, what):
    if not is_true:
        sys.exit(what)


def until(is_there, what, seconds=MOST_S):
    for _ in range(seconds * 10):
        found = is_there()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{what} never came")


def output(*command, env=None):
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env).stdout


class Stage:
    def __init__(self, build, source, stack):
        self.build, self.source, self.stack = pathlib.Path(build), pathlib.Path(source), stack
        self.display = None
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-world-"))
        stack.callback(shutil.rmtree, self.root, ignore_errors=True)
        self.env = {key: value for key, value in os.environ.items()
                    if key not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}

    def start(self, command, **options):
        child = subprocess.Popen([str(part) for part in command], env=self.env, **options)
        self.stack.callback(lambda: (child.kill(), child.wait()))
        return child

    def open_display(self, size="1080x1920"):
        read, write = os.pipe()
        self.display = self.start(
            ["Xvfb", "-displayfd", write, "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.env["DISPLAY"] = ":" + number.readline().strip()

    def open_kiosk(self, *arguments, data="data", **options):
        kiosk = self.start([self.build / "kiosk", "--data", self.root / data, *arguments],
                           stdout=subprocess.DEVNULL, **options)
        window = until(lambda: output("xdotool", "search", "--onlyvisible", "--pid",
                                      str(kiosk.pid), env=self.env).split(), "the window")[-1]
        until(lambda: len(self.colours()) > 20, "the first frame")
        return kiosk, window

    def shot(self):
        path = self.root / "shot.png"
        subprocess.run(["import", "-window", "root", path], check=True, env=self.env)
        return path

    def colours(self, where="100%x100%+0+0"):
        return output("convert", str(self.shot()), "-crop", where, "-unique-colors", "txt:").split(
            "\n")

    def differs(self, one, other):
        """How many pixels differ below the strip with the clock."""
        crop = ["-gravity", "South", "-crop", "100%x93%+0+0", "+repage"]
        done = subprocess.run(["compare", "-metric", "AE", "(", one, *crop, ")", "(", other, *crop,
                               ")", "null:"], capture_output=True, text=True, check=False)
        return int(float(done.stderr.split()[0]))

    def keep(self, name):
        path = self.root / name
        shutil.copy(self.shot(), path)
        return path

    def keys(self, window, *names):
        subprocess.run(["xdotool", "windowfocus", window], env=self.env, check=True)
        subprocess.run(["xdotool", "key", "--delay", "80", *names], env=self.env, check=True)
        time.sleep(1)

    def middle(self, taps, name):
        """Where `name` is after the taps, found by a visit without a window."""
        journey, out = self.root / "find.journey", self.root / "find"
        journey.write_text("".join(f"tap {tap}\n" for tap in taps) + "controls c.json\n",
                           encoding="utf-8")
        done = subprocess.run([self.build / "kiosk", "--journey", journey, "--out", out, "--data",
                               self.root / "find-data"], capture_output=True, text=True,
                              check=False, env=self.env)
        expect(done.returncode == 0, done.stderr)
        found = [one for one in json.loads((out / "c.json").read_text(encoding="utf-8"))
                 if name in one["name"]]
        expect(found, f"no control {name}")
        return found[0]["x"] + found[0]["w"] // 2, found[0]["y"] + found[0]["h"] // 2

    def tap(self, window, taps, name):
        x, y = self.middle(taps, name)
        subprocess.run(["xdotool", "mousemove", "--window", window, str(x), str(y), "mousedown",
                        "1"], env=self.env, check=True)
        time.sleep(0.1)
        subprocess.run(["xdotool", "mouseup", "1"], env=self.env, check=True)
        time.sleep(1.2)
        taps.append(name)

    def ctl(self, *arguments, prefix=()):
        command = [*prefix, self.build / "kioskctl", *arguments]
        return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              check=False, env=self.env, timeout=MOST_S)


def end(kiosk):
    kiosk.send_signal(signal.SIGTERM)
    expect(kiosk.wait(MOST_S) == 0, "SIGTERM does not end it well")


def no_display_is_an_error_at_once(stage):
    for display in (None, ":4711"):
        if display:
            stage.env["DISPLAY"] = display
        done = subprocess.run([stage.build / "kiosk", "--data", stage.root / "d"],
                              capture_output=True, text=True, check=False, env=stage.env,
                              timeout=MOST_S)
        expect(done.returncode == 1 and "display" in done.stderr, f"{display}: {done}")


def a_display_that_dies_ends_the_kiosk_with_a_sentence(stage):
    for program in ([], ["--board"]):
        stage.open_display()
        kiosk, _ = stage.open_kiosk("--fullscreen", *program, stderr=subprocess.PIPE, text=True)
        stage.display.kill()
        _, said = kiosk.communicate(timeout=MOST_S)
        expect(kiosk.returncode == 1 and "the display is gone" in said,
               f"{program}: {kiosk.returncode}: {said}")


def a_message_bus_that_never_answers_holds_nothing_up(stage):
    path = str(stage.root / "bus")
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(path)
        bus.listen()
        stage.env["DBUS_SESSION_BUS_ADDRESS"] = stage.env["DBUS_SYSTEM_BUS_ADDRESS"] = (
            "unix:path=" + path)
        stage.open_display()
        kiosk, _ = stage.open_kiosk()
        end(kiosk)


def wayland_without_a_seat_is_told(stage):
    """A compositor that is only a socket and offers nothing, so that no package is needed."""
    path = stage.root / "wayland-none"
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(path))
        ear.listen()
        stage.env.update(XDG_RUNTIME_DIR=str(stage.root), WAYLAND_DISPLAY=path.name)
        kiosk = stage.start([stage.build / "kiosk", "--data", stage.root / "d"],
                            stderr=subprocess.PIPE, text=True)
        caller, _ = ear.accept()
        with caller:
            sent = caller.recv(4096)  # get_registry, and a sync to be answered: new id 3
            expect(len(sent) >= 24, f"asks nothing: {sent}")
            done = struct.pack("=IHHI", 3, 0, 12, 0)
            caller.sendall(done)
            _, said = kiosk.communicate(timeout=MOST_S)
    expect(kiosk.returncode == 1 and "no seat" in said, f"{kiosk.returncode}: {said}")


def closed_streams_stay_closed(stage):
    stage.open_display()
    for closed in ((2,), (1, 2), (0, 1, 2)):
        def close(which=closed):
            for stream in which:
                os.close(stream)
        kiosk = stage.start([stage.build / "kiosk", "--data", stage.root / f"d{len(closed)}"],
                            preexec_fn=close)
        until(lambda: output("xdotool", "search", "--onlyvisible", "--pid", str(kiosk.pid),
                             env=stage.env), "the window")
        for stream in closed:
            target = os.readlink(f"/proc/{kiosk.pid}/fd/{stream}")
            expect(target == "/dev/null", f"stream {stream} is {target}")
        time.sleep(1)
        end(kiosk)


def full_screen_is_the_displays_size(stage):
    for size in ("1920x1080", "1366x768", "2160x3840", "1080x1920"):
        stage.open_display(size)
        kiosk, window = stage.open_kiosk("--fullscreen", data=size)
        place = output("xdotool", "getwindowgeometry", "--shell", window, env=stage.env)
        width, height = size.split("x")
        expect(f"WIDTH={width}\n" in place and f"HEIGHT={height}\n" in place and
               "X=0\n" in place and "Y=0\n" in place, f"{size}: {place}")
        end(kiosk)


def full_screen_follows_the_display(stage):
    stage.open_display("1920x1080")
    kiosk, window = stage.open_kiosk("--fullscreen")
    for command in (["--newmode", "small", "0", "1280", "0", "0", "0", "720", "0", "0", "0"],
                    ["--addmode", "screen", "small"], ["--output", "screen", "--mode", "small"]):
        subprocess.run(["xrandr", *command], env=stage.env, check=True)
    until(lambda: "WIDTH=1280\nHEIGHT=720" in output("xdotool", "getwindowgeometry", "--shell",
                                                     window, env=stage.env), "the new size")
    end(kiosk)


def a_keypad_and_shift_tab_do_what_is_printed_on_them(stage):
    stage.open_display()
    shots = []
    for name, keys in (("row", "1 2 5"), ("pad", "KP_1 KP_2 KP_5")):
        kiosk, window = stage.open_kiosk(data=name)
        taps = []
        for tap in ("立案指引", "算一算", "诉讼费计算", "要争的金额（元）"):
            stage.tap(window, taps, tap)
        stage.keys(window, *keys.split())
        shots.append(stage.keep(name + ".png"))
        end(kiosk)
    expect(stage.differs(*shots) < 500, "125 of the keypad looks otherwise")
    shots = []
    for name, keys in (("back", "Tab Tab Tab shift+Tab"), ("two", "Tab Tab")):
        kiosk, window = stage.open_kiosk(data=name)
        stage.keys(window, *keys.split())
        shots.append(stage.keep(name + ".png"))
        end(kiosk)
    expect(stage.differs(*shots) < 500, "Shift+Tab does not go back")


def roots_hands_leave_the_kiosk_its_files(stage):
    if os.geteuid() != 0:
        return
    data = stage.root / "data"
    stage.root.chmod(0o755)
    data.mkdir()
    os.chown(data, OTHER_USER, OTHER_USER)
    as_user = ("setpriv", "--reuid", OTHER_USER, "--regid", OTHER_USER, "--clear-groups", "env",
               "HOME=/nonexistent")
    first = stage.ctl("--data", data, "queue", prefix=as_user)
    if "Permission denied" in first.stderr and str(stage.build) in first.stderr:
        return  # this build lies where another user may not read
    expect(first.returncode == 0, first.stderr)
    for command in (["backup", stage.root / "b.db"], ["restore", stage.root / "b.db"], ["queue"],
                    ["printer", "test"]):
        done = stage.ctl("--data", data, *command)
        expect(done.returncode == 0, f"{command}: {done.stderr}")
    for path in [data, *data.rglob("*")]:
        expect(path.lstat().st_uid == OTHER_USER, f"{path} is root's")
    after = stage.ctl("--data", data, "queue", prefix=as_user)
    expect(after.returncode == 0, after.stderr)


CASES = {case.__name__: case for case in (
    no_display_is_an_error_at_once, a_display_that_dies_ends_the_kiosk_with_a_sentence,
    a_message_bus_that_never_answers_holds_nothing_up,
    wayland_without_a_seat_is_told, closed_streams_stay_closed, full_screen_is_the_displays_size,
    full_screen_follows_the_display, a_keypad_and_shift_tab_do_what_is_printed_on_them,
    roots_hands_leave_the_kiosk_its_files)}

if __name__ == "__main__":
    with contextlib.ExitStack() as callbacks:
        CASES[sys.argv[1]](Stage(sys.argv[2], sys.argv[3], callbacks))
