"""A release that is published in a browser's way reaches the real kiosk, the real board and the
console that are on, and a page that is taken down leaves them. Tells how long each took.

    published.py CASE BUILD_DIR SOURCE_DIR
"""
import contextlib
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import threading
import time

import world
from world import expect, until

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "console"))
import server as console  # noqa: E402
import signers  # noqa: E402

KILLS = 8  # of each step
PUBLISHED_S, TAKEN_S = 60, 10  # at most, from the answer to the screen


class House:
    """kioskd with two administrators and keys that sign, on the data folder of the stage."""

    def __init__(self, stage):
        self.stage = stage
        self.server = stage.stack.enter_context(
            console.Server(stage.build, stage.root / "data"))
        self.li = self.server.set_up()
        made = self.ask("POST", "/api/users", {"user": "wang", "role": "administrator",
                                               "password": console.PASSWORD})
        expect(made.status == 200, made)
        self.wang = self.server.sign_in("wang", console.PASSWORD)
        self.signers = signers.Signers(self.server)

    def ask(self, method, path, body=None, who=None):
        return self.server.ask(method, path, body, who or self.li)

    def do(self, path, who=None, **body):
        answer = self.ask("POST", path, body, who)
        expect(answer.status == 200, f"{path}: {answer}")
        return answer.json

    def submit(self, name, hotline):
        self.do("/api/drafts", name=name)
        self.do("/api/draft/do", draft=name, file="court.json", field="hotline", act="set",
                value=json.dumps(hotline), seen=0)
        console.lay_out(self.server, self.li, name)
        return self.do("/api/release/submit", draft=name)["number"]

    def shows_what_is_live(self):
        told = self.ask("GET", "/api/releases").json
        return told["shown"] == told["live"]

    def signature(self, number):
        return self.signers.sign(self.ask("GET", f"/api/release?number={number}").json["manifest"])

    def approve(self, number):
        self.do("/api/release/do", self.wang, number=number, act="approve")

    def publish(self, number):
        self.do("/api/release/do", number=number, act="publish", **self.signature(number))


def a_release_reaches_every_screen_that_is_on(stage):
    house = House(stage)
    stage.open_display()
    (stage.root / "data" / "kiosk.conf").write_text("[voice]\ndevice = none\n", encoding="utf-8")
    logs = {}
    for name, words in (("kiosk", []), ("board", ["--board"])):
        logs[name] = stage.root / f"{name}.log"
        with open(logs[name], "wb") as log:
            stage.start([stage.build / "kiosk", *words, "--data", stage.root / "data"],
                        stdout=subprocess.DEVNULL, stderr=log)
    until(lambda: len(stage.colours()) > 20, "the first frame")
    number = house.submit("one", "12366")
    house.approve(number)
    house.publish(number)
    begun = time.monotonic()
    waiting = dict(logs)
    while waiting:
        expect(time.monotonic() - begun < PUBLISHED_S, f"{list(waiting)} never showed it")
        for name in [name for name, log in waiting.items()
                     if f"release {number} is shown now" in log.read_text(encoding="utf-8")]:
            print(f"published to shown, {name}: {time.monotonic() - begun:.1f} s")
            del waiting[name]
        time.sleep(0.05)
    until(lambda: house.ask("GET", "/api/releases").json["shown"] == number, "kioskd with it")
    print(f"published to shown, kioskd: at most {time.monotonic() - begun:.1f} s")


def a_page_that_is_open_is_gone_at_once(stage):
    house = House(stage)
    stage.open_display()
    _, window = stage.open_kiosk("--lang", "zh_CN", data="data")
    taps = []
    for name in ("立案指引", "算一算", "诉讼费计算"):
        stage.tap(window, taps, name)
    before = stage.keep("open.png")
    expect(stage.differs(before, stage.keep("again.png")) == 0, "the page moves by itself")
    house.do("/api/release/pages", page="calc-fee", is_down=True, why="a wrong sum")
    begun = time.monotonic()
    until(lambda: stage.differs(before, stage.keep("now.png")) > 5000, "the neutral text", TAKEN_S)
    print(f"taken down to gone: {time.monotonic() - begun:.1f} s")


def a_kill_in_any_step_shows_nothing_unapproved(stage):
    """kioskd dies anywhere in a step: what is live is what somebody else has approved and a key has
    signed, whole; a step was done with its line in the audit, or not at all."""
    house = House(stage)
    draw = random.Random(7)
    for turn in range(3 * KILLS):
        until(house.shows_what_is_live, "what is live")
        act = ("approve", "publish", "emergency")[turn % 3]
        number = house.submit(f"d{turn}", f"0839-1{turn:04}")
        if act == "publish":
            house.approve(number)
        body = {"number": number, "act": act, "why": "because", "request": f"kill-{turn}"}
        if act != "approve":
            body.update(house.signature(number))
        who = house.wang if act == "approve" else house.li
        asking = threading.Thread(target=ask_and_forget, args=(house, body, who))
        asking.start()
        time.sleep(draw.uniform(0, 0.25))
        house.server.kill()
        asking.join()
        house.server.start()
        check(house, number, act)


def ask_and_forget(house, body, who):
    with contextlib.suppress(OSError, console.http.client.HTTPException, SystemExit):
        house.server.ask("POST", "/api/release/do", body, who)


def check(house, number, act):
    told = {each["number"]: each for each in house.ask("GET", "/api/releases").json["releases"]}
    release = told[number]
    audit = house.ask("GET", "/api/release/audit").json
    expect(audit["fault"] == "", audit["fault"])
    is_noted = any(entry["act"] == act and entry["number"] == number for entry in audit["entries"])
    is_done = (release["approved_by"] == "wang" if act == "approve"
               else release["published_by"] != "")
    expect(is_noted == is_done, f"{act} of {number}: {is_noted} in the audit, {is_done} done")
    live = house.ask("GET", "/api/releases").json["live"]
    if live == 1:
        return
    shown = told[live]
    expect(shown["approved_by"] == "wang" or (shown["is_emergency"] and shown["why"] == "because"),
           f"release {live} is live and nobody has approved it: {shown}")
    with contextlib.closing(sqlite3.connect(house.server.data / "hall.db")) as hall:
        pack, = hall.execute("SELECT pack FROM release_pack WHERE number = ?", (live,)).fetchone()
    shelf = house.server.data / "releases" / f"{live:04}.pack"
    until(shelf.exists, f"release {live} on the shelf")
    expect(shelf.read_bytes() == bytes(pack), f"release {live} on the shelf is another")


def main(case, build, source):
    with contextlib.ExitStack() as stack:
        globals()[case](world.Stage(build, source, stack))


if __name__ == "__main__":
    main(*sys.argv[1:])
