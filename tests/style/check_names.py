"""What a room lends to the linker is named ks_..., and no room keeps a global that changes."""
import re
import subprocess

OWN = re.compile(r"ks_\w+(\.[\w.]+)?|main")
MADE = re.compile(r"\.|_?_(asan|odr_asan|ubsan|sanitizer|lsan|tsan|gcov|llvm)|_sub_[DI]_")
# State that has to be as wide as the process, and why.
EXCUSED = {
    "kiosk/platform/fonts.c: lock": "SDL_ttf keeps one library handle in the process",
    "kiosk/base/library.c: lock": "a library is opened once in the process",
    "kiosk/platform/mixer.c: alsa": "functions of a library, found once",
    "kiosk/platform/voice.c: espeak": "functions of a library, found once",
    "kiosk/print/cairo_library.c: ks_cairo": "functions of a library, found once",
    "kiosk/print/cups_library.c: ks_cups": "functions of a library, found once",
    "kiosk/content/docx.c: door": "functions of a library, found once",
    "kiosk/content/docx_unpack.c: door": "functions of a library, found once",
    "kiosk/sql/pq_library.c: ks_pq": "functions of a library, found once",
    "kiosk/sql/sql_pgsql_call.c: names": "what a name meant is the machine's; lines made anew ask",
}
# Names of the C library that a room stands in front of, and why.
IN_FRONT = {
    "kiosk/base/memory.c: free": "what is given back is overwritten, in every library",
    "kiosk/base/memory.c: realloc": "what is given back is overwritten, in every library",
}
ROW = re.compile(r"^[0-9a-f]+ (.{7}) (\S+)\s+[0-9a-f]+\s+(?:\.hidden )?(\S+)$")
CHANGING = re.compile(r"\.(data|bss|tdata|tbss|tm_clone_table)(\.(?!rel\.ro)\S*)?$")


def symbols(archive):
    """Yields (member, flags, section, name) of the archive's own symbols."""
    result = subprocess.run(["objdump", "-t", str(archive)], capture_output=True, text=True,
                            check=True)
    member = archive.name
    for line in result.stdout.split("\n"):
        if ":     file format" in line:
            member = line.split(":")[0]
        match = ROW.match(line)
        if match and match.group(2) != "*UND*":
            yield member, *match.groups()


def check(root, build):
    faults = []
    archives = sorted(build.glob("rooms/*/libroom_*.a"))
    if not archives:
        return [f"{build}: no room is built there"]
    for archive in archives:
        room = archive.stem.removeprefix("libroom_")
        for member, flags, section, name in symbols(archive):
            if MADE.match(name) or name == section:
                continue
            where = f"kiosk/{room}/{member.removesuffix('.o')}"
            is_own = OWN.fullmatch(name) or f"{where}: {name}" in IN_FRONT
            if flags[0] in "gu" and not is_own:
                faults.append(f"{where}: {name} is visible to all and not named ks_...")
            # of one inside a function gcc says name.0 and clang function.name
            bare = re.sub(r"\.\d+$", "", name).split(".")[-1]
            if (flags[6] == "O" and CHANGING.match(section)
                    and f"{where}: {bare}" not in EXCUSED):
                faults.append(f"{where}: {name} is state at file scope that changes")
    return faults
