/* Text cut into lines of a width. */
#include "draw/text.h"

#include <linebreak.h>
#include <string.h>

#include "base/utf8.h"
#include "draw/text_private.h"

/* Builds the library's search index before there is a second thread; without it every code point
 * is looked up by walking the whole table. */
__attribute__((constructor)) static void index_line_breaks(void)
{
    init_linebreak();
}

/* What is never broken: bytes `from` to `end` of the text, `tight` without its last spaces. */
struct piece {
    uint32_t from, tight, end;
    int width_px; /* without its last spaces */
};

/* The pieces `first` to `last` of a paragraph as one line. */
struct span {
    int first, last, width_px;
};

struct breaker {
    const struct ks_glyphs *glyphs;
    struct ks_arena *arena;
    struct ks_text_style style;
    const struct ks_text_bold *bold; /* NULL: none */
    const char *text;
    int max_px, space_px;
    struct ks_text_char *chars; /* of this paragraph, one more behind the last marks its end */
    uint8_t *costs;             /* enum ks_text_cost before each of them */
    int char_count;
    struct piece *pieces; /* of this paragraph */
    int piece_count;
    struct span *spans; /* its lines */
    int span_count;
    struct ks_text_lines out;
};

int ks_text_width(const struct ks_glyphs *glyphs, struct ks_text_style style, const char *text,
                  size_t bytes)
{
    if (bytes == 0)
        return 0;
    return glyphs->ops->width(glyphs->ctx, style.weight, style.size_px, text, bytes);
}

size_t ks_text_run_end(const struct ks_text_bold *bold, size_t from, size_t to,
                       enum ks_weight *weight)
{
    for (int i = 0; bold && i < bold->count; i++) {
        const struct ks_byte_range *range = &bold->ranges[i];
        if (range->to <= from)
            continue;
        if (range->from > from)
            return range->from < to ? range->from : to;
        *weight = KS_WEIGHT_BOLD;
        return range->to < to ? range->to : to;
    }
    return to;
}

static int width_of(const struct breaker *breaker, uint32_t from, uint32_t to)
{
    int width = 0;
    size_t end;
    for (size_t at = from; at < to; at = end) {
        struct ks_text_style style = breaker->style;
        end = ks_text_run_end(breaker->bold, at, to, &style.weight);
        width += ks_text_width(breaker->glyphs, style, breaker->text + at, end - at);
    }
    return width;
}

/* Reads the paragraph's code points, and where Unicode lets a line end. */
static void read_chars(struct breaker *breaker, uint32_t from, uint32_t to)
{
    uint32_t bytes = to - from;
    char *breaks = ks_arena_alloc(breaker->arena, bytes);
    const char *p = breaker->text + from;

    breaker->chars = ks_arena_alloc(breaker->arena, (bytes + 1) * sizeof *breaker->chars);
    breaker->costs = ks_arena_alloc(breaker->arena, bytes + 1);
    breaker->char_count = 0;
    set_linebreaks_utf8((const utf8_t *)p, bytes, NULL, breaks);
    while (p < breaker->text + to) {
        int at = breaker->char_count++;
        uint32_t byte = (uint32_t)(p - breaker->text);
        breaker->chars[at] = (struct ks_text_char){.code = ks_utf8_next(&p), .at = byte};
        if (at > 0)
            breaker->costs[at] = (uint8_t)ks_text_cost_before(
                breaker->chars, at, breaks[byte - from - 1] <= LINEBREAK_ALLOWBREAK);
    }
    breaker->chars[breaker->char_count].at = to;
}

/* Appends the code points `first` to before `end` as one piece or, if they are wider than a line,
 * as several, cut where it costs least. */
static void add_pieces(struct breaker *breaker, int first, int end, enum ks_text_cost cost)
{
    int solid = end;

    while (solid > first && ks_text_is_space(breaker->chars[solid - 1].code))
        solid--;
    struct piece piece = {.from = breaker->chars[first].at,
                          .tight = breaker->chars[solid].at,
                          .end = breaker->chars[end].at};
    piece.width_px = width_of(breaker, piece.from, piece.tight);
    if (piece.width_px <= breaker->max_px || cost == KS_TEXT_COST_NEVER) {
        breaker->pieces[breaker->piece_count++] = piece;
        return;
    }
    /* Cut at every place of the least cost there is, and what is still too wide again. */
    for (int from = first, at = first + 1; at <= end; at++) {
        if (at < end && breaker->costs[at] > cost)
            continue;
        add_pieces(breaker, from, at, cost + 1);
        from = at;
    }
}

static void find_pieces(struct breaker *breaker)
{
    int from = 0;

    breaker->piece_count = 0;
    breaker->pieces =
        ks_arena_alloc(breaker->arena, (size_t)breaker->char_count * sizeof *breaker->pieces);
    for (int at = 1; at <= breaker->char_count; at++) {
        if (at < breaker->char_count && breaker->costs[at] != KS_TEXT_COST_NONE)
            continue;
        add_pieces(breaker, from, at, KS_TEXT_COST_ADDRESS);
        from = at;
    }
}

static int span_width(const struct breaker *breaker, int first, int last)
{
    return width_of(breaker, breaker->pieces[first].from, breaker->pieces[last].tight);
}

/* The longest line that begins with piece `first`. */
static struct span fill_span(const struct breaker *breaker, int first)
{
    const struct piece *pieces = breaker->pieces;
    int last = first, width = pieces[first].width_px;

    while (last + 1 < breaker->piece_count) {
        int spaces = pieces[last].end > pieces[last].tight ? breaker->space_px : 0;
        width += spaces + pieces[last + 1].width_px;
        if (width > breaker->max_px)
            break;
        last++;
    }
    /* The line as a whole may be a little wider than its pieces: what counts is the whole. */
    struct span span = {first, last, span_width(breaker, first, last)};
    while (span.last > first && span.width_px > breaker->max_px) {
        span.last--;
        span.width_px = span_width(breaker, first, span.last);
    }
    return span;
}

const char *ks_text_part_end(const char *name)
{
    /* UTF-8 of the full-width comma, colon and list mark, the one that parts most first */
    static const char *const marks[] = {"\xEF\xBC\x8C", "\xEF\xBC\x9A", "\xE3\x80\x81"};
    const char *at = NULL;

    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && at == NULL; i++)
        at = strstr(name, marks[i]);
    return at == NULL ? NULL : at + strlen(marks[0]);
}

/* Whether a last line would be one Han character, with or without marks behind it. */
static bool is_orphan(const struct breaker *breaker, const struct span *span)
{
    const char *p = breaker->text + breaker->pieces[span->first].from;
    const char *end = breaker->text + breaker->pieces[span->last].tight;

    if (!ks_text_is_han(ks_utf8_next(&p)))
        return false;
    while (p < end)
        if (ks_text_may_begin_line(ks_utf8_next(&p)))
            return false;
    return true;
}

/* Gives an orphan the last piece of the line above, where that leaves something there and fits. */
static void feed_orphan(struct breaker *breaker)
{
    struct span *last = &breaker->spans[breaker->span_count - 1], *above = last - 1;

    if (breaker->span_count < 2 || above->first == above->last || !is_orphan(breaker, last))
        return;
    int width = span_width(breaker, last->first - 1, last->last);
    if (width > breaker->max_px)
        return;
    last->first--;
    last->width_px = width;
    above->last--;
    above->width_px = span_width(breaker, above->first, above->last);
}

static void fill_spans(struct breaker *breaker)
{
    breaker->span_count = 0;
    breaker->spans =
        ks_arena_alloc(breaker->arena, (size_t)breaker->piece_count * sizeof *breaker->spans);
    for (int first = 0; first < breaker->piece_count;) {
        struct span span = fill_span(breaker, first);
        breaker->spans[breaker->span_count++] = span;
        first = span.last + 1;
    }
    feed_orphan(breaker);
}

static void add_line(struct breaker *breaker, uint32_t from, uint32_t to, int width_px)
{
    breaker->out.lines[breaker->out.count++] = (struct ks_text_line){
        .text = breaker->text + from, .bytes = to - from, .width_px = width_px};
    if (width_px > breaker->out.width_px)
        breaker->out.width_px = width_px;
}

/* Room for `count` more lines behind those there are. */
static void reserve_lines(struct breaker *breaker, int count)
{
    size_t have = (size_t)breaker->out.count, bytes = sizeof *breaker->out.lines;
    struct ks_text_line *lines = ks_arena_alloc(breaker->arena, (have + (size_t)count) * bytes);

    if (have > 0)
        memcpy(lines, breaker->out.lines, have * bytes);
    breaker->out.lines = lines;
}

/* The paragraph from byte `from` to before `to`, which holds no '\n'. What fits on one line is not
 * looked at any closer: the usual case. */
static void break_paragraph(struct breaker *breaker, uint32_t from, uint32_t to)
{
    uint32_t tight = to;

    while (tight > from && ks_text_is_space((unsigned char)breaker->text[tight - 1]))
        tight--;
    int whole_px = width_of(breaker, from, tight);
    if (whole_px <= breaker->max_px) {
        reserve_lines(breaker, 1);
        add_line(breaker, from, tight, whole_px);
        return;
    }
    read_chars(breaker, from, to);
    find_pieces(breaker);
    fill_spans(breaker);
    reserve_lines(breaker, breaker->span_count);
    for (int i = 0; i < breaker->span_count; i++) {
        const struct span *span = &breaker->spans[i];
        add_line(breaker, breaker->pieces[span->first].from, breaker->pieces[span->last].tight,
                 span->width_px);
    }
}

struct ks_text_lines ks_text_break(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                   struct ks_text_style style, const char *text, int max_width_px)
{
    return ks_text_break_bold(glyphs, arena, style, NULL, text, max_width_px);
}

struct ks_text_lines ks_text_break_bold(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                        struct ks_text_style style, const struct ks_text_bold *bold,
                                        const char *text, int max_width_px)
{
    struct breaker breaker = {.glyphs = glyphs,
                              .arena = arena,
                              .style = style,
                              .bold = bold,
                              .text = text,
                              .max_px = max_width_px};
    const char *from = text;

    breaker.space_px = ks_text_width(glyphs, style, " ", 1);
    while (*from != '\0') {
        size_t bytes = strcspn(from, "\n");
        uint32_t begin = (uint32_t)(from - text);
        break_paragraph(&breaker, begin, begin + (uint32_t)bytes);
        from += bytes + (from[bytes] == '\n');
    }
    return breaker.out;
}
