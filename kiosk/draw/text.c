#include "draw/text.h"

#include <linebreak.h>
#include <string.h>

#include "base/utf8.h"

static bool is_one_of(uint32_t code, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == code)
            return true;
    }
    return false;
}

bool ks_text_may_begin_line(uint32_t code)
{
    static const uint32_t set[] = {0x3002, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF09,
                                   0x300B, 0x201D, 0x2019, 0x2026, 0x2014, 0x300D, 0x300F, 0x3011,
                                   0x3015, '%',    ',',    '.',    ':',    ';',    '!',    '?',
                                   ')',    0xB7,   0x2103, 0x2030};
    return !is_one_of(code, set, sizeof set / sizeof set[0]);
}

bool ks_text_may_end_line(uint32_t code)
{
    static const uint32_t set[] = {0xFF08, 0x300A, 0x201C, 0x2018, 0x300C, 0x300E,
                                   0x3010, 0x3014, '('};
    return !is_one_of(code, set, sizeof set / sizeof set[0]);
}

int ks_text_width(const struct ks_glyphs *glyphs, struct ks_text_style style, const char *text,
                  size_t bytes)
{
    return bytes == 0 ? 0
                      : glyphs->ops->width(glyphs->ctx, style.weight, style.size_px, text, bytes);
}

struct ks_text_lines ks_text_break(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                   struct ks_text_style style, const char *text, int max_width_px)
{
    size_t length = strlen(text);
    char *brks = ks_arena_alloc(arena, length + 1);
    struct ks_text_lines out = {0};
    out.lines = ks_arena_alloc(arena, (length + 1) * sizeof *out.lines);
    set_linebreaks_utf8((const utf8_t *)text, length, "zh", brks);
    size_t start = 0, seg = 0, last = 0;
    int width = 0;
    for (size_t i = 0; i < length; i++) {
        if (brks[i] != LINEBREAK_ALLOWBREAK && brks[i] != LINEBREAK_MUSTBREAK && i + 1 < length)
            continue;
        if (i + 1 < length && brks[i] == LINEBREAK_ALLOWBREAK) {
            const char *p = text + i + 1;
            if (!ks_text_may_begin_line(ks_utf8_next(&p)))
                continue;
            const char *q = text + i;
            while (q > text && ((unsigned char)*q & 0xC0) == 0x80)
                q--;
            if (!ks_text_may_end_line(ks_utf8_next(&q)))
                continue;
        }
        int w = ks_text_width(glyphs, style, text + seg, i + 1 - seg);
        if (width > 0 && width + w > max_width_px + 2) {
            out.lines[out.count++] = (struct ks_text_line){text + start, last - start, 0};
            start = seg;
            width = 0;
        }
        width += w;
        last = i + 1;
        seg = i + 1;
        if (brks[i] == LINEBREAK_MUSTBREAK && i + 1 < length) {
            out.lines[out.count++] = (struct ks_text_line){text + start, last - start, 0};
            start = last;
            width = 0;
        }
    }
    if (length > start)
        out.lines[out.count++] = (struct ks_text_line){text + start, length - start, 0};
    for (int i = 0; i < out.count; i++) {
        while (out.lines[i].bytes > 0 && (out.lines[i].text[out.lines[i].bytes - 1] == ' ' ||
                                          out.lines[i].text[out.lines[i].bytes - 1] == '\n'))
            out.lines[i].bytes--;
        out.lines[i].width_px = ks_text_width(glyphs, style, out.lines[i].text, out.lines[i].bytes);
        if (out.lines[i].width_px > out.width_px)
            out.width_px = out.lines[i].width_px;
    }
    return out;
}
