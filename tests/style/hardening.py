"""The programs are built so that a memory fault is harder to use: position independent, no lazy
binding, no executable stack, protected stacks, checked library calls.

    hardening.py BUILD_DIR
"""
import json
import os
import pathlib
import re
import subprocess
import sys

PROGRAMS = ("kiosk", "kioskctl", "kioskd", "kiosk-bench", "kiosk-proof")
FLAGS = ("-fstack-protector-strong", "-fstack-clash-protection", "-fPIE")


def read(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def faults_of(program, is_sanitized):
    headers, symbols = read("readelf", "-hldW", program), read("nm", "-D", program)
    wanted = {
        "position independent": "Type:                              DYN" in headers,
        "read-only relocations": "GNU_RELRO" in headers,
        "no lazy binding": re.search(r"FLAGS_1\).*NOW", headers) is not None,
        "no executable stack": re.search(r"GNU_STACK.* RW ", headers) is not None,
        "stack protector": "__stack_chk_fail" in symbols,
        "checked library calls": is_sanitized or "_chk@" in symbols,
    }
    return [f"{program.name}: not built with: {what}" for what, is_there in wanted.items()
            if not is_there]


def main():
    build = pathlib.Path(sys.argv[1])
    commands = [one["command"] for one in
                json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
                if "/kiosk/" in one["file"]]
    is_sanitized = "-fsanitize=address" in commands[0]
    flags = FLAGS if is_sanitized else (*FLAGS, "-D_FORTIFY_SOURCE=2")
    if os.uname().machine == "x86_64":
        flags = (*flags, "-fcf-protection=full")
    faults = [f"a file of kiosk/ is compiled without {flag}" for flag in flags
              if not all(flag in command for command in commands)]
    for name in PROGRAMS:
        faults += (faults_of(build / name, is_sanitized) if (build / name).exists() else
                   [f"{name}: not built: cmake --build {build.name} --target {name}"])
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
