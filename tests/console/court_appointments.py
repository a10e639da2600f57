"""Appointments that the court enters for a tribunal's hall: told in a signed answer, booked there
once, and both sides know what came of it. Each case by its name.

    court_appointments.py CASE BUILD_DIR
"""
import datetime
import http.client
import http.server
import json
import random
import re
import subprocess
import threading
import time

from two_halls import (KILL_EVERY, MOST_S, NAME, ROUNDS, SEED, Pair, pair_on_server, run_case,
                       says, until)

LINE = "filing"


def trust(pair):
    key = pair.ctl("court", "court", "key").stdout.strip()
    done = pair.ctl("hall", "court", "trust", key)
    assert done.returncode == 0, done.stderr


def times_of(pair):
    """"2026-11-30T09:00" and so on: what the court's own hall has of the line, as the hall does."""
    admin = pair.court.set_up()
    days = pair.court.ask("GET", f"/api/times?line={LINE}", None, admin).json["days"]
    return [each["at"][:16] for day in days for each in
            pair.court.ask("GET", f"/api/times?line={LINE}&day={day}", None, admin).json["times"]]


def enter(pair, at):
    """Its id."""
    done = pair.ctl("court", "tribunal", "book", NAME, LINE, "person", at)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[0])


def told(pair, number):
    """The line of that one at the court."""
    rows = pair.ctl("court", "tribunal", "appointments").stdout.splitlines()
    return next(row for row in rows if row.split()[0] == str(number))


def becomes(pair, number, words):
    return until(lambda: told(pair, number) if words in told(pair, number) else None,
                 f"{words} of {number}", MOST_S)


def at_court(pair):
    """(code, time) of each that the hall has taken, as the court has it."""
    return sorted(pair.rows("court", "SELECT code, slot_ms FROM sent_appointment "
                                     "WHERE state = 'taken' AND is_open = 0 ORDER BY code"))


def in_hall(pair):
    return sorted(pair.rows("hall", "SELECT code, slot_ms FROM appointment WHERE state = 'booked' "
                                    "AND is_from_court = 1 ORDER BY code"))


def what_the_court_enters_moves_and_gives_back_is_so_in_the_hall(build):
    with Pair(build) as pair:
        trust(pair)
        times = times_of(pair)
        first = enter(pair, times[0])
        code = re.search(r"\d{9}", becomes(pair, first, "tell the person the code")).group()
        assert [row.split("|")[0] for row in in_hall(pair)] == [code], in_hall(pair)
        moved = pair.ctl("court", "tribunal", "move", str(first), times[1])
        assert moved.returncode == 0, moved.stderr
        second = int(moved.stdout.split()[0])
        becomes(pair, second, "tell the person the code")
        becomes(pair, first, "moved to another time")
        assert in_hall(pair) == at_court(pair) and len(in_hall(pair)) == 1, in_hall(pair)
        assert pair.ctl("court", "tribunal", "cancel", str(second)).returncode == 0
        becomes(pair, second, "  given back")
        assert in_hall(pair) == [] == at_court(pair)
        told_twice = pair.ctl("court", "tribunal", "cancel", str(second))
        assert told_twice.returncode == 1 and "none any more" in told_twice.stderr, told_twice


def where_every_place_is_taken_the_hall_refuses_and_the_former_time_stands(build):
    with Pair(build) as pair:
        trust(pair)
        times, numbers = times_of(pair), []
        while not any("every place of that time is taken" in told(pair, number)
                      for number in numbers):
            numbers.append(enter(pair, times[0]))
            until(lambda: "is told as soon" not in told(pair, numbers[-1])
                  and "promise nothing" not in told(pair, numbers[-1]), "an answer", MOST_S)
        assert len(in_hall(pair)) == len(numbers) - 1 >= 1, in_hall(pair)
        stays = enter(pair, times[1])
        becomes(pair, stays, "tell the person the code")
        moved = int(pair.ctl("court", "tribunal", "move", str(stays), times[0]).stdout.split()[0])
        becomes(pair, moved, "choose another time")
        assert "tell the person the code" in told(pair, stays), told(pair, stays)


def a_court_that_is_not_known_by_its_key_enters_nothing(build):
    with Pair(build) as pair:
        times = times_of(pair)
        number = enter(pair, times[0])
        until(lambda: says(pair, "not signed by a court that is known here"), "the hall says so")
        assert "promise nothing" in told(pair, number) and in_hall(pair) == []
        assert pair.ctl("hall", "court", "trust", pair.key).returncode == 0  # another's
        until(lambda: says(pair, "not signed by a court that is known here"), "it says so still")
        assert in_hall(pair) == []
        trust(pair)
        becomes(pair, number, "tell the person the code")
        until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line is well")


def a_console_with_another_key_speaks_for_nobody_and_says_so(build):
    with Pair(build) as pair:
        trust(pair)
        times, key = times_of(pair), pair.root / "court/keys/hall.key"
        becomes(pair, enter(pair, times[0]), "tell the person the code")
        kept = key.rename(key.with_suffix(".kept"))
        number = enter(pair, times[1])
        until(lambda: "is not the one by which" in pair.ctl("court", "doctor").stdout, "doctor")
        refused = pair.ctl("court", "court", "key")
        assert refused.returncode == 1 and "is not the one by which" in refused.stderr, refused
        assert "is told as soon as it is heard" in told(pair, number), told(pair, number)
        kept.rename(key)
        becomes(pair, number, "tell the person the code")
        assert "is not the one by which" not in pair.ctl("court", "doctor").stdout
        key.unlink()
        taken = pair.ctl("court", "court", "key", "take")
        assert taken.returncode == 0 and taken.stdout.strip() != pair.key, taken
        trust(pair)
        becomes(pair, enter(pair, times[1]), "tell the person the code")


def a_console_of_the_hall_with_another_key_speaks_for_nobody(build):
    with Pair(build) as pair:
        pair.give(1, "a-")
        pair.counts_all()
        key = pair.root / "hall/keys/hall.key"
        kept = key.rename(key.with_suffix(".kept"))
        pair.hall.kill()
        pair.hall.start()
        pair.give(1, "b-")
        until(lambda: "is not the one by which" in pair.ctl("hall", "doctor").stdout, "doctor")
        assert "issue|1" in pair.counted(), pair.counted()
        assert "another machine" not in pair.ctl("court", "tribunal").stdout
        kept.rename(key)
        pair.hall.kill()
        pair.hall.start()
        pair.counts_all()


def one_whose_day_is_over_when_the_hall_is_told_is_refused(build):
    """Also where the clocks of the two differ: the hall's own counts."""
    with Pair(build) as pair:
        trust(pair)
        times = times_of(pair)
        pair.hall.kill()
        number = enter(pair, times[0])
        assert "as soon as it is heard" in told(pair, number)
        pair.hall.ahead_s = 30 * 24 * 3600
        pair.hall.start()
        becomes(pair, number, "its day was over")
        assert in_hall(pair) == []


def of_code(pair, code):
    """The number by which the hall knows it."""
    return pair.rows("hall", f"SELECT id FROM appointment WHERE code = '{code}'")[0]


def at_hall(pair, *words):
    """At the machine of the hall, by its clock."""
    done = subprocess.run([pair.build / "kioskctl", "--data", pair.root / "hall", *words],
                          env=pair.hall.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done


def taken_code(pair, number):
    return re.search(r"\d{9}", becomes(pair, number, "tell the person the code")).group()


def day_comes(pair, at):
    """The clock of the hall, not of the court, comes to that time."""
    pair.hall.kill()
    time_of = datetime.datetime.fromisoformat(at + ":00+08:00").timestamp()
    pair.hall.ahead_s = round(time_of - time.time()) - 60
    pair.hall.start()


def act_at_seat(pair, session, *words):
    for turn, word in enumerate(words):
        done = pair.hall.ask("POST", "/api/act", {"do": word, "request": f"{word}-{turn}"}, session)
        assert done.status == 200, (word, done)


def what_becomes_of_one_at_the_hall_stands_at_the_court_once(build):
    with Pair(build) as pair:
        trust(pair)
        times = times_of(pair)
        given, came, missed = [enter(pair, at) for at in (times[0], times[1], times[1])]
        code = {each: taken_code(pair, each) for each in (given, came, missed)}
        pair.line.turn("lost")  # it is told, and the hall does not hear that it was
        at_hall(pair, "appointment", of_code(pair, code[given]), "cancel")
        becomes(pair, given, "given back at the hall")
        pair.line.turn("through")
        day_comes(pair, times[1])
        session = pair.hall.set_up()
        seats = pair.hall.ask("GET", "/api/hall", None, session).json["seats"]
        seat = next(each["id"] for each in seats if LINE in each["lines"])
        assert pair.hall.ask("POST", "/api/seat", {"seat": seat}, session).status == 200
        at_hall(pair, "appointment", of_code(pair, code[came]), "check-in")
        becomes(pair, came, "has come and checked in")
        act_at_seat(pair, session, "call", "no-show")
        becomes(pair, came, "was not there when called")
        assert "tell the person the code" in told(pair, missed), told(pair, missed)
        day_comes(pair, (datetime.datetime.fromisoformat(times[1])
                         + datetime.timedelta(days=1)).isoformat()[:16])
        becomes(pair, missed, "nobody came on its day")
        assert "given back at the hall" in told(pair, given), told(pair, given)
        until(lambda: pair.rows("hall", "SELECT count(*) FROM appointment WHERE told = 'booked'")
              == ["0"], "the hall knows that all was heard", MOST_S)


class Between:
    """A court that keeps what it answered, and may say something of before instead."""

    def __init__(self, pair):
        court, between = pair.court, self
        self.first, self.kept, self.instead = None, None, None

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                line = http.client.HTTPConnection("127.0.0.1", court.port, timeout=MOST_S)
                line.request("POST", self.path, body, {"Content-Type": "application/json"})
                reply = line.getresponse()
                answer = between.change(reply.read())
                self.send_response(reply.status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        conf = pair.root / "hall/kiosk.conf"
        conf.write_text(conf.read_text().replace(
            pair.line.address, f"http://127.0.0.1:{self.server.server_address[1]}"))

    def change(self, answer):
        told = json.loads(answer)
        if told.get("orders"):
            self.kept = told["orders"]
            self.first = self.first or self.kept
        if self.instead and "mark" in told:
            told["orders"] = self.instead(self.kept)
        return json.dumps(told, ensure_ascii=False).encode()


def orders_of_before_or_changed_on_the_way_are_not_obeyed(build):
    with Pair(build) as pair:
        trust(pair)
        times = times_of(pair)
        pair.hall.kill()
        between = Between(pair)
        pair.hall.start()
        number = enter(pair, times[0])
        becomes(pair, number, "tell the person the code")
        assert pair.ctl("court", "tribunal", "cancel", str(number)).returncode == 0
        becomes(pair, number, "  given back")
        for instead in (lambda kept: kept, lambda _: between.first,
                        lambda kept: {**kept, "text": kept["text"].replace("cancel", "book")},
                        lambda kept: {**kept, "text": kept["text"].replace('"v":2', '"v":3')},
                        lambda kept: {**kept, "signature": "00" * 64},
                        lambda _: {"text": "[]"}):
            between.instead = instead
            until(lambda: says(pair, "not signed by a court"), "it is strange to the hall")
            between.instead = None
            until(lambda: pair.ctl("hall", "court").stdout == "ok\n", "the line again")
        assert in_hall(pair) == [] == at_court(pair)
        between.server.shutdown()


def cuts_and_kills(pair):
    """Appointments are entered, moved and given back while the line is cut in every way and either
    program dies."""
    trust(pair)
    chance, times, entered, killed = random.Random(SEED), times_of(pair), [], 0
    given_back = 0
    for turn in range(ROUNDS):
        pair.line.turn(chance.choice(("through", "through", "refused", "silent", "lost")))
        entered.append(enter(pair, chance.choice(times)))
        for words in (["cancel"], ["move", chance.choice(times)]):
            if chance.random() < 0.3:  # what is under way is refused, and said so
                pair.ctl("court", "tribunal", words[0], str(chance.choice(entered)), *words[1:])
        if chance.random() < 0.2 and in_hall(pair):
            code = chance.choice(in_hall(pair)).split("|")[0]
            given_back += pair.ctl("hall", "appointment", of_code(pair, code),
                                   "cancel").returncode == 0
        if turn % KILL_EVERY == 0:
            victim = chance.choice((pair.hall, pair.court))
            victim.kill()
            victim.start()
            killed += 1
        time.sleep(chance.random())
    pair.line.turn("through")
    until(lambda: pair.rows("court", "SELECT count(*) FROM sent_appointment WHERE is_open = 1")
          == ["0"], "every answer", MOST_S)
    until(lambda: pair.rows("hall", "SELECT count(*) FROM appointment WHERE state = 'cancelled' "
                                    "AND told = 'booked'") == ["0"], "what was given back", MOST_S)
    said = (f"{ROUNDS} rounds, {killed} kills, {len(entered)} entered, "
            f"{given_back} given back at the hall, {len(in_hall(pair))} booked")
    assert in_hall(pair) == at_court(pair) and len(in_hall(pair)) > 3, said
    tokens = pair.rows("hall", "SELECT count(*) - count(DISTINCT token) FROM appointment")
    assert tokens == ["0"], said
    print(said)


def whatever_is_cut_or_dies_each_appointment_is_booked_once(build):
    with Pair(build) as pair:
        cuts_and_kills(pair)


def the_same_appointments_with_both_halls_on_a_database_server(build):
    with pair_on_server(build) as pair:
        cuts_and_kills(pair)


if __name__ == "__main__":
    run_case(globals())
