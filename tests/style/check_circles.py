"""No circle between the files of a room: one can be read, tested and moved without the others."""
import re
import subprocess

MEMBER = re.compile(r"^(\S+)\.o:$")
SYMBOL = re.compile(r"^(?:[0-9a-f]+ )?\s*([TDRBVU]) (\S+)$")


def uses_of(archive):
    """File: the files of the archive whose functions or tables it uses."""
    result = subprocess.run(["nm", str(archive)], capture_output=True, text=True, check=True)
    wants, home, member = {}, {}, None
    for line in result.stdout.split("\n"):
        if match := MEMBER.match(line):
            member = match.group(1)
            wants[member] = set()
        elif (match := SYMBOL.match(line)) and match.group(1) == "U":
            wants[member].add(match.group(2))
        elif match:
            home[match.group(2)] = member
    return {file: {home[name] for name in names if name in home} - {file}
            for file, names in wants.items()}


def circle_of(uses):
    """The files left when those that use none of the others, or are used by none, are taken away
    again and again: each lies on a circle or between two."""
    left = set(uses)
    while True:
        used = {other for file in left for other in uses[file] & left}
        next_left = {file for file in left & used if uses[file] & left}
        if next_left == left:
            return sorted(left)
        left = next_left


def check(root, build):
    archives = sorted(build.glob("rooms/*/libroom_*.a"))
    faults = [] if archives else [f"{build}: no room is built there"]
    for archive in archives:
        circle = circle_of(uses_of(archive))
        if circle:
            faults.append(f"kiosk/{archive.parent.name}: a circle of files: {', '.join(circle)}")
    return faults
