/* How long the picture of a page takes at the desk, from the wish to the PNG. */
#include <stdlib.h>

#include "app/bench_hall.h"
#include "base/clock.h"
#include "service/proofs.h"

enum { ROUNDS = 4 };

/* Pages that differ most in what is drawn of them. */
static const struct {
    const char *page, *item;
    int part;
} pages[] = {{"home", "", 0},
             {"guide", "private-lending", 1},
             {"guide-sources", "private-lending", 0},
             {"question", "instrument", 0},
             {"risk", "enforcement", 0}};
enum { PAGES = sizeof pages / sizeof *pages, MODES = 8, PICTURES = ROUNDS * PAGES * MODES };

/* Each bit of `mode` is one of the choices. */
static double draw(int page, int mode, int64_t at_ms)
{
    const struct ks_proof_order order = {
        .content_dir = KS_CONTENT_DIR,
        .page = pages[page].page,
        .item = pages[page].item,
        .part = pages[page].part,
        .at_ms = at_ms,
        .size = (mode & 1) != 0 ? "1920x1080" : "1080x1920",
        .is_large = (mode & 2) != 0,
        .is_contrast = (mode & 4) != 0,
        .lang = (mode & 1) != 0 ? KS_LANG_EN : KS_LANG_ZH_CN,
    };
    struct ks_proof_picture picture;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    double start = ks_bench_now_ms();

    if (ks_proofs_draw(&order, &arena, &picture, &error) != KS_OK)
        ks_bench_give_up(&error);
    double spent = ks_bench_now_ms() - start;
    ks_arena_destroy(&arena);
    return spent;
}

/* Reading the pack is what it cannot do without: on the same machine, in the same minute. */
static double load(void)
{
    double start = ks_bench_now_ms();

    ks_content_free(ks_bench_open_content());
    return ks_bench_now_ms() - start;
}

void ks_bench_proof(void)
{
    static double times[PICTURES], loads[PICTURES];
    const struct ks_clock clock = ks_clock_system();
    int count = 0;

    for (int round = 0; round < ROUNDS; round++)
        for (int mode = 0; mode < MODES; mode++)
            for (int page = 0; page < PAGES; page++, count++) {
                loads[count] = load();
                times[count] = draw(page, mode, ks_clock_wall_ms(&clock));
            }
    ks_bench_sort(times, PICTURES);
    ks_bench_sort(loads, PICTURES);
    double p95 = times[PICTURES * 95 / 100], load_p95 = loads[PICTURES * 95 / 100];
    ks_bench_report("proof_p50", times[PICTURES / 2], "ms");
    ks_bench_report("proof_p95", p95, "ms");
    ks_bench_report("proof_p95_of_reading_the_pack", p95 / load_p95, "ratio");
    ks_bench_report("proof_p50_of_reading_the_pack", times[PICTURES / 2] / loads[PICTURES / 2],
                    "ratio");
}
