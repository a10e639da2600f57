"""What a hall that has a key can do to the court with its letters, and what somebody can do who has
letters of before: each case by its name.

    court_letters.py CASE BUILD_DIR
"""
import json
import subprocess
import time

from server import run_case, until
from signers import PKCS8
from two_halls import NAME, Pair

NOW_MS, DAY_MS = int(time.time() * 1000), 24 * 3600 * 1000


class Hand:
    """Signs as the hall does, once its own program is ended."""

    def __init__(self, pair):
        self.pair, self.said, self.last = pair, 0, {"enrolled": 0, "e": 0, "n": 0}
        self.letters = []
        pair.hall.kill()
        self.der = pair.root / "hall.der"
        self.der.write_bytes(PKCS8 + (pair.root / "hall/keys/hall.key").read_bytes())

    def letter(self, acts=(), **more):
        """One that names what was heard last, as far as is known here."""
        self.said += 1
        text = json.dumps({"last": self.last, "epoch": 1 << 40, "said": self.said,
                           "after": {"e": 0, "n": 0}, "end": {"e": 0, "n": 0}, "acts": list(acts),
                           "pack": 0, "report": {"release": 1}, **more})
        told = self.pair.root / "told"
        told.write_text(f"court-kiosk-hall-1\n{NAME}\n{text}", encoding="utf-8")
        made = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.der,
                               "-keyform", "DER", "-in", told], check=True, capture_output=True)
        self.letters.append({"name": NAME, "text": text, "signature": made.stdout.hex()})
        return self.letters[-1]

    def send(self, letter):
        got = self.pair.court.ask("POST", "/api/tribunal", letter)
        if got.status == 200:
            self.last = got.json["last"]
        return got

    def say(self, acts=(), **more):
        """Until it is heard: what the hall's own program said last may still be on its way."""
        return until(lambda: heard(self.send(self.letter(acts, **more))), "an answer")


def heard(got):
    assert got.status == 200, got
    return got.json if "mark" in got.json else None


def act(number, word="issue", at_ms=NOW_MS, line="filing", waited=-1):
    return [1, number, at_ms, word, line, waited, ""]


def told(pair):
    return pair.ctl("court", "tribunal").stdout


def a_letter_said_again_counts_once_and_is_nobodys_rival(build):
    with Pair(build) as pair:
        hand = Hand(pair)
        hand.say([act(1)])
        letter = hand.letters[-1]
        for _ in range(3):
            again = hand.send(letter)
            assert (again.status, list(again.json)) == (200, ["last"]), again
        assert pair.counted() == ["issue|1"], pair.counted()
        assert "another machine" not in told(pair), told(pair)


def a_letter_of_before_counts_nothing_once_the_hall_is_enrolled_anew(build):
    with Pair(build) as pair:
        hand = Hand(pair)
        for number in range(1, 4):
            hand.say([act(number)])
        assert pair.counted() == ["issue|3"], pair.counted()
        for words in (("revoke", NAME), ("enrol", NAME, pair.key), ("enrol", NAME, pair.key)):
            assert pair.ctl("court", "tribunal", *words).returncode == 0
            for letter in hand.letters:
                got = pair.court.ask("POST", "/api/tribunal", letter)
                assert got.status == 404 or list(got.json) == ["last"], got
                pack = pair.court.ask("POST", "/api/tribunal/pack", letter)
                assert pack.status in (404, 400), pack
        assert pair.counted() == ["issue|3"] and "never heard" in told(pair), told(pair)
        assert hand.say(end={"e": 1, "n": 3})["mark"] == {"e": 1, "n": 3}
        hand.say([act(4)], after={"e": 1, "n": 3})
        assert pair.counted() == ["issue|4"], pair.counted()


def rows_of(pair):
    return pair.rows("court", "SELECT line, act, count FROM tribunal_figure ORDER BY line, act")


def a_hall_tells_of_no_day_that_is_not_yet_and_rewrites_none_before_it_was_enrolled(build):
    with Pair(build) as pair:
        hand = Hand(pair)
        hand.say([act(1, at_ms=NOW_MS - 2 * DAY_MS), act(2, at_ms=NOW_MS + 3 * DAY_MS),
                  act(3, at_ms=1 << 61), act(4, line="filing\u202e"), act(5, word="refused"),
                  act(6, at_ms=NOW_MS + DAY_MS), act(7)])
        assert rows_of(pair) == ["|refused|3", "filing|issue|1", "filing|issue|1"], rows_of(pair)
        session = pair.court.set_up()
        halls = pair.court.ask("GET", "/api/halls", headers=session).json["halls"]
        assert [each["today"]["refused"] for each in halls] == [0, 3], halls


def a_hall_cannot_fill_the_court_with_lines(build):
    with Pair(build) as pair:
        hand = Hand(pair)
        for start in (0, 50, 100):
            hand.say([act(1 + start + each, line=f"line-{start + each}") for each in range(50)])
        hand.say([act(200, line="line-3")])
        rows = rows_of(pair)
        assert len(rows) == 65 and "|refused|86" in rows and "line-3|issue|2" in rows, rows


if __name__ == "__main__":
    run_case(globals())
