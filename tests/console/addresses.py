"""The addresses of the content, looked at by a real kioskd through a real proxy: behind it real
pages over TLS. Each case by its name.

    addresses.py CASE BUILD_DIR
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

from server import Server, run_case, until

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "net"))
from pages import HERE, Pages, Proxy, answer, make_certificate  # noqa: E402

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "assets/content"
COURT = datetime.timezone(datetime.timedelta(hours=8))
DAY_S = 24 * 3600
CASES = "https://splcgk.court.gov.cn/gzfwww/"


def addresses():
    """Every address of the content, each once."""
    links = json.loads((CONTENT / "links.json").read_text(encoding="utf-8"))["links"]
    texts = json.loads((CONTENT / "bulletins.json").read_text(encoding="utf-8"))["bulletins"]
    return list(dict.fromkeys([link["url"] for link in links] +
                              [text["url"] for text in texts if "url" in text]))


class World:
    """A server whose way out is a proxy, and the pages behind that: all of them are there."""

    def __init__(self, build, hour=10, conf="", **how):
        self.folder = tempfile.TemporaryDirectory()
        self.data = pathlib.Path(self.folder.name) / "data"
        self.data.mkdir(mode=0o700)
        hosts = list(dict.fromkeys(urlsplit(url).hostname for url in addresses()))
        certificate = make_certificate(self.data, *hosts)
        self.pages = Pages(certificate, {urlsplit(url).path: answer(200) for url in addresses()})
        self.proxy = Proxy({f"{host}:443": (HERE, self.pages.port) for host in hosts})
        conf = conf or (f"[network]\naddresses = {self.proxy.address}\n"
                        f"addresses_certificate = {certificate.name}\n")
        at = datetime.datetime(2026, 11, 23, hour, 0, tzinfo=COURT)
        self.server = Server(build, self.data, at=at, conf=conf, **how)
        self.admin = self.server.set_up()

    def sign_in(self):
        self.admin = self.server.sign_in("admin", "correct horse battery")

    def read(self):
        told = self.server.ask("GET", "/api/addresses", None, self.admin)
        assert told.status == 200, told
        return told.json

    def look(self):
        """Asks for a look now and waits for what comes of it, by address."""
        asked = self.server.ask("POST", "/api/addresses", {}, self.admin)
        assert asked.status == 200, asked
        return self.seen()

    def seen(self):
        """Once each was looked at and nothing is under way."""
        def done():
            told = self.read()
            return all(row["at"] for row in told["addresses"]) and not told["is_busy"] and told
        return {row["url"]: row for row in until(done, "the end of the look")["addresses"]}

    def pass_days(self, days, hours=0):
        """Each was looked at then, be it due or only asked for."""
        self.server.move(days * DAY_S + hours * 3600)
        self.sign_in()
        return self.look()

    def finding(self):
        found = self.server.ask("GET", "/health", None, self.admin).json["findings"]
        return next((row for row in found if row["id"] == "addresses"), None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.__exit__()
        for door in (self.pages, self.proxy):
            door.close()
        self.folder.cleanup()


def every_address_of_the_content_is_looked_at_and_dated(build):
    with World(build) as world:
        seen = world.seen()
        assert sorted(seen) == sorted(addresses()), seen
        for url, row in seen.items():
            assert (row["result"], row["status"], row["nights"]) == ("well", 200, 0), row
            assert row["at"].startswith("2026-11-23T10:0") and row["since"] is None, row
            assert row["uses"] and all(use["zh_CN"] and use["en"] for use in row["uses"]), row
            assert f"{urlsplit(url).hostname}:443" in world.proxy.asked
        assert len(world.pages.heads) == len(seen), "each once"
        assert not any("cookie" in head.lower() for head in world.pages.heads)
        assert world.finding() is None, "well"


def an_address_that_is_used_twice_is_looked_at_once_and_names_both(build):
    with World(build) as world:
        row = world.seen()["https://zxfw.court.gov.cn/zxfw/"]
        assert len(row["uses"]) >= 2, row
        asked = [head for head in world.pages.heads if head.startswith("GET /zxfw/ ")]
        assert len(asked) == 1, asked


def what_only_a_draft_leads_to_is_looked_at_when_somebody_asks(build):
    """It stands there as never looked at, and a look for it looks at nothing else; a host that is
    not yet on the list is not called."""
    with World(build) as world:
        world.seen()
        ask, heads = world.server.ask, len(world.pages.heads)
        there, strange = "https://splcgk.court.gov.cn/new/", "https://elsewhere.example/"
        world.pages.pages["/new/"] = answer(404)
        ask("POST", "/api/drafts", {"name": "links"}, world.admin)
        hosts = json.loads((CONTENT / "court.json").read_text(encoding="utf-8"))["allowed_hosts"]
        for file, field, value in (("links.json", "links[1].url", there),
                                   ("links.json", "links[2].url", strange),
                                   ("court.json", "allowed_hosts", hosts + ["elsewhere.example"])):
            done = ask("POST", "/api/draft/do", {"draft": "links", "file": file, "field": field,
                       "act": "set", "value": json.dumps(value), "seen": 2}, world.admin)
            assert done.status == 200, done

        def read():
            told = ask("GET", "/api/addresses/new?draft=links", None, world.admin)
            assert told.status == 200, told
            return told.json
        new = {row["url"]: row["may_look"] for row in read()["addresses"]}
        assert new == {there: True, strange: False}, new
        assert world.read()["others"] == [], "nobody has looked"
        asked = ask("POST", "/api/addresses/new", {"draft": "links"}, world.admin)
        assert asked.status == 200, asked
        until(lambda: not world.read()["is_busy"], "the end of the look")
        looked = [(row["url"], row["result"], row["nights"]) for row in world.read()["others"]]
        assert looked == [(there, "gone", 0)], looked
        assert len(world.pages.heads) == heads + 1, "that one alone"
        assert "elsewhere.example:443" not in world.proxy.asked


def two_failed_nights_are_told_and_a_success_takes_it_back(build):
    with World(build) as world:
        world.seen()
        path = urlsplit(CASES).path
        world.pages.pages[path] = answer(404)
        gone = world.pass_days(1)[CASES]
        assert (gone["result"], gone["status"], gone["nights"]) == ("gone", 404, 1), gone
        assert world.finding() is None, "one night is none"
        gone = world.pass_days(1)[CASES]
        assert gone["nights"] == 2 and gone["since"].startswith("2026-11-24"), gone
        told = world.finding()
        assert told["gravity"] == "soon" and told["where"] == "addresses", told
        for part in (CASES, "See how far your case is", "no such page", "2026-11-24"):
            assert part in told["text"], told
        doctor = world.server.ctl("doctor").stdout
        assert CASES not in doctor, "by the machine's clock that was years ago"
        world.pages.pages[path] = answer(200)
        well = world.look()[CASES]
        assert (well["result"], well["nights"], well["since"]) == ("well", 0, None), well
        assert world.finding() is None


def a_look_that_somebody_asks_for_makes_no_night(build):
    with World(build) as world:
        world.seen()
        world.pages.pages[urlsplit(CASES).path] = answer(503)
        for _ in range(3):
            row = world.look()[CASES]
            assert (row["result"], row["nights"]) == ("broken", 0), row


def a_console_without_a_way_out_says_so_of_itself(build):
    with World(build) as world:
        world.seen()
        world.proxy.ways.clear()
        world.pass_days(1)
        rows = world.pass_days(1)
        assert {row["result"] for row in rows.values()} == {"no-proxy"}, rows
        told = world.finding()
        assert "can be reached from the console" in told["text"] and CASES not in told["text"], told


def where_no_way_is_named_it_is_said_that_nobody_looks(build):
    with World(build, conf="[network]\naddresses = none\n") as world:
        told = world.read()
        assert not told["can_look"] and not told["is_busy"], told
        assert all(row["result"] == "" and row["at"] is None for row in told["addresses"]), told
        asked = world.server.ask("POST", "/api/addresses", {}, world.admin)
        assert asked.status == 409 and "cannot be looked at here" in asked.json["message"], asked
        assert world.finding() is None and world.pages.calls == 0


def a_clock_that_is_set_back_makes_one_look_and_no_storm(build):
    with World(build) as world:
        each = len(world.seen())
        world.server.move(-3 * DAY_S)
        world.sign_in()
        until(lambda: len(world.pages.heads) >= 2 * each, "the one look that is due")
        world.seen()
        world.look()
        assert len(world.pages.heads) == 3 * each, len(world.pages.heads)
        world.pass_days(0, hours=1)
        assert len(world.pages.heads) == 4 * each, len(world.pages.heads)


def a_machine_that_was_off_at_night_catches_up_in_the_morning(build):
    with World(build, hour=23) as world:
        each = len(world.seen())
        world.pass_days(0, hours=2)  # one at night: not yet due
        assert len(world.pages.heads) == 2 * each, len(world.pages.heads)
        world.server.move(7 * 3600)
        world.sign_in()
        until(lambda: len(world.pages.heads) == 3 * each, "the look of the morning")


def a_page_that_leads_out_of_the_list_or_has_another_certificate_is_told_apart(build):
    with World(build) as world:
        rows = world.seen()
        first, second, third = list(rows)[:3]
        stranger = answer(302, "Location: https://example.org/")
        world.pages.pages[urlsplit(first).path] = stranger
        world.pages.pages[urlsplit(second).path] = answer(302, f"Location: {first}x")
        world.pages.pages["/zxfw/x"] = answer(200)
        asked = len(world.proxy.asked)
        seen = world.look()
        assert seen[first]["result"] == "elsewhere", seen[first]
        assert seen[second]["result"] == "well", seen[second]
        assert "example.org:443" not in world.proxy.asked[asked:], "it was not even called"
        host = urlsplit(third).hostname
        other = Pages(make_certificate(world.data, "other.test"), {"/": answer(200)})
        world.proxy.ways[f"{host}:443"] = (HERE, other.port)
        assert world.look()[third]["result"] == "untrusted"
        other.close()


def a_name_that_means_a_machine_of_the_house_is_not_called(build):
    names = " ".join(f"{urlsplit(url).hostname}={HERE}" for url in addresses())
    preload = f"{build}/tests/net/libnames.so {build}/tests/world/libother_time.so"

    class Named(Server):
        @property
        def environment(self):
            return {**super().environment, "LD_PRELOAD": preload, "KS_NAMES": names}
    with tempfile.TemporaryDirectory() as data:
        at = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=COURT)
        direct = "[network]\naddresses = direct\n"
        with Named(build, pathlib.Path(data), at=at, conf=direct) as server:
            admin = server.set_up()

            def all_seen():
                rows = server.ask("GET", "/api/addresses", None, admin).json["addresses"]
                return all(row["at"] for row in rows) and rows
            rows = until(all_seen, "the look")
            assert {row["result"] for row in rows} == {"barred"}, rows


def a_way_that_cannot_be_used_is_told_at_the_start(build):
    with tempfile.TemporaryDirectory() as data:
        for way in ("ftp://proxy:1", "http://", "http://proxy:1/x", "yes"):
            (pathlib.Path(data) / "kiosk.conf").write_text(f"[network]\naddresses = {way}\n")
            told = subprocess.run([f"{build}/kioskd", "--data", data, "--listen", "127.0.0.1:0",
                                   "--lang", "en"], capture_output=True, text=True, check=False,
                                  env={**os.environ}, timeout=120)
            assert told.returncode == 2 and "http://HOST:PORT" in told.stderr, (way, told)


def it_ends_while_a_page_is_silent(build):
    with World(build) as world:
        world.seen()
        world.pages.pages = dict.fromkeys(world.pages.pages, lambda line: line.recv(1 << 20))
        world.server.ask("POST", "/api/addresses", {}, world.admin)
        until(lambda: world.read()["is_busy"], "the look")
        assert world.server.end() == 0


if __name__ == "__main__":
    run_case(globals())
