"""The worked cases of the law, row by row: what kioskctl answers, what a visit ends with, what a
page says. usage: cases.py BUILD_DIR CONTENT_DIR FILE.csv [READINGS.csv]

A row is area, steps, expected, derivation. READINGS.csv says how a row is read whose steps or
expected words are prose, or whose control has another name here: the row's own two columns, the
two to take in their place, and why. A reading of no row is a fault. Steps are one of
    kioskctl COMMAND ...            its output, with what it refuses
    journey: STEP ; STEP ...        a visit on 27 November 2026; its newest slip, or expect steps
    page FILE ...                   the Chinese texts of a file of the pack, with its prose
    english FILE ...                its English texts
Expected holds words to be found, between " ; " or " + ", and after "NOT:" words that must not be,
between " / ". Spaces and line breaks do not count in slips and pages."""
import csv
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

CLOCK = "2026-11-27T10:00:00"
EXACT = ("fee", "interest", "period")


def packed(text):
    return re.sub(r"\s+", "", text)


def wanted_and_banned(expected):
    wanted, _, banned = expected.partition("NOT:")
    split = lambda text, at: [part.strip() for part in re.split(at, text) if part.strip()]
    return split(wanted, r" ; | \+ |;\s*$"), split(banned, r" / ")


def run_kioskctl(build, content, steps, expected):
    words = shlex.split(steps)[1:]
    done = subprocess.run([build / "kioskctl", "--content", content] + words,
                          capture_output=True, encoding="utf-8",
                          errors="replace", check=False)
    said = done.stdout + done.stderr
    if done.returncode == 0 and words[0] in EXACT:
        is_right = done.stdout.strip() == expected.strip()
        return "" if is_right else f"said {done.stdout.strip()!r}"
    if done.returncode != 0 and not wanted_and_banned(expected)[0]:
        return f"refused: {said[:400]}"
    return look(said, expected)


def look(said, expected):
    wanted, banned = wanted_and_banned(expected)
    said = packed(said)
    missing = [word for word in wanted if packed(word) not in said]
    there = [word for word in banned if packed(word) in said]
    if missing or there:
        return f"missing {missing}, not to be there {there}, in: {said[:700]}"
    return ""


def newest_slip(out):
    slips = sorted((out / "slips").glob("*.txt"))
    return slips[-1].read_text(encoding="utf-8") if slips else ""


def run_journey(build, content, steps, expected):
    lines = [f"clock {CLOCK}"] + [step.strip() for step in steps.split(" ; ")]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        journey = out / "case.journey"
        journey.write_text("\n".join(lines) + "\n", encoding="utf-8")
        played = subprocess.run([build / "kiosk", "--content", content, "--journey", journey,
                                 "--out", out], capture_output=True, encoding="utf-8",
                          errors="replace", check=False)
        if played.returncode != 0:
            return f"stopped: {played.stderr.strip()[-400:]}"
        if not any(line.startswith("tap 打印") for line in lines):
            has_looked = any(line.startswith("expect") for line in lines)
            return "" if has_looked else "neither a print nor an expect step: nothing was looked at"
        return look(newest_slip(out), expected)


def texts(node, language):
    """The texts of a page in one language, sources aside."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == language and isinstance(value, str):
                yield value
            elif key != "sources":
                yield from texts(value, language)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, language)


def page_text(content, name, language):
    """FILE, or FILE#ID for one institution or outcome."""
    file, _, one = name.partition("#")
    data = json.loads((content / file).read_text(encoding="utf-8"))
    said = []
    folder = content / pathlib.Path(file).stem
    proses = ([content / "guides" / f"{data['notes']}.{language}.md"]
              if file.startswith("guides/") else sorted(folder.glob(f"*.{language}.md")))
    said += [prose.read_text(encoding="utf-8").replace("**", "") for prose in proses]
    if one:
        lists = [value for value in data.values() if isinstance(value, list)]
        data = [row for rows in lists for row in rows
                if isinstance(row, dict) and row.get("id") == one]
        assert data, f"{file} has no {one}"
    return "\n".join(said + list(texts(data, language)))


def run_page(content, steps, expected):
    language = "zh_CN" if steps.startswith("page ") else "en"
    said = "\n".join(page_text(content, name, language) for name in steps.split()[1:])
    return look(said, expected)


def run_row(build, content, steps, expected):
    if steps.startswith("kioskctl "):
        return run_kioskctl(build, content, steps, expected)
    if steps.startswith("journey: "):
        return run_journey(build, content, steps[len("journey: "):], expected)
    if steps.startswith(("page ", "english ")):
        return run_page(content, steps, expected)
    return "steps that nobody can take"


def rows_of(file):
    with open(file, encoding="utf-8", newline="") as text:
        return list(csv.reader(text))[1:]


def main(build, content, table, readings=None):
    read_as = {tuple(row[:2]): row[2:4] for row in rows_of(readings)} if readings else {}
    failed = passed = 0
    for line, (area, *row) in enumerate(rows_of(table), 2):
        steps, expected = read_as.pop(tuple(row[:2]), row[:2])
        fault = run_row(build, content, steps, expected)
        failed, passed = failed + bool(fault), passed + (not fault)
        if fault:
            print(f"{table}: row {line} ({area}): {steps}\n    expected "
                  f"{expected}\n    {fault}")
    for steps, _ in read_as:
        failed += 1
        print(f"{readings}: a reading of no row: {steps}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *sys.argv[3:]))
