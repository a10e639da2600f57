"""Persons, each from home to paper in hand: taps and pages, and what the paper is worth.

    persons.py [KIOSK OUT]

Each journey of persons/ says in its first lines what it needs: `# taps:` what a finger presses up
to the paper (or to `# in hand`, where the journey goes on), a typed text as many as its characters.
Prints the table and holds it against the table of the first build; with KIOSK it plays all of them
and the table has the pages, too. (That each of them holds is a test of its own.)
"""
import json
import pathlib
import shutil
import subprocess
import sys

import play

FOLDER = pathlib.Path(__file__).parent / "persons"
IN_HAND = "# in hand"
PRESSED = ("tap ", "type ", "sign", "swipe ", "key ")
PAD = {"今天", "昨天", "删除", "清空", "万"}  # keys of a pad that are no digits
MODES = {"大字", "高对比", "低位操作", "English"}
SUFFICES = {"yes", "half", "no"}

# The first build, person by person: taps, and keys of a pad beside them. None: no goal, or no way.
FIRST = {1: (10, 0), 2: (4, 0), 3: (7, 0), 4: (8, 0), 5: (8, 8), 6: (7, 8), 7: (4, 0), 8: (2, 0),
         9: (2, 0), 10: (6, 0), 11: (10, 0), 12: (8, 0), 13: (9, 0), 14: (5, 0), 15: None,
         16: None, 17: (4, 0), 18: (1, 0), 19: None, 20: (8, 0), 21: (15, 0), 22: (7, 6)}
FIRST.update((number, None) for number in range(23, 43))  # the twenty matters: no page of theirs
FEW = 8         # taps, keys of a pad apart
SERVED = 37     # persons whose paper suffices after few taps


def is_pad(line):
    return line.startswith("type ") or line.removeprefix("tap ") in PAD


def presses(line):
    """What a finger does for this line: taps, and keys of a pad."""
    if not line.startswith(PRESSED):
        return 0, 0
    if line.startswith("type "):
        return 0, len(line.removeprefix("type "))
    return (0, 1) if is_pad(line) else (1, 0)


def count(lines):
    return tuple(sum(each) for each in zip((0, 0), *map(presses, lines)))


def says(lines, key):
    found = [line.removeprefix(f"# {key}: ") for line in lines if line.startswith(f"# {key}: ")]
    return found[0] if len(found) == 1 else None


def pages(kiosk, journey, lines, out):
    """Pages seen up to the paper: other controls after a tap that is no key and no mode."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    looked = "".join(f"{line}\ncontrols {at}.json\n" for at, line in enumerate(lines))
    (out / journey.name).write_text(looked, encoding="utf-8")
    subprocess.run([kiosk, "--journey", out / journey.name, "--out", out] +
                   play.options_of(journey), check=True, stderr=subprocess.DEVNULL)
    seen, before = 1, None
    for at, line in enumerate(lines):
        now = [each["name"] for each in json.loads((out / f"{at}.json").read_text("utf-8"))]
        turns = line.startswith("tap ") and not is_pad(line) and line[4:] not in MODES
        seen += turns and now != before
        before = now
    return seen


def person(kiosk, journey, out):
    lines = journey.read_text(encoding="utf-8").splitlines()
    hand = lines.index(IN_HAND) if IN_HAND in lines else len(lines)
    said = {key: says(lines, key) for key in ("mode", "goal", "taps", "suffices", "because")}
    return {"number": int(journey.stem[:2]), "name": journey.stem[3:], "said": said,
            "taps": count(lines[:hand]), "all": count(lines),
            "pages": pages(kiosk, journey, lines[:hand], out / journey.stem) if kiosk else "-"}


def faults_of(each):
    said, number = each["said"], each["number"]
    faults = [f"says no {key}" for key, word in said.items() if not word]
    if said["taps"] != str(sum(each["taps"])):
        faults.append(f"says {said['taps']} taps, needs {sum(each['taps'])}")
    if said["suffices"] not in SUFFICES:
        faults.append(f"suffices is {said['suffices']}")
    if FIRST[number] is not None and sum(each["taps"]) > sum(FIRST[number]):
        faults.append(f"needs {sum(each['taps'])} taps, the first build {sum(FIRST[number])}")
    return [f"{number:02} {each['name']}: {fault}" for fault in faults]


def words(taps):
    return "-" if taps is None else f"{taps[0]} + {taps[1]} keys" if taps[1] else str(taps[0])


def table(persons):
    rows = ["| # | person | mode | taps | then | pages | on paper |",
            "|---|---|---|---|---|---|---|"]
    for each in persons:
        rows.append(f"| {each['number']} | {each['name'].replace('_', ' ')} "
                    f"| {each['said']['mode']} | {words(each['taps'])} "
                    f"| {words(FIRST[each['number']])} | {each['pages']} "
                    f"| {each['said']['suffices']}: {each['said']['because']} |")
    return "\n".join(rows)


def main(kiosk=None, out="."):
    persons = [person(kiosk, journey, pathlib.Path(out))
               for journey in sorted(FOLDER.glob("*.journey"))]
    faults = [fault for each in persons for fault in faults_of(each)]
    if [each["number"] for each in persons] != sorted(FIRST):
        faults.append("not each person of the table has a journey")
    enough = [each for each in persons if each["said"]["suffices"] == "yes"]
    served = [each for each in enough if each["taps"][0] <= FEW]
    bare = [each for each in enough if sum(each["taps"]) <= FEW]
    print(table(persons))
    print(f"{len(enough)} of {len(persons)} have paper or screen that suffices, {len(served)} "
          f"within {FEW} taps, {len(bare)} if each key of a pad is a tap")
    if len(served) < SERVED:
        faults.append(f"{len(served)} are served within {FEW} taps, not {SERVED}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
