#include "draw/text.h"

#include <linebreak.h>
#include <string.h>

#include "base/utf8.h"

/* What may not begin a line: closing marks and signs that belong to what stands before them. */
static const uint32_t no_begin[] = {
    0x3002, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF09, 0x300B, 0x201D,
    0x2019, 0x2026, 0x2014, 0x300D, 0x300F, 0x3011, 0x3015, 0x2013, 0x00B7, 0x2103,
    0x2030, 0xFF05, '%',    ',',    '.',    ':',    ';',    '!',    '?',    ')',
};

/* What may not end a line: opening marks. */
static const uint32_t no_end[] = {
    0xFF08, 0x300A, 0x201C, 0x2018, 0x300C, 0x300E, 0x3010, 0x3014, '(',
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

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
    return !is_one_of(code, no_begin, COUNT(no_begin));
}

bool ks_text_may_end_line(uint32_t code)
{
    return !is_one_of(code, no_end, COUNT(no_end));
}

int ks_text_width(const struct ks_glyphs *glyphs, struct ks_text_style style, const char *text,
                  size_t bytes)
{
    if (bytes == 0)
        return 0;
    return glyphs->ops->width(glyphs->ctx, style.weight, style.size_px, text, bytes);
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* Han characters: what units such as day and yuan are written in. */
static bool is_han(uint32_t code)
{
    return code >= 0x4E00 && code <= 0x9FFF;
}

/* The code point before `at`, spaces passed over when asked; 0 at the beginning. */
static uint32_t code_before(const char *text, size_t at, bool pass_spaces)
{
    while (at > 0 && pass_spaces && text[at - 1] == ' ')
        at--;
    if (at == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    const char *p = text + at;
    return ks_utf8_next(&p);
}

static uint32_t code_at(const char *text, size_t at)
{
    const char *p = text + at;
    return ks_utf8_next(&p);
}

/* Whether a line may end before byte `at`, where Unicode would allow it. */
static bool may_break(const char *text, size_t at)
{
    uint32_t before = code_before(text, at, true), after = code_at(text, at);
    bool is_number_and_unit = text[at - 1] == ' ' && is_digit(before) && is_han(after);

    return ks_text_may_begin_line(after) && ks_text_may_end_line(before) && !is_number_and_unit;
}

/* A piece that is never broken: from the end of the one before to `end`. */
struct piece {
    size_t end;
    int width_px;       /* spaces at its end included */
    int tight_px;       /* not included */
    bool ends_in_break; /* '\n' */
};

struct breaker {
    const struct ks_glyphs *glyphs;
    struct ks_text_style style;
    const char *text;
    int max_px;
    struct piece *pieces;
    int piece_count;
    struct ks_text_lines out;
};

static size_t without_space(const char *text, size_t from, size_t to)
{
    while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n'))
        to--;
    return to;
}

static void add_piece(struct breaker *breaker, size_t from, size_t to, bool ends_in_break)
{
    size_t tight = without_space(breaker->text, from, to);
    size_t end = ends_in_break ? tight : to;
    struct piece *piece = &breaker->pieces[breaker->piece_count++];

    *piece = (struct piece){.end = to, .ends_in_break = ends_in_break};
    piece->tight_px =
        ks_text_width(breaker->glyphs, breaker->style, breaker->text + from, tight - from);
    piece->width_px = end == tight ? piece->tight_px
                                   : ks_text_width(breaker->glyphs, breaker->style,
                                                   breaker->text + from, end - from);
}

/* A piece wider than a line (an address) is cut between characters. */
static void add_pieces(struct breaker *breaker, size_t from, size_t to, bool ends_in_break)
{
    size_t tight = without_space(breaker->text, from, to);

    if (ks_text_width(breaker->glyphs, breaker->style, breaker->text + from, tight - from) <=
        breaker->max_px) {
        add_piece(breaker, from, to, ends_in_break);
        return;
    }
    while (from < to) {
        const char *p = breaker->text + from;
        ks_utf8_next(&p);
        size_t next = (size_t)(p - breaker->text);
        if (next > to || without_space(breaker->text, from, to) <= next)
            next = to;
        add_piece(breaker, from, next, ends_in_break && next == to);
        from = next;
    }
}

static void find_pieces(struct breaker *breaker, struct ks_arena *arena, size_t length)
{
    char *breaks = ks_arena_alloc(arena, length + 1);
    size_t from = 0;

    breaker->pieces = ks_arena_alloc(arena, (length + 1) * sizeof *breaker->pieces);
    set_linebreaks_utf8((const utf8_t *)breaker->text, length, "zh", breaks);
    for (size_t i = 0; i < length; i++) {
        bool is_last = i + 1 == length;
        bool must = breaks[i] == LINEBREAK_MUSTBREAK && !is_last;
        bool may = breaks[i] == LINEBREAK_ALLOWBREAK && !is_last && may_break(breaker->text, i + 1);
        if (!must && !may && !is_last)
            continue;
        add_pieces(breaker, from, i + 1, must);
        from = i + 1;
    }
}

static size_t piece_start(const struct breaker *breaker, int piece)
{
    return piece == 0 ? 0 : breaker->pieces[piece - 1].end;
}

static int line_width(const struct breaker *breaker, int first, int last)
{
    size_t from = piece_start(breaker, first);
    size_t to = without_space(breaker->text, from, breaker->pieces[last].end);

    return ks_text_width(breaker->glyphs, breaker->style, breaker->text + from, to - from);
}

static void add_line(struct breaker *breaker, int first, int last)
{
    size_t from = piece_start(breaker, first), to = breaker->pieces[last].end;
    struct ks_text_line *line = &breaker->out.lines[breaker->out.count++];

    line->text = breaker->text + from;
    line->bytes = without_space(breaker->text, from, to) - from;
    line->width_px = line_width(breaker, first, last);
    if (line->width_px > breaker->out.width_px)
        breaker->out.width_px = line->width_px;
}

/* Whether the pieces from `first` to the end are one Han character and perhaps a mark. */
static bool is_orphan(const struct breaker *breaker, int first)
{
    const char *p = breaker->text + piece_start(breaker, first);
    uint32_t code = ks_utf8_next(&p);

    if (!is_han(code))
        return false;
    code = ks_utf8_next(&p);
    return code == 0 || (!ks_text_may_begin_line(code) && *p == '\0');
}

/* The first piece that no longer fits on the line begun with `first`. */
static int end_of_line(const struct breaker *breaker, int first)
{
    int width = breaker->pieces[first].width_px, at = first + 1;

    while (at < breaker->piece_count && !breaker->pieces[at - 1].ends_in_break &&
           width + breaker->pieces[at].tight_px <= breaker->max_px)
        width += breaker->pieces[at++].width_px;
    /* The line as a whole may be a little wider than its pieces: what counts is the whole. */
    while (at > first + 1 && line_width(breaker, first, at - 1) > breaker->max_px)
        at--;
    return at;
}

/* What fits on one line is not looked at any closer: the usual case, and no rounding of pieces. */
static struct ks_text_lines one_line(struct ks_arena *arena, const char *text, size_t bytes,
                                     int width_px)
{
    struct ks_text_lines out = {.count = 1, .width_px = width_px};

    out.lines = ks_arena_alloc(arena, sizeof *out.lines);
    *out.lines = (struct ks_text_line){
        .text = text, .bytes = without_space(text, 0, bytes), .width_px = width_px};
    return out;
}

struct ks_text_lines ks_text_break(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                   struct ks_text_style style, const char *text, int max_width_px)
{
    struct breaker breaker = {
        .glyphs = glyphs, .style = style, .text = text, .max_px = max_width_px};
    size_t length = strlen(text);

    if (length == 0)
        return breaker.out;
    int whole_px = ks_text_width(glyphs, style, text, length);
    if (whole_px <= max_width_px && strchr(text, '\n') == NULL)
        return one_line(arena, text, length, whole_px);
    find_pieces(&breaker, arena, length);
    breaker.out.lines =
        ks_arena_alloc(arena, (size_t)breaker.piece_count * sizeof *breaker.out.lines);
    for (int first = 0; first < breaker.piece_count;) {
        int next = end_of_line(&breaker, first);
        if (next < breaker.piece_count && next > first + 1 &&
            !breaker.pieces[next - 1].ends_in_break && is_orphan(&breaker, next))
            next--;
        add_line(&breaker, first, next - 1);
        first = next;
    }
    return breaker.out;
}
