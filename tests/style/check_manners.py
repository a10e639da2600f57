"""Below app/ nobody ends the process or prints; the log has its one place, and so has the end for
want of memory."""
import re

import source

CALL = re.compile(r"(?<![\w.>])(v?printf|puts|putchar|perror|exit|_exit|_Exit|quick_exit"
                  r"|system|popen|gets|strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof)\s*\("
                  r"|\bv?f(printf|puts|putc)\s*\([^;]*\b(stderr|stdout)\b")
QUIET_EXCEPT = re.compile(r"kiosk/((app|ctl)/.*|base/(log|memory)\.c)")
UNSAFE = {"gets", "strcpy", "strcat", "sprintf", "vsprintf", "strtok", "atoi", "atol", "atof",
          "system", "popen"}


def check(root, build):
    faults = []
    for path in source.files(root, "*.c", under=("kiosk",)):
        excused = QUIET_EXCEPT.fullmatch(path.relative_to(root).as_posix())
        for number, line in enumerate(source.code_lines(path.read_text()), 1):
            match = CALL.search(line)
            if match and (not excused or match.group(1) in UNSAFE):
                faults.append(f"{source.place(root, path, number)}: {line.strip()}: return an "
                              "error or log, and use the checked calls")
    return faults
