/* How long a real ticket takes from words to dots, and how many bytes it is to a printer. */
#include <stdio.h>
#include <stdlib.h>

#include "app/bench_hall.h"
#include "print/escpos_raster.h"
#include "service/parts.h"
#include "service/slips.h"

enum { ROUNDS = 31, WIDTH_PX = 576 };

static const struct ks_take_result take = {
    .has_ticket = true,
    .ticket = {.number = "T128", .kind = "person", .issued_ms = 1795398060000},
    .ahead = 12,
    .wait_low_min = 25,
    .wait_high_min = 50};

static void fill_ticket(struct ks_paper *paper, const struct ks_content *content)
{
    const struct ks_slip_context context = {
        .content = content, .lang = KS_LANG_ZH_CN, .now_ms = 1795398060000};

    ks_slip_ticket(paper, &context, &take, false);
}

/* Composes the slip once; returns milliseconds, and the bytes it is on the line. */
static double compose_once(const struct ks_slip *slip, const struct ks_glyphs *glyphs,
                           size_t *bytes_out)
{
    struct ks_escpos_bytes bytes = {0};
    struct ks_page page = {0};
    double start = ks_bench_now_ms();
    enum ks_err err = ks_slip_compose(slip, glyphs, WIDTH_PX, &page, NULL);

    if (err == KS_OK)
        err = ks_escpos_put_page(&bytes, &page, NULL);
    double spent = ks_bench_now_ms() - start;
    if (err != KS_OK)
        exit(1);
    *bytes_out = bytes.count;
    ks_escpos_bytes_destroy(&bytes);
    ks_page_destroy(&page);
    return spent;
}

/* The median, and the first of all, when no letter has been drawn before. */
static void report_times(const struct ks_slip *slip, const struct ks_glyphs *glyphs)
{
    double times[ROUNDS];
    size_t bytes = 0;

    for (int i = 0; i < ROUNDS; i++)
        times[i] = compose_once(slip, glyphs, &bytes);
    ks_bench_report("compose_first", times[0], "ms");
    ks_bench_sort(times, ROUNDS);
    ks_bench_report("compose", times[ROUNDS / 2], "ms");
    ks_bench_report("ticket_bytes", (double)bytes, "bytes");
}

void ks_bench_compose(void)
{
    struct ks_content *content = ks_bench_open_content();
    struct ks_fonts *fonts = NULL;
    struct ks_paper paper = {0};
    struct ks_error error = {0};

    if (ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &fonts, &error) != KS_OK)
        ks_bench_give_up(&error);
    const struct ks_glyphs glyphs = ks_fonts_glyphs(fonts);
    fill_ticket(&paper, content);
    report_times(&paper.slip, &glyphs);
    ks_slip_destroy(&paper.slip);
    ks_fonts_close(fonts);
    ks_content_free(content);
}
