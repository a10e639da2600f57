"""What makes or changes something is done once, however often it is asked with the same token: an
answer that was lost is asked for again. Each case by its name.

    once.py CASE BUILD_DIR
"""
import base64
import datetime
import sqlite3
import sys
import threading

from matrix import read_routes
from server import PASSWORD, a_word, laid_out, lay_out, until
from signers import Signers
from work import COURT, Hall

CLOSING = {"line": "filing", "from": "2026-11-30T09:59:00+08:00",
           "to": "2026-11-30T16:00:00+08:00", "reason": "power"}
BULLETIN = {"text": {"zh_CN": "停电", "en": "No power"}, "until": "2026-11-30T16:00:00+08:00"}
NO_WAY_OUT = "[network]\naddresses = http://127.0.0.1:9\n"  # a proxy that is not there
# `address` is written when each was looked at, not when that is asked for.
NOT_OF_THE_DEED = ("address", "once", "session", "sign_in_failure", "sign_in_place", "seat")


def rows_of(hall, *tables):
    """Every row of the database, or of some of its tables; what was printed; the drafts."""
    with sqlite3.connect(hall.server.data / "hall.db") as db:
        names = tables or [row[0] for row in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = {name: db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names
                if name not in NOT_OF_THE_DEED or tables}
    kept = [path for folder in ("drafts", "voice", "releases")
            for path in (hall.server.data / folder).rglob("*") if path.is_file()]
    drafts = sorted((path.name, path.read_bytes()) for path in kept)
    return rows, sorted(slip.name for slip in (hall.server.data / "slips").glob("*")), drafts


def prepare(hall):
    """A pair of which one has waited long, an appointment soon, a wait that is overdue."""
    slot = datetime.datetime(2026, 11, 30, 11, 0, tzinfo=COURT)
    ids = {"pair": hall.giver("pair", "mediation", "T", "person", "1")[0],
           "slot": int(hall.giver("book", "filing", "person", str(int(slot.timestamp())))[0])}
    hall.give(1)
    hall.server.move(31 * 60)
    ids["overdue"] = until(lambda: hall.server.ask("GET", "/api/overdue", None, hall.wu)
                           .json["overdue"], "the level")[0]["id"]
    hall.sit(hall.li, "w1")
    hall.second = hall.add("Zhao", "administrator")
    hall.signers = Signers(hall.server)
    return ids


def deeds(hall, ids):
    """(method, path) -> (who, body), in an order in which each can be done."""
    li, chen, wu, admin = hall.li, hall.chen, hall.wu, hall.admin
    yield "POST", "/api/users", admin, {"user": "Xu", "role": "window", "password": PASSWORD}
    yield "DELETE", "/api/users", admin, {"user": "Xu"}
    made = hall.server.ask("POST", "/api/help", {}, li).json["id"]
    yield "POST", "/api/help/answer", chen, {"id": made}
    yield "POST", "/api/help/end", chen, {"id": made}
    yield "POST", "/api/help", li, {}
    yield "POST", "/api/bulletin", wu, BULLETIN
    yield "DELETE", "/api/bulletin", wu, {"id": hall.view()["bulletins"][0]["id"]}
    yield "POST", "/api/print", li, {"what": "ticket", "number": "L001"}
    yield "POST", "/api/appointments/act", li, {"id": ids["slot"], "do": "check-in"}
    yield "POST", "/api/pairs/alone", li, {"number": ids["pair"]}
    yield "POST", "/api/overdue/own", wu, {"id": ids["overdue"]}
    yield "POST", "/api/close", wu, CLOSING
    closing = hall.server.ask("GET", "/api/closings", None, wu).json["closings"][0]["id"]
    yield "DELETE", "/api/close", wu, {"id": closing}
    yield "POST", "/api/drafts", admin, {"name": "one"}
    yield "POST", "/api/draft/do", admin, {"draft": "one", "file": "court.json", "act": "set",
                                           "field": "hotline", "value": '"12366"', "seen": 0}
    lay_out(hall.server, admin, "one")
    yield "POST", "/api/release/submit", admin, {"draft": "one", "why": "a new number"}
    yield "POST", "/api/release/do", hall.second, {"number": 2, "act": "approve"}
    drawn = hall.server.ask("GET", "/api/release/rollback?of=1", None, admin).json
    yield "POST", "/api/release/rollback", admin, {"of": 1, "why": "once more",
                                                   "from_ms": drawn["from_ms"],
                                                   **hall.signers.sign(drawn["manifest"])}
    pack = hall.server.ask("GET", "/api/release/file?number=3", None, admin).body
    carried = {"data": base64.b64encode(hall.signers.as_number(pack, 9)).decode()}
    yield "POST", "/api/release/carried", admin, carried
    yield "DELETE", "/api/release/carried", admin, {}
    sha = hall.server.ask("POST", "/api/release/carried", carried, admin).json["sha"]
    laid_out(hall.server, hall.server.ask("GET", f"/api/layout?sha={sha}", None, admin)
             .json["hash"])
    yield "POST", "/api/release/accept", admin, {"sha": sha}
    yield "POST", "/api/release/pages", admin, {"page": "guide:labour", "is_down": True,
                                                "why": "a wrong sum"}
    late = hall.server.ask("GET", "/api/reviews", None, admin).json["pages"][0]
    yield "POST", "/api/reviews", admin, {"page": late["page"], "sha": late["sha"], "source": ""}
    yield "POST", "/api/reviews/own", admin, {"page": late["page"], "owner": "Li"}
    yield "POST", "/api/addresses", admin, {}
    yield "POST", "/api/addresses/new", admin, {"draft": "one"}
    yield "POST", "/api/draft/import", admin, {
        "draft": "one", "id": "reward-1", "kind": "reward", "title_zh": "悬赏令",
        "title_en": "Reward", "dated": "2026-11-20", "until": "2026-12-20",
        "data": base64.b64encode("提供线索的，奖励。".encode()).decode()}
    yield "DELETE", "/api/drafts", admin, {"name": "one"}
    code = "".join(letter for letter in hall.ctl("station", "ask") if letter.isdigit())
    yield "POST", "/api/stations", admin, {"code": code, "name": "Kiosk 1", "spot": "door"}
    yield "POST", "/api/stations/change", admin, {"place": 1, "name": "Kiosk 2", "spot": "hall"}
    yield "DELETE", "/api/stations", admin, {"place": 1}
    yield "POST", "/api/voice/clip", admin, {"clip": "zh/digit-7", "sound": a_word().hex()}
    yield "DELETE", "/api/voice/clip", admin, {"clip": "zh/digit-7"}
    hall.ctl("tribunal", "enrol", "guihua", "ab" * 32)
    yield "POST", "/api/sent", li, {"hall": "guihua", "line": "filing", "kind": "person",
                                    "at": "2026-12-01T09:00:00+08:00"}
    sent = hall.server.ask("GET", "/api/sent", None, li).json["rows"][0]["id"]
    yield "POST", "/api/sent/cancel", li, {"id": sent}
    yield "POST", "/api/password", li, {"old": PASSWORD, "new": PASSWORD + "!"}


def every_deed_is_done_once_and_answered_twice(build):
    wanted = {(r.method, r.path) for r in read_routes(str(build)) if r.again == "once"}
    with Hall(build, day=30, conf=NO_WAY_OUT) as hall:
        for turn, (method, path, who, body) in enumerate(deeds(hall, prepare(hall))):
            body = {**body, "request": f"deed-{turn}"}
            before = rows_of(hall)
            first = hall.server.ask(method, path, body, who)
            assert first.status == 200, (method, path, first)
            once = rows_of(hall)
            assert once != before, (method, path, "did nothing")
            for _ in range(2):
                again = hall.server.ask(method, path, body, who)
                assert (again.status, again.body) == (200, first.body), (method, path, again)
            assert rows_of(hall) == once, (method, path, "was done twice")
            wanted.remove((method, path))
    assert not wanted, f"nobody has tried {wanted}"


def many_at_once_with_one_token_are_one(build):
    with Hall(build, day=30) as hall:
        answers = []

        def announce():
            answers.append(hall.server.ask("POST", "/api/bulletin",
                                           {**BULLETIN, "request": "at-once"}, hall.wu))
        threads = [threading.Thread(target=announce) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {answer.status for answer in answers} <= {200, 503}, answers
        assert {answer.error for answer in answers if answer.status == 503} <= {"busy"}, answers
        assert len({answer.json["id"] for answer in answers if answer.status == 200}) == 1, answers
        assert len(hall.view()["bulletins"]) == 1


def a_token_is_of_one_request_of_one_person(build):
    with Hall(build, day=30) as hall:
        ask, second = hall.server.ask, hall.add("Zhou", "supervisor")
        given = {**BULLETIN, "request": "one"}
        made = ask("POST", "/api/bulletin", given, hall.wu)
        other = ask("POST", "/api/bulletin", {**given, "until": "2026-11-30T15:00:00+08:00"},
                    hall.wu)
        assert other.status == 400 and "another request" in other.json["message"], other
        theirs = ask("POST", "/api/bulletin", given, second)
        assert theirs.status == 200 and theirs.json["id"] != made.json["id"], theirs
        closed = ask("POST", "/api/close", {**CLOSING, "request": "one"}, hall.wu)
        assert closed.status == 200, closed
        assert len(hall.view()["bulletins"]) == 2


def what_was_refused_may_be_asked_again_with_its_token(build):
    with Hall(build, day=30) as hall:
        refused = hall.server.ask("DELETE", "/api/bulletin", {"id": 1, "request": "early"}, hall.wu)
        assert refused.status == 404, refused
        made = hall.server.ask("POST", "/api/bulletin", BULLETIN, hall.wu).json["id"]
        assert made == 1
        done = hall.server.ask("DELETE", "/api/bulletin", {"id": 1, "request": "early"}, hall.wu)
        assert done.status == 200 and hall.view()["bulletins"] == [], done


def an_answer_outlives_the_server(build):
    with Hall(build, day=30) as hall:
        given = {**BULLETIN, "request": "survives"}
        first = hall.server.ask("POST", "/api/bulletin", given, hall.wu)
        hall.server.kill()
        hall.server.start()
        again = hall.server.ask("POST", "/api/bulletin", given, hall.wu)
        assert (again.status, again.body) == (200, first.body), again
        assert len(hall.view()["bulletins"]) == 1


def what_broke_off_is_told_so_and_not_done_again(build):
    """As a server leaves it that died in the middle."""
    with Hall(build, day=30) as hall:
        given = {**BULLETIN, "request": "broken"}
        hall.server.ask("POST", "/api/bulletin", given, hall.wu)
        with sqlite3.connect(hall.server.data / "hall.db") as db:
            assert db.execute("UPDATE once SET status = 0, answer = ''").rowcount > 0
        just_now = hall.server.ask("POST", "/api/bulletin", given, hall.wu)
        assert (just_now.status, just_now.error) == (503, "busy"), just_now
        hall.server.move(121)
        later = hall.server.ask("POST", "/api/bulletin", given, hall.wu)
        assert (later.status, later.error) == (503, "uncertain"), later
        assert len(hall.view()["bulletins"]) == 1


def after_a_day_a_token_is_forgotten(build):
    with Hall(build, day=30) as hall:
        hall.server.ask("POST", "/api/bulletin", BULLETIN, hall.wu)
        assert len(rows_of(hall, "once")[0]["once"]) >= 1
        hall.server.move(24 * 3600 + 1)
        late = hall.server.sign_in("Wu", PASSWORD)
        hall.server.ask("POST", "/api/help", {}, late)
        assert len(rows_of(hall, "once")[0]["once"]) <= 1


def of_a_password_not_even_a_hash_is_kept(build):
    with Hall(build, day=30) as hall:
        def asked(password):
            with sqlite3.connect(hall.server.data / "hall.db") as db:
                db.execute("DELETE FROM once")
            made = hall.server.ask("POST", "/api/users", {"user": "Xu", "reset": True,
                                                          "password": password}, hall.admin)
            assert made.status == 200, made
            return [row[1] for row in rows_of(hall, "once")[0]["once"]]
        hall.add("Xu", "window")
        assert asked(PASSWORD + "1") == asked(PASSWORD + "2") != []


def main(case, build):
    globals()[case](build)


if __name__ == "__main__":
    main(*sys.argv[1:3])
