"""An #include goes down a floor or stays in its room, and each library has one door."""
import re

import source

# room: the rooms it may include, besides its own
FLOORS = {
    "base": "",
    "domain": "base",
    "net": "base",
    "draw": "base",
    "sql": "base",
    "store": "sql domain base",
    "search": "base",
    "content": "search domain base",
    "print": "draw domain base",
    "service": "store search content print draw domain base",
    "ui": "draw base",
    "platform": "ui draw base",
    "config": "print base",
    "screens": "ui service content domain base",
    "board": "ui service content domain base",
    "console": "service content domain base",
    "ctl": "config console platform service store print content draw domain base",
    "app": "base net domain draw sql store search content print service ui config platform screens "
           "board console ctl",
}

# In a room of folders, folder: the folders of the room it may include, besides itself; "*": any
# other. Files beside the folders may include what any folder may. None includes a file beside
# the folders but the room's public header.
FOLDERS = {
    "screens": {"visit": "", "page": "visit", "*": "visit page"},
}
PUBLIC = {"screens": ("screens/kiosk.h",)}

# header: (where it may be included, how many files may)
DOORS = {
    r"(SDL2/)?SDL\w*\.h": (r"(platform|app)/", None),
    r"alsa/asoundlib\.h": (r"platform/mixer\.c", 1),
    r"X11/Xlib\.h": (r"platform/screen_x11\.c", 1),
    r"wayland-client\.h": (r"platform/screen_wayland\.c", 1),
    r"sqlite3\.h": (r"sql/sql_sqlite\.c", 1),
    r"libpq-fe\.h": (r"sql/pq_library\.h", 1),
    r"qrencode\.h": (r"print/qr\.c", 1),
    r"png\.h": (r"print/printer_file\.c|platform/image\.c", None),  # paper, screenshots
    r"microhttpd\.h": (r"console/http_server\.c", 1),
    r"yajl/yajl_\w+\.h": (r"content/|console/json\.c", None),
    r"(linebreak|linebreakdef|wordbreak|graphemebreak|unibreakbase)\.h": (r"draw/", 1),
    r"ini\.h": (r"config/", 1),
    r"rime_api\.h": (r"platform/", 1),
    r"zinnia\.h": (r"platform/", 1),
    r"(espeak-ng/)?speak_lib\.h": (r"platform/", 1),
    r"ft2build\.h": (r"print/sheets_pdf\.c", 1),
    r"(cairo|cairo-pdf|cairo-ft)\.h": (r"print/cairo_library\.h", 1),
    r"cups/(cups|raster)\.h": (r"print/cups_library\.h", 1),
    r"cups/ipp\.h": (r"print/ipp_answer\.h", 1),
    r"(archive|archive_entry)\.h": (r"content/docx_unpack\.c", 1),
    r"expat\.h": (r"content/docx\.c", 1),
    r"dlfcn\.h": (r"base/library\.c", 1),
    r"curl/curl\.h": (r"net/https\.c", 1),
    r"sodium\.h": (r"base/crypto\.c", 1),
}

LIBC = frozenset("""
    assert complex ctype dirent endian errno fcntl fenv float fts ftw getopt glob iconv inttypes
    iso646 langinfo libgen libintl limits locale malloc math netdb poll pthread regex sched search
    semaphore setjmp signal spawn stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib
    stdnoreturn string strings termios time unistd wchar wctype
""".split())
LIBC_FOLDER = re.compile(r"(sys|netinet|arpa|linux)/\w+\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MAIN = re.compile(r"^int main\(")


def quoted_fault(root, inside, room, name):
    other, _, rest = name.partition("/")
    if not rest:
        return f'write "{room}/{name}", from the top of the house'
    if not (root / "kiosk" / name).exists():
        return f"there is no kiosk/{name}"
    if other != room and name.endswith("_private.h"):
        return f"{name} belongs to its own room"
    if other != room and other not in FLOORS[room].split():
        return f"{room}/ must not include {other}/"
    return folder_fault(inside, name) if other == room and room in FOLDERS else None


def folder_fault(inside, name):
    """Within a room of folders: a kind of page knows no other kind of page."""
    room, *between = inside.split("/")[:-1]
    own, other = "/".join(between), "/".join(name.split("/")[1:-1])
    if own == other or name in PUBLIC[room]:
        return None
    if not other:
        return f"{room}/{own}/ must not include {name}, which is the room's own"
    rules = FOLDERS[room]
    if other not in rules.get(own, rules["*"]).split():
        return f"{room}/{own} must not include {room}/{other}/"
    return None


def system_fault(path_in_kiosk, name, users):
    for pattern, (door, count) in DOORS.items():
        if not re.fullmatch(pattern, name):
            continue
        if not re.match(door, path_in_kiosk):
            return f"<{name}> has its door at {door}"
        users.setdefault(pattern, set()).add(path_in_kiosk)
        if count and len(users[pattern]) > count:
            return f"<{name}> is already included by {sorted(users[pattern])[0]}"
        return None
    if name.removesuffix(".h") not in LIBC and not LIBC_FOLDER.fullmatch(name):
        return f"<{name}> has no door in tests/style/check_layers.py"
    return None


def check(root, build):
    faults, users = [], {}
    for path in source.files(root, "*.c", "*.h", under=("kiosk",)):
        inside = path.relative_to(root / "kiosk").as_posix()
        room = inside.split("/")[0]
        if room not in FLOORS:
            faults.append(f"{source.place(root, path, 1)}: {room}/ is no room of the house")
            continue
        for number, line in enumerate(path.read_text().split("\n"), 1):
            match = INCLUDE.match(line)
            fault = None
            if match and match.group(1) == '"':
                fault = quoted_fault(root, inside, room, match.group(2))
            elif match:
                fault = system_fault(inside, match.group(2), users)
            elif room != "app" and MAIN.match(line):
                fault = "main lives in app/"
            if fault:
                faults.append(f"{source.place(root, path, number)}: {fault}")
    return faults
