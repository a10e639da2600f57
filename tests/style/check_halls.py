"""A hall sees and changes its own rows alone: each statement of the store names it."""
import re

import source

# What the halls of one schema have in common: accounts with their sessions, papers of printers.
SHARED = {"account", "account_event", "daily_paper", "hall", "mark", "once", "print_job",
          "receipt", "session", "sign_in_failure", "sign_in_place"}
# Whole databases are carried, every hall of them.
WHOLE = ("kiosk/store/store_move.c", "kiosk/store/store_move_tables.c")
TABLE = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+([a-z_]+)")
MADE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\)", re.S)
SAYS = re.compile(r"\bhall\s*=\s*[?a-z]|\(\s*hall,|[a-z_],\s*hall,")
DEFINE = re.compile(r"#define (\w+)(?:\([^)]*\))?((?:.*\\\n)*.*\n)")


def tables_with_hall(root):
    text = "".join(path.read_text() for path in source.files(root, "sqlite-*.sql"))
    return {name for name, body in MADE.findall(text) if re.search(r"^\s+hall ", body, re.M)}


def words_of(path):
    """What each macro of a file says."""
    return dict(DEFINE.findall(path.read_text()))


def spelled(text, words, depth=0):
    """The strings of a piece of code one behind the other, macros as what they say."""
    out = ""
    for part in re.findall(r'"(?:\\.|[^"\\])*"|\b[A-Z][A-Z_]+\b', text):
        if part[0] == '"':
            out += part[1:-1]
        elif part in words and depth < 6:
            out += " " + spelled(words[part], words, depth + 1) + " "
    return out


STATEMENT = re.compile(r'(?:"(?:\\.|[^"\\\n])*"|\b[A-Z][A-Z_]{3,}(?:\([^()]*\))?|\s)+')


def statements(text, words):
    """Each with its line: runs of strings and macros in what is no define."""
    code = DEFINE.sub(lambda found: "\n" * found.group(0).count("\n"), text)
    code = re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group(0).count("\n"), code, flags=re.S)
    for found in STATEMENT.finditer(code):
        said = spelled(found.group(0), words)
        if TABLE.search(said):
            yield code[:found.start()].count("\n") + 1, said


def check(root, build):
    faults = []
    owned = tables_with_hall(root) - SHARED
    common = words_of(root / "kiosk/store/store_private.h")
    for path in source.files(root, "*.c", under=("kiosk/store",)):
        if path.relative_to(root).as_posix() in WHOLE:
            continue
        for line, said in statements(path.read_text(), common | words_of(path)):
            used = sorted({name for name in TABLE.findall(said) if name in owned})
            if used and not SAYS.search(said):
                faults.append(f"{source.place(root, path, line)}: of {', '.join(used)}, whose hall "
                              f"it does not say: {' '.join(said.split())[:120]}")
    return faults
