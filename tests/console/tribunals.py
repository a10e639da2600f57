"""Whoever is bound to a tribunal changes what that tribunal says of itself, sees to its own hall,
and reaches nothing else: every route is tried at every hall. Each case by its name.

    tribunals.py CASE BUILD_DIR
"""
import contextlib
import json
import pathlib
import shutil
import tempfile

from matrix import read_routes
from server import PASSWORD, Server, lay_out, run_case
from signers import Signers

SHIPPED = pathlib.Path(__file__).parents[2] / "assets/content"
ROLES = ("window", "supervisor", "administrator")
RANKS = {"none": 0, "board": 1, "window": 1, "supervisor": 2, "administrator": 3}
# Of a user of tribunal a, by whose matter the route is: in the hall of which it is theirs, too.
THEIRS = {"court": (), "desk": ("", "a"), "hall": ("a",), "anybody": ("", "a", "b")}


def tribunal(name):
    return {"id": name, "hall_name": {"zh_CN": f"{name}法庭", "en": f"Tribunal {name}"},
            "hotline": "0839-1", "window_hours": {"zh_CN": "上午 9:00–12:00", "en": "9:00–12:00"},
            "address": {"zh_CN": "镇上一号", "en": "1 Town Street"}}


class Users(dict):
    """Sessions by the names of users, who are made when they are first asked for: "a administrator
    two" is another administrator of tribunal a, "window" the court's."""

    def __init__(self, server):
        super().__init__(administrator=server.set_up())
        self.server = server

    def __missing__(self, name):
        words = name.split()
        of = words[0] if words[0] in ("a", "b") else ""
        role = next(word for word in words if word in ROLES)
        made = self.server.ask("POST", "/api/users", {
            "user": name, "role": role, "password": PASSWORD, "tribunal": of},
            self["administrator"])
        assert made.status == 200, made
        self[name] = self.server.sign_in(name, PASSWORD)
        return self[name]


@contextlib.contextmanager
def court(build, hall=""):
    """kioskd in the hall of that tribunal, or of the court, with a pack of two tribunals."""
    with tempfile.TemporaryDirectory() as root:
        pack, data = pathlib.Path(root) / "pack", pathlib.Path(root) / "data"
        shutil.copytree(SHIPPED, pack)
        (pack / "tribunals.json").write_text(json.dumps({"tribunals": [
            tribunal("a"), tribunal("b")]}, ensure_ascii=False), encoding="utf-8")
        data.mkdir(mode=0o700)
        (data / "kiosk.conf").write_text("[console]\npublic_board = no\n" +
                                         (f"[hall]\nname = {hall}\n" if hall else ""),
                                         encoding="utf-8")
        with Server(build, data, "--content", str(pack)) as server:
            server.pack = pack
            yield server, Users(server)


def ctl(server, *words):
    return server.ctl("--content", server.pack, *words)


def is_refused(server, route, who):
    connection, reply = server.open(route.method, route.path,
                                    None if route.method == "GET" else {}, who)
    if reply.getheader("Content-Type") == "text/event-stream":
        connection.sock.close() if connection.sock else None
        reply.close()
        return False
    body = reply.read()
    connection.close()
    return reply.status == 403 and json.loads(body)["error"] == "right"


def every_route_is_for_a_tribunals_user_where_its_row_says(build):
    routes = [route for route in read_routes(str(build)) if route.right != "none"]
    assert {route.whose for route in routes} == set(THEIRS), "each is called by its name"
    for hall in ("", "a", "b"):
        with court(build, hall) as (server, users):
            for route in routes:
                for role in ROLES:
                    name = f"a {role}"
                    if server.ask("GET", "/api/me", None, users[name]).status == 401:
                        users[name] = server.sign_in(name, PASSWORD)
                    may = RANKS[role] >= route.needed and hall in THEIRS[route.whose]
                    assert is_refused(server, route, users[name]) != may, (hall, route, role)


def draft_of(server, who, name="one"):
    made = server.ask("POST", "/api/drafts", {"name": name}, who)
    assert made.status == 200, made


def change(server, who, field, value, draft="one", file="tribunals.json", act="set", **more):
    seen = server.ask("GET", f"/api/draft/file?name={draft}&file={file}", None, who).json["n"]
    return server.ask("POST", "/api/draft/do", {
        "draft": draft, "file": file, "field": field, "act": act, "seen": seen,
        "value": value if value is None else json.dumps(value), **more}, who)


OTHERS = [  # (field, value, more): of tribunals.json unless told
    ("tribunals[2].hotline", "0839-9", {}), ("tribunals[1].id", "b", {}),
    ("tribunals[2].id", "a", {}), ("tribunals[1]", tribunal("b"), {}),
    ("tribunals[2]", {**tribunal("a"), "hotline": "1"}, {}), ("tribunals", [tribunal("a")], {}),
    ("", {"tribunals": [tribunal("a")]}, {}), ("tribunals[3]", tribunal("c"), {"act": "add"}),
    ("tribunals[1]", tribunal("a"), {"act": "add"}), ("tribunals[2]", None, {"act": "take"}),
    ("tribunals[1]", None, {"act": "take"}), ("tribunals[1]", None, {"act": "move", "to": 2}),
    ("tribunals[1].id", None, {"act": "take"}), ("tribunals[2].hotline", None, {"act": "take"}),
    ("tribunals[1]", "it is right", {"act": "keep"}), ("hotline", "12366", {"file": "court.json"}),
    ("lines[1].capacity", 1, {"file": "hall.json"}),
    ("", {"tribunals": []}, {"file": "guides/tribunals.json"}),
    ("", "# text", {"file": "guides/labour.zh_CN.md"}),
    ("rates_known_until", "2030-01-01", {"file": "settings.json"}),
]


def a_tribunals_user_changes_its_own_fields_and_no_other(build):
    with court(build) as (server, users):
        own = users["a administrator"]
        draft_of(server, users["administrator"])
        for field, value, more in OTHERS:
            refused = change(server, own, field, value, **more)
            assert refused.status in (400, 403), (field, more, refused)
            if "act" not in more:
                assert (refused.status, refused.error) == (403, "right"), (field, refused)
        told = server.ask("GET", "/api/draft/news?name=one&file=court.json&since=0&page=x", None,
                          own).json
        assert (told["n"], told["changes"]) == (0, []), told
        for field, value in (("tribunals[1].hotline", "0839-2"),
                             ("tribunals[1].address.zh_CN", "二号"),
                             ("tribunals[1].announcements", []),
                             ("tribunals[1].window_hours", {"zh_CN": "9:00", "en": "9:00"})):
            done = change(server, own, field, value)
            assert done.status == 200, (field, done)
        kept = change(server, own, "tribunals[1].address.en", None, act="keep")
        assert kept.status == 400, "a reason is needed, and no right"
        for name in ("window", "supervisor", "a window", "a supervisor"):
            refused = server.ask("POST", "/api/draft/do", {"draft": "one"}, users[name])
            assert (refused.status, refused.error) == (403, "right"), (name, refused)


def an_import_of_a_text_is_the_courts(build):
    with court(build, "a") as (server, users):
        draft_of(server, users["a administrator"])
        refused = server.ask("POST", "/api/draft/import", {"draft": "one"},
                             users["a administrator"])
        assert (refused.status, refused.error) == (403, "right"), refused


def a_name_given_at_the_machine_reaches_as_far_as_its_user(build):
    """kioskctl draft --by: with the password of that user, and no further than in the browser."""
    with court(build) as (server, users):
        draft_of(server, users["a administrator"])
        by = lambda who, *words, line=PASSWORD: server.ctl(
            "--content", server.pack, "draft", *words, "--by", who, line=f"{line}\n")
        hotline = ("set", "one", "tribunals.json", "tribunals[2].hotline", "0839-9")
        refused = by("a administrator", *hotline)
        assert refused.returncode == 1 and "the court's" in refused.stderr, refused
        assert by("administrator", *hotline, line="no").returncode == 2, "another password"
        users["window"]  # is made
        assert by("window", *hotline).returncode == 1, "of no administrator"
        text = ("import", "one", server.pack / "court.json", "--id", "text", "--kind", "bulletin",
                "--title", "公告", "--title-en", "Notice", "--dated", "2026-11-01")
        assert by("a administrator", *text).returncode == 1
        assert ctl(server, "draft", "diff", "one").stdout == "", "nothing was changed"
        own = ("set", "one", "tribunals.json", "tribunals[1].hotline", "-")
        assert by("a administrator", *own, line=f"{PASSWORD}\n0839-2").returncode == 0
        told = server.ask("GET", "/api/draft/news?name=one&file=tribunals.json&since=0&page=x",
                          None, users["administrator"]).json
        assert [change["by"] for change in told["changes"]] == ["a administrator"], told


def submit(server, who, draft="one"):
    lay_out(server, who, draft)
    return server.ask("POST", "/api/release/submit", {"draft": draft}, who)


def step(server, who, number, act, **more):
    return server.ask("POST", "/api/release/do", {"number": number, "act": act, **more}, who)


ACTS = ("approve", "sign", "publish", "emergency", "confirm", "resign", "withdraw", "reject")


def release(server, who, number):
    return server.ask("GET", f"/api/release?number={number}", None, who).json


def assert_out_of_reach(server, who, number):
    """Whatever is tried, the release stays as it is; what may not be done is not offered."""
    before = release(server, who, number)
    assert None not in before["refusals"].values(), before["refusals"]
    for act in ACTS:
        refused = step(server, who, number, act, why="because")
        assert refused.status == 409, (act, refused)
    assert release(server, who, number) == before


def what_reaches_beyond_a_tribunal_is_none_of_its_users_to_release(build):
    with court(build) as (server, users):
        bo, own = users["administrator"], users["a administrator"]
        draft_of(server, bo)
        change(server, bo, "hotline", "12366", file="court.json")
        change(server, own, "tribunals[1].hotline", "0839-2")
        refused = submit(server, own)
        assert refused.status == 409 and "court" in refused.json["message"], refused
        number = submit(server, bo).json["number"]
        assert_out_of_reach(server, own, number)
        done = step(server, users["administrator two"], number, "approve")
        assert done.status == 200, done
        assert_out_of_reach(server, own, number)


def a_release_of_one_tribunal_is_that_tribunals_and_the_courts(build):
    with court(build) as (server, users):
        signers = Signers(server)
        own, other = users["a administrator"], users["b administrator"]
        second = users["a administrator two"]
        draft_of(server, own)
        assert change(server, own, "tribunals[1].hotline", "0839-2").status == 200
        assert submit(server, other).status == 409, "the other one submits nothing of it"
        number = submit(server, own).json["number"]
        assert_out_of_reach(server, other, number)
        assert step(server, own, number, "approve").status == 409, "two persons, as everywhere"
        assert step(server, second, number, "approve").status == 200
        assert_out_of_reach(server, other, number)
        manifest = release(server, own, number)["manifest"]
        done = step(server, own, number, "publish", **signers.sign(manifest))
        assert done.status == 200, done
        assert server.ask("GET", "/api/releases", None, own).json["live"] == number
        told = server.ask("GET", "/api/release/audit", None, own).json["entries"]
        assert {entry["act"] for entry in told} >= {"submit", "approve", "publish"}, told


def what_comes_back_or_goes_at_once_is_the_courts(build):
    with court(build, "a") as (server, users):
        own = users["a administrator"]
        for method, path, body in (
                ("GET", "/api/release/rollback?of=1", None),
                ("POST", "/api/release/rollback", {"of": 1, "why": "x"}),
                ("POST", "/api/release/pages", {"page": "guide:labour", "is_down": True,
                                                "why": "x"}),
                ("POST", "/api/reviews", {"page": "guide:labour", "sha": "", "source": ""}),
                ("POST", "/api/reviews/own", {"page": "guide:labour", "owner": ""})):
            refused = server.ask(method, path, body, own)
            assert (refused.status, refused.error) == (403, "right"), (path, refused)
        line = f"{PASSWORD}\n"
        signers = Signers(server)
        for words in (("takedown", "guide:labour"),
                      ("rollback", "1", "--key", signers.root / "a")):
            done = server.ctl("release", *words, "--by", "a administrator", "--reason", "x",
                              line=line)
            assert done.returncode == 1 and "court" in done.stderr, done


def a_draft_in_which_others_have_a_part_is_put_aside_by_the_court(build):
    with court(build) as (server, users):
        bo, own = users["administrator"], users["a administrator"]
        drop = lambda who, name: server.ask("DELETE", "/api/drafts", {"name": name}, who).status
        draft_of(server, own, "mine")
        draft_of(server, own, "ours")
        draft_of(server, bo, "theirs")
        for who, draft in ((own, "mine"), (own, "ours"), (bo, "ours")):
            change(server, who, "tribunals[1].hotline", f"0839-{len(who)}{draft}"[:7], draft)
        change(server, bo, "hotline", "12366", "ours", file="court.json")
        assert [drop(own, name) for name in ("theirs", "ours", "mine")] == [403, 403, 200]
        assert [drop(bo, name) for name in ("theirs", "ours")] == [200, 200]


def users_are_the_courts_and_a_tribunal_must_be_one(build):
    with court(build, "a") as (server, users):
        bo, own = users["administrator"], users["a administrator"]
        for body in ({"user": "a administrator", "tribunal": ""},
                     {"user": "a administrator", "role": "administrator", "tribunal": ""},
                     {"user": "new", "role": "administrator", "password": PASSWORD},
                     {"user": "admin", "password": PASSWORD + "!", "reset": True},
                     {"user": "admin", "tribunal": "a"}):
            refused = server.ask("POST", "/api/users", body, own)
            assert (refused.status, refused.error) == (403, "right"), (body, refused)
        assert users["window"]
        for name in ("c", "A", "a ", "tribunals", "x" * 60):
            refused = server.ask("POST", "/api/users", {"user": "new", "role": "window",
                                                        "password": PASSWORD, "tribunal": name}, bo)
            assert refused.status == 400, (name, refused)
        both = server.ask("POST", "/api/users", {"user": "window", "role": "supervisor",
                                                 "tribunal": "b"}, bo)
        assert both.status == 400, "neither is forgotten in silence"
        bound = server.ask("POST", "/api/users", {"user": "window", "tribunal": "b"}, bo)
        assert bound.status == 200, bound
        told = server.ask("GET", "/api/users", None, bo).json
        assert {user["user"]: user["tribunal"] for user in told["users"]}["window"] == "b"
        assert [each["id"] for each in told["tribunals"]] == ["a", "b"]
        steps = server.ask("GET", "/api/users/history", None, bo).json["history"]
        newest = {key: steps[0][key] for key in ("act", "user", "tribunal", "actor")}
        assert newest == {"act": "tribunal", "user": "window", "tribunal": "b", "actor": "admin"}


def the_court_is_never_without_an_administrator(build):
    with court(build) as (server, users):
        bo = users["administrator"]
        refused = server.ask("POST", "/api/users", {"user": "admin", "tribunal": "a"}, bo)
        assert refused.status == 409 and "last" in refused.json["message"], refused
        told = ctl(server, "user", "bind", "admin", "--tribunal", "a")
        assert told.returncode == 1 and "last" in told.stderr, told
        assert users["administrator two"]
        done = ctl(server, "user", "bind", "admin", "--tribunal", "a")
        assert done.returncode == 0, done
        listed = json.loads(ctl(server, "user", "list", "--json").stdout)["users"]
        assert {user["user"]: user["tribunal"] for user in listed}["admin"] == "a"
        second = "administrator two"
        for words in (("remove", second), ("role", second, "--role", "window")):
            refused = ctl(server, "user", *words)
            assert refused.returncode == 1 and "last" in refused.stderr, refused
        assert ctl(server, "user", "bind", "admin").returncode == 0
        assert ctl(server, "user", "bind", "admin", "--tribunal", "none").returncode == 2


def whoever_is_bound_in_mid_session_signs_in_anew(build):
    """Neither the session nor what waits or streams for it goes on."""
    with court(build) as (server, users):
        who = users["supervisor"]
        connection, stream = server.open("GET", "/api/events", None, who)
        assert stream.status == 200, stream.status
        bound = server.ask("POST", "/api/users", {"user": "supervisor", "tribunal": "b"},
                           users["administrator"])
        assert bound.status == 200, bound
        assert server.ask("GET", "/api/me", None, who).status == 401
        assert server.ask("GET", "/api/hall", None, who).status == 401
        stream.read()  # until it ends
        connection.close()
        again = server.sign_in("supervisor", PASSWORD)
        assert server.ask("GET", "/api/hall", None, again).status == 403
        refused = server.ask("GET", "/api/events", None, again)
        assert (refused.status, refused.error) == (403, "right"), refused
        me = server.ask("GET", "/api/me", None, again).json
        assert (me["tribunal"], me["reach"]) == (
            "b", {"court": False, "desk": True, "hall": False}), me


if __name__ == "__main__":
    run_case(globals())
