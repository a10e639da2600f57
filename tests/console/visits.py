"""Appointments and pairs, told and done with kioskctl and at the console's addresses: both are the
same house. Each case by its name.

    visits.py CASE BUILD_DIR
"""
import datetime
import json
import subprocess
import sys

from server import until
from work import COURT, Hall

FIRST = """tap 先行调解
tap 双方一起来
tap 我们先取号
tap 我是个人
expect T001
tap 完成
"""
SECOND = """tap 先行调解
tap 双方一起来
tap 对方已经取号
scan 1
tap 老人、残疾人、孕妇
expect 双方都到了
tap 完成
"""


class Visits(Hall):
    """Ten on a Monday; kioskctl lives at the same time."""

    def ctl(self, *words, lang="en"):
        return subprocess.run([self.build / "kioskctl", "--data", self.server.data, "--lang", lang,
                               *words], capture_output=True, text=True, check=False,
                              env=self.server.environment)

    def says(self, *words, lang="en"):
        told = self.ctl(*words, lang=lang)
        assert (told.returncode, told.stderr) == (0, ""), (words, told)
        return told.stdout

    def refuses(self, status, *words):
        told = self.ctl(*words)
        assert told.returncode == status and told.stdout == "" and told.stderr, (words, told)
        return told.stderr

    def book(self, hour, minute=0, day=23):
        slot = datetime.datetime(2026, 11, day, hour, minute, tzinfo=COURT)
        return int(self.giver("book", "filing", "person", str(int(slot.timestamp())))[0])

    def visit(self, steps):
        """What visitors do at the kiosk, at 09:41."""
        journey = self.server.data / "visit.journey"
        journey.write_text(steps)
        subprocess.run([self.build / "kiosk", "--data", self.server.data, "--journey", journey,
                        "--out", self.server.data / "out"], check=True, capture_output=True)

    def listed(self, path):
        answer = self.server.ask("GET", path, None, self.li)
        assert answer.status == 200, answer
        return answer.json

    def do(self, ident, word):
        return self.server.ask("POST", "/api/appointments/act", {"id": ident, "do": word}, self.li)


def appointments_of_a_day_are_listed_by_their_time(build):
    with Visits(build) as hall:
        assert hall.says("appointments") == "No appointments on that day.\n"
        late, soon, tomorrow = hall.book(16, 15), hall.book(10, 15), hall.book(9, 0, day=24)
        assert hall.says("appointments") == (f"{soon}  10:15  filing  booked  -\n"
                                             f"{late}  16:15  filing  booked  -\n")
        assert hall.says("appointments", "2026-11-24") == f"{tomorrow}  09:00  filing  booked  -\n"
        assert hall.says("appointments", "2026-11-22") == "No appointments on that day.\n"
        assert "已预约" in hall.says("appointments", lang="zh_CN")


def both_tell_the_same_of_appointments(build):
    with Visits(build) as hall:
        hall.book(10, 15), hall.book(9, 0, day=24)
        for words, query in (((), ""), (("2026-11-23",), "?day=2026-11-23"),
                             (("2026-11-24",), "?day=2026-11-24"),
                             (("2026-11-22",), "?day=2026-11-22")):
            told = json.loads(hall.says("appointments", *words, "--json"))
            listed = hall.listed("/api/appointments" + query)
            assert told == {key: listed[key] for key in told}, (words, told)
        row = hall.listed("/api/appointments")["appointments"][0]
        assert row == {"id": 1, "line": "filing", "kind": "person", "place": 1, "number": None,
                       "at": "2026-11-23T10:15:00+08:00", "state": "booked",
                       "can_check_in": True, "is_late": False, "is_from_court": False}, row
        assert hall.listed("/api/appointments")["total"] == 1


def the_whole_day_of_each_line_is_told_with_its_places(build):
    with Visits(build) as hall:
        hall.book(10, 15)
        monday = hall.listed("/api/appointments?day=2026-11-23")
        assert [line["id"] for line in monday["lines"]] == ["mediation", "filing", "enforcement",
                                                            "answers"], monday
        filing = monday["lines"][1]
        times = [time[11:16] for time in filing["times"]]
        assert filing["places"] == 2 and len(times) == 13, filing
        assert (times[0], times[5], times[6], times[-1]) == ("09:00", "11:30", "13:30", "16:30")
        assert "15" in monday["rule"]["en"], monday["rule"]
        assert hall.listed("/api/appointments?day=2026-11-22")["lines"] == [], "a Sunday"


def an_appointment_checks_in_with_kioskctl_and_is_seen_at_the_console(build):
    with Visits(build) as hall:
        soon = hall.book(10, 15)
        assert hall.says("appointment", str(soon), "check-in") == (
            f"appointment {soon} has checked in: L001\n")
        until(lambda: [row["number"] for row in hall.view()["waiting"]] == ["L001"], "the number")
        row = hall.listed("/api/appointments")["appointments"][0]
        assert (row["state"], row["number"], row["can_check_in"]) == ("checked-in", "L001", False)
        assert hall.says("appointments") == f"{soon}  10:15  filing  checked-in  L001\n"
        hall.refuses(1, "appointment", str(soon), "cancel")
        assert hall.do(soon, "cancel").status == 409


def an_appointment_of_the_afternoon_cannot_check_in_at_ten(build):
    with Visits(build) as hall:
        late = hall.book(16, 15)
        hall.refuses(1, "appointment", str(late), "check-in")
        assert hall.do(late, "check-in").status == 409
        assert hall.view()["waiting"] == [], "nobody waits"
        assert hall.says("appointments") == f"{late}  16:15  filing  booked  -\n"


def whoever_comes_late_waits_from_then_on(build):
    with Visits(build) as hall:
        missed = hall.book(10, 15)
        hall.server.move(31 * 60)
        row = hall.listed("/api/appointments")["appointments"][0]
        assert (row["can_check_in"], row["is_late"]) == (True, True), row
        assert hall.do(missed, "check-in").json == {"number": "L001"}
        waiting = hall.view()["waiting"][0]
        assert waiting["since"] >= "2026-11-23T10:31", waiting


def what_was_cancelled_stays_so(build):
    with Visits(build) as hall:
        first, second = hall.book(10, 15), hall.book(11, 15)
        assert hall.says("appointment", str(first), "cancel") == (
            f"appointment {first} is cancelled\n")
        assert hall.do(second, "cancel").json == {"number": None}
        for ident in (first, second):
            hall.refuses(1, "appointment", str(ident), "check-in")
            assert hall.do(ident, "check-in").status == 409
        states = [row["state"] for row in hall.listed("/api/appointments")["appointments"]]
        assert states == ["cancelled", "cancelled"] and hall.view()["waiting"] == []


def an_appointment_that_is_none_is_refused(build):
    with Visits(build) as hall:
        booked = str(hall.book(10, 15))
        for words in (("appointment",), ("appointment", booked), ("appointment", booked, "vanish"),
                      ("appointment", "x", "cancel"), ("appointment", "0", "cancel"),
                      ("appointment", "-1", "cancel"), ("appointment", booked + "x", "cancel"),
                      ("appointment", booked, "cancel", "now"), ("appointments", "tomorrow"),
                      ("appointments", "2026-11-31"), ("appointments", "2026-11-23", "x"),
                      ("pairs", "x"), ("pair-alone",), ("pair-alone", "T001", "T002")):
            hall.refuses(2, *words)
        hall.refuses(1, "appointment", "99", "cancel")
        assert hall.do(99, "cancel").status == 404
        assert hall.do(int(booked), "vanish").status == 400
        assert hall.listed("/api/appointments")["appointments"][0]["state"] == "booked"


def of_two_parties_it_is_told_who_came_and_when(build):
    with Visits(build) as hall:
        assert hall.says("pairs") == "No two parties with one number today.\n"
        hall.visit(FIRST)
        assert hall.says("pairs") == ("T001  waiting  09:41 -  one is there, the other is "
                                      "awaited\n")
        assert json.loads(hall.says("pairs", "--json")) == hall.listed("/api/pairs")
        row = hall.listed("/api/pairs")["pairs"][0]
        assert (row["state"], row["ticket"], row["is_alone"]) == ("alone", "waiting", False), row
        assert row["came"][0].startswith("2026-11-23T09:41") and row["came"][1] is None, row


def once_both_are_there_nobody_goes_in_alone(build):
    with Visits(build) as hall:
        hall.visit(FIRST + SECOND)
        assert hall.says("pairs") == "T001  waiting  09:41 09:41  both are there\n"
        hall.server.move(31 * 60)
        hall.refuses(1, "pair-alone", "T001")
        alone = hall.server.ask("POST", "/api/pairs/alone", {"number": "T001"}, hall.li)
        assert alone.status == 409, alone
        row = hall.listed("/api/pairs")["pairs"][0]
        assert (row["state"], row["can_go_alone"]) == ("ready", False), row


def the_one_who_waited_half_an_hour_goes_in_alone(build):
    with Visits(build) as hall:
        hall.visit(FIRST)
        hall.refuses(1, "pair-alone", "T001")
        hall.refuses(1, "pair-alone", "T099")
        assert hall.listed("/api/pairs")["pairs"][0]["can_go_alone"] is False
        hall.server.move(12 * 60)
        assert "you may let them go in alone" in hall.says("pairs")
        assert hall.listed("/api/pairs")["pairs"][0]["can_go_alone"] is True
        assert hall.says("pair-alone", "t001") == "T001 goes in alone\n"
        row = hall.listed("/api/pairs")["pairs"][0]
        assert (row["is_alone"], row["can_go_alone"]) == (True, False), row
        assert hall.view()["pairs_waiting"] == 0
        again = hall.server.ask("POST", "/api/pairs/alone", {"number": "T001"}, hall.li)
        assert again.status == 409 and hall.refuses(1, "pair-alone", "T001"), again


def nothing_told_of_them_has_their_code(build):
    with Visits(build) as hall:
        hall.visit(FIRST)
        hall.book(10, 15)
        told = hall.says("pairs") + hall.says("pairs", "--json") + hall.says("appointments",
                                                                           "--json")
        told += json.dumps([hall.listed("/api/pairs"), hall.listed("/api/appointments")])
        slip = (hall.server.data / "out/slips").glob("*.txt")
        digits = "".join(next(slip).read_text().split())
        at = digits.index("配对码") + len("配对码")
        code = "".join(c for c in digits[at:at + 40] if c.isdigit())[:6]
        assert len(code) == 6 and code not in told, (code, told)
        assert "code" not in told


def main(case, build):
    globals()[case](build)


if __name__ == "__main__":
    main(*sys.argv[1:3])
