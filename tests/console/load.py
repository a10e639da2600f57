"""What kioskd takes with fifty of staff who listen, twenty boards and a call every moment: how long
a call takes, how soon all have heard of it, how much memory is used. Prints the figures.

    load.py BUILD_DIR [CALLS]
"""
import http.client
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from busy import make_content
from server import PASSWORD, Server, until

STAFF, BOARDS, WINDOWS, CALLERS = 50, 20, 44, 8


class Listener(threading.Thread):
    """A page: hears of a change, then asks for the hall over a connection that stays open."""

    def __init__(self, port, session, path):
        super().__init__(daemon=True)
        self.port, self.session, self.path = port, session, path
        self.heard, self.views, self.took, self.is_open = [], 0, [], True
        self.socket = socket.create_connection(("127.0.0.1", port))
        head = "".join(f"{name}: {value}\r\n" for name, value in session.items())
        self.socket.sendall(f"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\n{head}\r\n".encode())
        self.start()

    def run(self):
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for line in self.socket.makefile("rb"):
            if line.startswith(b"data: {\"epoch\""):
                self.heard.append((json.loads(line[6:])["n"], time.monotonic()))
                begun = time.monotonic()
                asking.request("GET", self.path, None, self.session)
                reply = asking.getresponse()
                reply.read()
                assert reply.status == 200, reply.status
                self.took.append(time.monotonic() - begun)
                self.views += 1


def memory_mb(pid):
    """Now, and at most so far."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    found = dict(line.split(":", 1) for line in lines)
    return [int(found[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]


def cpu_ms(pid):
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def percentile(values, percent):
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)] * 1000


def sign_all_in(server):
    admin, sessions = server.set_up(), []
    for i in range(1, STAFF + 1):
        server.ask("POST", "/api/users", {"user": f"u{i}", "role": "window",
                                          "password": PASSWORD}, admin)
        sessions.append(server.sign_in(f"u{i}", PASSWORD))
    for i, session in enumerate(sessions[:WINDOWS], 1):
        assert server.ask("POST", "/api/seat", {"seat": f"w{i}"}, session).status == 200
    return sessions


def call_all(server, sessions, calls, apart_s):
    """How long each call took, and when which event was there."""
    took, at = [], []
    links = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
             for _ in range(CALLERS)]

    def act(who, what):
        links[who].request("POST", "/api/act", json.dumps({
            "do": what, "request": f"{who}-{what}-{len(took)}"}),
            {"Content-Type": "application/json", **sessions[who]})
        reply = links[who].getresponse()
        answer = reply.read()
        assert reply.status == 200, (what, answer)
    for i in range(calls):
        who = i % CALLERS
        begun = time.monotonic()
        act(who, "call")
        took.append(time.monotonic() - begun)
        at.append((begun, time.monotonic()))
        for what in ("came", "finish"):
            act(who, what)
        time.sleep(apart_s)
    return took, at


def main(build, calls="300", apart_s="0.2"):
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / "content"
        make_content(content, WINDOWS)
        with Server(build, None, "--content", content) as server:
            sessions = sign_all_in(server)
            at_rest = memory_mb(server.child.pid)
            subprocess.run([pathlib.Path(build) / "giver", server.data / "hall.db", "single",
                            "filing", "L", "person", calls, "load"], check=True,
                           stdout=subprocess.DEVNULL)
            pages = [Listener(server.port, session, "/api/hall") for session in sessions]
            pages += [Listener(server.port, {}, "/api/board") for _ in range(BOARDS)]
            until(lambda: all(page.views for page in pages), "every page's first view")
            before_ms = cpu_ms(server.child.pid)
            took, at = call_all(server, sessions, int(calls), float(apart_s))
            last = server.ask("GET", "/api/hall", None, sessions[0]).json["n"]
            until(lambda: all(page.heard[-1][0] == last for page in pages), "the last word")
            views = [t for page in pages for t in page.took]
            busy = memory_mb(server.child.pid)
            spent_ms = cpu_ms(server.child.pid) - before_ms
    late = []
    for page in pages:
        for begun, answered in at:
            late.append(min((t for _, t in page.heard if t > begun), default=answered) - begun)
    print(f"{STAFF} staff, {BOARDS} boards, {len(took)} calls: call p50 {percentile(took, 50):.1f} "
          f"p99 {percentile(took, 99):.1f} ms; heard p50 {percentile(late, 50):.1f} "
          f"p99 {percentile(late, 99):.1f} ms; {len(views)} views p50 {percentile(views, 50):.1f} "
          f"p99 {percentile(views, 99):.1f} ms; processor {spent_ms / len(took):.1f} ms a call; "
          f"memory {at_rest[0]:.1f} MB at rest, {busy[0]:.1f} busy, {busy[1]:.1f} at most")
    assert statistics.fmean(took) > 0


if __name__ == "__main__":
    main(*sys.argv[1:4])
