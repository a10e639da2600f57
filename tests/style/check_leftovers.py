"""Nothing unfinished is left behind, and no text knows the machine it was written on."""
import re

import source

# Cut in two, so that this file does not find itself.
MARKS = re.compile("|".join((r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bX" r"XX\b", r"\bHA" r"CK\b")))
EXCUSES = re.compile("|".join((r"\bfor " r"now\b", r"\bst" r"ubs?\b", r"\bnot " r"implemented\b",
                               r"^#\s*if " r"0\b")), re.I)
PROSE = {".md", ".json", ".po", ".html", ".journey"}  # a visitor may well speak of the present
MACHINE = re.compile(r"(?<![\w.])/(wo" r"rk|ro" r"ot|ho" r"me/[a-z]+)/")
TEXTS = ("*.c", "*.h", "*.py", "*.txt", "*.md", "*.json", "*.svg", "*.po", "*.sh", "*.html",
         "*.css", "*.js", "*.journey", "*.supp", "run")


def check(root, build):
    faults = []
    folders = ("kiosk", "tests", "assets", "locale", "fonts")
    loose = [p for p in (root / "README.md", root / "CMakeLists.txt") if p.exists()]
    for path in loose + source.files(root, *TEXTS, under=folders):
        for number, line in enumerate(path.read_text().split("\n"), 1):
            mark, machine = MARKS.search(line), MACHINE.search(line)
            if path.suffix not in PROSE:
                mark = mark or EXCUSES.search(line)
            if mark:
                faults.append(f"{source.place(root, path, number)}: leftover: {mark.group(0)}")
            if machine:
                faults.append(f"{source.place(root, path, number)}: names a machine's own path")
    return faults
