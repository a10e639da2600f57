"""The network between a kiosk and its database server is lost in ways a proxy cannot make: no name
server says a word, hosts of an address swallow all that is sent to them, a line that carried goes
nowhere. In a network of the test's own, where this machine lets it have one; skipped elsewhere.

    net_loss.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time

import cutline
import line_cut
import world

SKIPPED = 77
INSIDE = "KS_NET_INSIDE"
NAME = "hall.court.test"
HOLES = ("10.77.0.2", "10.77.0.3", "10.77.0.4")  # behind a neighbour who is not there


def enter():
    """This program anew where root has a network and mounts of its own."""
    if os.geteuid() != 0 or subprocess.run(["unshare", "-nm", "true"], stderr=subprocess.DEVNULL,
                                           check=False).returncode != 0:
        sys.exit(SKIPPED)
    os.environ[INSIDE] = "1"
    os.execvp("unshare", ["unshare", "-nm", sys.executable, "-B", *sys.argv])


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"{' '.join(map(str, words))}: {done.stderr}")
        sys.exit(SKIPPED)


def lay_network(root):
    """Whatever is sent to a hole goes out by a line at whose other end nobody is."""
    (root / "resolv.conf").write_text("nameserver 127.0.0.1\n", encoding="utf-8")
    run("mount", "--bind", root / "resolv.conf", "/etc/resolv.conf")
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", "name", "hole0", "type", "veth", "peer", "name", "hole1")
    run("ip", "link", "set", "hole0", "up")
    run("ip", "link", "set", "hole1", "up")
    run("ip", "addr", "add", "10.77.0.1/24", "dev", "hole0")
    for hole in HOLES:
        run("ip", "neigh", "add", hole, "lladdr", "02:00:00:00:00:99", "dev", "hole0", "nud",
            "permanent")


class Names(threading.Thread):
    """A name server that knows one name, and may say nothing at all."""

    def __init__(self):
        super().__init__(daemon=True)
        self.is_silent = False
        self.ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.ear.bind(("127.0.0.1", 53))

    def answer(self, asked):
        end = asked.index(b"\0", 12) + 5
        is_address = asked[end - 4:end - 2] == b"\0\1"
        head = asked[:2] + b"\x81\x80\0\1" + (b"\0\1" if is_address else b"\0\0") + b"\0\0\0\0"
        row = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton("127.0.0.1")
        return head + asked[12:end] + (row if is_address else b"")

    def run(self):
        while True:
            asked, who = self.ear.recvfrom(512)
            if not self.is_silent:
                self.ear.sendto(self.answer(asked), who)


class Kiosk(line_cut.Kiosk):
    def call_by(self, hosts):
        """From now on its server is at those hosts, in that order."""
        address = self.hall.address().replace(
            f"127.0.0.1:{self.hall.line.port}",
            ",".join(f"{host}:{self.hall.line.port}" for host in hosts))
        self.conf.write_text(f"[store]\nurl = {address}\n", encoding="utf-8")

    def timed(self, steps, what):
        began = time.monotonic()
        self.visit(steps)
        print(f"{what}: the visit took {time.monotonic() - began:.1f} s")


def no_name_server_answers(kiosk, names):
    kiosk.call_by([NAME])
    kiosk.visit(line_cut.ENROL + line_cut.TAKE)
    names.is_silent = True
    kiosk.timed(line_cut.TAKE, "started without a name server")
    world.expect(kiosk.papers() == ["T001", "F101"], f"{kiosk.papers()}")
    names.is_silent = False
    kiosk.visit("wait 5s\n" + line_cut.TAKE)
    world.expect(kiosk.papers()[-1] == "T002", f"{kiosk.papers()}")
    line_cut.count_all(kiosk)


def a_name_server_that_falls_silent_costs_no_line_that_is_made_anew(kiosk, names):
    kiosk.call_by([NAME])
    kiosk.enrol_by_command()
    kiosk.open_window()
    world.until(lambda: kiosk.hall.ask("SELECT 1 FROM beat WHERE n > 0"), "the first report")
    names.is_silent = True
    kiosk.hall.line.cut(cutline.RESET)
    own, took = kiosk.take()
    world.expect(own == "F101", f"the line is cut: {own}")
    print(f"{own} after {took:.1f} s")
    kiosk.hall.line.mend()
    world.until(lambda: kiosk.state_of(own) == [["waiting"]], f"{own} in the hall")


def all_hosts_but_the_last_swallow_what_they_are_sent(kiosk, _):
    kiosk.call_by(["127.0.0.1"])
    kiosk.visit(line_cut.ENROL)
    kiosk.call_by([*HOLES, "127.0.0.1"])
    kiosk.timed(line_cut.TAKE, "the fourth host answers")
    world.expect(kiosk.papers() == ["T001"], f"{kiosk.papers()}")
    kiosk.call_by(HOLES)
    kiosk.timed(line_cut.TAKE, "no host of three answers")
    world.expect(kiosk.papers() == ["T001", "F101"], f"{kiosk.papers()}")


def a_line_that_carried_goes_nowhere(kiosk, _):
    kiosk.enrol_by_command()
    run("ip", "addr", "add", "10.99.0.1/32", "dev", "lo")
    kiosk.call_by(["10.99.0.1"])
    kiosk.open_window()
    world.until(lambda: kiosk.hall.ask("SELECT 1 FROM beat WHERE n > 0"), "the first report")
    first, _ = kiosk.take()
    world.expect(first == "T001", f"the line is there: {first}")
    run("ip", "addr", "del", "10.99.0.1/32", "dev", "lo")
    run("ip", "route", "add", "10.99.0.1/32", "via", HOLES[0], "dev", "hole0")
    own, took = kiosk.take()
    print(f"{own} after {took:.1f} s")
    world.expect(own == "F101", f"all is swallowed: {own}")
    run("ip", "route", "del", "10.99.0.1/32")
    run("ip", "addr", "add", "10.99.0.1/32", "dev", "lo")
    began = time.monotonic()
    world.until(lambda: kiosk.state_of(own) == [["waiting"]], f"{own} in the hall")
    print(f"in the hall after {time.monotonic() - began:.1f} s")
    line_cut.count_all(kiosk)


CASES = [no_name_server_answers, a_name_server_that_falls_silent_costs_no_line_that_is_made_anew,
         all_hosts_but_the_last_swallow_what_they_are_sent, a_line_that_carried_goes_nowhere]


def main():
    name, build, source = sys.argv[1:4]
    if INSIDE not in os.environ:
        enter()
    cutline.Line.host = ""
    with contextlib.ExitStack() as stack:
        kiosk = Kiosk(pathlib.Path(build), source, stack)
        lay_network(kiosk.root)
        names = Names()
        names.start()
        {case.__name__: case for case in CASES}[name](kiosk, names)


if __name__ == "__main__":
    main()
