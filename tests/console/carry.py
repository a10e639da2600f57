"""A release as a file, brought to a kioskd that trusts who signed it: what is not whole, not newer
or not the one that was looked at is refused, and a kill leaves the old or the new. Each case by
its name.

    carry.py CASE BUILD_DIR
"""
import base64
import os
import random
import threading
import time

from server import PASSWORD, Server, laid_out, lay_out, run_case, until
from signers import Signers

ROUNDS = int(os.environ.get("KS_CARRY_ROUNDS", "8"))


class House:
    """A hall that published releases 2 and 3, and a machine elsewhere that trusts its signers."""

    def __init__(self, build):
        self.hall, self.far = Server(build), Server(build)
        admin = self.hall.set_up()
        self.hall.ask("POST", "/api/users", {"user": "Zhao", "role": "administrator",
                                             "password": PASSWORD}, admin)
        self.second = self.hall.sign_in("Zhao", PASSWORD)
        self.signers = Signers(self.hall)
        self.who = self.far.set_up()
        done = self.far.ctl("release", "trust", self.signers.root / "signers")
        assert done.returncode == 0, done.stderr
        self.files = [self.publish(admin, number) for number in (2, 3)]

    def publish(self, admin, number):
        def ask(method, path, body, who):
            answer = self.hall.ask(method, path, body, who)
            assert answer.status == 200, (path, answer)
            return answer
        draft = f"draft-{number}"
        ask("POST", "/api/drafts", {"name": draft}, admin)
        ask("POST", "/api/draft/do", {"draft": draft, "file": "court.json", "act": "set",
                                      "field": "hotline", "value": f'"1236{number}"', "seen": 0},
            admin)
        lay_out(self.hall, admin, draft)
        made = ask("POST", "/api/release/submit", {"draft": draft}, admin).json["number"]
        assert made == number
        ask("POST", "/api/release/do", {"number": number, "act": "approve"}, self.second)
        told = ask("GET", f"/api/release?number={number}", None, admin).json["manifest"]
        ask("POST", "/api/release/do", {"number": number, "act": "publish",
                                        **self.signers.sign(told)}, self.second)
        until(lambda: self.hall.ask("GET", "/api/releases", None, admin).json["shown"] == number,
              f"release {number}")
        return ask("GET", f"/api/release/file?number={number}", None, admin).body

    def bring(self, data):
        return self.far.ask("POST", "/api/release/carried",
                            {"data": base64.b64encode(data).decode()}, self.who)

    def waiting(self):
        answer = self.far.ask("GET", "/api/release/carried", None, self.who)
        assert answer.status == 200, answer
        return answer.json["waiting"]

    def accept(self, sha, **more):
        return self.far.ask("POST", "/api/release/accept", {"sha": sha, **more}, self.who)

    def look_over(self, sha, faults=""):
        """What waits counts as looked at by the program of the other machine."""
        found = self.far.ask("GET", f"/api/layout?sha={sha}", None, self.who)
        laid_out(self.far, found.json["hash"], faults)
        return sha

    def shows(self):
        return self.far.ask("GET", "/api/releases", None, self.who).json["shown"]

    def comes_to_show(self, number):
        until(lambda: self.shows() == number, f"release {number}")

    def left(self):
        """What lies in its folder of releases."""
        folder = self.far.data / "releases"
        return sorted(p.name for p in folder.iterdir()) if folder.exists() else []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.signers.folder.cleanup()
        for server in (self.hall, self.far):
            server.__exit__()


def what_was_brought_is_shown_before_it_is_accepted(build):
    with House(build) as house:
        brought = house.bring(house.files[0]).json
        waiting = house.waiting()
        assert (waiting["number"], waiting["sha"]) == (2, brought["sha"]), waiting
        (file,) = (f for f in waiting["files"] if f["file"] == "court.json")
        assert (file["live"]["hotline"], file["now"]["hotline"]) == ("12368", "12362"), file
        assert house.shows() == 1 and house.left() == ["waiting"]
        worked = house.far.ask("GET", f"/api/worked?sha={brought['sha']}", None, house.who)
        assert worked.status == 200 and len(worked.json["kinds"]) > 3, worked
        house.look_over(brought["sha"])
        assert house.accept(brought["sha"]).json["number"] == 2
        assert house.shows() == 2, "who asks next is told of it"
        assert house.waiting() is None and house.left() == ["0002.pack"]


def nothing_is_accepted_whose_layout_this_machine_has_not_looked_at(build):
    with House(build) as house:
        sha = house.bring(house.files[0]).json["sha"]
        refused = house.accept(sha, why="in a hurry")
        assert (refused.status, refused.error) == (409, "state"), refused
        assert "check the layout first" in refused.json["message"], refused
        assert house.shows() == 1 and house.left() == ["waiting"]
        begun = house.far.ask("POST", "/api/layout", {"sha": sha}, house.who)
        assert begun.status == 200 and begun.json["is_waiting"], begun
        assert house.far.ask("POST", "/api/layout", {"sha": "0" * 64}, house.who).status == 404


def what_does_not_fit_on_this_machine_is_told_and_accepted_with_a_reason_alone(build):
    with House(build) as house:
        sha = house.bring(house.files[0]).json["sha"]
        house.look_over(sha, "\tguide\tdivorce\t1\ten,portrait\t2\ta word cut in two\tDonau\n")
        found = house.far.ask("GET", f"/api/layout?sha={sha}", None, house.who).json
        (fault,) = found["faults"]
        assert (found["state"], fault["item"], fault["text"]) == \
            ("faulty", "divorce", "Donau"), found
        refused = house.accept(sha)
        assert refused.status == 409 and "does not fit its page" in refused.json["message"], refused
        told = house.far.ctl("release", "accept", sha)
        assert told.returncode == 1 and told.stdout == "", told
        line = "guide divorce 1, page 2, en,portrait: a word cut in two: Donau\n"
        assert line in told.stderr, told
        assert refused.json["message"] in told.stderr, "the same words as at the console"
        assert house.shows() == 1
        assert house.accept(sha, why="the new LPR counts from today").json["number"] == 2
        assert house.shows() == 2


def a_bit_that_flipped_in_any_part_is_refused(build):
    """What the file is, key, signature, manifest, each file it holds."""
    with House(build) as house:
        whole = house.files[0]
        key = whole.index(b"\n") + 1
        manifest = whole.index(b"\n", key) + 1
        files = whole.index(b"\n", manifest) + 1
        at = {0, key - 1, key, key + 70, manifest - 2, manifest - 1, manifest, manifest + 30,
              files - 2, files - 1, files, len(whole) - 1}
        at |= {random.Random(7).randrange(files, len(whole)) for _ in range(24)}
        for place in sorted(at):
            for bit in (1, 0x80):
                data = bytearray(whole)
                data[place] ^= bit
                refused = house.bring(bytes(data))
                assert refused.status != 200, (place, bit, refused)
                assert refused.json["message"], (place, bit, refused)
        assert house.waiting() is None and house.left() == [] and house.shows() == 1


def an_upload_that_is_cut_or_goes_on_is_refused(build):
    with House(build) as house:
        whole = house.files[0]
        for data in (b"", whole[:1], whole[:200], whole[:len(whole) // 2], whole[:-1],
                     whole + b"\n", whole + whole):
            refused = house.bring(data)
            assert refused.status != 200 and refused.json["message"], (len(data), refused)
        assert house.waiting() is None and house.left() == []


def another_one_brought_after_the_look_is_not_accepted_by_the_old_hash(build):
    with House(build) as house:
        seen = house.bring(house.files[0]).json["sha"]
        other = house.bring(house.files[1]).json["sha"]
        refused = house.accept(seen)
        assert (refused.status, refused.error) == (404, "not-found"), refused
        assert "look at it first" in refused.json["message"], refused
        assert house.accept("").status == 404 and house.accept(other[:11]).status == 404
        assert house.shows() == 1 and house.left() == ["waiting"]
        assert house.accept(house.look_over(other)).json["number"] == 3
        house.comes_to_show(3)


def what_another_hand_changed_after_the_look_is_not_accepted(build):
    with House(build) as house:
        sha = house.bring(house.files[0]).json["sha"]
        path = house.far.data / "releases/waiting"
        data = bytearray(path.read_bytes())
        data[-9] ^= 4
        path.write_bytes(data)
        refused = house.accept(sha)
        assert refused.status != 200 and "damaged" in refused.json["message"], refused
        assert house.shows() == 1 and house.left() == ["waiting"]
        dropped = house.far.ask("DELETE", "/api/release/carried", {}, house.who)
        assert dropped.status == 200 and house.left() == [], dropped


def an_older_one_and_the_same_once_more_are_refused(build):
    with House(build) as house:
        older, newer = house.files
        house.accept(house.look_over(house.bring(newer).json["sha"]))
        house.comes_to_show(3)
        for data, number in ((newer, 3), (older, 2)):
            refused = house.bring(data)
            assert (refused.status, refused.error) == (409, "state"), refused
            assert f"this is release {number}, and release 3 is here already" in \
                refused.json["message"], refused
        assert house.left() == ["0003.pack"]


def one_that_nobody_here_trusts_is_refused(build):
    with House(build) as house, Server(build) as stranger:
        who = stranger.set_up()
        refused = stranger.ask("POST", "/api/release/carried",
                               {"data": base64.b64encode(house.files[0]).decode()}, who)
        assert refused.status == 404 and refused.json["message"], refused
        other = Signers(stranger)
        refused = stranger.ask("POST", "/api/release/carried",
                               {"data": base64.b64encode(house.files[0]).decode()}, who)
        assert refused.status != 200 and "not signed by anybody who is trusted here" in \
            refused.json["message"], refused
        other.folder.cleanup()


def a_kill_at_any_moment_leaves_the_old_or_the_new(build):
    with House(build) as house:
        dice = random.Random(int(os.environ.get("KS_CARRY_SEED", "1")))
        data = house.files[0]

        def killed(deed):
            def run():
                try:
                    deed()
                except OSError:
                    pass
                except ValueError:  # half an answer
                    pass
            thread = threading.Thread(target=run)
            thread.start()
            time.sleep(dice.random() * 0.6)
            house.far.kill()
            thread.join()
            house.far.start()
        for _ in range(ROUNDS):
            killed(lambda: house.bring(data))
            waiting = house.waiting()
            assert waiting is None or waiting["number"] == 2, waiting
            assert house.shows() == 1
        sha = house.look_over(house.bring(data).json["sha"])
        assert house.left() == ["waiting"], "what was half written is gone"
        for _ in range(ROUNDS):
            killed(lambda: house.accept(sha))
            waiting = house.waiting()
            assert house.shows() in (1, 2)
            assert waiting is not None or "0002.pack" in house.left()
            if waiting is None:
                break
        if waiting is not None:
            assert house.accept(sha).status == 200
        house.comes_to_show(2)
        assert house.left() == ["0002.pack"]


if __name__ == "__main__":
    run_case(globals())
