"""A day of work in the hall through the real kioskd: every word of staff, lost answers, help,
closings, bulletins, exceptions, waits that are too long, figures. Each case by its name.

    work.py CASE BUILD_DIR
"""
import csv
import datetime
import io
import json
import pathlib
import subprocess
import threading

from server import PASSWORD, Server, run_case, until

COURT = datetime.timezone(datetime.timedelta(hours=8))
PUBLIC = {"epoch", "n", "at", "age_ms", "is_known", "day", "is_open", "next_open", "rule",
          "waiting_count", "unconfirmed_count", "lines", "seats", "now", "bulletins"}
OF_STAFF = {"holder", "until", "by", "answered_by", "actor", "owner", "waiting_list", "kind_of"}


class Hall:
    """A server at ten on a Monday with people who work there; `li` sits at a window."""

    def __init__(self, build, hour=10, day=23, conf=""):
        self.build = pathlib.Path(build)
        self.server = Server(build, at=datetime.datetime(2026, 11, day, hour, 0, tzinfo=COURT),
                             conf=conf)
        self.admin = self.server.set_up()
        self.li, self.chen = self.add("Li", "window"), self.add("Chen", "window")
        self.wu = self.add("Wu", "supervisor")
        self.turn = 0

    def add(self, user, role):
        made = self.server.ask("POST", "/api/users", {"user": user, "role": role,
                                                      "password": PASSWORD}, self.admin)
        assert made.status == 200, made
        return self.server.sign_in(user, PASSWORD)

    def sit(self, session, seat):
        taken = self.server.ask("POST", "/api/seat", {"seat": seat}, session)
        assert taken.status == 200, taken

    def giver(self, *words):
        self.turn += 1
        told = subprocess.run([self.build / "giver", self.server.data / "hall.db", *words,
                               f"turn-{self.turn}"], capture_output=True, text=True, check=True,
                              env=self.server.environment)
        return told.stdout.split()

    def ctl(self, *words):
        """kioskctl at the machine of the server, by its clock."""
        told = subprocess.run([self.build / "kioskctl", "--data", self.server.data, "--lang", "en",
                               *words], capture_output=True, text=True, check=True,
                              env=self.server.environment)
        return told.stdout

    def give(self, count=1, line="filing", letter="L", kind="person"):
        return self.giver("single", line, letter, kind, str(count))

    def ask(self, session, what, **more):
        self.turn += 1
        body = {"do": what, "request": f"request-{self.turn}", **more}
        return self.server.ask("POST", "/api/act", body, session)

    def act(self, session, what, **more):
        answer = self.ask(session, what, **more)
        assert answer.status == 200, (what, more, answer)
        return answer.json

    def view(self, session=None):
        return self.server.ask("GET", "/api/hall", None, session or self.wu).json

    def seat(self, seat):
        return next(row for row in self.view()["seats"] if row["id"] == seat)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.__exit__()


def at_seat(hall, seat, state, number):
    row = hall.seat(seat)
    assert (row["state"], row["number"]) == (state, number), row


def every_word_of_staff_is_done(build):
    with Hall(build) as hall:
        li = hall.li
        hall.sit(li, "w1")
        assert hall.give(4) == ["L001", "L002", "L003", "L004"]
        done = hall.act(li, "call")
        assert done["ticket"]["number"] == "L001" and done["ticket"]["seat"] == "w1", done
        assert done["said"]["en"] == "L001 is called to Window 1" and done["undo_until"], done
        at_seat(hall, "w1", "called", "L001")
        assert hall.view(li)["next"] == "L002" and hall.view(hall.chen)["next"] is None
        assert hall.act(li, "recall")["ticket"]["calls"] == 2
        assert hall.act(li, "came")["ticket"]["state"] == "serving"
        at_seat(hall, "w1", "serving", "L001")
        both = hall.act(li, "finish", outcome="done", then="call")
        assert both["ticket"]["state"] == "finished" and both["next"]["number"] == "L002", both
        assert hall.act(li, "no-show")["ticket"]["state"] == "no-show"
        assert [row["number"] for row in hall.view()["missed"]] == ["L002"]
        hall.act(li, "call")
        hall.act(li, "came")
        assert hall.act(li, "park")["ticket"]["state"] == "parked"
        assert [row["number"] for row in hall.view()["parked"]] == ["L003"]
        assert hall.act(li, "resume", number="l003")["ticket"]["state"] == "serving"
        asked = hall.act(li, "transfer", to="answers", is_question=True)
        assert asked["ahead"] == 0 and asked["ticket"]["state"] == "serving", asked
        moved = hall.act(li, "transfer", to="answers")
        assert moved["ticket"]["line"] == "answers", moved
        called = hall.act(li, "call-number", number="L004", reason="in a wheelchair")
        assert called["ticket"]["number"] == "L004", called
        assert hall.act(li, "back")["ticket"]["state"] == "waiting"
        assert hall.act(li, "cancel", number="L004")["ticket"]["state"] == "cancelled"
        walked = hall.act(li, "walk-in", to="filing")
        assert walked["ticket"]["number"] == "L005" and walked["ticket"]["state"] == "serving"
        hall.act(li, "finish")
        assert hall.act(li, "call")["ticket"]["number"] == "L003", "who was sent over comes first"


def the_last_step_is_taken_back_within_its_time(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(1)
        hall.act(hall.li, "call")
        hall.act(hall.li, "came")
        assert hall.act(hall.li, "undo")["ticket"]["state"] == "called"
        hall.server.move(31)
        late = hall.ask(hall.li, "undo")
        assert late.status == 409 and late.json["message"], late
        at_seat(hall, "w1", "called", "L001")


def a_lost_answer_is_asked_again_and_is_the_same(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(12)
        answers = []

        def call():
            answers.append(hall.server.ask("POST", "/api/act", {"do": "call", "request": "lost-1"},
                                           hall.li))
        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {answer.status for answer in answers} == {200}, answers
        assert {answer.json["ticket"]["number"] for answer in answers} == {"L001"}
        hall.server.kill()
        hall.server.start()
        call()
        assert answers[-1].json["ticket"]["number"] == "L001"
        assert hall.view()["waiting_count"] == 11
        other = hall.server.ask("POST", "/api/act", {"do": "finish", "request": "lost-1"}, hall.li)
        assert other.status == 400, other
        without = hall.server.ask("POST", "/api/act", {"do": "came", "request": None},
                                   hall.li)
        assert without.status == 400, without


def many_who_call_at_once_call_each_another_one(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.sit(hall.chen, "w2")
        numbers, called = hall.give(10), []

        def work(session):
            for _ in range(5):
                called.append(hall.act(session, "call")["ticket"]["number"])
                hall.act(session, "came")
                hall.act(session, "finish")
        threads = [threading.Thread(target=work, args=(who,)) for who in (hall.li, hall.chen)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(called) == numbers, called


def who_was_slower_reads_who_was_quicker(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.sit(hall.chen, "w2")
        hall.give(1)
        hall.act(hall.chen, "call")
        slow = hall.ask(hall.li, "call-number", number="L001", reason="asked for")
        assert slow.status == 409 and slow.json["now"]["seat"] == "w2", slow
        assert slow.json["message"].startswith("L001 was not called: Window 2"), slow


def nobody_acts_where_somebody_else_sits(build):
    with Hall(build) as hall:
        hall.give(2)
        no_seat = hall.ask(hall.li, "call")
        assert no_seat.status == 409 and "Sit down" in no_seat.json["message"], no_seat
        hall.sit(hall.li, "w1")
        over = hall.server.ask("POST", "/api/seat", {"seat": "w1", "take_over": True}, hall.chen)
        assert over.status == 200, over
        refused = hall.ask(hall.li, "call")
        assert refused.status == 409, refused
        assert hall.view()["waiting_count"] == 2
        assert hall.act(hall.chen, "call")["ticket"]["number"] == "L001"


def help_is_called_answered_and_ended(build):
    with Hall(build) as hall:
        ask, li, chen = hall.server.ask, hall.li, hall.chen
        hall.sit(li, "w1")
        ident = ask("POST", "/api/help", {}, li).json["id"]
        assert ask("POST", "/api/help", {}, li).json["id"] == ident, "the same call"
        row = hall.view(chen)["help"]
        assert [(r["id"], r["seat"], r["by"], r["answered_by"]) for r in row] == [
            (ident, "w1", "Li", None)], row
        assert ask("POST", "/api/help/answer", {"id": ident}, chen).status == 200
        assert hall.view()["help"][0]["answered_by"] == "Chen"
        assert ask("POST", "/api/help/end", {"id": ident}, chen).status == 200
        assert hall.view()["help"] == []
        assert ask("POST", "/api/help/answer", {"id": ident}, chen).status == 404
        assert ask("POST", "/api/help/end", {"id": ident + 9}, chen).status == 404


def a_closing_is_told_and_taken_back(build):
    with Hall(build) as hall:
        ask, wu = hall.server.ask, hall.wu
        given = {"line": "filing", "from": "2026-11-23T09:59:00+08:00",
                 "to": "2026-11-23T11:00:00+08:00", "reason": "power"}

        def line():
            return next(row for row in hall.view()["lines"] if row["id"] == "filing")
        assert line()["is_open"]
        wrong = [{**given, "line": "moon"}, {**given, "reason": ""}, {**given, "to": "tomorrow"},
                 {**given, "to": given["from"]}, {**given, "reason": "x" * 3000},
                 {**given, "from": "2026-11-23T09:59:00Z"}, {}]
        for body in wrong:
            assert ask("POST", "/api/close", body, wu).status in (400, 413), body
        assert ask("POST", "/api/close", given, hall.li).status == 403
        made = ask("POST", "/api/close", given, wu).json
        assert not line()["is_open"] and line()["closed_until"] == given["to"], line()
        rows = ask("GET", "/api/closings", None, hall.li).json["closings"]
        assert [(r["id"], r["line"], r["reason"], r["actor"]) for r in rows] == [
            (made["id"], "filing", "power", "Wu")], rows
        assert ask("DELETE", "/api/close", {"id": made["id"]}, wu).status == 200
        assert line()["is_open"]
        assert ask("DELETE", "/api/close", {"id": made["id"]}, wu).status == 404
        assert ask("GET", "/api/closings", None, wu).json["closings"] == []


def a_bulletin_hangs_until_its_end(build):
    with Hall(build) as hall:
        ask, wu = hall.server.ask, hall.wu
        text = {"zh_CN": "<b>今天下午停电</b>", "en": "No power this afternoon"}
        given = {"text": text, "until": "2026-11-23T12:00:00+08:00"}
        for body in ({**given, "text": {"zh_CN": "只有中文"}}, {**given, "text": {}}, {},
                     {**given, "until": "2026-11-23T09:00:00+08:00"},
                     {**given, "text": {"zh_CN": "长" * 1000, "en": "x"}}):
            assert ask("POST", "/api/bulletin", body, wu).status == 400, body
        made = ask("POST", "/api/bulletin", given, wu).json
        board = ask("GET", "/api/board").json
        assert [row["text"] for row in board["bulletins"]] == [text], board["bulletins"]
        assert ask("DELETE", "/api/bulletin", {"id": made["id"]}, wu).status == 200
        assert hall.view()["bulletins"] == []
        assert ask("POST", "/api/bulletin", given, wu).status == 200
        hall.server.move(3 * 3600)
        assert hall.view(hall.server.sign_in("Wu", PASSWORD))["bulletins"] == []


def what_is_out_of_the_ordinary_is_told(build):
    with Hall(build) as hall:
        ask = hall.server.ask
        hall.sit(hall.li, "w1")
        hall.give(3)
        assert hall.ask(hall.li, "call-number", number="L003").status == 400, "it needs a reason"
        hall.act(hall.li, "call-number", number="L003", reason="老人身体不适")
        hall.act(hall.li, "cancel", number="L001", reason="gone home")
        ask("POST", "/api/seat", {"seat": "w1", "take_over": True}, hall.chen)
        rows = ask("GET", "/api/exceptions?from=2026-11-23&to=2026-11-23", None, hall.wu).json
        told = [(r["act"], r["number"], r["actor"], r["reason"]) for r in rows["exceptions"]]
        assert ("call-number", "L003", "Li", "老人身体不适") in told, told
        assert ("cancel", "L001", "Li", "gone home") in told and rows["total"] == len(told) == 3
        assert ask("GET", "/api/exceptions", None, hall.li).status == 403
        for query in ("from=x", "from=2026-13-01", "from=2026-11-24&to=2026-11-23"):
            assert ask("GET", f"/api/exceptions?{query}", None, hall.wu).status in (200, 400)
        later = ask("GET", "/api/exceptions?from=2026-11-24&to=2026-11-24", None, hall.wu).json
        assert later == {"exceptions": [], "total": 0}, later


def a_wait_that_is_too_long_gets_an_owner(build):
    with Hall(build) as hall:
        ask, wu = hall.server.ask, hall.wu
        hall.give(1)
        assert ask("GET", "/api/overdue", None, wu).json["overdue"] == []

        def rows_of_level(level):
            rows = ask("GET", "/api/overdue", None, wu).json["overdue"]
            return rows if [row["level"] for row in rows] == [level] else None
        hall.server.move(31 * 60)
        rows = until(lambda: rows_of_level(1), "the first level")
        assert [(r["number"], r["level"], r["owner"]) for r in rows] == [("L001", 1, None)], rows
        assert hall.view()["waiting"][0]["level"] == 1
        assert ask("POST", "/api/overdue/own", {"id": rows[0]["id"]}, hall.li).status == 403
        assert ask("POST", "/api/overdue/own", {"id": rows[0]["id"]}, wu).status == 200
        assert ask("POST", "/api/overdue/own", {"id": 99}, wu).status == 404
        hall.server.move(30 * 60)
        rows = until(lambda: rows_of_level(3), "the last level")
        assert [(r["owner"], r["next"]) for r in rows] == [("Wu", None)], rows


def the_figures_of_the_page_and_of_the_file_are_the_same(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(3)
        for outcome in ("settled", "done"):
            hall.act(hall.li, "call")
            hall.act(hall.li, "came")
            hall.act(hall.li, "finish", outcome=outcome)
        page = hall.server.ask("GET", "/api/stats?from=2026-11-23&to=2026-11-23", None, hall.wu)
        sheet = hall.server.ask("GET", "/api/stats.csv?from=2026-11-23&to=2026-11-23", None,
                                hall.wu)
        assert sheet.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert "hall-2026-11-23-2026-11-23.csv" in sheet.headers["Content-Disposition"]
        assert sheet.body.startswith(b"\xef\xbb\xbf") and sheet.body.endswith(b"\r\n")
        rows = list(csv.DictReader(io.StringIO(sheet.body.decode("utf-8-sig"))))
        shown = page.json
        assert list(rows[0]) == ["by", "key"] + shown["columns"]
        assert [[row["by"], row["key"]] for row in shown["rows"]] == [
            [row["by"], row["key"]] for row in rows]
        for told, kept in zip(shown["rows"], rows):
            for column in shown["columns"]:
                value = "" if told[column] is None else str(told[column])
                assert value == kept[column], (column, told, kept)
        whole = shown["rows"][0]
        assert (whole["by"], whole["taken"], whole["served"], whole["open"]) == ("all", 3, 2, 1)
        assert set(shown["definitions"]) >= {"wait", "way", "service", "taken"}
        for query in ("from=x", "from=2026-11-24&to=2026-11-23", "from=2020-01-01&to=2026-11-23"):
            for path in ("/api/stats", "/api/stats.csv"):
                answer = hall.server.ask("GET", f"{path}?{query}", None, hall.wu)
                assert answer.status == 400, (path, query, answer)


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def an_appointment_becomes_a_number_or_is_given_back(build):
    with Hall(build) as hall:
        ask, li = hall.server.ask, hall.li

        def book(hour):
            slot = datetime.datetime(2026, 11, 23, hour, 15, tzinfo=COURT)
            return int(hall.giver("book", "filing", "person", str(int(slot.timestamp())))[0])

        def do(ident, what):
            return ask("POST", "/api/appointments/act", {"id": ident, "do": what}, li)
        soon, late = book(10), book(16)
        rows = ask("GET", "/api/appointments?day=2026-11-23", None, li).json["appointments"]
        assert [(r["id"], r["state"], r["can_check_in"], r["at"]) for r in rows] == [
            (soon, "booked", True, "2026-11-23T10:15:00+08:00"),
            (late, "booked", False, "2026-11-23T16:15:00+08:00")], rows
        assert b"code" not in ask("GET", "/api/appointments", None, li).body
        early = do(late, "check-in")
        assert early.status == 409, early
        came = do(soon, "check-in")
        assert came.status == 200 and came.json["number"] == "L001", came
        assert do(soon, "check-in").status in (200, 409) and do(soon, "cancel").status == 409
        assert do(late, "cancel").json == {"number": None}
        assert do(late, "vanish").status == 400 and do(99, "cancel").status == 404
        rows = ask("GET", "/api/appointments", None, li).json["appointments"]
        assert [(r["state"], r["number"]) for r in rows] == [("checked-in", "L001"),
                                                             ("cancelled", None)], rows
        assert [row["number"] for row in hall.view()["waiting"]] == ["L001"]
        assert ask("GET", "/api/appointments?day=x", None, li).status == 400


def one_of_a_pair_is_let_in_alone_by_staff(build):
    with Hall(build) as hall:
        ask, li = hall.server.ask, hall.li
        number = hall.giver("pair", "mediation", "T", "person", "1")[0]

        def pair():
            return ask("GET", "/api/pairs", None, li).json["pairs"][0]

        def let_alone(of=number):
            return ask("POST", "/api/pairs/alone", {"number": of}, li)
        first = pair()
        assert (first["number"], first["state"]) == (number, "alone") and not first["can_go_alone"]
        assert hall.view()["pairs_waiting"] == 1
        assert pair()["came"][1] is None and pair()["came"][0] == pair()["since"], pair()
        hall.sit(li, "1")
        assert hall.ask(li, "call").status == 404, "who awaits somebody is not called"
        assert let_alone().status == 409 and let_alone("T099").status == 404
        hall.server.move(31 * 60)
        assert pair()["can_go_alone"] and pair()["state"] == "choice", pair()
        assert let_alone().status == 200 and pair()["is_alone"]
        assert hall.view()["pairs_waiting"] == 0
        hall.sit(li, "1")
        assert hall.act(li, "call")["ticket"]["number"] == number


def the_board_tells_nothing_of_staff(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(3)
        hall.act(hall.li, "call")
        hall.server.ask("POST", "/api/help", {}, hall.li)
        board = hall.server.ask("GET", "/api/board")
        assert set(board.json) == PUBLIC, set(board.json) ^ PUBLIC
        assert not OF_STAFF & set(keys_of(board.json)), OF_STAFF & set(keys_of(board.json))
        assert b"Li" not in board.body.replace(b"Line", b""), board
        whole = hall.view()
        assert set(whole) == PUBLIC | {"waiting", "parked", "missed", "help", "findings",
                                      "pairs_waiting", "next"}
        assert board.json["now"] == whole["now"] and len(board.json["now"]) == 1


def a_board_that_is_not_public_asks_who_it_is(build):
    with Hall(build) as hall:
        (hall.server.data / "kiosk.conf").write_text("[console]\npublic_board = no\n")
        hall.server.kill()
        hall.server.start()
        for path in ("/api/board", "/api/events"):
            assert hall.server.ask("GET", path).status == 401, path
        assert hall.server.ask("GET", "/api/board", None, hall.li).status == 200


def each_change_is_an_event_of_its_own_number(build):
    with Hall(build) as hall:
        hall.sit(hall.li, "w1")
        hall.give(1)
        before = hall.view()
        hall.act(hall.li, "call")
        after = hall.view()
        assert after["epoch"] == before["epoch"] and after["n"] > before["n"], (before, after)
        stream, reply = hall.server.open("GET", "/api/events", None, hall.li)
        told = {"n": 0}
        while told["n"] < after["n"]:  # a stream may begin with what was told last
            name, _, value = reply.readline().decode().strip().partition(": ")
            told = json.loads(value) if name == "data" and '"n"' in value else told
        assert (told["epoch"], told["n"]) == (after["epoch"], after["n"]), (told, after["n"])
        stream.close()


if __name__ == "__main__":
    run_case(globals())
