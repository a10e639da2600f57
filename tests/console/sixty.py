"""A day of sixty visitors: three clerks over HTTP, two parties, appointments, some who do not come,
one who is sent on, numbers that a kiosk gave offline, a hall that is closed over noon. A model of
the published rule says whom each call must bring, and what the figures must be.

    sixty.py BUILD_DIR
"""
import csv
import datetime
import io
import random
import re
import sqlite3
import subprocess
import sys

from server import PASSWORD, Server
from work import COURT, Hall

DAY = datetime.datetime(2026, 11, 23, tzinfo=COURT)
LETTERS = {"mediation": "T", "filing": "L", "enforcement": "K", "answers": "H"}
SEATS = {"w1": ["filing", "answers"], "w2": ["filing", "enforcement"], "1": ["mediation"]}
# Minutes, as they hang on the wall.
HEAD = {"person": 0, "enterprise": 10, "priority": 20}
LATER_LINE, BACK_BEHIND, BOUND, SLOT_LATE, ALONE_AFTER = 10, 10, 30, 15, 30


def minute(hour, minutes=0):
    return 60 * hour + minutes


SHUT, REOPENS, NOON, AFTERNOON = minute(11, 30), minute(14), minute(12, 20), minute(13, 30)


class Visitor:
    """One of the sixty, as the model has them. Times are minutes of the day."""

    def __init__(self, comes, line, kind="person", takes=6, **ways):
        self.comes, self.line, self.kind, self.takes, self.ways = comes, line, kind, takes, ways
        self.state, self.number, self.came, self.hour = "", None, None, None
        self.first_line = line
        self.counted = self.order = 0
        self.first_called = self.called = self.started = self.until = self.way = None
        self.served, self.seat, self.outcome, self.is_back = 0, "", "", False

    def wait(self, at, counted=None):
        self.state = "waiting"
        self.came = at if self.came is None else self.came  # of two parties the first one
        self.hour = self.came // 60
        self.counted = at if counted is None else counted
        self.order = self.counted - HEAD[self.kind]

    def call(self, at, seat):
        self.state, self.called, self.seat = "called", at, seat
        self.first_called = self.first_called or at

    def serve(self, at):
        self.way = at - self.called if self.state == "called" else self.way
        self.state, self.started = "serving", at

    def leave(self, at, state):
        self.served += at - self.started
        self.state = state


def singles():
    """Forty with a number of their own, and what becomes of some."""
    chance = random.Random(60)
    lines = ["filing"] * 9 + ["answers"] * 4 + ["enforcement"] * 4 + ["mediation"] * 3
    kinds = ["person"] * 8 + ["enterprise", "priority"]
    out = []
    for i in range(40):
        comes = chance.randint(*((minute(9), minute(11, 25)) if i < 22 else
                                 (minute(14), minute(16, 50))))
        out.append(Visitor(comes, chance.choice(lines), chance.choice(kinds),
                           chance.randint(3, 14)))
    filing = [v for v in out if v.line == "filing"]
    ways = [{"misses": "returns"}, {"misses": "stays away"}, {"sent_to": "answers"}, {"parks": 9},
            {"gives_back": 2}, {"misses": "returns"}, {"out_of_order": True},
            {"becomes": "priority"}]
    for visitor, way in zip(filing[1:], ways):
        visitor.ways = way
    return out


def people():
    pairs = [Visitor(comes, "mediation", takes=22, joins=joins) for comes, joins in
             ((minute(9, 5), 12), (minute(10, 10), 25), (minute(14, 20), None))]
    booked = [Visitor(comes and slot + comes, "filing", slot=slot) for slot, comes in
              ((minute(9, 30), -20), (minute(10), 3), (minute(10, 30), 21), (minute(15), 1),
               (minute(16), -30), (minute(15, 30), None), (minute(13, 30), None))]
    others = [Visitor(minute(9, 50), "filing", walks_in="w1"),
              Visitor(minute(15, 10), "enforcement", walks_in="w2"),
              Visitor(minute(10, 20), "filing", offline="F105"),
              Visitor(minute(16, 40), "enforcement", "priority", offline="F106"),
              Visitor(minute(11, 45), "filing", refused=True),
              Visitor(minute(12, 30), "answers", refused=True)]
    last = [Visitor(minute(16, 59), line) for line in LETTERS]
    out = singles() + pairs + booked + others + last
    assert len(out) == 60
    return out


class Day(Hall):
    """The hall with a clock that stands until told, and the model beside it."""

    def __init__(self, build):
        self.build, self.turn, self.visits, self.presses = build, 0, 0, 0
        self.server = Server(build, stands=True)
        self.set(minute(8, 30))
        self.admin = self.server.set_up()
        self.wu = self.add("Wu", "supervisor")
        self.clerks = {seat: self.add(f"clerk-{seat}", "window") for seat in SEATS}
        self.people, self.free_at = people(), dict.fromkeys(SEATS, 0)

    def set(self, at):
        self.at = at
        self.server.set_clock(int(DAY.timestamp()) + 60 * at)

    def giver(self, *words):
        self.turn += 1
        told = subprocess.run([f"{self.build}/giver", self.server.data / "hall.db", *words,
                               f"turn-{self.turn}"], capture_output=True, text=True, check=True,
                              env=self.server.environment)
        return told.stdout.split()

    def ctl(self, *words):
        told = subprocess.run([f"{self.build}/kioskctl", "--data", self.server.data, "--lang", "en",
                               *words], capture_output=True, text=True, check=True,
                              env=self.server.environment)
        return told.stdout

    def press(self, seat, what, **more):
        self.presses += 1
        return self.act(self.clerks[seat], what, **more)

    def post(self, path, body, who):
        done = self.server.ask("POST", path, body, who)
        assert done.status == 200, (self.at, path, body, done)
        return done.json

    # ---- visitors ----

    def kiosk(self, *steps):
        """What somebody does at the kiosk now; what the papers said."""
        self.visits += 1
        folder = self.server.data / f"visit-{self.visits}"
        folder.mkdir()
        journey = folder / "visit.journey"
        now = (DAY + datetime.timedelta(minutes=self.at)).strftime("%Y-%m-%dT%H:%M:%S")
        journey.write_text("\n".join([f"clock {now}", *steps, ""]), encoding="utf-8")
        told = subprocess.run([f"{self.build}/kiosk", "--data", self.server.data, "--lang", "zh_CN",
                               "--journey", journey, "--out", folder], capture_output=True,
                              text=True, check=False)
        assert told.returncode == 0, (self.at, told)
        return "".join(path.read_text() for path in sorted(folder.glob("slips/*.txt")))

    def come(self, visitor):
        ways, wait_from = visitor.ways, None
        if "refused" in ways:
            self.kiosk("tap 取号", "expect 现在不取", "expect-no-print")
            visitor.state = "refused"
            return
        if "walks_in" in ways:
            visitor.state = "walks in"
            return
        if "joins" in ways:
            slip = self.kiosk("tap 取号", "tap 先行调解", "tap 双方一起来", "tap 我们先取号",
                              "tap 我是个人", "wait 16s")
            visitor.number = re.search(r"\bT\d{3}\b", slip).group()
            visitor.pair = re.search(r"QR: (\d{6})\n", slip).group(1)
        elif "slot" in ways:
            done = self.post("/api/appointments/act",
                             {"id": visitor.booking, "do": "check-in"}, self.clerks["w1"])
            visitor.number = done["number"]
            wait_from = ways["slot"] if self.at <= ways["slot"] + SLOT_LATE else None
        elif "offline" in ways:
            visitor.number = self.act(self.clerks["w1"], "admit", number=ways["offline"],
                                      to=visitor.line, kind=visitor.kind)["ticket"]["number"]
        else:
            visitor.number = self.give(1, visitor.line, LETTERS[visitor.line], visitor.kind)[0]
        visitor.wait(self.at, wait_from)
        if "joins" in ways:
            visitor.state = "awaits other"

    def go_on_waiting(self, visitor):
        ways, state, since = visitor.ways, visitor.state, self.at - (visitor.came or 0)
        if state == "awaits other" and ways["joins"] == since:
            self.kiosk("tap 取号", "tap 先行调解", "tap 双方一起来", "tap 对方已经取号",
                       f"type {visitor.pair}", "tap 完成", "tap 我是个人", "expect 双方都到了",
                       "wait 16s")
            visitor.wait(self.at)
        elif state == "awaits other" and since > ALONE_AFTER:
            self.post("/api/pairs/alone", {"number": visitor.number}, self.clerks["1"])
            visitor.wait(self.at)
        elif state == "waiting" and ways.get("gives_back") == since:
            self.act(self.wu, "cancel", number=visitor.number)
            visitor.state = "cancelled"
        elif state == "waiting" and ways.get("becomes") and since == 1:
            visitor.kind = ways.pop("becomes")
            self.act(self.wu, "priority", number=visitor.number, to=visitor.kind,
                     reason="on crutches")
            visitor.order = visitor.counted - HEAD[visitor.kind]
        elif state == "no-show" and ways["misses"] == "returns" and self.at == visitor.called + 17:
            self.act(self.wu, "back", number=visitor.number)
            ways["misses"], visitor.is_back = "", True
            visitor.order = max(visitor.order, visitor.called + BACK_BEHIND)
            visitor.state = "waiting"

    # ---- the rule, as it hangs on the wall ----

    def waiting(self, seat):
        return [v for v in self.people if v.state == "waiting" and v.line in SEATS[seat]]

    def whom(self, seat):
        def place(visitor):
            rank = SEATS[seat].index(visitor.line)
            return visitor.order + LATER_LINE * rank, int(visitor.number[1:])
        return min(self.waiting(seat), key=place, default=None)

    def is_called(self, seat, visitor, ticket, is_in_order=True):
        assert ticket["number"] == visitor.number, (self.at, seat, ticket, vars(visitor))
        for other in self.waiting(seat):
            is_ordinary = is_in_order and not other.is_back
            assert not is_ordinary or visitor.counted - other.counted <= BOUND, (
                self.at, visitor.number, other.number)
        visitor.call(self.at, seat)
        self.free_at[seat] = self.at + 1

    # ---- seats ----

    def special(self, seat):
        """Whom the clerk calls or takes against the order: (what, visitor)."""
        for visitor in self.people:
            if visitor.state == "walks in" and visitor.ways["walks_in"] == seat:
                return "walk-in", visitor
            if visitor.state == "parked" and visitor.seat == seat and self.at >= visitor.until:
                return "resume", visitor
        odd = [v for v in self.waiting(seat) if "out_of_order" in v.ways]
        return ("call-number", odd[0]) if odd and len(self.waiting(seat)) > 1 else (None, None)

    def begin(self, seat):
        what, visitor = self.special(seat)
        if what == "walk-in":
            visitor.number = self.press(seat, what, to=visitor.line)["ticket"]["number"]
            visitor.wait(self.at)
            visitor.seat = seat
            self.serve(seat, visitor)
        elif what == "resume":
            self.press(seat, what, number=visitor.number)
            self.serve(seat, visitor)
        elif what == "call-number":
            done = self.press(seat, what, number=visitor.number, reason="in a wheelchair")
            self.is_called(seat, visitor, done["ticket"], is_in_order=False)
        elif self.waiting(seat):
            self.is_called(seat, self.whom(seat), self.press(seat, "call")["ticket"])

    def serve(self, seat, visitor):
        visitor.serve(self.at)
        self.free_at[seat] = self.at + visitor.takes

    def answer(self, seat, visitor):
        """Of who was called: they came, they are called again, they did not come."""
        if not visitor.ways.get("misses"):
            self.press(seat, "came")
            self.serve(seat, visitor)
        elif "recalled" not in visitor.ways:
            visitor.ways["recalled"] = True
            self.press(seat, "recall")
            visitor.called, self.free_at[seat] = self.at, self.at + 3
        else:
            self.press(seat, "no-show")
            visitor.state = "no-show"

    def end(self, seat, visitor):
        ways = visitor.ways
        if "sent_to" in ways:
            self.press(seat, "transfer", to=ways["sent_to"])
            visitor.leave(self.at, "waiting")
            visitor.line = ways.pop("sent_to")
        elif "parks" in ways:
            self.press(seat, "park")
            visitor.leave(self.at, "parked")
            visitor.until = self.at + ways.pop("parks")
        else:
            self.finish(seat, visitor)

    def finish(self, seat, visitor):
        """With the next call in one press, as the strong button does it."""
        visitor.outcome = "settled" if visitor.line == "mediation" else "done"
        visitor.leave(self.at, "finished")
        following = self.whom(seat) if self.special(seat)[0] is None else None
        if following is None:
            self.press(seat, "finish", outcome=visitor.outcome)
            return
        done = self.press(seat, "finish", outcome=visitor.outcome, then="call")
        self.is_called(seat, following, done["next"])

    def step_seat(self, seat):
        self.sit(self.clerks[seat], seat)
        here = [v for v in self.people if v.seat == seat and v.state in ("called", "serving")]
        if self.at < self.free_at[seat]:
            return
        if here:
            (self.answer if here[0].state == "called" else self.end)(seat, here[0])
        if not any(v.seat == seat and v.state in ("called", "serving") for v in self.people):
            self.begin(seat)

    # ---- the day ----

    def book(self):
        for visitor in self.people:
            if "slot" in visitor.ways:
                slot = int(DAY.timestamp()) + 60 * visitor.ways["slot"]
                visitor.booking = int(self.giver("book", visitor.line, visitor.kind, str(slot))[0])

    def shut(self):
        times = [(DAY + datetime.timedelta(minutes=at)).isoformat() for at in (SHUT, REOPENS)]
        self.post("/api/close", {"line": "", "reason": "no power", "from": times[0],
                                 "to": times[1]}, self.wu)

    def live(self):
        code = "".join(re.findall(r"\d", self.ctl("station", "ask")))
        self.ctl("station", "enrol", code, "one")
        self.book()
        for at in range(minute(9), minute(18)):
            self.set(at)
            if at == SHUT:
                self.shut()
            for visitor in self.people:
                (self.come if visitor.comes == at else self.go_on_waiting)(visitor)
            for seat in SEATS:
                is_busy = any(v.seat == seat and v.state in ("called", "serving")
                              for v in self.people)
                if is_busy or not NOON <= at < AFTERNOON:
                    self.step_seat(seat)


# ---- what must have come of it ----

def percentile(values, percent):
    """The smallest that at least so many of a hundred do not exceed."""
    return sorted(values)[(len(values) * percent + 99) // 100 - 1]


def spread(name, minutes):
    seconds = [60 * value for value in minutes if value is not None]
    if not seconds:
        return {f"{name}_count": 0}
    return {f"{name}_count": len(seconds), f"{name}_p50_s": percentile(seconds, 50),
            f"{name}_p90_s": percentile(seconds, 90), f"{name}_most_s": max(seconds)}


def expected(visitors):
    states = [v.state for v in visitors]
    return {"taken": len(visitors), "served": states.count("finished"),
            "no_show": states.count("no-show"), "abandoned": states.count("cancelled"),
            "withdrawn": 0, "open": 0,
            "done": sum(v.outcome == "done" for v in visitors),
            "settled": sum(v.outcome == "settled" for v in visitors),
            **spread("wait", [v.first_called - v.came for v in visitors if v.first_called]),
            **spread("way", [v.way for v in visitors]),
            **spread("service", [v.served for v in visitors if v.state == "finished"])}


def figures(day):
    day_of = DAY.strftime("%Y-%m-%d")
    query = f"?from={day_of}&to={day_of}"
    page = day.server.ask("GET", f"/api/stats{query}", None, day.wu).json
    sheet = day.server.ask("GET", f"/api/stats.csv{query}", None, day.wu).body
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    for told, kept in zip(page["rows"], rows, strict=True):
        for column in page["columns"]:
            value = "" if told[column] is None else str(told[column])
            assert value == kept[column], (column, told, kept)
    return {(row["by"], row["key"]): row for row in page["rows"]}


def compare(told, by, key, visitors):
    wanted = expected(visitors)
    # a slip comes out some seconds after the first touch
    got = {name: round(told[by, key][name] / 60) * 60 if name.endswith("_s") else
           told[by, key][name] for name in wanted}
    assert got == wanted, (by, key, {name: (got[name], wanted[name]) for name in wanted
                                     if got[name] != wanted[name]})


def each_has_one_end(day, gave):
    db = sqlite3.connect(day.server.data / "hall.db")
    kept = dict(db.execute("SELECT number, state FROM ticket WHERE day = ?",
                           [DAY.strftime("%Y-%m-%d")]))
    db.close()
    assert kept == {v.number: v.state for v in gave}, (kept, [(v.number, v.state) for v in gave])
    assert sorted(v.state for v in gave if v.state != "finished") == ["cancelled", "no-show"]
    listed = day.server.ask("GET", f"/api/appointments?day={DAY:%Y-%m-%d}", None, day.wu).json
    states = sorted(row["state"] for row in listed["appointments"])
    assert states == ["cancelled"] + 5 * ["checked-in"] + ["expired"], states


def main(build):
    with Day(build) as day:
        day.live()
        gave = [v for v in day.people if v.number]
        assert len(gave) == 56, len(gave)
        day.set(minute(24 + 9))  # the next one gives its first number, and this one is closed
        day.give()
        day.wu = day.server.sign_in("Wu", PASSWORD)  # a session ends with its day
        each_has_one_end(day, gave)
        told = figures(day)
        compare(told, "all", "", gave)
        for line in LETTERS:
            compare(told, "line", line, [v for v in gave if v.line == line])
        for seat in SEATS:
            compare(told, "seat", seat, [v for v in gave if v.seat == seat])
        for hour in {v.hour for v in gave}:
            compare(told, "hour", f"{hour:02d}", [v for v in gave if v.hour == hour])
        served = sum(v.state == "finished" for v in gave)
        print(f"{len(day.people)} visitors, {len(gave)} numbers, {served} served, "
              f"{day.presses / served:.2f} presses for each")


if __name__ == "__main__":
    main(sys.argv[1])
