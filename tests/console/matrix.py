"""Every route of kioskd's own table with every role, a wrong method, no token, a body that is too
long and one that is no such JSON; a new route is tested as soon as it stands in the table.

    matrix.py BUILD_DIR
"""
import itertools
import json
import subprocess
import sys

from server import ADMIN, PASSWORD, Server, a_word, lay_out

RANKS = {"none": 0, "window": 1, "supervisor": 2, "administrator": 3}
KINDS = {"plain", "signs", "dear", "draws", "waits", "stream"}
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
NO_OBJECTS = (b"[]", b"1", b'"x"', b"null", b"true", b"{", b"{}{}", b"\xff\xfe", b'{"a":1,"a":2}',
              b'{"a":"\\u0000"}', b'{"a":"\xc3\x28"}', b"[" * 60 + b"]" * 60, b"{'a': 1}", b"\0")
OF_TYPE = {"text": "x", "number": 7, "flag": True, "list": [], "object": {}, "real": 1.5}


class Route:
    def __init__(self, line):
        words = line.split()
        self.method, self.path, self.right, self.whose, self.kind = words[:5]
        self.again, self.most = words[5], int(words[6])
        self.fields = dict(word.split(":") for word in words[7:])
        self.needed = {**RANKS, "board": 0, "court": RANKS["supervisor"]}[self.right]

    def __repr__(self):
        return f"{self.method} {self.path}"


def read_routes(build):
    told = subprocess.run([build + "/kioskd", "--routes"], capture_output=True, text=True,
                          check=True)
    return [Route(line) for line in told.stdout.splitlines()]


class Matrix:
    def __init__(self, server, routes):
        self.server, self.routes, self.sessions = server, routes, {"none": {}}
        admin = server.set_up()
        for role in ("window", "supervisor", "administrator"):
            made = server.ask("POST", "/api/users", {"user": f"the {role}", "role": role,
                                                     "password": PASSWORD}, admin)
            assert made.status == 200, made

    def session(self, role):
        """Signed in, also when the last request has ended the session."""
        known = self.sessions.get(role)
        if known is None or (role != "none" and
                             self.server.ask("GET", "/api/me", None, known).status == 401):
            known = self.sessions[role] = self.server.sign_in(f"the {role}", PASSWORD)
        return known

    def ask(self, route, role="administrator", body=None, method=None, **headers):
        given = dict(self.session(role))
        given.update({name.replace("_", "-"): value for name, value in headers.items()})
        given = {name: value for name, value in given.items() if value is not None}
        connection, reply = self.server.open(method or route.method, route.path, body, given)
        if reply.getheader("Content-Type") == "text/event-stream":
            connection.sock.close() if connection.sock else None
            reply.close()
            return reply.status, "stream"
        body = reply.read()
        connection.close()
        self.check_headers(route, reply, body)
        is_json = reply.getheader("Content-Type") == "application/json"
        error = json.loads(body).get("error", "") if is_json else ""
        return reply.status, error

    def check_headers(self, route, reply, body):
        policy = reply.getheader("Content-Security-Policy") or ""
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy, route
        assert "unsafe" not in policy, route
        assert reply.getheader("X-Content-Type-Options") == "nosniff", route
        assert reply.getheader("Cache-Control") == "no-store", route
        assert b"$argon2" not in body and PASSWORD.encode() not in body, (route, body)
        for session in self.sessions.values():
            cookie = session.get("Cookie", "").removeprefix("session=")
            assert not cookie or cookie.encode() not in body, (route, body)

    def every_role_is_let_in_or_not(self):
        for route, role in itertools.product(self.routes, RANKS):
            status, error = self.ask(route, role, None if route.method == "GET" else {})
            is_in = RANKS[role] >= route.needed
            if is_in:
                assert status not in (405, 413, 500), (route, role, status, error)
                assert error not in ("sign-in", "too-long"), (route, role, error)
                assert error not in ("right", "token", "origin", "host"), (route, role, error)
            elif role == "none":
                assert (status, error) == (401, "sign-in"), (route, role, status, error)
            else:
                assert (status, error) == (403, "right"), (route, role, status, error)

    def another_method_is_refused(self):
        known = {(route.method, route.path) for route in self.routes}
        for route, method in itertools.product(self.routes, METHODS):
            if (method, route.path) not in known:
                got = self.ask(route, method=method)
                assert got == (405, "method"), (route, method, got)

    def what_changes_something_wants_its_token(self):
        changing = [r for r in self.routes if r.method != "GET" and r.needed > 0]
        assert len(changing) > 5
        for route, token in itertools.product(changing, (None, "", "0" * 64, "x" * 5000)):
            got = self.ask(route, body={}, X_CSRF=token)
            assert got in ((403, "token"), (431, "")), (route, token, got)

    def a_page_from_elsewhere_changes_nothing(self):
        for route in self.routes:
            for origin in ("http://evil.example", "null", f"http://127.0.0.1:{1}"):
                got = self.ask(route, body={} if route.method != "GET" else None, Origin=origin)
                if route.method != "GET":
                    assert got == (403, "origin"), (route, origin, got)
            got = self.ask(route, Host="evil.example")
            assert got == (403, "host"), (route, got)

    def a_body_that_is_too_long_is_refused(self):
        for route in self.routes:
            got = self.ask(route, body=b" " * (route.most + 1))
            assert got == (413, "too-long"), (route, got)
            got = self.ask(route, body=b" " * (route.most + 3_000_000))
            assert got == (413, "too-long"), (route, got)

    def a_body_that_is_no_such_json_is_refused(self):
        for route in self.routes:
            if route.method == "GET":
                continue
            for body in NO_OBJECTS:
                got = self.ask(route, body=body)
                assert got == (400, "input"), (route, body, got)
            got = self.ask(route, body=b"{}", Content_Type="text/plain")
            assert got == (400, "input"), (route, got)

    def a_member_of_another_kind_is_refused(self):
        tried = 0
        for route in self.routes:
            for name, kind in route.fields.items() if route.method != "GET" else ():
                for other, value in OF_TYPE.items():
                    if other != kind:
                        got = self.ask(route, body={name: value})
                        assert got == (400, "input"), (route, name, other, got)
                        tried += 1
        assert tried > 50

    def a_query_is_what_the_row_knows_or_is_refused(self):
        """Nothing that was asked for is read as if nothing was."""
        fit = {"day": "2026-11-23", "from": "2026-11-23", "to": "2026-11-23", "after": "7-7",
               "wait": "0", "line": "mediation", "name": "one", "file": "court.json", "since": "0",
               "hall": "guihua",
               "page": "home", "number": "2", "of": "1", "clip": "zh/digit-7",
               "draft": "one", "hash": "0" * 64, "sha": "0" * 64,
               "id": "1", "item": "labour", "part": "1", "lang": "en", "look": "large"}
        for path, body in (("/api/drafts", {"name": "one"}),
                           ("/api/draft/do", {"draft": "one", "file": "court.json", "act": "set",
                                              "field": "hotline", "value": '"12366"', "seen": 0}),
                           ("/api/release/submit", {"draft": "one"}),
                           ("/api/voice/clip", {"clip": "zh/digit-7", "sound": a_word().hex()})):
            if path == "/api/release/submit":
                lay_out(self.server, self.session("administrator"), "one")
            made = self.server.ask("POST", path, {"request": path, **body},
                                   self.session("administrator"))
            assert made.status == 200, made
        bad = ("", "%00", "%00x", "2026-11-23%00", "%0a", "%09", "%7f", "%c2%85", "%e2%80%ae",
               "%e2%80%8b", "%ff", "%c3%28", "%", "%2", "%zz", "2026%", "x" * 65, "%78" * 65,
               "1" * 5000)
        # Understood, and nothing is there: no picture was taken, home has no second page, release 2
        # was not published, and what draws has less memory than a sanitizer takes.
        nothing_there = (((404, "not-found"), "/api/stations/picture"),
                         ((404, "not-found"), "/api/draft/proof"),
                         ((404, "not-found"), "/api/release/file"),
                         ((503, "io"), "/api/draft/proof"))
        tried = 0
        for route in self.routes:
            if route.kind == "stream":
                continue
            keys = tuple(route.fields) if route.method == "GET" else ()
            for query in ("x=1", "=", "=1", "&", "x", "%00", "a=1&b=2"):
                self.refuses(route, query)
            for key in keys:
                is_number = route.fields[key] == "number"
                for value in bad + (("x", "-1", "1.5", "+1", "0x1") if is_number else ()):
                    self.refuses(route, f"{key}={value}")
                for query in (key, key.upper() + "=" + fit[key], f"{key}={fit[key]}&",
                              f"&{key}={fit[key]}", f"{key}={fit[key]}&{key}={fit[key]}",
                              f"{key}={fit[key]}&{key}", f"%{ord(key[0]):x}{key[1:]}={fit[key]}"):
                    self.refuses(route, query)
                    tried += 1
            if keys:
                whole = "&".join(f"{key}={fit[key]}" for key in keys)
                got = self.ask_query(route, whole)
                assert got[0] == 200 or (got, route.path) in nothing_there, (route, whole, got)
        assert tried > 80

    def ask_query(self, route, query):
        plain, route.path = route.path, f"{route.path}?{query}"
        try:
            return self.ask(route, body=None if route.method == "GET" else {})
        finally:
            route.path = plain

    def refuses(self, route, query):
        got = self.ask_query(route, query)
        assert got == (400, "input"), (route, query[:80], got)

    def what_makes_something_has_a_token_of_its_own(self):
        known = {"/api/sign-out", "/api/lang", "/api/seat", "/api/papers/questions",
                 "/api/layout"}
        for route in self.routes:
            if route.method != "GET" and route.needed > 0 and route.path not in known:
                assert route.again in ("once", "own"), f"{route} may be asked twice"
            if route.again in ("same", "kept"):
                continue
            for body in (b"{}", b'{"request":""}', b'{"request":"a b"}', b'{"request":1}',
                         b'{"request":"' + b"x" * 65 + b'"}')[:5 if route.again == "once" else 2]:
                got = self.ask(route, body=body)
                assert got == (400, "input"), (route, body, got)

    def nothing_secret_is_kept_or_told(self):
        tokens = [s["Cookie"].split("=")[1] for s in self.sessions.values() if s]
        csrfs = [s["X-CSRF"] for s in self.sessions.values() if s]
        stored = self.server.stored()
        for secret in (PASSWORD, self.server.code, *tokens, *csrfs):
            assert secret.encode() not in stored, "a secret is kept in clear"
            assert bytes.fromhex(secret) not in stored if len(secret) == 64 else True
        told = b"".join(answer.body for answer in self.server.seen)
        assert b"argon2" not in told and ADMIN.encode() not in self.server.log_path.read_bytes()


def main(build):
    routes = read_routes(build)
    assert {route.kind for route in routes} == KINDS, "each kind is called by its name"
    with Server(build) as server:
        matrix = Matrix(server, routes)
        matrix.every_role_is_let_in_or_not()
        matrix.another_method_is_refused()
        matrix.what_changes_something_wants_its_token()
        matrix.a_page_from_elsewhere_changes_nothing()
        matrix.a_body_that_is_too_long_is_refused()
        matrix.a_body_that_is_no_such_json_is_refused()
        matrix.a_member_of_another_kind_is_refused()
        matrix.a_query_is_what_the_row_knows_or_is_refused()
        matrix.what_makes_something_has_a_token_of_its_own()
        matrix.nothing_secret_is_kept_or_told()
        assert server.end() == 0, "SIGTERM ends it cleanly"
    print(f"{len(routes)} routes")


if __name__ == "__main__":
    main(*sys.argv[1:2])
