"""Writes pinyin_table.c from Unihan_Readings.txt.bz2: pinyin_table.py UNIHAN OUT.

One 16-bit offset for each character of the main block into a pool of distinct sets of readings.
"""
import bz2
import re
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
FIELDS = ("kMandarin", "kHanyuPinlu", "kXHC1983")  # in this order: the usual reading comes first
READING = re.compile(r"[^\W\d_]+")
DIAERESIS = "\u0308"


def typed(reading):
    """The ways to type a reading with its tone: without it, and u with two dots as v or u."""
    letters = unicodedata.normalize("NFD", reading)
    plain = "".join(c for c in letters if c.isascii() and c.isalpha())
    if DIAERESIS not in letters:
        return [plain]
    return [plain.replace("u", "v", 1), plain]


def sets(path):
    """{character: "hang xing"} of the main block."""
    found = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in FIELDS:
                found.setdefault(int(parts[0][2:], 16), {})[parts[1]] = parts[2]
    result = {}
    for code in range(FIRST, LAST + 1):
        fields = found.get(code, {})
        readings = [way for field in FIELDS for reading in READING.findall(
            unicodedata.normalize("NFC", fields.get(field, ""))) for way in typed(reading)]
        result[code] = " ".join(dict.fromkeys(readings))
    return result


def main():
    by_code = sets(sys.argv[1])
    pool, offsets = [""], {"": 0}
    end = 1
    for readings in sorted(set(by_code.values()) - {""}):
        offsets[readings] = end
        pool.append(readings)
        end += len(readings) + 1
    assert 900 < len(pool) and end < 0x8000, "this is not the Unihan database"
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write('#include "search/pinyin.h"\n#include "search/pinyin_private.h"\n\n')
        out.write("const char ks_pinyin_pool[] = {\n")
        for readings in pool:
            out.write("    " + "".join(f"'{letter}'," for letter in readings) + "0,\n")
        out.write("};\nconst size_t ks_pinyin_pool_bytes = sizeof ks_pinyin_pool;\n\n")
        out.write("const uint16_t ks_pinyin_offsets[KS_PINYIN_LAST - KS_PINYIN_FIRST + 1] = {\n")
        codes = list(range(FIRST, LAST + 1))
        for start in range(0, len(codes), 16):
            row = (str(offsets[by_code[code]]) for code in codes[start:start + 16])
            out.write("    " + ", ".join(row) + ",\n")
        out.write("};\n")


if __name__ == "__main__":
    main()
