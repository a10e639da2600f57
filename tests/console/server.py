"""The real kioskd on a data folder of its own, and how a browser or a script asks it."""
import http.client
import json
import math
import os
import pathlib
import re
import secrets
import shutil
import ssl
import struct
import subprocess
import sys
import tempfile
import time

START_S, ANSWER_S = 120, 60  # at most, on a busy machine
ADMIN, PASSWORD = "admin", "correct horse battery"


def until(is_so, what, most_s=ANSWER_S):
    """What `is_so` says as soon as it says something."""
    end = time.monotonic() + most_s
    while time.monotonic() < end:
        found = is_so()
        if found:
            return found
        time.sleep(0.05)
    sys.exit(f"{what} never came")


def run_case(cases):
    """What the command line names: CASE BUILD_DIR."""
    case, build = sys.argv[1:3]
    cases[case](build)


class Answer:
    def __init__(self, reply):
        self.status, self.headers = reply.status, dict(reply.getheaders())
        self.body = reply.read()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.json["error"]

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


def lay_out(server, who, draft):
    """The draft counts as looked at in every mode: that takes a minute, and layout.test.mjs is
    about it."""
    laid_out(server, server.ask("GET", f"/api/layout?draft={draft}", None, who).json["hash"])


def laid_out(server, pack, faults=""):
    """The pack of that hash counts as looked at, and that is what was found."""
    folder = server.data / "layouts"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / pack).write_text(f"court-kiosk-layout-2\n1 1\n{faults}", encoding="utf-8")


def a_word(loud=8000, ms=600, rate=16000):
    """A WAV file: a tone of so many of 32767."""
    tone = b"".join(struct.pack("<h", round(loud * math.sin(i / 6)))
                    for i in range(rate * ms // 1000))
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(tone), b"WAVE", b"fmt ", 16, 1, 1,
                       rate, 2 * rate, 2, 16, b"data", len(tone))
    return head + tone


class Server:
    """One kioskd; `seen` keeps every answer, `log` what it wrote."""

    def __init__(self, build, data=None, *options, lang="en", at=None, stands=False, conf=""):
        self.build = pathlib.Path(build)
        self.owns_data = data is None
        self.data = pathlib.Path(data or tempfile.mkdtemp(prefix="kioskd-"))
        self.log_path = self.data.parent / (self.data.name + ".log")
        if conf:
            (self.data / "kiosk.conf").write_text(conf, encoding="ascii")
        self.lang, self.options, self.seen, self.port = lang, options, [], 0
        self.ahead_s = round(at.timestamp() - time.time()) if at else None
        self.clock = self.data.parent / (self.data.name + ".clock") if stands else None
        if stands:
            self.set_clock(int(time.time()))
        self.start()

    @property
    def environment(self):
        """Of programs that live at the server's time."""
        if self.ahead_s is None and self.clock is None:
            return None
        moved = ({"OTHER_TIME_FILE": str(self.clock)} if self.clock else
                 {"OTHER_TIME_S": str(self.ahead_s)})
        return {**os.environ, **moved,
                "ASAN_OPTIONS": "verify_asan_link_order=0:" + os.environ.get("ASAN_OPTIONS", ""),
                "LD_PRELOAD": str(self.build / "tests/world/libother_time.so")}

    def move(self, seconds):
        """Killed, and started again so much later."""
        self.kill()
        self.ahead_s += seconds
        self.start()

    def set_clock(self, second):
        """Of a server whose clock stands: from now on at this second."""
        self.now_s = second
        new = self.clock.with_suffix(".new")
        new.write_text(str(second), encoding="ascii")
        new.rename(self.clock)

    def start(self):
        with open(self.log_path, "ab") as log:
            self.child = subprocess.Popen(
                [self.build / "kioskd", "--data", self.data, "--listen",
                 f"127.0.0.1:{self.port}",
                 "--lang", self.lang, *self.options], stdout=subprocess.PIPE, stderr=log,
                env=self.environment)
        lines = [self.child.stdout.readline().decode()]
        found = re.search(r"(https?)://127.0.0.1:(\d+)/", lines[0])
        assert found, f"it says where it listens: {lines} {self.log_path.read_text()}"
        self.is_tls, self.port = found.group(1) == "https", int(found.group(2))
        self.code = ""
        if self.ask("GET", "/api/setup").json["is_needed"]:
            told = self.child.stdout.readline().decode()
            self.code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4})+", told).group()

    def connection(self, come_from=None):
        if not self.is_tls:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_S,
                                              source_address=come_from and (come_from, 0))
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=ANSWER_S,
                                           context=context)

    def open(self, method, path, body=None, headers=None, come_from=None):
        """(connection, reply), not read yet; what changes something has a token of its own."""
        headers = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps({"request": secrets.token_hex(16), **body}
                              if method != "GET" else body).encode()
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        connection = self.connection(come_from)
        connection.request(method, path, body, headers)
        return connection, connection.getresponse()

    def ask(self, method, path, body=None, headers=None, come_from=None):
        connection, reply = self.open(method, path, body, headers, come_from)
        answer = Answer(reply)
        connection.close()
        self.seen.append(answer)
        return answer

    def set_up(self):
        done = self.ask("POST", "/api/setup",
                        {"code": self.code, "user": ADMIN, "password": PASSWORD})
        assert done.status == 200, done
        return self.sign_in(ADMIN, PASSWORD)

    def sign_in(self, user, password):
        """A session as headers: the cookie and the token."""
        answer = self.ask("POST", "/api/sign-in", {"user": user, "password": password,
                                                     "lang": self.lang})
        assert answer.status == 200, answer
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        return {"Cookie": cookie, "X-CSRF": answer.json["csrf"]}

    def ctl(self, *words, line=""):
        return subprocess.run([self.build / "kioskctl", "--data", self.data, "--lang", "en",
                               *words], input=line, capture_output=True, text=True, check=False)

    def kill(self):
        self.child.kill()
        self.child.wait()

    def end(self):
        """Ends it as a service manager does; its status."""
        self.child.terminate()
        return self.child.wait(ANSWER_S)

    def stored(self):
        """Every byte that is kept in the data folder, and what was written to the log."""
        files = [p for p in self.data.rglob("*") if p.is_file()]
        return b"".join(p.read_bytes() for p in files) + self.log_path.read_bytes()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.kill()
        self.child.stdout.close()
        self.log_path.unlink(missing_ok=True)
        if self.clock:
            self.clock.unlink()
        if self.owns_data:
            shutil.rmtree(self.data, ignore_errors=True)
