"""The C sources are as clang-format leaves them, and every text file ends its lines cleanly."""
import pathlib
import re
import subprocess

import source

FAULT = re.compile(r"^(.+?):(\d+):\d+: error: (.*?)(?: \[.*)?$")
TEXTS = ("*.c", "*.h", "*.py", "*.txt", "*.md", "*.json", "*.svg", "*.po", "*.journey", "run")


def format_faults(root):
    paths = [str(p) for p in source.files(root, "*.c", "*.h")]
    if not paths:
        return
    result = subprocess.run(["clang-format", "--dry-run", "-Werror", "--style=file", *paths],
                            capture_output=True, text=True)
    seen = set()
    for line in result.stderr.split("\n"):
        match = FAULT.match(line)
        if match and match.group(1) not in seen:
            seen.add(match.group(1))
            path = pathlib.Path(match.group(1))
            yield f"{source.place(root, path, match.group(2))}: not as clang-format leaves it"


def whitespace_faults(root):
    for path in source.files(root, *TEXTS, under=("kiosk", "tests", "assets", "locale", "fonts")):
        data = path.read_bytes()
        if data and not data.endswith(b"\n"):
            yield f"{source.place(root, path, data.count(10) + 1)}: no line end at the end"
        for number, line in enumerate(data.split(b"\n"), 1):
            if path.suffix == ".py" and len(line.decode()) > 100:
                yield f"{source.place(root, path, number)}: {len(line.decode())} columns"
            if line.endswith((b" ", b"\t", b"\r")):
                yield f"{source.place(root, path, number)}: blanks at the end of the line"


def check(root, build):
    return [*format_faults(root), *whitespace_faults(root)]
