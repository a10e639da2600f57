"""A line between kiosks and a PostgreSQL server that can be cut: a proxy of the tests' own, and a
hall in a schema of its own behind it."""
import contextlib
import os
import pathlib
import random
import select
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

PASS, SILENT, REFUSED, RESET, HALF, SLOW = range(6)
# What becomes of a line: nothing; not a word goes through; nobody is there; it breaks at once; the
# server is gone and the other end is not told; each word takes its time.
WAYS = {"silent": SILENT, "refused": REFUSED, "reset": RESET, "half-open": HALF}
SLOW_S = 0.15


class Line:
    """A port of this machine that leads to the server's socket."""

    host = "127.0.0.1"  # "": of all its addresses, in a network of the test's own

    def __init__(self, address, stack):
        self.address, self.way, self.pairs = address, PASS, []
        self.ear = socket.socket()
        self.ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.ear.bind((Line.host, 0))
        self.ear.listen(64)
        self.port = self.ear.getsockname()[1]
        self.is_over = False
        thread = threading.Thread(target=self.run, daemon=True)
        thread.start()
        stack.callback(lambda: (setattr(self, "is_over", True), thread.join(5)))

    def cut(self, way):
        self.way = way

    def mend(self):
        self.way = PASS

    def take_call(self):
        caller, _ = self.ear.accept()
        if self.way in (REFUSED, RESET, HALF):
            caller.close()
            return
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.address)
        self.pairs.append((caller, server))

    def drop(self, pair, is_told=True):
        caller, server = pair
        server.close()
        if is_told:
            caller.close()
            self.pairs.remove(pair)

    def carry(self, source, target, pair):
        try:
            words = source.recv(65536)
            if words:
                if self.way == SLOW:
                    time.sleep(SLOW_S)
                target.sendall(words)
                return
        except OSError:
            pass
        self.drop(pair)

    def break_lines(self):
        for pair in list(self.pairs):
            if self.way in (REFUSED, RESET):
                self.drop(pair)
            elif pair[1].fileno() >= 0:
                self.drop(pair, is_told=False)

    def run(self):
        while not self.is_over:
            if self.way in (REFUSED, RESET, HALF):
                self.break_lines()
            open_pairs = [pair for pair in self.pairs if pair[1].fileno() >= 0]
            if self.way in (PASS, SLOW):
                for pair in [pair for pair in self.pairs if pair[1].fileno() < 0]:
                    pair[0].close()
                    self.pairs.remove(pair)
            ends = {one: (other, pair) for pair in open_pairs
                    for one, other in (pair, pair[::-1])} if self.way in (PASS, SLOW) else {}
            ready, _, _ = select.select([self.ear, *ends], [], [], 0.02)
            for one in ready:
                if one is self.ear:
                    self.take_call()
                elif one.fileno() >= 0 and ends[one][1] in self.pairs:
                    self.carry(one, *ends[one])
        for pair in list(self.pairs):
            self.drop(pair)
        self.ear.close()


class Hall:
    """Its database, asked past the line."""

    def __init__(self, build, stack):
        self.url = (pathlib.Path(build) / "postgres-url").read_text(encoding="utf-8").strip()
        parts = urllib.parse.urlparse(self.url)
        self.folder = urllib.parse.parse_qs(parts.query)["host"][0]
        self.schema = f"cut{os.getpid()}_{random.randrange(10 ** 6)}"
        self.ask(f"CREATE SCHEMA {self.schema}", is_own=False)
        stack.callback(lambda: self.ask(f"DROP SCHEMA {self.schema} CASCADE", is_own=False))
        port = parts.port or 5432
        self.line = Line(f"{self.folder}/.s.PGSQL.{port}", stack)

    def ask(self, text, is_own=True):
        """Rows of words."""
        psql = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))[-1]
        before = f"SET search_path = {self.schema}; " if is_own else ""
        done = subprocess.run([psql, "-XqAt", "-F", " ", "-d", self.url, "-c", before + text],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [row.split(" ") for row in done.stdout.split("\n") if row]

    def address(self):
        return (f"postgresql://court@127.0.0.1:{self.line.port}/postgres"
                f"?sslmode=disable&gssencmode=disable&options=-csearch_path%3D{self.schema}")

    def stand_still(self):
        """The first process before all others, so that it makes no new one meanwhile."""
        first = int((pathlib.Path(self.folder) / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(first, signal.SIGSTOP)
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True,
                               text=True, check=False)
        stopped = [first, *map(int, found.stdout.split())]

        def tell_all(which):
            for pid in stopped:
                with contextlib.suppress(ProcessLookupError):  # one had ended by itself
                    os.kill(pid, which)

        tell_all(signal.SIGSTOP)
        return lambda: tell_all(signal.SIGCONT)
