"""Nothing is read where nothing has changed: what pages ask again and again costs the server no
file and no pack. Counted are the bytes that the server reads, of files and of its database, as
the kernel counts them. Each case by its name.

    reads.py CASE BUILD_DIR
"""
from carry import House
from matrix import read_routes
from server import Server, lay_out, run_case, until
from signers import Signers

ASKED = 5
MOST_BYTES = 32 * 1024  # of each answer; a pack has two million
ONCE = {"/api/release/file", "/api/release/rollback"}  # a file; what is signed within minutes
FIT = {"day": "2026-11-23", "from": "2026-11-23", "to": "2026-11-23", "line": "mediation",
       "name": "one", "file": "court.json", "draft": "one", "number": "3", "of": "2",
       "clip": "zh/digit-7", "id": "1"}


def read_bytes(server):
    with open(f"/proc/{server.child.pid}/io", encoding="ascii") as told:
        return int(dict(line.split(": ") for line in told)["rchar"])


def cost(server, path, who):
    """Bytes read for one answer."""
    before = read_bytes(server)
    for _ in range(ASKED):
        server.ask("GET", path, None, who)
    return (read_bytes(server) - before) // ASKED


def with_draft(server, who):
    done = [server.ask("POST", "/api/drafts", {"name": "one"}, who),
            server.ask("POST", "/api/draft/do",
                       {"draft": "one", "file": "court.json", "act": "set", "field": "hotline",
                        "value": '"12366"', "seen": 0}, who)]
    assert all(answer.status == 200 for answer in done), done
    lay_out(server, who, "one")


def questions(build, sha):
    """Every list that a page asks for; what draws and what is carried away is asked for once."""
    kinds = {"stream", "draws"}
    for route in read_routes(str(build)):
        if route.method != "GET" or route.kind in kinds or route.path in ONCE:
            continue
        ways = [[key for key in route.fields if key in FIT]]
        if {"draft", "number"} <= set(route.fields):
            ways = [["draft"], ["number"]]
        for keys in ways:
            yield route.path + "?" * bool(keys) + "&".join(f"{key}={FIT[key]}" for key in keys)
    yield f"/api/worked?sha={sha}"


def what_is_asked_again_is_not_read_again(build):
    with House(build) as house:
        admin = house.hall.sign_in("Zhao", "correct horse battery")
        with_draft(house.hall, admin)
        with_draft(house.far, house.who)
        sha = house.bring(house.files[1]).json["sha"]
        tried = 0
        for path in questions(build, sha):
            for server, who in ((house.hall, admin), (house.far, house.who)):
                answer = server.ask("GET", path, None, who)
                until(lambda at=(server, path, who): cost(*at) < MOST_BYTES,
                      f"{path} ({answer.status}) without reading each time")
                tried += answer.status == 200
        assert tried > 60, tried


def a_change_is_told_at_once(build):
    """Of a draft, of a release and its approval, of what waits here, of another day's layout."""
    with House(build) as house:
        hall, admin = house.hall, house.hall.sign_in("admin", "correct horse battery")
        with_draft(hall, admin)

        def kept(server, path, who):
            until(lambda: cost(server, path, who) < MOST_BYTES, f"{path} without reading")
            return server.ask("GET", path, None, who).json

        def hotline(told):
            return told["files"][0]["now"]["hotline"]

        assert kept(hall, "/api/draft?name=one", admin)["n"] == 1
        assert hotline(kept(hall, "/api/draft/diff?name=one", admin)) == "12366"
        assert kept(hall, "/api/layout?draft=one", admin)["state"] == "fits"
        hall.ask("POST", "/api/draft/do",
                 {"draft": "one", "file": "court.json", "act": "set", "field": "hotline",
                  "value": '"12367"', "seen": 1}, admin)
        assert hall.ask("GET", "/api/draft?name=one", None, admin).json["n"] == 2
        assert hotline(hall.ask("GET", "/api/draft/diff?name=one", None, admin).json) == "12367"
        assert hall.ask("GET", "/api/layout?draft=one", None, admin).json["state"] == "unknown"

        lay_out(hall, admin, "one")
        number = hall.ask("POST", "/api/release/submit", {"draft": "one"}, admin).json["number"]
        path = f"/api/release?number={number}"
        assert kept(hall, path, house.second)["release"]["state"] == "submitted"
        own, other = kept(hall, path, admin), kept(hall, path, house.second)
        assert own["refusals"]["approve"] and not other["refusals"]["approve"]
        hall.ask("POST", "/api/release/do", {"number": number, "act": "approve"}, house.second)
        assert hall.ask("GET", path, None, admin).json["release"]["state"] == "approved"

        house.bring(house.files[0])
        assert kept(house.far, "/api/release/carried", house.who)["waiting"]["number"] == 2
        house.bring(house.files[1])
        assert house.waiting()["number"] == 3
        house.far.ask("DELETE", "/api/release/carried", {}, house.who)
        assert house.waiting() is None


def who_hesitates_may_still_go_back_to_an_earlier_release(build):
    """What is signed to go back says from when, and is refused when that was long ago."""
    with Server(build, stands=True) as server:
        server.set_clock(server.now_s + 30 * 24 * 3600)  # its files were changed long ago
        admin, signers = server.set_up(), Signers(server)
        for minutes in (0, 11, 11):
            server.set_clock(server.now_s + minutes * 60)
            drawn = server.ask("GET", "/api/release/rollback?of=1", None, admin).json
        done = server.ask("POST", "/api/release/rollback", {
            "of": 1, "why": "a wrong sum", "from_ms": drawn["from_ms"],
            **signers.sign(drawn["manifest"])}, admin)
        assert done.status == 200, done


if __name__ == "__main__":
    run_case(globals())
