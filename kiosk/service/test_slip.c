/* The test slip: ruler, greys, letters, a QR code. */
#include "service/test_slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "service/spool_private.h"
#include "service/test_slip_private.h"

enum {
    GREY_STEPS = 8,
    GREY_MM = 10,
    GAP_MM = 3,
    FEED_MM = 12, /* below the last line, so that the cutter does not reach it */
    LINE_PX = 2,
    DIGIT_PX = 24,
};

int ks_test_dpi(int width_px)
{
    return width_px == 512 || width_px == 360 ? 180 : 203;
}

/* Dots of a length, rounded: an inch has 25.4 mm. */
static int dots_of(int width_px, int tenths_of_mm)
{
    return (tenths_of_mm * ks_test_dpi(width_px) + 127) / 254;
}

int ks_test_ruler_mm(int width_px)
{
    return width_px * 254 / (ks_test_dpi(width_px) * 10);
}

static void write_letters(const struct ks_slip_writer *writer)
{
    const struct ks_content *content = writer->context->content;
    const char *court = ks_slip_words(writer, &content->court_name);
    static const struct {
        enum ks_slip_kind kind;
        const char *size;
    } lines[] = {
        {KS_SLIP_HEADER, "26 bold"}, {KS_SLIP_TITLE, "42 bold"}, {KS_SLIP_HEADING, "32 bold"},
        {KS_SLIP_TEXT, "28"},        {KS_SLIP_SMALL, "24"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ks_slip_add(writer->slip, lines[i].kind,
                    ks_arena_printf(&writer->slip->arena, "%s %s", court, lines[i].size), NULL);
    }
    ks_slip_add(writer->slip, KS_SLIP_NUMBER, "T0123", NULL);
    ks_slip_add(writer->slip, KS_SLIP_PAIR, "30", "30 bold");
    ks_slip_add(writer->slip, KS_SLIP_BULLET, court, NULL);
    ks_slip_add(writer->slip, KS_SLIP_TICKED, "30", court);
    ks_slip_add(writer->slip, KS_SLIP_UNTICKED, "30", court);
    ks_slip_add(writer->slip, KS_SLIP_LINE, NULL, NULL);
}

static void write_printer(const struct ks_slip_writer *writer, const struct ks_test_facts *facts)
{
    struct ks_arena *arena = &writer->slip->arena;
    ks_slip_add(writer->slip, KS_SLIP_PAIR, ks_staff_tr("Printer"), ks_staff_tr(facts->state));
    bool is_roll = facts->width_px > 0;
    if (is_roll) {
        ks_slip_add(writer->slip, KS_SLIP_PAIR, ks_staff_tr("Dots"),
                    ks_arena_printf(arena, ks_staff_tr("%d at %d dpi"), facts->width_px,
                                    ks_test_dpi(facts->width_px)));
    }
    ks_slip_add(writer->slip, KS_SLIP_TEXT,
                ks_arena_printf(arena,
                                ks_staff_tr("The ruler below is %d mm long, the grey squares are "
                                            "%d mm high."),
                                is_roll ? ks_test_ruler_mm(facts->width_px) : KS_RULER_MM,
                                is_roll ? GREY_MM : KS_RULER_GREY_MM),
                NULL);
}

void ks_slip_test(struct ks_slip *slip, const struct ks_slip_context *context,
                  const struct ks_test_facts *facts)
{
    const struct ks_slip_writer writer = {slip, context, context->lang};
    ks_slip_write_head(&writer, ks_staff_tr("Printer test"));
    write_printer(&writer, facts);
    write_letters(&writer);
    ks_slip_add(slip, KS_SLIP_QR,
                ks_arena_printf(&slip->arena, ks_staff_tr("Printer test %s, %s"),
                                ks_slip_time(&writer, context->now_ms), context->content->revision),
                NULL);
    ks_slip_add(slip, KS_SLIP_RULER, NULL, NULL);
    ks_slip_write_foot(&writer, context->now_ms);
}

/* ---- what only a roll's picture has: dots as the head burns them ---- */

static void blacken(struct ks_page *page, int x, int y, int w, int h)
{
    for (int row = y; row < y + h && row < page->height_px; row++) {
        for (int at = x; at < x + w && at < page->width_px; at++) {
            page->bits[(size_t)row * (size_t)page->row_bytes + (size_t)at / 8] |=
                (uint8_t)(0x80 >> (at % 8));
        }
    }
}

/* A number centred on `x`, kept on the paper. */
static void put_number(struct ks_page *page, const struct ks_glyphs *glyphs, int number, int x,
                       int y)
{
    char text[12];
    snprintf(text, sizeof text, "%d", number);
    const struct ks_mask *mask =
        ks_glyphs_text(glyphs, KS_WEIGHT_BOLD, DIGIT_PX, text, strlen(text));
    if (mask == NULL)
        return;
    int left = x - mask->w / 2 < 0 ? 0 : x - mask->w / 2;
    left = left + mask->w > page->width_px ? page->width_px - mask->w : left;
    for (int i = 0; i < mask->w * mask->h; i++)
        if (mask->coverage[i] >= 96)
            blacken(page, left + i % mask->w, y + i / mask->w, 1, 1);
}

/* Returns the row below it. */
static int put_ruler(struct ks_page *page, const struct ks_glyphs *glyphs, int y)
{
    int length_mm = ks_test_ruler_mm(page->width_px);
    blacken(page, 0, y, dots_of(page->width_px, length_mm * 10), LINE_PX);
    for (int mm = 0; mm <= length_mm; mm++) {
        int tick = mm % 10 == 0 ? 50 : mm % 5 == 0 ? 30 : 15;
        int x = dots_of(page->width_px, mm * 10);
        blacken(page, x > page->width_px - LINE_PX ? page->width_px - LINE_PX : x, y, LINE_PX,
                dots_of(page->width_px, tick));
        if (mm % 10 == 0)
            put_number(page, glyphs, mm, x, y + dots_of(page->width_px, 55));
    }
    return y + dots_of(page->width_px, 60) +
           ks_glyphs_line_height(glyphs, KS_WEIGHT_BOLD, DIGIT_PX);
}

/* From light to black; each step has twice its number of dots black in sixteen. */
static int put_greys(struct ks_page *page, int y)
{
    static const int order[4][4] = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    int height = dots_of(page->width_px, GREY_MM * 10), side = page->width_px / GREY_STEPS;
    for (int row = 0; row < height; row++) {
        for (int x = 0; x < side * GREY_STEPS; x++) {
            int blacks = 2 * (x / side + 1);
            if (order[row % 4][x % 4] < blacks)
                blacken(page, x, y + row, 1, 1);
        }
    }
    return y + height;
}

static int count_inked_rows(const struct ks_page *page)
{
    size_t at = (size_t)page->height_px * (size_t)page->row_bytes;
    while (at > 0 && page->bits[at - 1] == 0)
        at--;
    return (int)((at + (size_t)page->row_bytes - 1) / (size_t)page->row_bytes);
}

/* The strip's height is what putting it needs: ruler, number, greys and the gaps. */
static int strip_height(const struct ks_glyphs *glyphs, int width_px)
{
    return dots_of(width_px, 60 + 10 * (2 * GAP_MM + GREY_MM + FEED_MM)) +
           ks_glyphs_line_height(glyphs, KS_WEIGHT_BOLD, DIGIT_PX);
}

enum ks_err ks_test_compose(const struct ks_slip *slip, const struct ks_glyphs *glyphs,
                            int width_px, struct ks_page *out, struct ks_error *error)
{
    enum ks_err err = ks_slip_compose(slip, glyphs, width_px, out, error);
    if (err != KS_OK)
        return err;
    int used = count_inked_rows(out), height = used + strip_height(glyphs, width_px);
    uint8_t *bits = calloc((size_t)out->row_bytes, (size_t)height);
    if (bits == NULL) {
        ks_page_destroy(out);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the test slip");
    }
    memcpy(bits, out->bits, (size_t)used * (size_t)out->row_bytes);
    free(out->bits);
    out->bits = bits;
    out->height_px = height;
    int gap = dots_of(width_px, GAP_MM * 10);
    (void)put_greys(out, put_ruler(out, glyphs, used + gap) + gap);
    return KS_OK;
}

/* A roll's has ruler and greys, which only a bitmap can show. */
static enum ks_err send(const struct ks_spool *spool, const struct ks_slip *slip,
                        struct ks_print_outcome *outcome, int64_t *row, struct ks_error *error)
{
    struct ks_page page = {0};
    if (spool->printer->form == KS_FORM_A4)
        return ks_spool_print(spool, KS_PAPER_TEST, slip, outcome, row, error);
    enum ks_err err = ks_test_compose(slip, spool->glyphs, spool->printer->width_px, &page, error);
    const struct ks_print_job job = {.page = &page};
    if (err == KS_OK)
        err = ks_spool_print_job(spool, KS_PAPER_TEST, &job, outcome, row, error);
    ks_page_destroy(&page);
    return err;
}

enum ks_err ks_test_print(const struct ks_desk *desk, enum ks_lang lang,
                          struct ks_paper_report *report, struct ks_error *error)
{
    const struct ks_slip_context context = {
        .content = desk->content, .lang = lang, .now_ms = ks_clock_wall_ms(desk->clock)};
    const char *state = ks_printer_state_code(ks_printer_status(desk->printer));
    bool is_roll = desk->printer->form != KS_FORM_A4;
    const struct ks_test_facts facts = {.state = state,
                                        .width_px = is_roll ? desk->printer->width_px : 0};
    const struct ks_spool spool = ks_spool_of(desk, NULL);
    struct ks_print_outcome outcome = {0};
    struct ks_slip slip = {0};
    int64_t row = 0;
    ks_slip_test(&slip, &context, &facts);
    enum ks_err err = send(&spool, &slip, &outcome, &row, error);
    ks_slip_destroy(&slip);
    *report = ks_paper_report_of(&outcome, row);
    return err;
}
