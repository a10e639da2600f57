"""Every address of the pack that is shown as a code, read back from the picture the kiosk draws, by
zbarimg as by a phone: it is that address and no other, whoever looks at it and how.

    addresses.py BUILD_DIR SOURCE_DIR
"""
import itertools
import json
import pathlib
import subprocess
import sys

LOOKS = list(itertools.product(("zh_CN", "en"), ("1080x1920", "1920x1080", "1366x768"),
                               ((), ("--contrast",), ("--large", "--low"))))


def picture_of(build, content, link, lang, size, flags):
    drawn = subprocess.run([build / "kiosk-proof", "--content", content, "--page", "link", "--item",
                            link, "--lang", lang, "--size", size, *flags], capture_output=True,
                           check=True).stdout
    return drawn.split(b"\n", 1)[1]  # behind PAGE PAGES


def codes_in(picture):
    read = subprocess.run(["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", "png:-"],
                          input=picture, capture_output=True, check=False)
    return read.stdout.decode().split()


def main(build, source):
    content = source / "assets/content"
    links = json.loads((content / "links.json").read_text(encoding="utf-8"))["links"]
    faults = []
    # Two links in each look, each link in some: all of them in all would take minutes.
    for turn, look in enumerate(LOOKS):
        for link in (links[turn % len(links)], links[(turn + 3) % len(links)]):
            codes = codes_in(picture_of(build, content, link["id"], *look))
            if codes != [link["url"]]:
                faults.append(f"{link['id']} {look}: a phone reads {codes}, not {link['url']}")
    print("\n".join(faults) or f"{2 * len(LOOKS)} codes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*(pathlib.Path(word) for word in sys.argv[1:3])))
