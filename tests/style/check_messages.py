"""Every sentence the program uses has its Chinese, none is a guess, and none is left over."""
import pathlib
import re
import subprocess
import tempfile

import source

KEYWORDS = ["--keyword=", "--keyword=ks_tr:2", "--keyword=ks_ui_tr:2", "--keyword=KS_N_:1"]
PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|j|z|t|L)?[a-zA-Z%]")
UNQUOTE = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


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
    if not chinese:
        return "has no Chinese"
    marks = "%s" % sorted(PLACEHOLDER.findall(sentence))
    if "c-format" in flags and marks != "%s" % sorted(PLACEHOLDER.findall(chinese)):
        return "and its Chinese differ in their % marks"
    return None


def check(root, build):
    wanted, known, faults = used(root), set(), []
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
        if sentence not in known:
            faults.append(f'{where}: "{sentence}" is not in the catalogue '
                          "(cmake --build build --target kiosk_locale_update)")
    return faults
