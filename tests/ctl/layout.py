"""What a draft breaks on a page is named by page and mode; the pack that comes with the program
breaks nothing.

    layout.py BUILD_DIR
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SMALL = SOURCE / "tests/content/good"
GUIDE = "guides/01-private-lending.json"
MODES = 36
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwen"


class Drafts:
    def __init__(self, build, data, content):
        self.start = [f"{build}/kioskctl", "--data", data, "--lang", "en", "--content", content]

    def run(self, *words, line=""):
        return subprocess.run([*self.start, "draft", *words], input=line, capture_output=True,
                              text=True, check=False)

    def lines(self, name, field=None, value=None):
        """The lines of a draft with that field, beside those of none."""
        assert self.run("new", name).returncode == 0
        if field:
            kept = self.run("set", name, GUIDE, field, "-", line=value)
            assert kept.returncode == 0, kept
        found = self.run("layout", name)
        assert found.returncode in (0, 1) and found.stderr == "", found
        assert (found.returncode == 1) == bool(found.stdout), found
        return set(found.stdout.splitlines())


def check_small(drafts):
    before = drafts.lines("none")
    cut = drafts.lines("cut", "title.en", LONG) - before
    assert any(line.startswith("guide private-lending 1, page 1, en,portrait: a word cut in two: "
                               + LONG[:12]) for line in cut), cut
    assert not any("zh_CN" in line or "guide divorce" in line for line in cut), cut
    steps = json.loads((SMALL / GUIDE).read_text(encoding="utf-8"))["steps"]
    many = [{**step, "detail": {"zh_CN": step["detail"]["zh_CN"] or "带上身份证",
                                "en": "Bring your card, and a copy of it, too"}}
            for step in (steps * 24)[:16]]
    over = drafts.lines("many", "steps", json.dumps(many)) - before
    assert any(line.startswith("guide private-lending 1, page ") and
               "large: more pages than its budget" in line for line in over), over
    drafts.run("new", "glyph")
    drafts.run("set", "glyph", GUIDE, "title.zh_CN", "借钱\U0001f600")
    broken = drafts.run("layout", "glyph")
    assert broken.returncode != 0, broken
    assert f"The draft has faults, and no kiosk would show it: {GUIDE}:" in broken.stderr, broken


def tribunal(name, hours, **more):
    return {"id": name, "hall_name": {"zh_CN": "自助大厅", "en": "Self-service hall"},
            "window_hours": dict(zip(("zh_CN", "en"), hours)), "address": {"zh_CN": "", "en": ""},
            **more}


def check_tribunals(build, data):
    """What does not fit at a tribunal alone is named by tribunal, page and mode."""
    content = pathlib.Path(data, "content")
    shutil.copytree(SMALL, content)
    long = ("周一至周五 8:30–12:00，下午另行安排", "Monday to Friday 8:30-12:00, in the afternoon by "
            "arrangement on the telephone, on the last Friday of a month in the town hall, and "
            "whenever the court says so in a notice at its door")
    (content / "tribunals.json").write_text(json.dumps({"tribunals": [
        tribunal("baolun", ("", "")), tribunal("hours", long),
        tribunal("hotline", ("", ""), hotline="0839-3223456")]}), encoding="utf-8")
    found = Drafts(build, data, content).lines("tribunals")
    mode = "en,landscape,large,low: more pages than its budget: "
    assert any(line.startswith(f"[hours] institution window 1, page 2, {mode}Monday to Friday")
               for line in found), found
    assert f"[hotline] danger 3 1, page 2, {mode}0839-3223456" in found, found
    assert not any("[baolun]" in line or "[hours] danger" in line for line in found), found


def known(data):
    """How many modes are looked at of each pack that is known."""
    return {path.name: int(path.read_text(encoding="utf-8").split()[1])
            for path in pathlib.Path(data, "layouts").iterdir() if len(path.name) == 64}


def check_killed(drafts, data):
    """Killed in any mode it goes on from there, and what is known is not looked at once more."""
    assert drafts.run("new", "long").returncode == 0
    assert drafts.run("set", "long", GUIDE, "title.en", "Money lent and lost").returncode == 0
    before, last = set(known(data)), 0
    while (found := {name: done for name, done in known(data).items() if name not in before}) \
            != {name: MODES for name in found} or not found:
        looking = subprocess.Popen([*drafts.start, "draft", "layout", "long"],
                                   stdout=subprocess.DEVNULL)
        while looking.poll() is None and sum(known(data).get(n, 0) for n in
                                             set(known(data)) - before) < min(last + 3, MODES):
            time.sleep(0.01)
        looking.kill()
        looking.wait()
        (done,) = (known(data)[name] for name in set(known(data)) - before)
        assert done > last, (done, last)
        last = done
    (name,) = found
    kept = pathlib.Path(data, "layouts", name)
    written = kept.stat().st_mtime_ns
    drafts.run("layout", "long")
    assert kept.stat().st_mtime_ns == written
    assert not list(kept.parent.glob("*.pack")), "something waits still"


def main():
    build = sys.argv[1]
    with tempfile.TemporaryDirectory() as data:
        check_small(Drafts(build, data, SMALL))
        check_tribunals(build, data)
        check_killed(Drafts(build, data, SMALL), data)
        assert Drafts(build, data, SOURCE / "assets/content").lines("shipped") == set()


main()
