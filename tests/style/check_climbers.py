"""A room uses only the names of rooms it may include: a type that climbs through a header is an
include in disguise. Nor does a header of the service show what faces must not know."""
import re

import check_layers
import source

# room: the room some of whose names it hands on, which are those that its own headers show
HANDS = {"ui": "draw"}
# room: the rooms whose names its headers may show, besides its own
SHOWS = {"service": "content draw domain base"}
# header: who may include it, as it shows what the others do not
MAKERS = {"service/parts.h": "service ctl app"}

USED = re.compile(r"\b(?:ks|KS)_\w+")
FUNCTION = re.compile(r"^(?!typedef)[a-z][^;{}#()]*?\b(ks_\w+)\(", re.M)
VARIABLE = re.compile(r"^extern [^;(]*?\b(ks_\w+)", re.M)
TAG = re.compile(r"^(?:struct|enum|union) (ks_\w+)(?: \{|;)", re.M)
MACRO = re.compile(r"^#\s*define (KS_\w+)", re.M)
ENUM = re.compile(r"^enum(?: (ks_\w+))? \{(.*?)\}", re.M | re.S)
MEMBER = re.compile(r"(?:^|,)\s*(KS_\w+)")
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')


def room_of(root, path):
    return path.relative_to(root / "kiosk").parts[0]


def declared(text):
    """The names that a header declares, and of each enum what belongs to it."""
    names = set()
    members = {}
    for pattern in (FUNCTION, VARIABLE, TAG, MACRO):
        names.update(pattern.findall(text))
    for tag, body in ENUM.findall(text):
        members[tag] = MEMBER.findall(body)
        names.update(members[tag])
    return names, members


def read_headers(root, texts):
    """homes: name -> {(room, whether it is private there)}; members: enum -> its names."""
    homes, members = {}, {}
    for path, text in texts.items():
        if path.suffix == ".h":
            names, enums = declared(text)
            members.update(enums)
            for name in names:
                homes.setdefault(name, set()).add(
                    (room_of(root, path), path.name.endswith("_private.h")))
    return homes, members


def handed(root, texts, homes, members):
    """room: the names of another that its headers hand on."""
    out = {}
    for room, other in HANDS.items():
        names = set()
        for path, text in texts.items():
            if path.suffix == ".h" and room_of(root, path) == room:
                names.update(name for name in USED.findall(text)
                             if (other, False) in homes.get(name, ()))
        for name in list(names):
            names.update(members.get(name, ()))
        out[room] = names
    return out


def fault_of(name, room, may, homes, gifts):
    rooms = {home for home, _ in homes[name]}
    if room in rooms:
        return None
    if rooms & may:
        is_private = all(private for home, private in homes[name] if home in may)
        return f"{name} is {sorted(rooms & may)[0]}/'s own" if is_private else None
    if any(name in gifts.get(giver, ()) for giver in may):
        return None
    return f"{name} is of {sorted(rooms)[0]}/, which {room}/ must not include"


def shown_fault(name, room, homes):
    rooms = {home for home, _ in homes[name]}
    if room in rooms or rooms & set(SHOWS[room].split()):
        return None
    return f"a header of {room}/ shows {name} of {sorted(rooms)[0]}/"


def include_fault(line, room):
    match = INCLUDE.match(line)
    if match and match.group(1) in MAKERS and room not in MAKERS[match.group(1)].split():
        return f"{match.group(1)} is for {MAKERS[match.group(1)].split()[-1]}/ alone"
    return None


def file_faults(root, path, raw, text, homes, gifts):
    room = room_of(root, path)
    may = set(check_layers.FLOORS.get(room, "").split())
    is_shown = (path.suffix == ".h" and room in SHOWS and not path.name.endswith("_private.h")
                and path.relative_to(root / "kiosk").as_posix() not in MAKERS)
    for number, line in enumerate(text.split("\n"), 1):
        for name in dict.fromkeys(USED.findall(line)):
            if name in homes:
                fault = fault_of(name, room, may, homes, gifts)
                if not fault and is_shown:
                    fault = shown_fault(name, room, homes)
                if fault:
                    yield f"{source.place(root, path, number)}: {fault}"
    for number, line in enumerate(raw.split("\n"), 1):
        fault = include_fault(line, room)
        if fault:
            yield f"{source.place(root, path, number)}: {fault}"


def check(root, build):
    raws = {path: path.read_text() for path in source.files(root, "*.c", "*.h", under=("kiosk",))}
    texts = {path: "\n".join(source.code_lines(raw)) for path, raw in raws.items()}
    homes, members = read_headers(root, texts)
    gifts = handed(root, texts, homes, members)
    faults = []
    for path, text in texts.items():
        faults.extend(file_faults(root, path, raws[path], text, homes, gifts))
    return faults
