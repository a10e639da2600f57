"""Every sentence the program says has its Chinese, with the same marks in the same order; none is a
guess, none is left over, and none is said without asking the catalogue."""
import pathlib
import re
import subprocess
import tempfile

import source
from check_texts import HAN

KEYWORDS = ["--keyword=", "--keyword=ks_tr:2", "--keyword=ks_ui_tr:2", "--keyword=KS_N_:1",
            "--keyword=ks_staff_tr:1", "--keyword=ks_fail:3", "--keyword=ks_log:3",
            "--keyword=ks_load_fault:3", "--keyword=ks_faults_add:4", "--keyword=ks_ctl_say:2"]
PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|j|z|t|L)?[a-zA-Z%]")
WORD = re.compile(r"[A-Za-z]{2,}")
UNQUOTE = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


# Two words in a row, or one beside a mark: a sentence, or part of one.
SPOKEN = re.compile(r"[A-Za-z]+[,;:.?]? [A-Za-z]{2,}|"
                    r"(?<![%a-z])(?!kiosk(ctl)? )[a-z]{3,} %")
# What only a database, a drawing, a compiler or a builder of the program reads.
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|GRANT|FROM|WHERE|AND|CASE|ELSE|UNION|ORDER BY|"
                 r"PRAGMA|BEGIN|SET|CAST|IS NOT NULL|AT TIME ZONE)\b|_ms\b|\bYYYY-|"
                 r"SQLite format 3|= '|IN \('")
# What only a browser reads.
PROTOCOL = re.compile(r"charset=utf-8$|^(%s)?session=|^attachment;|^(id|event): |^default-src ")
# mixer.c: "Line Out" is what ALSA calls it
UNSPOKEN_FILES = re.compile(r"kiosk/app/(bench\w*|journey\w*)\.[ch]|kiosk/config/options\.c|"
                            r"kiosk/platform/mixer\.c")


def unquote(text):
    return re.sub(r"\\(.)", lambda m: UNQUOTE.get(m.group(1), m.group(1)), text)


def entries(text):
    """Yields (line, flags, msgid, msgstr, is_obsolete) of a catalogue without plurals."""
    for block in re.finditer(r"(?:^[^\n]+\n)+", text, re.M):
        line = 1 + text.count("\n", 0, block.start())
        flags, parts, field, obsolete = "", {}, "", False
        for row in block.group(0).split("\n"):
            obsolete = obsolete or row.startswith("#~")
            if row.startswith("#,"):
                flags += row
            match = re.match(r'(?:#~ )?(msgctxt|msgid|msgstr)? ?"(.*)"$', row)
            if match:
                field = match.group(1) or field
                parts[field] = parts.get(field, "") + unquote(match.group(2))
        if "msgid" in parts:
            yield line, flags, parts["msgid"], parts.get("msgstr", ""), obsolete


def used(root):
    """{sentence: first place} of all the program uses."""
    paths = [str(p) for p in source.files(root, "*.c", "*.h", under=("kiosk",))]
    with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
        subprocess.run(["xgettext", "--language=C", "--from-code=UTF-8", *KEYWORDS, "--force-po",
                        f"--output={pot.name}", *paths], check=True, capture_output=True)
        text = pathlib.Path(pot.name).read_text(encoding="utf-8")
    found = {}
    for block in text.split("\n\n"):
        where = re.search(r"^#: (\S+):(\d+)", block, re.M)
        for _, _, sentence, _, _ in entries(block + "\n"):
            if sentence and where:
                path = pathlib.Path(where.group(1))
                found[sentence] = source.place(root, path, where.group(2))
    return found


def entry_fault(flags, sentence, chinese, obsolete, wanted):
    if obsolete or sentence not in wanted:
        return "is no longer used"
    if "fuzzy" in flags:
        return "is only a guess (fuzzy)"
    if not chinese or (SPOKEN.search(sentence) and not HAN.search(chinese)):
        return "has no Chinese"
    if (PLACEHOLDER.findall(sentence) != PLACEHOLDER.findall(chinese) or
            sentence.count("%") != chinese.count("%")):
        return "and its Chinese differ in their % marks"
    return None


def literals(text):
    """Yields (line, the statement so far, sentence) of each literal, its parts joined."""
    code, first, parts = "", 0, []
    for line, kind, part in [*source.tokens(text), (0, "code", ";")]:
        if kind == "string":
            first = first if parts else line
            parts.append(unquote(part[1:-1]))
        elif kind != "comment" and part.strip():
            if parts:
                yield first, code, "".join(parts)
            code, parts = (code + part).rpartition(";")[2], []


def unspoken(root, path, sentence):
    place = path.relative_to(root).as_posix()
    return (UNSPOKEN_FILES.match(place) or sentence.startswith("<svg") or
            (place.startswith("kiosk/console/") and PROTOCOL.search(sentence)) or
            (place.startswith(("kiosk/store/", "kiosk/sql/")) and SQL.search(sentence)))


def untranslated(root, wanted):
    """Sentences that no function which translates is given, nor KS_N_."""
    for path in source.files(root, "*.c", "*.h", under=("kiosk",)):
        for line, code, sentence in literals(path.read_text(encoding="utf-8")):
            if (SPOKEN.search(sentence) and sentence not in wanted and
                    "tatic_assert" not in code and not unspoken(root, path, sentence)):
                yield (f'{source.place(root, path, line)}: "{sentence.strip()}" is said and never '
                       "translated: ks_tr, ks_staff_tr, ks_fail, or KS_N_ where it is kept")


def check(root, build):
    wanted, known = used(root), set()
    faults = list(untranslated(root, wanted))
    for path in source.files(root, "*.po", under=("locale",)):
        result = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)],
                                capture_output=True, text=True)
        faults += [line for line in result.stderr.split("\n")
                   if ".po:" in line and "warning" not in line]
        for line, flags, sentence, chinese, obsolete in entries(path.read_text()):
            known.add(sentence)
            fault = sentence and entry_fault(flags, sentence, chinese, obsolete, wanted)
            if fault:
                faults.append(f'{source.place(root, path, line)}: "{sentence}" {fault}')
    for sentence, where in wanted.items():
        if sentence not in known and WORD.search(PLACEHOLDER.sub("", sentence)):
            faults.append(f'{where}: "{sentence}" is not in the catalogue '
                          "(cmake --build build --target kiosk_locale_update)")
    return faults
