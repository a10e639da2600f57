/* kiosk-bench [NAME...]: measures what the kiosk does most, one JSON object a line. Without names
 * it measures everything. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "platform/fonts.h"
#include "platform/paint.h"

#define GROUND 0xF3F5F9u
#define INK 0x14213Du
#define SOFT_INK 0x3F4C66u
#define REPEATS 40
#define FIRST_CHARACTER 0x4E00u

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void report(const char *name, double value, const char *unit)
{
    printf("{\"name\": \"%s\", \"value\": %.4f, \"unit\": \"%s\"}\n", name, value, unit);
    fflush(stdout);
}

/* ---- a page like the home page ---- */

/* What is measured: a canvas, a page on it and what paints it. */
struct bench {
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
    struct ks_paint *paint;
    struct ks_draw_list page;
    struct ks_canvas canvas;
    uint32_t *pixels; /* owned */
    struct ks_arena words;
    uint32_t next_character;
};

static int scaled(const struct bench *b, int design)
{
    return design * b->canvas.w / 1080;
}

static struct ks_rect place(const struct bench *b, int x, int y, int w, int h)
{
    return (struct ks_rect){scaled(b, x), scaled(b, y), scaled(b, w), scaled(b, h)};
}

/* `count` Chinese characters, each unlike the last: what they say does not matter here, how many
 * different ones a page has does. Owned by the bench. */
static const char *words(struct bench *b, int count)
{
    char *text = ks_arena_alloc(&b->words, (size_t)count * 3 + 5);
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        used += ks_utf8_put(text + used, FIRST_CHARACTER + b->next_character % 20000);
        b->next_character += 97;
    }
    return text;
}

static void add_text(struct bench *b, enum ks_weight weight, int size, uint32_t colour, int x,
                     int y, const char *text)
{
    struct ks_draw_cmd *cmd =
        ks_draw_add(&b->page, KS_DRAW_TEXT, place(b, x, y, 900, size * 3 / 2));
    cmd->text = text;
    cmd->text_bytes = strlen(text);
    cmd->weight = weight;
    cmd->size_px = scaled(b, size);
    cmd->fill = colour;
}

static void add_icon(struct bench *b, uint32_t colour, int x, int y, int size, const char *name)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&b->page, KS_DRAW_ICON, place(b, x, y, size, size));
    cmd->text = name;
    cmd->fill = colour;
}

static void add_card(struct bench *b, int x, int y, int w, int h)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&b->page, KS_DRAW_SHADOW, place(b, x, y, w, h));
    cmd->radius_px = scaled(b, 28);
    cmd->size_px = scaled(b, 22);
    cmd->fill = INK;
    ks_draw_fill(&b->page, place(b, x, y, w, h), scaled(b, 28), 0xFFFFFF);
}

struct tile {
    const char *icon;
    uint32_t colour;
    int characters; /* of the line below its name */
};

static const struct tile tiles[6] = {
    {"document", 0x0E3F8C, 12}, {"speech", 0x0F6B64, 11}, {"list-check", 0x5B2C8F, 10},
    {"warning", 0x9A5B00, 9},   {"phone", 0x1B5E9F, 9},   {"chart", 0x9F2A22, 10},
};

static void add_tile(struct bench *b, int index)
{
    const struct tile *tile = &tiles[index];
    int x = 48 + (index % 2) * 506;
    int y = 505 + (index / 2) * 320;
    add_card(b, x, y, 478, 292);
    ks_draw_fill(&b->page, place(b, x + 32, y + 32, 92, 92), scaled(b, 24), tile->colour);
    add_icon(b, 0xFFFFFF, x + 50, y + 50, 56, tile->icon);
    add_text(b, KS_WEIGHT_BOLD, 46, INK, x + 32, y + 146, words(b, 4));
    add_text(b, KS_WEIGHT_REGULAR, 28, SOFT_INK, x + 32, y + 218, words(b, tile->characters));
}

static void add_dock(struct bench *b)
{
    static const char *const icons[4] = {"low-reach", "text-size", "contrast", "globe"};
    int top = 1752;
    ks_draw_fill(&b->page, place(b, 0, top, 1080, 168), 0, 0xFFFFFF);
    ks_draw_fill(&b->page, place(b, 0, top, 1080, 2), 0, 0xD5DCE8);
    for (int i = 0; i < 4; i++) {
        add_icon(b, INK, 110 + i * 260, top + 30, 56, icons[i]);
        add_text(b, KS_WEIGHT_REGULAR, 28, INK, 80 + i * 260, top + 96, words(b, 4));
    }
}

static void build_page(struct bench *b)
{
    ks_draw_fill(&b->page, place(b, 0, 0, 1080, 132), 0, 0x0E2A56);
    ks_draw_fill(&b->page, place(b, 0, 132, 1080, 6), 0, 0xC8A45A);
    add_icon(b, 0xC8A45A, 56, 38, 60, "scales");
    add_text(b, KS_WEIGHT_BOLD, 38, 0xFFFFFF, 144, 20, words(b, 10));
    add_text(b, KS_WEIGHT_REGULAR, 28, 0xD5DCE8, 144, 78, words(b, 17));
    add_text(b, KS_WEIGHT_BOLD, 46, 0xFFFFFF, 910, 14, "09:41");
    add_text(b, KS_WEIGHT_REGULAR, 28, 0xD5DCE8, 850, 80, words(b, 10));
    add_text(b, KS_WEIGHT_BOLD, 60, INK, 48, 190, words(b, 12));
    add_text(b, KS_WEIGHT_REGULAR, 32, SOFT_INK, 48, 292, words(b, 17));
    for (int i = 0; i < 6; i++) {
        add_tile(b, i);
    }
    add_card(b, 48, 1472, 984, 132);
    add_text(b, KS_WEIGHT_REGULAR, 32, INK, 92, 1512, words(b, 4));
    add_text(b, KS_WEIGHT_BOLD, 60, 0x0F6B64, 248, 1496, "T012");
    add_text(b, KS_WEIGHT_REGULAR, 32, INK, 420, 1512, words(b, 8));
    add_text(b, KS_WEIGHT_REGULAR, 32, SOFT_INK, 872, 1512, words(b, 6));
    ks_draw_fill(&b->page, place(b, 48, 1630, 136, 48), scaled(b, 8), 0x9F2A22);
    add_text(b, KS_WEIGHT_REGULAR, 28, 0xFFFFFF, 64, 1634, words(b, 4));
    add_text(b, KS_WEIGHT_REGULAR, 28, SOFT_INK, 202, 1634, words(b, 19));
    add_dock(b);
}

/* ---- opening and closing ---- */

static bool bench_open(struct bench *b, int w, int h)
{
    struct ks_error error = {0};
    *b = (struct bench){0};
    if (ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &b->fonts, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return false;
    }
    b->glyphs = ks_fonts_glyphs(b->fonts);
    b->paint = ks_paint_create();
    b->pixels = calloc((size_t)w * (size_t)h, sizeof(uint32_t));
    b->canvas = (struct ks_canvas){b->pixels, w, h, w};
    build_page(b);
    return b->paint && b->pixels;
}

static void bench_close(struct bench *b)
{
    ks_draw_destroy(&b->page);
    ks_arena_destroy(&b->words);
    ks_paint_free(b->paint);
    ks_fonts_close(b->fonts);
    free(b->pixels);
}

static int paint_page(struct bench *b)
{
    struct ks_rect dirty[16];
    return ks_paint_frame(b->paint, &b->canvas, &b->page, &b->glyphs, GROUND, dirty, 16);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof(*values), by_value);
    return values[count / 2];
}

/* ---- measurements ---- */

static double full_repaint_ms(struct bench *b)
{
    double times[REPEATS];
    paint_page(b);
    for (int i = 0; i < REPEATS; i++) {
        ks_paint_invalidate(b->paint);
        double start = now_ms();
        paint_page(b);
        times[i] = now_ms() - start;
    }
    return median(times, REPEATS);
}

/* One tile pressed and let go again. */
static double changed_cells_ms(struct bench *b)
{
    double times[REPEATS];
    int pressed = -1;
    for (int i = 0; i < b->page.count; i++) {
        pressed = b->page.cmds[i].kind == KS_DRAW_SHADOW && pressed < 0 ? i + 1 : pressed;
    }
    paint_page(b);
    for (int i = 0; i < REPEATS; i++) {
        b->page.cmds[pressed].fill ^= 0x111111;
        double start = now_ms();
        paint_page(b);
        times[i] = now_ms() - start;
    }
    return median(times, REPEATS);
}

static double unchanged_ms(struct bench *b)
{
    double times[REPEATS];
    paint_page(b);
    for (int i = 0; i < REPEATS; i++) {
        double start = now_ms();
        paint_page(b);
        times[i] = now_ms() - start;
    }
    return median(times, REPEATS);
}

static double memset_ms(struct bench *b)
{
    double times[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
        double start = now_ms();
        memset(b->pixels, i, (size_t)b->canvas.w * (size_t)b->canvas.h * sizeof(uint32_t));
        __asm__ volatile("" ::"r"(b->pixels) : "memory"); /* keep the write */
        times[i] = now_ms() - start;
    }
    return median(times, REPEATS);
}

static void measure_size(const char *suffix, int w, int h)
{
    struct bench b;
    if (bench_open(&b, w, h)) {
        char name[64];
        double full = full_repaint_ms(&b);
        double changed = changed_cells_ms(&b);
        double unchanged = unchanged_ms(&b);
        double fill = memset_ms(&b);
        snprintf(name, sizeof(name), "full_repaint_%s", suffix);
        report(name, full, "ms");
        snprintf(name, sizeof(name), "changed_cells_repaint_%s", suffix);
        report(name, changed, "ms");
        snprintf(name, sizeof(name), "unchanged_frame_%s", suffix);
        report(name, unchanged, "ms");
        snprintf(name, sizeof(name), "memset_%s", suffix);
        report(name, fill, "ms");
        snprintf(name, sizeof(name), "full_repaint_to_memset_%s", suffix);
        report(name, full / fill, "ratio");
    }
    bench_close(&b);
}

static void measure_1080(void)
{
    measure_size("1080x1920", 1080, 1920);
}

static void measure_2160(void)
{
    measure_size("2160x3840", 2160, 3840);
}

static void measure_first_page(void)
{
    struct bench b;
    double start = now_ms();
    if (bench_open(&b, 1080, 1920)) {
        double opened = now_ms();
        paint_page(&b);
        report("fonts_open", opened - start, "ms");
        report("first_page_1080x1920", now_ms() - opened, "ms");
    }
    bench_close(&b);
}

static void measure_font_cache(void)
{

    const int count = 100000;
    struct bench b;
    if (bench_open(&b, 1080, 1920)) {
        const struct ks_glyphs *g = &b.glyphs;
        const char *text = words(&b, 17);
        g->ops->text_mask(g->ctx, KS_WEIGHT_REGULAR, 32, text, strlen(text));
        double start = now_ms();
        for (int i = 0; i < count; i++) {
            g->ops->text_mask(g->ctx, KS_WEIGHT_REGULAR, 32, text, strlen(text));
        }
        report("font_cache_hit", (now_ms() - start) * 1e6 / count, "ns");
        start = now_ms();
        for (int i = 0; i < 100; i++) {
            ks_fonts_forget(b.fonts);
            g->ops->text_mask(g->ctx, KS_WEIGHT_REGULAR, 32, text, strlen(text));
        }
        report("font_cache_miss", (now_ms() - start) * 1e6 / 100, "ns");
    }
    bench_close(&b);
}

static void measure_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    report("peak_memory", (double)usage.ru_maxrss / 1024.0, "MB");
}

struct measurement {
    const char *name;
    void (*run)(void);
};

/* In this order: the peak of memory is that of a 1080 x 1920 screen. */
static const struct measurement measurements[] = {
    {"first_page", measure_first_page},  {"repaint_1080x1920", measure_1080},
    {"font_cache", measure_font_cache},  {"peak_memory", measure_memory},
    {"repaint_2160x3840", measure_2160},
};
#define MEASUREMENTS (sizeof(measurements) / sizeof(measurements[0]))

static bool run_named(const char *name)
{
    for (size_t i = 0; i < MEASUREMENTS; i++) {
        if (!name || strcmp(name, measurements[i].name) == 0) {
            measurements[i].run();
            if (name) {
                return true;
            }
        }
    }
    return !name;
}

static int wrong_name(const char *name)
{
    fprintf(stderr, "kiosk-bench: there is no measurement \"%s\"; choose of:", name);
    for (size_t i = 0; i < MEASUREMENTS; i++) {
        fprintf(stderr, " %s", measurements[i].name);
    }
    fputc('\n', stderr);
    return 2;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        run_named(NULL);
    }
    for (int i = 1; i < argc; i++) {
        if (!run_named(argv[i])) {
            return wrong_name(argv[i]);
        }
    }
    return 0;
}
