"""Decodes every slip's picture with zbarimg: it must hold exactly the payloads its text names."""
import pathlib
import subprocess
import sys


def codes_of(picture):
    run = subprocess.run(["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", picture],
                         capture_output=True, text=True, check=False)
    return sorted(line for line in run.stdout.splitlines() if line)


def main(folder):
    faults = []
    for text in sorted(pathlib.Path(folder).glob("slips/*.txt")):
        wanted = sorted(line[4:] for line in text.read_text(encoding="utf-8").splitlines()
                        if line.startswith("QR: "))
        found = codes_of(text.with_suffix(".png"))
        if found != wanted:
            faults.append(f"{text}: the text names {wanted}, the picture holds {found}")
    print("\n".join(faults), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
