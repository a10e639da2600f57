"""A header compiles alone, opens with its purpose and says a word about each function."""
import re
import subprocess

import source

FLAGS = ["-std=c17", "-D_GNU_SOURCE", '-DKS_SOURCE_DIR=""', '-DKS_BUILD_DIR=""', "-Wall", "-Wextra",
         "-Werror", "-fsyntax-only", "-x", "c"]
GUARD = re.compile(r"#ifndef (KS_\w+_H)\n#define \1\n")
PROTOTYPE = re.compile(r"^[a-z][\w \*]*\bks_\w+\(")


def library_flags():
    result = subprocess.run(["pkg-config", "--cflags", "sdl2", "cairo-ft", "libpq"],
                            capture_output=True, text=True)
    return result.stdout.split()


def compile_fault(root, path, extra):
    result = subprocess.run(
        ["gcc", *FLAGS, *extra, f"-I{root / 'kiosk'}", f"-I{root / 'tests'}", str(path)],
        capture_output=True, text=True)
    if result.returncode == 0:
        return None
    lines = [line for line in result.stderr.split("\n") if "error:" in line]
    return "does not compile alone: " + (lines or [result.stderr])[0].split("error: ")[-1]


def undocumented(text):
    """Prototypes with no comment on the lines right above (a run of them may share one)."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not PROTOTYPE.match(line):
            continue
        above = number - 2
        while above >= 0 and lines[above].strip() and not lines[above].rstrip().endswith("*/"):
            above -= 1
        if above < 0 or not lines[above].strip():
            yield number, line


def check(root, build):
    faults, extra = [], library_flags()
    for path in source.files(root, "*.h"):
        text = path.read_text()
        fault = compile_fault(root, path, extra)
        if fault:
            faults.append(f"{source.place(root, path, 1)}: {fault}")
        if not text.startswith("/*"):
            faults.append(f"{source.place(root, path, 1)}: a header opens with its purpose")
        if not GUARD.search(text):
            faults.append(f"{source.place(root, path, 1)}: the guard is not KS_..._H")
        for number, line in undocumented(text):
            faults.append(f"{source.place(root, path, number)}: no comment above {line.strip()}")
    return faults
