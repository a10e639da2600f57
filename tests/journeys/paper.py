"""A visit with a real network printer: build/kiosk in a window, touched with a mouse, prints on
ippeveprinter.

    paper.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

TAPS = ["立案指引", "借钱欠款", "借钱出去", "打印我的清单"]
CODE = "https://zxfw.court.gov.cn/zxfw/"
MOST_S = 90  # until something that will come has come, on a busy machine


def expect(is_true, what):
    if not is_true:
        sys.exit(what)


def until(is_there, what):
    for _ in range(MOST_S * 10):
        found = is_there()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{what} never came")


def output(*command, env=None):
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env).stdout


class Stage:
    def __init__(self, build, source, stack):
        self.build, self.source = pathlib.Path(build), pathlib.Path(source)
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-paper-"))
        stack.callback(shutil.rmtree, self.root, ignore_errors=True)
        self.stack = stack
        self.device = self.root / "device"
        self.device.mkdir()
        self.env = dict(os.environ)

    def start(self, command, **options):
        child = subprocess.Popen(command, **options)
        self.stack.callback(lambda: (child.kill(), child.wait()))
        return child

    def start_printer(self, script):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        path = self.root / "script"
        path.write_text(f"#!/bin/sh\ncd {self.device}\n{script}", encoding="utf-8")
        path.chmod(0o700)
        with open(self.root / "log", "wb") as log:
            self.start(["/usr/sbin/ippeveprinter", "-r", "off", "-k", "-n", "localhost", "-d",
                        self.device, "-p", str(port), "-f", "application/pdf,image/pwg-raster",
                        "-c", path, "-K", self.root, "kiosk test"], stdout=log, stderr=log)
        conf = self.root / "kiosk.conf"
        conf.write_text(f"[printer]\nurl = ipp://localhost:{port}/ipp/print\n", encoding="utf-8")
        until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0,
              "ippeveprinter (it needs avahi-daemon, which tests/run starts)")
        return conf

    def find_controls(self):
        """The middle of each control to be tapped, in the order of the taps."""
        steps = "".join(f"controls {i}.json\ntap {name}\n" for i, name in enumerate(TAPS))
        journey = self.root / "visit.journey"
        journey.write_text(steps, encoding="utf-8")
        run = subprocess.run([self.build / "kiosk", "--journey", journey, "--out",
                              self.root / "out", "--data", self.root / "throw-away"],
                             capture_output=True, text=True, check=False)
        expect(run.returncode == 0, run.stderr)
        for i, name in enumerate(TAPS):
            controls = json.loads((self.root / f"out/{i}.json").read_text(encoding="utf-8"))
            control = next(c for c in controls if name in c["name"])
            yield control["x"] + control["w"] // 2, control["y"] + control["h"] // 2

    def start_display(self):
        reader, writer = os.pipe()
        self.start(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1080x1920x24",
                    "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with open(reader, encoding="ascii") as number:
            self.env["DISPLAY"] = ":" + number.readline().strip()
        self.env.pop("WAYLAND_DISPLAY", None)

    def picture(self):
        run = subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"],
                             capture_output=True, check=False, env=self.env)
        is_empty = len(set(run.stdout[::997])) < 3
        return None if is_empty else hashlib.sha256(run.stdout).hexdigest()

    def await_change(self, before):
        """The screen is another than `before` and has come to rest."""
        last = None
        for _ in range(MOST_S * 2):
            now = self.picture()
            if now is not None and now != before and now == last:
                return now
            last = now
            time.sleep(0.2)
        sys.exit("the screen did not change")

    def visit(self, conf):
        places = list(self.find_controls())
        self.start_display()
        self.start([self.build / "kiosk", "--config", conf, "--data", self.root / "data",
                    "--size", "1080x1920", "--lang", "zh_CN"], env=self.env,
                   stderr=subprocess.DEVNULL)
        shown = self.await_change(None)
        for x, y in places:
            subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep",
                            "0.1", "mouseup", "1"], env=self.env, check=True)
            shown = self.await_change(shown)

    def jobs(self):
        return output(self.build / "kioskctl", "--data", self.root / "data", "printer", "jobs",
                      env=self.env)


def sheet_comes_out(stage):
    """The list is on an A4 sheet with words, code and fonts, and the job is printed."""
    stage.visit(stage.start_printer("echo $1 >> printed\n"))
    until(lambda: "guide  printed" in stage.jobs(), "a printed job")
    papers = (stage.device / "printed").read_text(encoding="utf-8").split()
    expect(len(papers) == 1, f"printed: {papers}")
    text = output("pdftotext", "-layout", papers[0], "-")
    pages = text.count("\f")
    for word in ["指引 01", "起诉状", "不履行", *(f"{page}/{pages}" for page in range(1, pages + 1))]:
        expect(word in text.replace(" / ", "/"), f"{word} is not in:\n{text}")
    fonts = output("pdffonts", papers[0]).splitlines()[2:]
    expect(fonts and all("yes yes yes" in font for font in fonts), f"fonts: {fonts}")
    subprocess.run(["pdftoppm", "-r", "203", "-gray", papers[0], stage.root / "page"], check=True)
    codes = "".join(output("zbarimg", "-q", "--raw", page)
                    for page in stage.root.glob("page*.pgm"))
    expect(CODE in codes, f"codes: {codes}")


def printer_dies(stage):
    """Nobody knows whether it came out: the job says so, and nothing is sent a second time."""
    stage.visit(stage.start_printer("echo $1 >> printed\nkill -9 $PPID\n"))
    until(lambda: "guide  unknown" in stage.jobs(), "a job that nobody knows of")
    papers = (stage.device / "printed").read_text(encoding="utf-8").split()
    expect(len(papers) == 1, f"printed: {papers}")
    expect(stage.jobs().count("\n") == 1, stage.jobs())


CASES = [sheet_comes_out, printer_dies]


def main(name, build, source):
    with contextlib.ExitStack() as stack:
        next(case for case in CASES if case.__name__ == name)(Stage(build, source, stack))


if __name__ == "__main__":
    main(*sys.argv[1:4])
