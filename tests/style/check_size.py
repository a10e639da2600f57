"""A file under 500 lines, a function of at most 60, a main under 40."""
import pathlib
import subprocess

import source

FILE_LINES, FUNCTION_LINES, MAIN_LINES = 500, 60, 40


def functions(root, paths):
    """Yields (path, name, first line, number of lines) of every C function."""
    result = subprocess.run(
        ["ctags", "--options=NONE", "-L", "-", "--languages=C", "--langmap=C:.c.h", "--kinds-C=f",
         "--fields=+ne", "-o", "-"],
        input="\n".join(map(str, paths)), capture_output=True, text=True, check=True)
    for row in result.stdout.split("\n"):
        columns = row.split("\t")
        if row.startswith("!") or len(columns) < 4:
            continue
        extra = dict(c.split(":", 1) for c in columns[3:] if ":" in c)
        if "end" in extra:
            first = int(extra["line"])
            yield columns[1], columns[0], first, int(extra["end"]) - first + 1


def check(root, build):
    faults = []
    paths = source.files(root, "*.c", "*.h")
    for path in paths + source.files(root, "*.py"):
        count = path.read_text().count("\n")
        if count >= FILE_LINES:
            faults.append(f"{source.place(root, path, 1)}: {count} lines, the limit is "
                          f"{FILE_LINES - 1}")
    for name, function, first, count in functions(root, paths):
        limit = MAIN_LINES if function == "main" else FUNCTION_LINES
        if count > limit:
            path = pathlib.Path(name)
            faults.append(f"{source.place(root, path, first)}: {function} has {count} lines, the "
                          f"limit is {limit}")
    return faults
