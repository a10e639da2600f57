"""What the style checks share: finding files, and C text cut into code, comments and strings."""
import pathlib
import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|\n|[^/"\'\n]+|.', re.S)


def files(root, *patterns, under=("kiosk", "tests")):
    """Every file of the project below the given folders that fits a pattern, in order."""
    found = set()
    for folder in under:
        for pattern in patterns:
            found.update(p for p in (root / folder).rglob(pattern)
                         if p.is_file() and "node_modules" not in p.parts)
    return sorted(found)


def place(root, path, line):
    return f"{path.relative_to(root).as_posix()}:{line}"


def tokens(text):
    """Yields (line, kind, text); kind is "code", "comment", "string" or "char"."""
    line = 1
    for match in TOKEN.finditer(text):
        part = match.group(0)
        kind = "code"
        if part.startswith(("//", "/*")):
            kind = "comment"
        elif part[0] == '"' and len(part) > 1:
            kind = "string"
        elif part[0] == "'" and len(part) > 1:
            kind = "char"
        yield line, kind, part
        line += part.count("\n")


def code_lines(text):
    """The lines with comments blanked out and strings emptied, so that both may say anything."""
    out = []
    for _, kind, part in tokens(text):
        if kind == "comment":
            part = "\n" * part.count("\n") or " "
        elif kind in ("string", "char"):
            part = part[0] * 2
        out.append(part)
    return "".join(out).split("\n")
