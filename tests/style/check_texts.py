"""What a visitor reads lives in content and catalogues: no Chinese in C, comments aside."""
import re

import source

HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
PUNCTUATION = re.compile(r"[\u2014\u2018-\u201d\u2026\u3001-\u3003\u3008-\u301f\uff01-\uff65]")
ESCAPED = re.compile(r"\\(u[2-9][0-9A-Fa-f]{3}|x[Ee][4-9])")
# Line breaking may name the marks that must not begin or end a line; nobody else needs them.
BREAKING = re.compile(r"kiosk/draw/\w+\.[ch]")


def check(root, build):
    faults = []
    for path in source.files(root, "*.c", "*.h", under=("kiosk",)):
        marks_allowed = BREAKING.fullmatch(path.relative_to(root).as_posix())
        for line, kind, part in source.tokens(path.read_text()):
            if kind == "comment":
                continue
            what = None
            if HAN.search(part):
                what = "words"
            elif not marks_allowed and (PUNCTUATION.search(part) or ESCAPED.search(part)):
                what = "marks"
            if what:
                where = source.place(root, path, line)
                faults.append(f"{where}: Chinese {what} in C: {part.strip()}")
    return faults
