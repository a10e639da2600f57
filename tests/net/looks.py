"""What comes of looking for pages: real servers over TLS on this machine, whose addresses the test
lets be called where they stand for the internet's. Each case by its name.

    looks.py CASE BUILD_DIR
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from pages import HERE, Door, Pages, Proxy, answer, make_certificate

NAMES = ("page.test", "other.test", "inside.test")
LONG_MS, SHORT_MS = 60000, 1500


class Place:
    """A folder with a certificate, the servers of a case, and what names mean."""

    def __init__(self, build):
        self.build = pathlib.Path(build)
        self.folder = tempfile.TemporaryDirectory()
        self.certificate = make_certificate(pathlib.Path(self.folder.name), *NAMES)
        self.doors = []
        self.names = f"page.test={HERE} other.test={HERE} inside.test=127.0.0.1"

    def pages(self, pages, **where):
        return self.keep(Pages(self.certificate, pages, **where))

    def keep(self, door):
        self.doors.append(door)
        return door

    def start(self, url, *, most_ms=LONG_MS, hosts="https://", called=HERE, proxy="-", times=1,
              env=None):
        preload = str(self.build / "tests/net/libnames.so")
        return subprocess.Popen(
            [self.build / "looker", url, self.certificate, str(most_ms), hosts, called, proxy,
             str(times)], stdout=subprocess.PIPE, text=True,
            env={**os.environ, **(env or {}), "KS_NAMES": self.names, "LD_PRELOAD": preload,
                 "ASAN_OPTIONS": "verify_asan_link_order=0:" + os.environ.get("ASAN_OPTIONS", "")})

    def look(self, url, **how):
        told, _ = self.start(url, **how).communicate(timeout=200)
        return told.strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for door in self.doors:
            door.close()
        self.folder.cleanup()


def expect(told, wanted):
    assert told == wanted, f"{told!r} instead of {wanted!r}"


def a_page_that_is_there_is_answered(build):
    with Place(build) as place:
        page = place.pages({"/": answer(200), "/broken": answer(503)})
        expect(place.look(f"https://page.test:{page.port}/"), "answered 200")
        expect(place.look(f"https://page.test:{page.port}/broken"), "answered 503")


def a_page_that_is_gone_is_no_line_that_is_refused(build):
    with Place(build) as place:
        page = place.pages({})
        expect(place.look(f"https://page.test:{page.port}/"), "answered 404")
        page.close()
        expect(place.look(f"https://page.test:{page.port}/"), "refused 0")


def a_name_that_nobody_knows_is_no_silence(build):
    with Place(build) as place:
        place.names += " nobody.test="
        silent = place.keep(Door(HERE, lambda line: line.recv(1 << 20) and time.sleep(600)))
        cut = place.keep(Door(HERE, lambda line: line.recv(1 << 20)))
        expect(place.look("https://nobody.test/"), "nameless 0")
        expect(place.look(f"https://page.test:{silent.port}/", most_ms=SHORT_MS), "slow 0")
        expect(place.look(f"https://page.test:{cut.port}/"), "cut 0")


def only_addresses_of_the_internet_are_called(build):
    with Place(build) as place:
        page = place.pages({"/": answer(200)})
        inside = place.pages({"/": answer(200)}, host="127.0.0.1")
        place.names += (" mapped.test=::ffff:127.0.0.1 house.test=10.1.2.3 six.test=::1"
                        " link.test=169.254.169.254 group.test=224.0.0.1")
        for host, port in (("127.0.0.2", page.port), ("127.0.0.1", inside.port),
                           ("0x7f000001", inside.port), ("2130706433", inside.port),
                           ("[::1]", 443), ("[::ffff:127.0.0.1]", inside.port),
                           ("page.test", page.port), ("mapped.test", inside.port),
                           ("house.test", 443), ("six.test", 443), ("link.test", 443),
                           ("group.test", 443)):
            expect(place.look(f"https://{host}:{port}/", called="-"), "barred 0")
        assert page.calls == inside.calls == 0, "somebody called"


def a_name_that_means_another_address_later_is_judged_again(build):
    with Place(build) as place:
        page = place.pages({"/": answer(200)})
        inside = place.pages({"/": answer(200)}, host="127.0.0.1")
        place.names = f"page.test={HERE};127.0.0.1"
        expect(place.look(f"https://page.test:{page.port}/", times=3),
               "answered 200\nbarred 0\nbarred 0")
        assert (page.calls, inside.calls) == (1, 0)


def of_many_addresses_the_good_ones_are_called(build):
    with Place(build) as place:
        page = place.pages({"/": answer(200)})
        inside = place.pages({"/": answer(200)}, host="127.0.0.1")
        place.names = f"page.test=127.0.0.1,10.0.0.1,{HERE}"
        expect(place.look(f"https://page.test:{page.port}/"), "answered 200")
        assert inside.calls == 0


def each_step_of_the_way_is_judged(build):
    with Place(build) as place:
        inside = place.pages({"/": answer(200)}, host="127.0.0.1")
        plain = place.keep(Door(HERE, lambda line: line.recv(4096)))
        page = place.pages({"/good": answer(200)})
        ways = {"/relative": ("good", "answered 200"),
                "/other": (f"https://other.test:{page.port}/good", "answered 200"),
                "/inside": (f"https://inside.test:{inside.port}/", "barred 0"),
                "/number": (f"https://127.0.0.1:{inside.port}/", "elsewhere 0"),
                "/stranger": ("https://stranger.test/", "elsewhere 0"),
                "/plain": (f"http://page.test:{plain.port}/", "elsewhere 0"),
                "/file": ("file:///etc/hostname", "elsewhere 0"),
                "/nowhere": ("", "answered 302")}
        page.pages |= {path: answer(302, f"Location: {to}") for path, (to, _) in ways.items()}
        hosts = ",".join(f"https://{name}" for name in NAMES)
        for path, (_, wanted) in ways.items():
            expect(f"{path} " + place.look(f"https://page.test:{page.port}{path}", hosts=hosts),
                   f"{path} {wanted}")
        expect(place.look(f"https://other.test:{page.port}/good", hosts="https://page.test"),
               "elsewhere 0")
        assert inside.calls == plain.calls == 0, "somebody called"


def a_way_without_an_end_is_left(build):
    with Place(build) as place:
        steps = {f"/{n}": answer(302, f"Location: /{n - 1}") for n in range(1, 8)}
        page = place.pages({**steps, "/0": answer(200), "/ring": answer(301, "Location: /ring")})
        expect(place.look(f"https://page.test:{page.port}/5"), "answered 200")
        expect(place.look(f"https://page.test:{page.port}/6"), "circling 0")
        expect(place.look(f"https://page.test:{page.port}/ring"), "circling 0")


def what_has_no_end_or_drips_is_bounded(build):
    sent = {"/body": 0, "/head": 0}

    def endless(path, begin, part):
        def tell(line):
            line.sendall(begin)
            while True:
                line.sendall(part)
                sent[path] += len(part)
        return tell

    def drip(line):
        line.sendall(b"HTTP/1.1 200 x\r\nX: ")
        while True:
            line.sendall(b"y")
            time.sleep(0.1)
    with Place(build) as place:
        page = place.pages({
            "/body": endless("/body", b"HTTP/1.1 200 x\r\n\r\n", b"x" * 4096),
            "/head": endless("/head", b"HTTP/1.1 200 x\r\n", b"X: " + b"y" * 4000 + b"\r\n"),
            "/way": endless("/body", b"HTTP/1.1 302 x\r\nLocation: /body\r\n\r\n", b"x" * 4096),
            "/drip": drip})
        expect(place.look(f"https://page.test:{page.port}/body"), "answered 200")
        expect(place.look(f"https://page.test:{page.port}/head"), "cut 0")
        expect(place.look(f"https://page.test:{page.port}/way"), "answered 302")
        expect(place.look(f"https://page.test:{page.port}/drip", most_ms=SHORT_MS), "slow 0")
    assert max(sent.values()) < 32 << 20, sent  # what lay in the line when it was cut


def a_bad_certificate_is_told_apart(build):
    with Place(build) as place:
        folder = pathlib.Path(place.folder.name)
        page = place.pages({"/": answer(200)})
        place.names += f" wrong.test={HERE}"
        expect(place.look(f"https://wrong.test:{page.port}/"), "untrusted 0")
        stranger = place.keep(Pages(make_certificate(folder, "other.test"), {"/": answer(200)}))
        expect(place.look(f"https://other.test:{stranger.port}/"), "untrusted 0")
        assert stranger.heads == page.heads == [], "somebody asked"
        plain = place.keep(Door(HERE, lambda line: line.sendall(answer(200))))
        expect(place.look(f"https://page.test:{plain.port}/"), "cut 0")


def no_cookie_and_no_name_is_given(build):
    with Place(build) as place:
        page = place.pages({"/": answer(302, "Location: /next", "Set-Cookie: who=me"),
                            "/next": answer(200)})
        home = pathlib.Path(place.folder.name)
        (home / ".netrc").write_text("machine page.test login me password secret\n")
        expect(place.look(f"https://page.test:{page.port}/", env={"HOME": str(home)}),
               "answered 200")
        assert len(page.heads) == 2, page.heads
        for head in page.heads:
            given = {line.split(":")[0].lower() for line in head.split("\r\n")[1:] if line}
            assert given == {"host", "user-agent", "accept"}, head


def a_proxy_calls_in_our_place(build):
    with Place(build) as place:
        page = place.pages({"/": answer(302, "Location: https://other.test/"),
                            "/next": answer(200)})
        other = place.pages({"/": answer(200)})
        proxy = place.keep(Proxy({"page.test:443": (HERE, page.port),
                                  "other.test:443": (HERE, other.port)}))
        place.names = "page.test= other.test="  # only the proxy knows them
        expect(place.look("https://page.test/", called="-", proxy=proxy.address,
                          env={"no_proxy": "*", "NO_PROXY": "*"}), "answered 200")
        assert proxy.asked == ["page.test:443", "other.test:443"], proxy.asked
        expect(place.look("https://page.test/", hosts="https://page.test", proxy=proxy.address),
               "elsewhere 0")


def a_proxy_that_gives_no_way_is_told_apart(build):
    with Place(build) as place:
        strict = place.keep(Proxy({}))
        lost = place.keep(Proxy({}, refusal="502 No"))
        expect(place.look("https://page.test/", proxy=strict.address), "no-proxy 0")
        expect(place.look("https://page.test/", proxy=lost.address), "unreached 0")
        strict.close()
        expect(place.look("https://page.test/", proxy=strict.address), "no-proxy 0")
        page = place.pages({"/": answer(200)})
        asked = len(lost.asked)
        expect(place.look(f"https://page.test:{page.port}/", env={"https_proxy": lost.address}),
               "answered 200")
        assert len(lost.asked) == asked, "a proxy that nobody named"


def whoever_ends_it_waits_for_nothing(build):
    with Place(build) as place:
        silent = place.keep(Door(HERE, lambda line: line.recv(1 << 20) and time.sleep(600)))
        told = place.look(f"https://page.test:{silent.port}/", most_ms=0)
        assert told.startswith("failed") and "ended before" in told, told


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
