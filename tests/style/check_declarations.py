"""A variable is declared where it gets its value: none waits at the top of a block for the line
that sets it."""
import re

import source

LOCAL = re.compile(r"^( +)(?:(?:const|unsigned|struct|enum) )*\w+ \**(\w+);$")


def check(root, build):
    faults = []
    for path in source.files(root, "*.c", under=("kiosk",)):
        lines = source.code_lines(path.read_text())
        for number, line in enumerate(lines):
            match = LOCAL.match(line)
            if not match or line.split()[0] in ("return", "goto", "typedef", "static"):
                continue
            indent, name = match.groups()
            first = next((later for later in lines[number + 1:]
                          if re.search(rf"\b{name}\b", later)), "")
            alone = first.split("=", 1)[-1]
            if re.match(rf"{indent}{name} = ", first) and not re.search(rf"\b{name}\b", alone):
                faults.append(f"{source.place(root, path, number + 1)}: declare {name} where it "
                              "gets its value")
    return faults
