/* Takes a picture of every screen in every mode, to be looked at: not a test, run by hand.
 *     pictures OUT VARIANTS [MODE...]
 * writes OUT/MODE/SCENE-VARIANT-PAGE.png for the first VARIANTS variants of every scene of the fit
 * tests, in every mode or in those named, and OUT/MODE-NN.png: sheets of them, a third as large. */
#include <sys/stat.h>

#include "draw/raster.h"
#include "fit.h"
#include "platform/image.h"

enum { SMALLER = 3, BETWEEN = 12, COLUMNS = 6, COLUMNS_WIDE = 3, ROWS = 2, ROWS_WIDE = 4 };

struct look {
    const char *name;
    int w, h;
    bool is_large, is_low, is_contrast;
    enum ks_lang lang;
};

static const struct look looks[] = {
    {"portrait", 1080, 1920, false, false, false, KS_LANG_ZH_CN},
    {"landscape", 1920, 1080, false, false, false, KS_LANG_ZH_CN},
    {"large", 1080, 1920, true, false, false, KS_LANG_ZH_CN},
    {"large-landscape", 1920, 1080, true, false, false, KS_LANG_ZH_CN},
    {"low", 1080, 1920, false, true, false, KS_LANG_ZH_CN},
    {"low-landscape", 1920, 1080, false, true, false, KS_LANG_ZH_CN},
    {"large-low", 1080, 1920, true, true, false, KS_LANG_ZH_CN},
    {"large-low-landscape", 1920, 1080, true, true, false, KS_LANG_ZH_CN},
    {"contrast", 1080, 1920, false, false, true, KS_LANG_ZH_CN},
    {"contrast-landscape", 1920, 1080, false, false, true, KS_LANG_ZH_CN},
    {"en", 1080, 1920, false, false, false, KS_LANG_EN},
    {"en-landscape", 1920, 1080, false, false, false, KS_LANG_EN},
    {"en-large", 1080, 1920, true, false, false, KS_LANG_EN},
    {"en-large-low", 1080, 1920, true, true, false, KS_LANG_EN},
    {"en-large-landscape", 1920, 1080, true, false, false, KS_LANG_EN},
    {"en-low", 1080, 1920, false, true, false, KS_LANG_EN},
    {"en-low-landscape", 1920, 1080, false, true, false, KS_LANG_EN},
    {"large-contrast", 1080, 1920, true, false, true, KS_LANG_ZH_CN},
    {"720x1280", 720, 1280, false, false, false, KS_LANG_ZH_CN},
    {"1366x768", 1366, 768, false, false, false, KS_LANG_ZH_CN},
    {"2160x3840", 2160, 3840, false, false, false, KS_LANG_ZH_CN},
};

struct album {
    const char *out, *mode;
    struct ks_canvas sheet;
    int columns, rows, count; /* pictures so far, on all sheets */
    bool is_lost;             /* one could not be written */
};

static struct ks_canvas new_canvas(int w, int h, uint32_t ground)
{
    struct ks_canvas canvas = {
        .pixels = malloc((size_t)w * (size_t)h * sizeof(uint32_t)), .w = w, .h = h, .pitch_px = w};

    if (canvas.pixels == NULL)
        abort();
    for (size_t i = 0; i < (size_t)w * (size_t)h; i++)
        canvas.pixels[i] = ground;
    return canvas;
}

static void save(struct album *album, const char *name, const struct ks_canvas *canvas)
{
    struct ks_error error = {0};
    char path[1024];

    snprintf(path, sizeof path, "%s/%s", album->out, name);
    if (ks_image_save_png(path, canvas, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        album->is_lost = true;
    }
}

static void save_sheet(struct album *album)
{
    int most = album->columns * album->rows;
    char name[128];

    if (album->count == 0)
        return;
    snprintf(name, sizeof name, "%s-%02d.png", album->mode, (album->count - 1) / most);
    save(album, name, &album->sheet);
    free(album->sheet.pixels);
    album->sheet.pixels = NULL;
}

/* The mean of a square of pixels. */
static uint32_t mean_of(const struct ks_canvas *canvas, int left, int top)
{
    uint32_t sums[3] = {0}, mean = 0;

    for (int i = 0; i < SMALLER * SMALLER; i++) {
        uint32_t px = canvas->pixels[(top + i / SMALLER) * canvas->pitch_px + left + i % SMALLER];
        for (int part = 0; part < 3; part++)
            sums[part] += px >> (8 * part) & 0xFF;
    }
    for (int part = 0; part < 3; part++)
        mean |= sums[part] / (SMALLER * SMALLER) << (8 * part);
    return mean;
}

static void put_on_sheet(struct album *album, const struct ks_canvas *canvas)
{
    int w = canvas->w / SMALLER, h = canvas->h / SMALLER;
    int at = album->count % (album->columns * album->rows);

    if (at == 0) {
        save_sheet(album);
        album->sheet = new_canvas(album->columns * (w + BETWEEN), album->rows * (h + BETWEEN), 0);
    }
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            int left = at % album->columns * (w + BETWEEN) + x;
            int top = at / album->columns * (h + BETWEEN) + y;
            album->sheet.pixels[top * album->sheet.pitch_px + left] =
                mean_of(canvas, x * SMALLER, y * SMALLER);
        }
    album->count++;
}

static void take(void *taker, const struct fit_page *page)
{
    struct album *album = taker;
    const struct ks_ui *ui = page->ui;
    struct ks_canvas canvas = new_canvas(ui->mode.w, ui->mode.h, page->ground);
    char name[256];

    ks_raster_paint(&canvas, &ui->list, ui->glyphs, (struct ks_rect){0, 0, canvas.w, canvas.h});
    snprintf(name, sizeof name, "%s/%s-%d-%d.png", album->mode, page->scene, page->variant,
             page->page + 1);
    save(album, name, &canvas);
    put_on_sheet(album, &canvas);
    free(canvas.pixels);
}

static bool take_mode(const struct look *look, const char *out, int variants)
{
    struct ks_mode mode = fit_mode(look->w, look->h);
    struct album album = {.out = out, .mode = look->name};
    char folder[1024];

    mode.is_large = look->is_large;
    mode.is_low = look->is_low;
    mode.is_contrast = look->is_contrast;
    mode.lang = look->lang;
    album.columns = mode.w < mode.h ? COLUMNS : COLUMNS_WIDE;
    album.rows = mode.w < mode.h ? ROWS : ROWS_WIDE;
    snprintf(folder, sizeof folder, "%s/%s", out, look->name);
    (void)mkdir(folder, 0755); /* one that is missing is told by the first picture */
    fit_show_mode(&mode, NULL, variants, take, &album);
    save_sheet(&album);
    printf("%s: %d pictures\n", look->name, album.count);
    return !album.is_lost;
}

static bool is_named(const char *name, int count, char **names)
{
    bool is_one = count == 0;

    for (int i = 0; i < count; i++)
        is_one = is_one || strcmp(names[i], name) == 0;
    return is_one;
}

int main(int argc, char **argv)
{
    int variants = argc < 3 ? 0 : atoi(argv[2]);
    bool is_whole = true;
    void *state = NULL;

    if (variants < 1) {
        fprintf(stderr, "usage: pictures OUT VARIANTS [MODE...]\n");
        return 2;
    }
    (void)mkdir(argv[1], 0755);
    fit_open(&state);
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (is_named(looks[i].name, argc - 3, argv + 3))
            is_whole = take_mode(&looks[i], argv[1], variants) && is_whole;
    fit_close(&state);
    return is_whole ? 0 : 1;
}
