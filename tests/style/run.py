#!/usr/bin/env python3
"""One style check: run.py NAME ROOT BUILD. Prints every fault; exit status 1 if there is one."""
import importlib
import pathlib
import sys


def main():
    name, root, build = sys.argv[1:4]
    check = importlib.import_module(f"check_{name}")
    faults = check.check(pathlib.Path(root).resolve(), pathlib.Path(build).resolve())
    for fault in faults:
        print(fault)
    print(f"{check.__doc__.strip()} {len(faults)} fault(s).")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
