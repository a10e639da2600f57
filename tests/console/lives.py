"""What lives on and what ends: the first start, sessions, seats, wrong passwords, sudden deaths,
several servers, streams, slow and hostile clients. Each case by its name.

    lives.py CASE BUILD_DIR
"""
import json
import pathlib
import re
import socket
import subprocess
import tempfile
import threading
import time

from server import ADMIN, ANSWER_S, PASSWORD, Server, run_case, until

LEASE_S = 60


def the_first_administrator_is_made_once(build):
    with Server(build) as server:
        wrong = {"code": "0000-0000-0000", "user": ADMIN, "password": PASSWORD}
        assert server.ask("POST", "/api/setup", wrong).error == "code"
        for password in ("short", "a" * 30, ADMIN, ADMIN.upper()):
            given = {"code": server.code, "user": ADMIN, "password": password}
            assert server.ask("POST", "/api/setup", given).status == 400, password
        for user in ("", " x", "x ", "a\u202eb", "a\nb", "x" * 24):
            given = {"code": server.code, "user": user, "password": PASSWORD}
            assert server.ask("POST", "/api/setup", given).status == 400, user


def a_stranger_does_not_stop_the_first_administrator(build):
    with Server(build) as server:
        wrong = {"code": "0000-0000-0000", "user": ADMIN, "password": PASSWORD}
        tried = [server.ask("POST", "/api/setup", wrong, come_from="127.0.0.9")
                 for _ in range(6)]
        assert [answer.error for answer in tried] == ["code"] * 5 + ["wait"], tried
        server.set_up()


def a_stranger_locks_nobody_out_where_they_are_known(build):
    with Server(build) as server:
        server.set_up()
        wrong = {"user": ADMIN.upper(), "password": "wrong one"}
        tried = [server.ask("POST", "/api/sign-in", wrong, come_from="127.0.0.9")
                 for _ in range(6)]
        assert [answer.error for answer in tried] == ["wrong"] * 5 + ["wait"], tried
        right = {"user": ADMIN, "password": PASSWORD, "lang": "en"}
        new = server.ask("POST", "/api/sign-in", right, come_from="127.0.0.8")
        assert new.error == "wait", "elsewhere nobody knows who it is"
        server.sign_in(ADMIN, PASSWORD)
        assert b"127.0.0." not in server.data.joinpath("hall.db").read_bytes()


def a_right_password_is_no_failure(build):
    with Server(build) as server:
        admin = server.set_up()
        for turn in range(8):
            same = server.ask("POST", "/api/password", {"old": PASSWORD, "new": PASSWORD}, admin)
            assert same.status == 200, (turn, same)
        weak = server.ask("POST", "/api/password", {"old": PASSWORD, "new": "short"}, admin)
        assert weak.status == 400, weak
        tried = [server.ask("POST", "/api/sign-in", {"user": ADMIN, "password": "wrong one"})
                 for _ in range(5)]
        assert {answer.error for answer in tried} == {"wrong"}, "all five were free"


def two_with_the_code_make_one_administrator(build):
    with Server(build) as server:
        answers = []

        def make(user):
            answers.append(server.ask("POST", "/api/setup", {
                "code": server.code.lower().replace("-", " "), "user": user,
                "password": PASSWORD}).status)
        threads = [threading.Thread(target=make, args=(f"first {i}",)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == [200, 409, 409, 409], answers
        assert server.ask("GET", "/api/setup").json == {"is_needed": False}
        listed = server.ctl("user", "list").stdout.split("\n")
        assert len(listed) == 2 and listed[0].endswith("administrator"), listed
        server.end()
        server.start()
        assert server.code == "", "no second code is printed"


def wrong_passwords_take_longer_and_longer(build):
    with Server(build) as server:
        server.set_up()

        def waits_of(user):
            """Of each try, until one has to wait for three seconds more; a slow machine sits some
            of them out."""
            waits = []
            while max(waits, default=0) < 3:
                answer = server.ask("POST", "/api/sign-in", {"user": user, "password": "wrong one"})
                if answer.status == 429:
                    assert answer.error == "wait"
                    waits.append(int(answer.headers["Retry-After"]))
                    time.sleep(waits[-1])
                else:
                    assert (answer.status, answer.error) == (401, "wrong"), answer
                    waits.append(0)
            return waits
        for user in (ADMIN, "nobody at all"):
            waits = waits_of(user)
            assert waits[:5] == [0] * 5 and max(waits) <= 2 ** (len(waits) - 6), waits
        locked = server.ask("POST", "/api/sign-in", {"user": ADMIN.upper(), "password": PASSWORD})
        assert locked.status in (200, 429), "letters of another case are the same user"
        other = server.ctl("user", "add", "Li", "--role", "window", line=PASSWORD + "\n")
        assert other.returncode == 0, other
        server.sign_in("Li", PASSWORD)


def nothing_tells_whether_a_user_exists(build):
    with Server(build) as server:
        server.set_up()
        known = server.ask("POST", "/api/sign-in", {"user": ADMIN, "password": "wrong one"})
        unknown = server.ask("POST", "/api/sign-in", {"user": "nobody", "password": "wrong one"})
        assert known.body == unknown.body and known.status == unknown.status
        hide = ("Date",)
        assert ({k: v for k, v in known.headers.items() if k not in hide} ==
                {k: v for k, v in unknown.headers.items() if k not in hide})


def it_takes_40_mb_but_while_it_looks_at_a_password(build):
    """Argon2id takes 64 MB of its own for a moment: guessing a password is to be dear."""
    def mb(server, what):
        told = pathlib.Path(f"/proc/{server.child.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", told).group(1)) / 1024
    with Server(build) as server:
        assert server.ask("GET", "/api/setup").status == 200
        assert mb(server, "VmHWM") < 40, mb(server, "VmHWM")
        session = server.set_up()
        assert server.ask("GET", "/api/hall", None, session).status == 200
        assert 64 < mb(server, "VmHWM") < 40 + 64, mb(server, "VmHWM")
        assert mb(server, "VmRSS") < 40, mb(server, "VmRSS")


def a_session_ends_when_it_should(build):
    with Server(build) as server:
        admin = server.set_up()

        def is_in(session):
            return server.ask("GET", "/api/me", None, session).status == 200
        first, second = server.sign_in(ADMIN, PASSWORD), server.sign_in(ADMIN, PASSWORD)
        assert first != second and is_in(first) and is_in(second)
        assert server.ask("POST", "/api/sign-out", {}, first).status == 200
        assert not is_in(first) and is_in(second)
        changed = server.ask("POST", "/api/password", {"old": PASSWORD, "new": PASSWORD + "!"},
                             second)
        assert changed.status == 200 and is_in(second) and not is_in(admin), changed
        wrong = server.ask("POST", "/api/password", {"old": PASSWORD, "new": "x" + PASSWORD},
                           second)
        assert wrong.status == 400 and is_in(second), wrong
        made = server.ctl("user", "add", "Li", "--role", "window", line=PASSWORD)
        assert made.returncode == 0, made
        li = server.sign_in("Li", PASSWORD)
        assert server.ctl("user", "reset", "Li", line=PASSWORD + "?").returncode == 0
        assert not is_in(li)
        li = server.sign_in("Li", PASSWORD + "?")
        assert server.ask("DELETE", "/api/users", {"user": "li"}, second).status == 200
        assert not is_in(li) and not is_in({"Cookie": "session=" + "0" * 64})
        ours = [server.sign_in(ADMIN, PASSWORD + "!") for _ in range(11)]
        assert [is_in(session) for session in ours] == [False] + [True] * 10, "ten at most"


def the_last_administrator_stays(build):
    with Server(build) as server:
        admin = server.set_up()
        refused = [server.ask("DELETE", "/api/users", {"user": ADMIN}, admin),
                   server.ask("POST", "/api/users", {"user": ADMIN, "role": "window"}, admin)]
        assert [answer.status for answer in refused] == [409, 409], refused
        assert server.ctl("user", "remove", ADMIN).returncode == 1
        assert server.ctl("user", "role", ADMIN, "--role", "supervisor").returncode == 1
        made = server.ask("POST", "/api/users", {"user": "second", "role": "administrator",
                                                 "password": PASSWORD}, admin)
        assert made.status == 200, made
        second, answers = server.sign_in("second", PASSWORD), []

        def remove(user, session):
            answers.append(server.ask("DELETE", "/api/users", {"user": user}, session).status)
        threads = [threading.Thread(target=remove, args=pair)
                   for pair in ((ADMIN, second), ("second", admin))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) in ([200, 401], [200, 409]), answers
        assert "administrator" in server.ctl("user", "list").stdout


def users_and_sessions_outlive_a_kill(build):
    with Server(build) as server:
        session = server.set_up()
        for turn in range(5):
            user = f"user {turn}"
            made = server.ask("POST", "/api/users", {"user": user, "role": "window",
                                                     "password": PASSWORD}, session)
            assert made.status == 200, made
            server.kill()
            server.start()
            assert server.code == ""
            names = [row["user"] for row in
                     server.ask("GET", "/api/users", None, session).json["users"]]
            assert user in names, "what was answered is kept"
            server.sign_in(user, PASSWORD)
        acts = [row["act"] for row in
                server.ask("GET", "/api/users/history", None, session).json["history"]]
        assert acts == ["add"] * 5 + ["setup"], acts


def two_servers_are_one_house(build):
    with Server(build) as one, Server(build, one.data) as two:
        session = one.set_up()
        assert two.ask("GET", "/api/setup").json == {"is_needed": False}
        late = two.ask("POST", "/api/setup", {"code": two.code, "user": "late",
                                              "password": PASSWORD})
        assert late.status == 409, late
        assert two.ask("GET", "/api/me", None, session).json["user"] == ADMIN
        assert one.ask("POST", "/api/seat", {"seat": "1"}, session).status == 200
        assert two.ask("GET", "/api/me", None, session).json["seat"] == "1"
        assert two.ask("POST", "/api/sign-out", {}, session).status == 200
        assert one.ask("GET", "/api/me", None, session).status == 401


class Stream:
    """An open stream of events, read on a thread of its own."""

    def __init__(self, server, session, path="/api/events"):
        self.connection, self.reply = server.open("GET", path, None, session)
        self.events, self.is_over = [], False
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        event = {}
        try:
            for line in self.reply:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    event[name] = value
                elif event:
                    self.events.append((time.monotonic(), event))
                    event = {}
        except (OSError, ValueError):
            pass
        self.is_over = True

    def count(self, kind):
        return sum(event.get("event") == kind for _, event in self.events)


def eight_streams_hear_of_everything(build):
    with Server(build) as server:
        session = server.set_up()
        streams = [Stream(server, session) for _ in range(8)]
        for stream in streams:
            until(lambda s=stream: s.count("hall") == 1, "the state at the beginning")
        assert server.ask("POST", "/api/seat", {"seat": "1"}, session).status == 200
        for stream in streams:
            until(lambda s=stream: s.count("hall") >= 2, "word of the change")
            until(lambda s=stream: s.count("beat") >= 2, "two beats")
        ids = [event["id"] for _, event in streams[0].events if event.get("event") == "hall"]
        data = [json.loads(event["data"]) for _, event in streams[0].events
                if event.get("event") == "hall"]
        assert ids == [f"{d['epoch']}-{d['n']}" for d in data] and len(set(ids)) > 1, ids
        seen = Stream(server, {**session, "Last-Event-ID": ids[-1]})
        until(lambda: seen.count("beat") >= 1, "a beat")
        assert seen.count("hall") == 0, "nothing is told twice"
        assert server.ask("POST", "/api/sign-out", {}, session).status == 200
        for stream in (*streams, seen):
            until(lambda s=stream: s.is_over, "the end of a stream without its session")


def a_page_has_sixteen_streams_at_most(build):
    with Server(build) as server:
        session = server.set_up()
        streams = [Stream(server, session) for _ in range(16)]
        assert all(stream.reply.status == 200 for stream in streams)
        assert server.ask("GET", "/api/events", None, session).status == 429
        assert server.ask("GET", "/api/me", None, session).status == 200


def a_seat_lives_as_long_as_its_stream(build):
    with Server(build, stands=True) as server:
        session = server.set_up()
        stream = Stream(server, session)
        assert server.ask("POST", "/api/seat", {"seat": "1"}, session).status == 200
        server.ctl("user", "add", "watcher", "--role", "window", line=PASSWORD)
        watcher = server.sign_in("watcher", PASSWORD)
        other = Stream(server, watcher)

        def holder():
            seats = server.ask("GET", "/api/hall", None, watcher).json["seats"]
            return next(seat["holder"] for seat in seats if seat["id"] == "1")

        def pass_time(seconds):
            server.set_clock(server.now_s + seconds)

        def hear_two_beats():
            """The one that is under way may have begun before the clock was set."""
            heard = other.count("beat")
            until(lambda: other.count("beat") >= heard + 2, "two beats")
        asked = server.ask("POST", "/api/seat", {"seat": "1"}, watcher)
        assert asked.status == 409 and asked.json["now"]["holder"] == ADMIN, asked
        for _ in range(2):
            pass_time(LEASE_S - 5)
            assert holder() == ADMIN, "an open stream is a sign of life"
            hear_two_beats()
        stream.connection.sock.shutdown(socket.SHUT_RDWR)
        hear_two_beats()
        pass_time(LEASE_S - 1)
        hear_two_beats()
        assert holder() == ADMIN, "it is not gone at once"
        pass_time(1)
        until(lambda: holder() is None, "the end of the lease")
        taken = server.ask("POST", "/api/seat", {"seat": "1"}, watcher)
        assert taken.status == 200 and holder() == "watcher", taken
        over = server.ask("POST", "/api/seat", {"seat": "1", "take_over": True}, session)
        assert over.status == 200 and holder() == ADMIN, over


def a_request_waits_for_the_hall(build):
    with Server(build) as server:
        session = server.set_up()

        def place(view):
            return f"{view['epoch']}-{view['n']}"
        now = place(server.ask("GET", "/api/hall", None, session).json)
        begun = time.monotonic()
        same = server.ask("GET", f"/api/hall?after={now}&wait=2", None, session)
        assert place(same.json) == now and time.monotonic() - begun >= 1.9
        threading.Timer(0.5, lambda: server.ask("POST", "/api/seat", {"seat": "1"},
                                                session)).start()
        begun = time.monotonic()
        other = server.ask("GET", f"/api/hall?after={now}&wait=25", None, session)
        assert place(other.json) != now and time.monotonic() - begun < 20, other
        at_once = server.ask("GET", f"/api/hall?after={now}&wait=25", None, session)
        assert place(at_once.json) == place(other.json)


def a_flood_of_sign_ins_holds_nobody_up(build):
    with Server(build) as server:
        session, stop, statuses = server.set_up(), threading.Event(), []

        def flood(number):
            while not stop.is_set():
                statuses.append(server.ask("POST", "/api/sign-in", {
                    "user": f"nobody {number}", "password": "wrong one"}).status)
        threads = [threading.Thread(target=flood, args=(i,)) for i in range(24)]
        for thread in threads:
            thread.start()
        until(lambda: 429 in statuses, "a refusal")
        took = []
        for _ in range(50):
            begun = time.monotonic()
            assert server.ask("GET", "/api/me", None, session).status == 200
            took.append(time.monotonic() - begun)
        stop.set()
        for thread in threads:
            thread.join()
        assert set(statuses) <= {401, 429}, set(statuses)
        assert sorted(took)[25] < 1, took


def slow_clients_are_cut_off(build):
    with Server(build) as server:
        server.set_up()
        begun = time.monotonic()
        slow = socket.create_connection(("127.0.0.1", server.port))
        slow.sendall(b"GET /api/setup HTTP/1.1\r\nHost: 127.0.0.1\r\n")

        def trickle():
            try:
                slow.sendall(b"X-Slow: 1\r\n")
                return False
            except OSError:
                return True
        while not trickle():
            assert time.monotonic() - begun < 60, "whoever trickles is cut off"
            assert server.ask("GET", "/api/setup").status == 200
            time.sleep(0.5)


def a_path_leads_nowhere_else(build):
    pages = pathlib.Path(__file__).parents[2] / "assets" / "console"
    with Server(build) as server:
        paths = ["/../hall.db", "/%2e%2e/hall.db", "/..%2fkiosk.conf", "//etc/passwd",
                 "/./index.html", "/.git/config", "/index.html/",
                 "/console/../../content/hall.json", "/a/b/../x",
                 "/index.html%00.js", "/%00", "/\\..\\x", "/etc/passwd", "/" + "a" * 5000,
                 "/" + "a/" * 500, "http://127.0.0.1/index.html", "*", "/node_modules/../x.js"]
        for path in paths:
            raw = socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER_S)
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n"
                        "Connection: close\r\n\r\n".encode())
            reply = b""
            while part := raw.recv(65536):
                reply += part
            status = reply.split(b" ")[1:2]
            assert status in ([b"404"], [b"400"], [b"414"], [b"403"], []), (path, reply[:200])
        for name in ("index.html", "app.js", "console.css"):
            if (pages / name).exists():
                whole = server.ask("GET", f"/{name}")
                assert whole.status == 200 and whole.body == (pages / name).read_bytes()
                again = server.ask("GET", f"/{name}", None,
                                   {"If-None-Match": whole.headers["ETag"]})
                assert again.status == 304 and again.body == b"", again
                head = server.ask("HEAD", f"/{name}")
                assert head.status == 200 and head.body == b""
                assert server.ask("POST", f"/{name}", {}).status in (405, 413)


def make_certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
                   check=True, capture_output=True)


def other_machines_reach_it_over_tls_alone(build):
    def refuses(data, *options):
        told = subprocess.run([pathlib.Path(build) / "kioskd", "--data", data, "--lang", "en",
                               *options], capture_output=True, text=True, check=False,
                              timeout=ANSWER_S)
        assert told.returncode == 2 and told.stdout == "", told
        lines = [line for line in told.stderr.splitlines() if " INFO " not in line]
        assert len(lines) == 1, told.stderr
        return lines[0]
    with tempfile.TemporaryDirectory() as name:
        data = pathlib.Path(name)
        for listen in ("0.0.0.0:0", "[::]:0", "192.0.2.1:8368"):
            assert "certificate and key" in refuses(data, "--listen", listen), listen
        for listen in ("", "x", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "example.org:80"):
            assert "no address to listen at" in refuses(data, "--listen", listen), listen
        make_certificate(data)
        conf = data / "kiosk.conf"
        conf.write_text("[console]\ncertificate = certificate.pem\n")
        assert "go together" in refuses(data, "--listen", "127.0.0.1:0")
        conf.write_text("[console]\ncertificate = certificate.pem\nkey = nowhere.pem\n")
        assert "nowhere.pem" in refuses(data, "--listen", "127.0.0.1:0")
        (data / "bad.pem").write_text("no key\n")
        conf.write_text("[console]\ncertificate = certificate.pem\nkey = bad.pem\n")
        assert "do not belong together" in refuses(data, "--listen", "127.0.0.1:0")
        conf.write_text("[console]\ncertificate = certificate.pem\nkey = key.pem\n")
        with Server(build, data) as server:
            assert server.is_tls
            server.set_up()
            signed = server.ask("POST", "/api/sign-in", {"user": ADMIN, "password": PASSWORD})
            cookie = signed.headers["Set-Cookie"]
            assert cookie.startswith("__Host-session=") and "; Secure" in cookie, cookie
            other = {"Cookie": cookie.split(";")[0].removeprefix("__Host-")}
            assert server.ask("GET", "/api/me", None, other).status == 401, "one of any page"
            plain = socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER_S)
            plain.sendall(b"GET /api/setup HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert b"is_needed" not in plain.recv(4096)


def a_taken_port_is_told(build):
    with Server(build) as server, tempfile.TemporaryDirectory() as data:
        told = subprocess.run([pathlib.Path(build) / "kioskd", "--data", data, "--lang", "en",
                               "--listen", f"127.0.0.1:{server.port}"], capture_output=True,
                              text=True, check=False, timeout=ANSWER_S)
        assert told.returncode == 1 and "another program listens" in told.stderr, told


def errors_speak_the_language_of_who_asks(build):
    with Server(build, lang="zh_CN") as server:
        server.set_up()
        english = server.ask("GET", "/api/me", None, {"Accept-Language": "en-GB,en"}).json
        chinese = server.ask("GET", "/api/me", None, {"Accept-Language": "zh-CN"}).json
        assert english["message"] == "Sign in first" and chinese["message"] == "请先登录"
        answer = server.ask("POST", "/api/sign-in", {"user": ADMIN, "password": PASSWORD,
                                                     "lang": "en"})
        session = {"Cookie": answer.headers["Set-Cookie"].split(";")[0],
                   "X-CSRF": answer.json["csrf"], "Accept-Language": "zh-CN"}
        refused = server.ask("DELETE", "/api/users", {"user": "nobody"}, session).json
        assert refused["message"] == "There is no such user", refused
        assert server.ask("POST", "/api/lang", {"lang": "zh_CN"}, session).status == 200
        refused = server.ask("DELETE", "/api/users", {"user": "nobody"}, session).json
        assert refused["message"] == "没有这个用户", refused
        assert server.ask("GET", "/api/me", None, session).json["lang"] == "zh_CN"
        assert server.ask("POST", "/api/lang", {"lang": "xx"}, session).status == 400


if __name__ == "__main__":
    run_case(globals())
