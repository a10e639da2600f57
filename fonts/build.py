#!/usr/bin/python3
"""Makes NotoSansSC-Regular.otf and NotoSansSC-Bold.otf from Debian's package fonts-noto-cjk.

    fonts/build.py [--source DIR] [--out DIR] [--ranges]

Takes the Simplified Chinese face out of each collection, keeps the characters the kiosk can
show and the kerning, drops vertical and alternate forms, and names the family "Noto Sans SC".
The same input gives the same bytes. Also writes kiosk/content/font_ranges.c, by which content is
checked; with --ranges nothing else.
"""
import argparse
import pathlib

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Noto Sans SC"
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A, for names
    (0x02C6, 0x02DD),  # spacing accents
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letterlike
    (0x2150, 0x218F),  # number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x27BF),  # symbols, ticks, ballot boxes
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # CJK punctuation
    (0x3040, 0x30FF),  # kana (part of GBK)
    (0x3105, 0x3129),  # bopomofo
    (0x3200, 0x33FF),  # enclosed and squared CJK
    (0xFE10, 0xFE6F),  # compatibility and small forms
    (0xFF01, 0xFFEE),  # full and half width forms
)
FEATURES = ["ccmp", "kern", "mark", "mkmk"]
# Ballot boxes, which the source lacks: put together from a box and a mark of its own; each takes
# the place of a unit sign nobody writes here.
SPARE, BOX = (0x33AD, 0x33AE), 0x25A1
BALLOTS = ((0x2611, 0x2713, 0.66), (0x2612, 0x00D7, 0.95))
ALIASES = ((0x2610, BOX), (0x2714, 0x2713), (0x2715, 0x00D7))


def gbk_characters():
    """Every character of the GBK encoding, the user-defined area left out."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return {c for c in found if not 0xE000 <= c <= 0xF8FF}


def rename(font, style):
    """One plain name, so that nobody mixes the part up with the whole."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY, 2: style, 3: f"{postscript};court-kiosk", 4: f"{FAMILY} {style}",
             6: postscript}
    table = font["name"]
    table.names = [n for n in table.names
                   if n.langID in (0, 0x409) and n.nameID not in (16, 17)]
    for record in table.names:
        if record.nameID in names:
            record.string = names[record.nameID]
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FamilyName = FAMILY
    cff.topDictIndex[0].FullName = f"{FAMILY} {style}"


def bounds(glyphs, name):
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds


def draw_ballot(glyphs, box, mark, scale, pen):
    """The box, and the mark scaled and centred in it."""
    glyphs[box].draw(pen)
    left, bottom, right, top = bounds(glyphs, box)
    mark_left, mark_bottom, mark_right, mark_top = bounds(glyphs, mark)
    factor = scale * (right - left) / max(mark_right - mark_left, mark_top - mark_bottom)
    glyphs[mark].draw(TransformPen(pen, (
        factor, 0, 0, factor, (left + right - factor * (mark_left + mark_right)) / 2,
        (bottom + top - factor * (mark_bottom + mark_top)) / 2)))


def add_ballots(font):
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    added = dict((code, cmap[source]) for code, source in ALIASES)
    for spare, (code, mark, scale) in zip(SPARE, BALLOTS):
        target, width = cmap[spare], font["hmtx"][cmap[BOX]][0]
        old = strings[target]
        shift = width - old.private.nominalWidthX
        pen = T2CharStringPen(None if width == old.private.defaultWidthX else shift, glyphs)
        draw_ballot(glyphs, cmap[BOX], cmap[mark], scale, pen)
        strings[target] = pen.getCharString(old.private, old.globalSubrs)
        font["hmtx"][target] = (width, font["hmtx"][cmap[BOX]][1])
        added[code] = target
    for table in (t for t in font["cmap"].tables if t.isUnicode() and t.format != 14):
        table.cmap.update(added)
        for spare in SPARE:
            table.cmap.pop(spare, None)


def build(source, target, style):
    faces = TTCollection(str(source))
    font = next(f for f in faces.fonts
                if str(f["name"].getName(1, 3, 1, 0x409)).startswith("Noto Sans CJK SC"))
    wanted = gbk_characters()
    for first, last in RANGES:
        wanted.update(range(first, last + 1))
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], name_languages=["*"],
                             notdef_outline=True, drop_tables=["BASE", "DSIG", "VORG", "vhea",
                                                               "vmtx"],
                             recalc_timestamp=False, hinting=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    add_ballots(font)
    rename(font, style)
    font.recalcTimestamp = False
    font.flavor = None
    font.save(str(target))
    print(f"{target}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def write_ranges(fonts, target):
    """The characters that all fonts have, as the table that content is checked against."""
    shared = set.intersection(*(set(TTFont(str(font)).getBestCmap()) for font in fonts))
    ranges = []
    for code in sorted(shared):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    rows = "".join(f"    {{0x{first:04x}, 0x{last:04x}}},\n" for first, last in ranges)
    target.write_text(
        "/* The characters of the kiosk's fonts, written by fonts/build.py. */\n"
        '#include "content/font_ranges.h"\n\n'
        "/* clang-format off */\n"
        "const struct ks_font_range ks_font_ranges[] = {\n" + rows + "};\n"
        "/* clang-format on */\n"
        "const int ks_font_range_count = sizeof ks_font_ranges / sizeof ks_font_ranges[0];\n",
        encoding="utf-8")


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=pathlib.Path,
                        default=pathlib.Path("/usr/share/fonts/opentype/noto"))
    parser.add_argument("--out", type=pathlib.Path, default=here)
    parser.add_argument("--ranges", action="store_true", help="only the table of characters")
    options = parser.parse_args()
    fonts = {style: options.out / f"NotoSansSC-{style}.otf" for style in ("Regular", "Bold")}
    for style, font in fonts.items():
        if not options.ranges:
            build(options.source / f"NotoSansCJK-{style}.ttc", font, style)
    write_ranges(fonts.values(), here.parent / "kiosk/content/font_ranges.c")


if __name__ == "__main__":
    main()
