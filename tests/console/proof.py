"""Pages of a draft drawn by the server, held against the pictures of a kiosk that shows the pack
the draft makes; what cannot be drawn; many who want pictures at once.

    proof.py CASE BUILD_DIR
"""
import base64
import datetime
import json
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.parse

from server import Server, run_case, until

COURT = datetime.timezone(datetime.timedelta(hours=8))
MORNING = datetime.datetime(2026, 11, 23, 9, 41, tzinfo=COURT)  # when journeys begin
SOURCE = pathlib.Path(__file__).resolve().parents[2]
GUIDE = "guides/01-private-lending.json"
# Eight ways to look at a page, each of the five on and off: what is tapped at the kiosk for it.
TAPS = {"large": ("大字", "Large text"), "contrast": ("高对比", "High contrast"),
        "low": ("低位操作", "Lower reach")}
MODES = [("zh_CN", ""), ("en", "landscape"), ("zh_CN", "landscape,large"), ("en", "large"),
         ("zh_CN", "contrast"), ("en", "landscape,contrast,low"), ("zh_CN", "large,low"),
         ("en", "large,contrast,low")]
# Pages, and the way there in each language.
PAGES = [
    ("home", "", 0, [], []),
    ("guides", "", 0, ["立案指引"], ["Filing"]),
    ("shelf", "money", 0, ["立案指引", "借钱欠款"], ["Filing", "Money owed"]),
    ("guide", "private-lending", 0, ["立案指引", "借钱欠款", "借钱出去"],
     ["Filing", "Money owed", "I lent money"]),
    ("question", "instrument", 0, ["申请执行"], ["Enforcement"]),
]


class Desk:
    """A server whose clock stands at the moment at which journeys begin, with a draft."""

    def __init__(self, build):
        self.build = pathlib.Path(build)
        self.server = Server(build, stands=True)
        self.server.set_clock(int(MORNING.timestamp()))
        self.admin = self.server.set_up()
        self.do("/api/drafts", name="one")
        self.seen = 0

    def do(self, path, **body):
        done = self.server.ask("POST", path, body, self.admin)
        assert done.status == 200, done
        return done.json

    def set(self, file, field, value):
        self.seen = self.do("/api/draft/do", draft="one", file=file, field=field, act="set",
                            value=json.dumps(value), seen=self.seen)["n"]

    def ask(self, page, item="", part=0, lang="zh_CN", look="", name="one", number=1):
        values = {"name": name, "page": page, "item": item, "part": part, "lang": lang,
                  "look": look, "number": number}
        query = urllib.parse.urlencode({key: value for key, value in values.items() if value})
        return self.server.ask("GET", f"/api/draft/proof?{query}", None, self.admin)

    def draw(self, *words, **more):
        answer = self.ask(*words, **more)
        assert answer.status == 200, answer
        assert answer.json["n"] == self.seen, answer.json["n"]
        return base64.b64decode(answer.json["png"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.__exit__()


def pictures(build, content, lang, look, folder):
    """What a kiosk with that pack shows of each page, in that mode: PNGs."""
    looks = look.split(",") if look else []
    lines = []
    lines += [f"tap {TAPS[each][lang == 'en']}" for each in looks if each in TAPS]
    for number, (_, _, _, *ways) in enumerate(PAGES):
        lines += [f"tap {name}" for name in ways[lang == "en"]]
        lines += ["wait 1s", f"screenshot {number}.png"]
        lines += ["tap 首页" if lang == "zh_CN" else "tap Home"] if ways[0] else []
    journey = folder / "way.journey"
    journey.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = subprocess.run(
        [build / "kiosk", "--content", content, "--lang", lang, "--size",
         "1920x1080" if "landscape" in looks else "1080x1920", "--journey", journey, "--out",
         folder], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run
    return [(folder / f"{number}.png").read_bytes() for number in range(len(PAGES))]


def a_proof_is_the_kiosks_picture_in_eight_modes(build):
    with Desk(build) as desk, tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder) / "pack"
        shutil.copytree(SOURCE / "assets/content", pack)
        for file, field, lang, text in ((GUIDE, "title", "zh_CN", "借出的钱，要回来"),
                                        (GUIDE, "title", "en", "Money lent and how to get it back"),
                                        ("court.json", "court_name", "zh_CN", "样子人民法院")):
            desk.set(file, f"{field}.{lang}", text)
            made = json.loads((pack / file).read_text(encoding="utf-8"))
            made[field][lang] = text
            (pack / file).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        for turn, (lang, look) in enumerate(MODES):
            out = pathlib.Path(folder) / str(turn)
            out.mkdir()
            for (page, item, part, *_), shown in zip(
                    PAGES, pictures(desk.build, pack, lang, look, out), strict=True):
                assert desk.draw(page, item, part, lang, look) == shown, (page, item, lang, look)


def a_page_that_goes_on_is_turned(build):
    with Desk(build) as desk:
        first = desk.ask("guide-sources", "private-lending", look="large")
        second = desk.ask("guide-sources", "private-lending", look="large", number=2)
        assert first.json["pages"] == second.json["pages"] > 1, first.json["pages"]
        assert (first.json["page"], second.json["page"]) == (1, 2)
        assert first.json["png"] != second.json["png"]


def what_cannot_be_drawn_says_why(build):
    with Desk(build) as desk:
        for words, status, sentence in (
                (("guide", "no-guide"), 400, "There is no such page in the draft: guide no-guide"),
                (("no-page",), 400, "There is no such page in the draft: no-page"),
                (("guide", "private-lending", 6), 400, "There is no such page"),
                (("guide", "--help"), 400, "There is no such page in the draft: guide --help")):
            answer = desk.ask(*words)
            assert (answer.status, sentence in answer.json["message"]) == (status, True), answer
        assert desk.ask("home", name="two").status == 404
        desk.set("court.json", "hotline", "")
        answer = desk.ask("home")
        assert answer.status == 400, answer
        assert "The draft has faults, and no kiosk would show it: court.json:" in \
            answer.json["message"], answer
        desk.set("court.json", "hotline", "12368")
        assert desk.draw("home").startswith(b"\x89PNG")


def drawing(desk):
    """The process that draws for the server now, if one does."""
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text(encoding="utf-8").rsplit(")", 1)
        except OSError:
            continue
        if "kiosk-proof" in name and int(rest.split()[1]) == desk.server.child.pid:
            return int(stat.parent.name)
    return None


def a_drawing_that_is_killed_is_told_and_the_next_one_is_drawn(build):
    with Desk(build) as desk:
        answers = []
        asking = threading.Thread(target=lambda: answers.append(desk.ask("home")))
        asking.start()
        pid = until(lambda: drawing(desk), "the process that draws")
        subprocess.run(["kill", "-KILL", str(pid)], check=True)
        asking.join()
        assert answers[0].status == 503, answers
        assert "broke off" in answers[0].json["message"], answers
        assert desk.draw("home").startswith(b"\x89PNG")


def many_who_want_pictures_hold_nobody_up(build):
    with Desk(build) as desk:
        answers = []
        asking = [threading.Thread(target=lambda: answers.append(desk.ask("home")))
                  for _ in range(24)]
        for each in asking:
            each.start()
        until(lambda: drawing(desk), "the process that draws")
        assert desk.server.ask("GET", "/api/me", None, desk.admin).status == 200
        assert drawing(desk) is not None  # it was answered before they were
        for each in asking:
            each.join()
        assert {answer.status for answer in answers} == {200, 503}, answers
        assert drawing(desk) is None


CASES = {each.__name__: each for each in (
    a_proof_is_the_kiosks_picture_in_eight_modes, a_page_that_goes_on_is_turned,
    what_cannot_be_drawn_says_why, a_drawing_that_is_killed_is_told_and_the_next_one_is_drawn,
    many_who_want_pictures_hold_nobody_up)}

if __name__ == "__main__":
    run_case(CASES)
