"""What an attacker in the court's network tries at kioskd, and somebody with an account at a
window. Each case by its name.

    attacks.py CASE BUILD_DIR
"""
import contextlib
import os
import pathlib
import re
import socket
import threading
import time

from matrix import read_routes
from server import ANSWER_S, PASSWORD, Server, lay_out, run_case, until
from signers import Signers
from work import Hall

HOST = b"Host: 127.0.0.1\r\n"
MANY, OF_ONE = 600, 300  # connections at most: all, and of one address


def connect(server, come_from=None):
    return socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER_S,
                                    source_address=(come_from, 0) if come_from else None)


def send_raw(server, request):
    """All that comes until the server ends the connection."""
    with connect(server) as raw:
        raw.sendall(request)
        return read_all(raw)


def read_all(raw):
    reply = b""
    with contextlib.suppress(ConnectionResetError):
        while part := raw.recv(65536):
            reply += part
    return reply


def a_request_is_one_request_or_none(build):
    second = b"GET /api/setup HTTP/1.1\r\n" + HOST + b"\r\n"
    two_ways = (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: +0\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 0, 0\r\n\r\n",
        b"Content-Length: 99999999999999999999999\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nx",
        b"X: a\rb\r\n\r\n",
        b"Host: localhost\r\n\r\n",
        b"Origin: http://127.0.0.1\r\nOrigin: http://127.0.0.1\r\n\r\n")
    with Server(build) as server:
        for rest in two_ways:
            got = send_raw(server, b"POST /api/sign-in HTTP/1.1\r\n" + HOST + rest + second)
            assert re.match(rb"HTTP/1.1 4(00|13) ", got), (rest, got[:200])
            assert b"is_needed" not in got, (rest, got)
        for plain in (b"\r\n", b"Accept: a\r\nAccept: b\r\n\r\n", b"X-Name: \xe5\xb0\x8f\r\n\r\n"):
            got = send_raw(server, b"GET /api/setup HTTP/1.1\r\nConnection: close\r\n" + HOST +
                           plain)
            assert got.startswith(b"HTTP/1.1 200 ") and b"is_needed" in got, (plain, got)


def memory_kb(server):
    told = pathlib.Path(f"/proc/{server.child.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", told).group(1))


def whoever_reads_slowly_costs_no_memory(build):
    with Server(build) as server, contextlib.ExitStack() as open_ones:
        for path in ("/fonts/NotoSansSC-Bold.otf", "/fonts/NotoSansSC-Regular.otf"):
            whole = server.ask("GET", path)
            font = pathlib.Path(__file__).parents[2] / path[1:]
            assert whole.status == 200 and whole.body == font.read_bytes(), path
        before = memory_kb(server)
        for _ in range(60):
            raw = open_ones.enter_context(socket.socket())
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.connect(("127.0.0.1", server.port))
            raw.sendall(b"GET /fonts/NotoSansSC-Bold.otf HTTP/1.1\r\n" + HOST + b"\r\n")
            assert raw.recv(1) == b"H", "its answer has begun"
        more_mb = (memory_kb(server) - before) / 1024
        assert more_mb < 60, f"{more_mb:.0f} MB for sixty who do not read"


def strangers_who_flood_what_takes_long_hold_up_nobody_else(build):
    """Of two addresses, without an account: sign-ins, and what only an administrator may."""
    def flood(server, number, stop):
        body = b'{"user":"nobody %d","password":"a wrong one"}' % number
        wishes = (b"POST /api/sign-in HTTP/1.1\r\nContent-Type: application/json\r\n" + HOST +
                  b"Content-Length: %d\r\n\r\n" % len(body) + body,
                  b"GET /api/draft?name=one HTTP/1.1\r\n" + HOST + b"\r\n")
        while not stop.is_set():
            with contextlib.suppress(OSError), connect(server, f"127.0.0.{8 + number % 2}") as raw:
                while not stop.is_set():
                    raw.sendall(wishes[number // 2 % 2])
                    if not raw.recv(65536):
                        break

    with Server(build) as server:
        admin, stop = server.set_up(), threading.Event()
        server.ask("POST", "/api/drafts", {"name": "one"}, admin)
        threads = [threading.Thread(target=flood, args=(server, number, stop))
                   for number in range(60)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(10):
                opened = server.ask("GET", "/api/draft?name=one", None, admin)
                assert opened.status == 200, opened
                server.sign_in("admin", PASSWORD)
        finally:
            stop.set()
            for thread in threads:
                thread.join()


def bodies_of_strangers_cost_little_memory_and_keep_nobody_out(build):
    """Of what comes, and not even the right to send it is known before it is whole."""
    large = 2_700_000
    head = (b"POST /api/draft/import HTTP/1.1\r\n" + HOST + b"Connection: close\r\n"
            b"Content-Length: %d\r\n\r\n" % large)
    with Server(build) as server, contextlib.ExitStack() as open_ones:
        admin = server.set_up()
        before = memory_kb(server)
        sending = [open_ones.enter_context(connect(server, "127.0.0.9")) for _ in range(100)]
        for raw in sending:
            raw.sendall(head + bytes(large - 1))
        more_mb = (memory_kb(server) - before) / 1024
        assert more_mb < 80, f"{more_mb:.0f} MB for a hundred bodies"
        zeros = server.ask("POST", "/api/draft/import", {"data": "A" * 2_000_000}, admin)
        assert zeros.status == 400 and "neither" in zeros.json["message"], zeros
        assert server.ask("POST", "/api/setup", {"code": "x"}, come_from="127.0.0.9").status == 409
        for raw in sending:
            raw.sendall(b"x")
        answers = {read_all(raw)[:12] for raw in sending}
        assert answers == {b"HTTP/1.1 401", b"HTTP/1.1 429"}, answers


def a_stranger_learns_which_part_is_not_well_and_nothing_of_the_house(build):
    """A finding names people, machines and folders; the monitor wants its word and its gravity."""
    with Server(build) as server:
        admin = server.set_up()
        keys = pathlib.Path(server.data) / "keys"
        keys.mkdir(exist_ok=True)
        keys.chmod(0o777)
        told = [{row["id"]: row for row in server.ask("GET", "/health", None, {
            "Accept-Language": "en", **who}).json["findings"]} for who in ({}, admin)]
        assert str(keys) in told[1]["folder"]["text"], told
        for mine, theirs in zip(*(rows.values() for rows in told), strict=True):
            assert {**mine, "text": ""} == {key: "" if key == "text" else theirs[key]
                                            for key in ("id", "gravity", "text", "since")}
            assert "staff" in mine["text"] and theirs["text"] not in mine["text"], mine
            assert "/" not in mine["text"], mine


def a_key_that_others_may_read_is_told_whichever_it_is(build):
    """Each machine of a court is given the court's key by hand, and a copy has other rights."""
    with Server(build) as server:
        admin, keys = server.set_up(), pathlib.Path(server.data) / "keys"
        told = lambda: {row["id"]: row["text"] for row in server.ask(
            "GET", "/health", None, admin).json["findings"]}
        assert server.ctl("court", "key").returncode == 0
        assert {key.name for key in keys.glob("*.key")} >= {"console.key", "hall.key"}
        for key in keys.glob("*.key"):
            assert "folder" not in told(), told()
            key.chmod(0o640)
            assert str(key) in told()["folder"], told()
            key.chmod(0o600)


def two_who_take_every_place_keep_nobody_out(build):
    with Server(build) as server, contextlib.ExitStack() as open_ones:
        taken = [open_ones.enter_context(connect(server, f"127.0.0.{2 + i // OF_ONE}"))
                 for i in range(MANY)]
        for raw in taken[:10]:
            raw.sendall(b"GET /api/setup HTTP/1.1\r\n" + HOST)
        begun = time.monotonic()
        while time.monotonic() - begun < 5:
            assert server.ask("GET", "/api/setup").status == 200
        assert time.monotonic() - begun < 15, "each was answered at once"


def every_answer_is_whole_text(build):
    """Whatever an answer quotes of a wish, it is not cut inside a character."""
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        asked = 0
        for route in read_routes(str(build)):
            for name, kind in route.fields.items() if route.method != "GET" else ():
                if kind != "text" or name in ("password", "old", "new"):
                    continue
                for ahead in ("", "a", "aa"):
                    fit = {"request": f"turn {asked}", "do": "transfer", "number": "L001",
                           "to": "answers", "what": "ticket", "user": "Xu", "role": "window",
                           "password": PASSWORD, "from": "2026-11-23T09:59:00+08:00"}
                    body = {key: value for key, value in fit.items() if key in route.fields}
                    long = ahead + "\u8c03" * (7 if name in ("user", "line") else 300)
                    answer = hall.server.ask(route.method, route.path, {**body, name: long},
                                             hall.li if route.right == "window" else
                                             hall.wu if route.right == "supervisor" else hall.admin)
                    assert answer.body.decode() and answer.json is not None, (route, answer)
                    asked += 1
        assert asked > 60
        for do in ("call", "call-number", "walk-in", "cancel", "priority", "finish", "resume"):
            for name in ("number", "to", "kind", "outcome"):
                answer = hall.ask(hall.li, do, **{"number": "L001", "to": "answers",
                                                  "reason": "asked for", name: "\u8c03" * 30})
                assert answer.body.decode() and answer.json is not None, (do, name, answer)
        for path in ("appointments?day=", "stats?from=", "exceptions?from=", "overdue?to="):
            answer = hall.server.ask("GET", f"/api/{path}" + "%E8%B0%83" * 40, None, hall.wu)
            assert answer.body.decode() and answer.status == 400, answer


HIDDEN = ("a\nb", "a\u202eb", "a\u2028b", "a\u0085b", "a\u009b31mb", "a\u200bb", "a\u2067b",
          "\ufeffa", "a\tb", "a\x7fb", "a\xadb")


def what_others_read_shows_all_there_is_in_it(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(1)
        code = hall.ctl("station", "ask")
        code = "".join(letter for letter in code if letter.isdigit())
        ask, noon = hall.server.ask, "2026-11-23T12:00:00+08:00"
        for text in HIDDEN:
            tried = [
                hall.ask(hall.li, "cancel", number="L001", reason=text),
                hall.ask(hall.li, "call-number", number="L001", reason=text),
                ask("POST", "/api/close", {"reason": text, "from": "2026-11-23T09:00:00+08:00",
                                           "to": noon}, hall.wu),
                ask("POST", "/api/bulletin", {"text": {"zh_CN": text, "en": "x"}, "until": noon},
                    hall.wu),
                ask("POST", "/api/bulletin", {"text": {"zh_CN": "x", "en": text}, "until": noon},
                    hall.wu),
                ask("POST", "/api/users", {"user": text, "role": "window", "password": PASSWORD},
                    hall.admin),
                ask("POST", "/api/stations", {"code": code, "name": text}, hall.admin),
                ask("POST", "/api/stations", {"code": code, "name": "K", "spot": text},
                    hall.admin),
                ask("POST", "/api/stations/order", {"place": 1, "kind": "message", "minutes": 5,
                                                    "text_zh": "x", "text_en": text}, hall.wu)]
            assert {answer.status for answer in tried} == {400}, (text, tried)
        for name in ("kioskctl", "KioskCtl", "setup"):
            made = ask("POST", "/api/users", {"user": name, "role": "window",
                                              "password": PASSWORD}, hall.admin)
            assert made.status == 400, "a program's name in the list of changes is a program's"
        until(lambda: hall.view()["waiting_count"] == 1, "the number, which still waits")
        assert hall.view()["bulletins"] == []


def who_is_at_a_seat_is_its_holders(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.sit(hall.chen, "w2")
        hall.give(3)
        zhou = hall.add("Zhou", "window")
        hall.act(hall.li, "call")
        for began in (False, True):
            if began:
                hall.act(hall.li, "came")
            before = hall.seat("w1")
            for who in (hall.chen, zhou, hall.wu):
                for do, more in (("cancel", {}), ("back", {}), ("transfer", {"to": "answers"}),
                                 ("resume", {}), ("priority", {"to": "priority"}),
                                 ("call-number", {}), ("undo", {})):
                    refused = hall.ask(who, do, number="L001", reason="asked for", **more)
                    assert refused.status in (404, 409), (do, refused)
            assert {**hall.seat("w1"), "until": 0} == {**before, "until": 0}
        hall.act(hall.li, "finish")
        over = hall.server.ask("POST", "/api/seat", {"seat": "w1", "take_over": True}, zhou)
        assert over.status == 200, over
        refused = hall.ask(zhou, "undo")
        assert refused.status == 409 and "Li" in refused.json["message"], refused
        hall.act(zhou, "call")
        assert hall.act(zhou, "undo")["ticket"]["state"] == "waiting", "one's own is taken back"


def the_sheet_of_figures_has_no_formula_in_it(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(2)
        hall.act(hall.li, "call")
        hall.act(hall.li, "cancel", number="L002", reason="=HYPERLINK(1)")
        hall.server.ask("POST", "/api/users", {"user": "=1+1", "role": "window",
                                               "password": PASSWORD}, hall.admin)
        given = {"text": {"zh_CN": "@x", "en": "+x"}, "until": "2026-11-23T12:00:00+08:00"}
        assert hall.server.ask("POST", "/api/bulletin", given, hall.wu).status == 200
        sheet = hall.server.ask("GET", "/api/stats.csv", None, hall.wu)
        cells = [cell for line in sheet.body.decode("utf-8-sig").split("\r\n")
                 for cell in line.split(",")]
        assert len(cells) > 30
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\"")], cells
        for why in ("=1+1", "\uff1d1+1", " @x"):
            for is_down in (True, False):
                done = hall.server.ask("POST", "/api/release/pages", {
                    "page": "guide:labour", "is_down": is_down, "why": why}, hall.admin)
                assert done.status == 200, done
        sheet = hall.server.ask("GET", "/api/release/audit.csv", None, hall.admin).body.decode()
        whys = [line.rsplit(",", 1)[1] for line in sheet.splitlines()[1:]]
        assert len(whys) == 6 and all(why.startswith("\"'") for why in whys), whys


def a_right_that_is_taken_is_gone_at_once(build):
    """In mid-session, and with what was learnt of another session."""
    with Hall(build) as hall:
        ask = hall.server.ask
        assert ask("GET", "/api/overdue", None, hall.wu).status == 200
        lowered = ask("POST", "/api/users", {"user": "Wu", "role": "window"}, hall.admin)
        assert lowered.status == 200, lowered
        for method, path, body in (("GET", "/api/overdue", None), ("GET", "/api/stats.csv", None),
                                   ("POST", "/api/close", {}), ("DELETE", "/api/bulletin", {}),
                                   ("GET", "/api/users", None), ("POST", "/api/users", {
                                       "user": "Wu", "role": "supervisor"})):
            refused = ask(method, path, body, hall.wu)
            assert (refused.status, refused.error) == (403, "right"), (path, refused)
        for cookie, token in ((hall.admin, hall.li), (hall.li, hall.admin)):
            mixed = {"Cookie": cookie["Cookie"], "X-CSRF": token["X-CSRF"]}
            refused = ask("POST", "/api/help", {}, mixed)
            assert (refused.status, refused.error) == (403, "token"), refused
        connection, stream = hall.server.open("GET", "/api/events", None, hall.wu)
        gone = ask("DELETE", "/api/users", {"user": "Wu"}, hall.admin)
        assert gone.status == 200, gone
        assert ask("GET", "/api/me", None, hall.wu).status == 401
        stream.read()  # until it ends
        connection.close()
        anew = hall.add("Wu", "window")
        assert ask("GET", "/api/me", None, hall.wu).status == 401, "of the same name, another one"
        assert ask("GET", "/api/me", None, anew).status == 200


def one_who_wrote_a_line_does_not_approve_it_wherever_it_was_moved(build):
    with Hall(build, day=30) as hall:
        ask, (bo, li) = hall.server.ask, (hall.add("Bo", "administrator"), hall.admin)
        hand = {"draft": "one", "file": "enforcement.json", "seen": 0}
        ask("POST", "/api/drafts", {"name": "one"}, li)
        wrote = ask("POST", "/api/draft/do", {**hand, "act": "set", "field": "items[37].detail.en",
                                              "value": '"Any court at all"'}, li)
        moved = ask("POST", "/api/draft/do", {**hand, "act": "move", "field": "items[37]",
                                              "to": 36, "seen": 1}, bo)
        assert (wrote.status, moved.status) == (200, 200), (wrote, moved)
        lay_out(hall.server, bo, "one")
        made = ask("POST", "/api/release/submit", {"draft": "one"}, bo)
        lines = ask("GET", f"/api/release?number={made.json['number']}", None, li).json["lines"]
        authors = {line["author"] for line in lines}
        assert authors == {"admin", "Bo"}, authors
        refused = ask("POST", "/api/release/do", {"number": made.json["number"],
                                                  "act": "approve"}, li)
        assert refused.status == 409, refused


def what_nobody_wrote_with_a_password_is_not_submitted(build):
    """Whoever has an account of the machine may write there under no name; nobody could say then
    who must not approve it. Under a name it is that user's, who shows the password."""
    with Hall(build, day=30) as hall:
        ask, bo = hall.server.ask, hall.add("Bo", "administrator")
        ask("POST", "/api/drafts", {"name": "one"}, bo)
        write = lambda *words, line="": hall.server.ctl(
            "draft", "set", "one", "court.json", *words, line=line)
        assert write("hotline", "12366", "--by", "Bo").returncode == 2, "without the password"
        done = write("hotline", "12366", "--by", "BO", line=f"{PASSWORD}\n")
        assert done.returncode == 0, done.stderr
        lay_out(hall.server, hall.admin, "one")
        number = ask("POST", "/api/release/submit", {"draft": "one"}, hall.admin).json["number"]
        for who, status in ((bo, 409), (hall.admin, 409), (hall.add("Zhao", "administrator"), 200)):
            done = ask("POST", "/api/release/do", {"number": number, "act": "approve"}, who)
            assert done.status == status, done  # who wrote it, submitted it, had no part in it
        assert write("revision", "2026-12.9").returncode == 0, "it may be tried"
        lay_out(hall.server, hall.admin, "one")
        refused = ask("POST", "/api/release/submit", {"draft": "one"}, hall.admin)
        assert refused.status == 409, refused
        told = f"court.json revision was written at a machine without a password (uid {os.getuid()}"
        assert told in refused.json["message"], refused


def nobody_alone_shows_now_what_was_approved_for_later(build):
    with Hall(build, day=30) as hall:
        ask, bo = hall.server.ask, hall.add("Bo", "administrator")
        signers = Signers(hall.server)
        ask("POST", "/api/drafts", {"name": "one"}, bo)
        ask("POST", "/api/draft/do", {"draft": "one", "file": "court.json", "act": "set", "seen": 0,
                                      "field": "hotline", "value": '"12366"'}, bo)
        lay_out(hall.server, bo, "one")
        number = ask("POST", "/api/release/submit", {
            "draft": "one", "from": "2026-12-31T00:00:00+08:00"}, bo).json["number"]
        ask("POST", "/api/release/do", {"number": number, "act": "approve"}, hall.admin)
        manifest = ask("GET", f"/api/release?number={number}", None, bo).json["manifest"]
        done = ask("POST", "/api/release/do", {"number": number, "act": "publish",
                                               **signers.sign(manifest)}, bo)
        assert done.status == 200, done
        drawn = ask("GET", f"/api/release/rollback?of={number}", None, bo).json
        refused = ask("POST", "/api/release/rollback", {
            "of": number, "why": "now", "from_ms": drawn["from_ms"],
            **signers.sign(drawn["manifest"])}, bo)
        assert refused.status == 409 and "shown" in refused.json["message"], refused
        assert ask("GET", "/api/releases", None, bo).json["live"] == 1


if __name__ == "__main__":
    run_case(globals())
