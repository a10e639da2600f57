"""Every .c says what it is for, a struct has one home, nothing is public for tests alone, a table
of functions is called through its owner."""
import re

import source

OPENING = re.compile(r"/\* [A-Za-z].*")
STRUCT = re.compile(r"^struct (ks_\w+) \{", re.M)
FUNCTION = re.compile(r"^(?!typedef)[a-z][^;{}#()]*?\b(ks_\w+)\(", re.M)
NAME = re.compile(r"\bks_\w+")
MEMBER_USE = re.compile(r"(?:\.|->)\s*(\w+)\b")
OFFSET = re.compile(r"\b(?:KS_\w+|TEXT|NUMBER)\(([^()]*)\)|offsetof\(([^()]*)\)")
BODY = re.compile(r"^struct (ks_\w+) \{\n(.*?)^\}", re.M | re.S)
POINTER = re.compile(r"\(\*(\w+)\)\(")
OPS = re.compile(r"->ops->")

# What the files of a folder share with its tests.
SHARED = re.compile(r"(_private|/states)\.h$")
# Rooms whose tests state what is, word for word: there tests may ask what its own file alone calls.
STATED = re.compile(r"kiosk/(domain|draw)/")
# Whose table of functions it is: the calls elsewhere go through these.
OWNERS = {"printer": re.compile(r"kiosk/print/"), "glyphs": re.compile(r"kiosk/draw/")}


def opening_faults(root):
    for path in source.files(root, "*.c", under=("kiosk",)):
        first = path.read_text().split("\n", 1)[0]
        if not OPENING.match(first):
            yield f"{source.place(root, path, 1)}: opens with a line that says what it is for"


def home_faults(root, texts):
    homes = {}
    for path, text in texts.items():
        for match in STRUCT.finditer(text):
            place = source.place(root, path, text.count("\n", 0, match.start()) + 1)
            if match.group(1) in homes:
                yield f"{place}: struct {match.group(1)} is at {homes[match.group(1)]} already"
            homes.setdefault(match.group(1), place)


def unused_functions(root, texts):
    """What nothing calls but tests, and what is called where it is written alone."""
    used = {}
    for path, text in texts.items():
        for name in NAME.findall(text):
            used.setdefault(name, []).append(path)
    tested = set()
    for path in source.files(root, "*.c", "*.h", under=("tests",)):
        tested.update(NAME.findall(path.read_text()))
    for path, text in texts.items():
        relative = path.relative_to(root).as_posix()
        if path.suffix != ".h":
            continue
        for match in FUNCTION.finditer(text):
            name = match.group(1)
            place = source.place(root, path, text.count("\n", 0, match.start(1)) + 1)
            # once in its header and once where it is written
            if len(used[name]) <= 2:
                yield f"{place}: {name} is public and nothing in kiosk/ calls it"
            elif used[name].count(path) == 1 and len(set(used[name])) == 2 and not (
                    name in tested and (SHARED.search(relative) or STATED.match(relative))):
                yield f"{place}: {name} is public and only its own file calls it"


def member_names(body):
    for line in body.split(";"):
        pointers = POINTER.findall(line)
        if pointers:
            yield from pointers
        elif "(" not in line and "{" not in line:
            for part in line.split(","):
                words = re.sub(r"\[.*?\]|:.*", "", part, flags=re.S).split()
                if words:
                    yield words[-1].lstrip("*")


def unread_members(root, texts):
    all_text = "\n".join(texts.values())
    used = set(MEMBER_USE.findall(all_text))
    for arguments in OFFSET.findall(all_text):
        used.update(re.findall(r"\w+", " ".join(arguments)))
    for path, text in texts.items():
        if path.suffix != ".h":
            continue
        for match in BODY.finditer(text):
            for name in member_names(match.group(2)):
                if name.isidentifier() and name not in used:
                    place = source.place(root, path, text.count("\n", 0, match.start()) + 1)
                    yield f"{place}: nobody reads {name} of struct {match.group(1)}"


def ops_faults(root, texts):
    for path, text in texts.items():
        relative = path.relative_to(root).as_posix()
        for number, line in enumerate(text.split("\n"), 1):
            for match in re.finditer(r"(\w+)->ops->", line):
                owner = OWNERS.get(match.group(1))
                if owner and not owner.match(relative):
                    yield (f"{source.place(root, path, number)}: {match.group(0)}: call it through "
                           "its owner's function")


def check(root, build):
    texts = {path: "\n".join(source.code_lines(path.read_text()))
             for path in source.files(root, "*.c", "*.h", under=("kiosk",))}
    return [*opening_faults(root), *home_faults(root, texts), *unused_functions(root, texts),
            *unread_members(root, texts), *ops_faults(root, texts)]
