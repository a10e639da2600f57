/* Letters and icons as masks, by SDL_ttf and SDL_image. */
#include "platform/fonts.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_image.h>
#include <SDL_ttf.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "platform/font_file_private.h"
#include "platform/mask_cache_private.h"

#define FIRST_SIZE_PX 38
#define LARGEST_SIZE_PX 2000

struct face {
    TTF_Font *font; /* owned */
    int size_px;    /* what it is set to */
};

struct ks_fonts {
    struct face faces[KS_WEIGHT_COUNT];
    char *icon_dir; /* owned */
    struct ks_mask_cache cache;
};

static const char *const font_files[KS_WEIGHT_COUNT] = {
    [KS_WEIGHT_REGULAR] = "NotoSansSC-Regular.otf",
    [KS_WEIGHT_BOLD] = "NotoSansSC-Bold.otf",
};

/* SDL_ttf shares one library handle in the process: opening and closing faces is serialised. The
 * lock has to be as wide as what it protects, so it lives here and not in a ks_fonts. */
static pthread_mutex_t *library_lock(void)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    return &lock;
}

/* ---- opening and closing ---- */

static enum ks_err open_face(struct face *face, const char *font_dir, const char *file,
                             struct ks_error *error)
{
    char path[4096];
    if (snprintf(path, sizeof(path), "%s/%s", font_dir, file) >= (int)sizeof(path)) {
        return ks_fail(error, KS_ERR_INPUT, "the path of the fonts is too long: %.80s...",
                       font_dir);
    }
    struct ks_error why = {0};
    SDL_RWops *ops = ks_font_file_open(path, &why);
    if (!ops)
        return ks_fail(error, why.code, "cannot open the font %.200s: %.80s", path, why.text);
    face->font = TTF_OpenFontRW(ops, 1, FIRST_SIZE_PX);
    if (!face->font) {
        return ks_fail(error, KS_ERR_NOT_FOUND, "cannot open the font %.200s: %.80s", path,
                       ks_staff_quote(TTF_GetError(), ks_staff_tr("no reason is given")));
    }
    face->size_px = FIRST_SIZE_PX;
    TTF_SetFontHinting(face->font, TTF_HINTING_LIGHT);
    TTF_SetFontKerning(face->font, 1);
    return KS_OK;
}

static enum ks_err open_faces(struct ks_fonts *fonts, const char *font_dir, struct ks_error *error)
{
    pthread_mutex_lock(library_lock());
    enum ks_err err = KS_OK;
    if (TTF_Init() != 0)
        err = ks_fail(error, KS_ERR_IO, "cannot start the font library: %s",
                      ks_staff_quote(TTF_GetError(), ks_staff_tr("no reason is given")));
    for (int i = 0; !err && i < KS_WEIGHT_COUNT; i++)
        err = open_face(&fonts->faces[i], font_dir, font_files[i], error);
    pthread_mutex_unlock(library_lock());
    return err;
}

static void close_faces(struct ks_fonts *fonts)
{
    pthread_mutex_lock(library_lock());
    for (int i = 0; i < KS_WEIGHT_COUNT; i++)
        if (fonts->faces[i].font)
            TTF_CloseFont(fonts->faces[i].font);
    if (TTF_WasInit())
        TTF_Quit();
    pthread_mutex_unlock(library_lock());
}

enum ks_err ks_fonts_open(const char *font_dir, const char *icon_dir, struct ks_fonts **out,
                          struct ks_error *error)
{
    *out = NULL;
    struct ks_fonts *fonts = calloc(1, sizeof(*fonts));
    if (!fonts)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for fonts");
    fonts->cache.limit_bytes = KS_FONTS_CACHE_BYTES;
    fonts->icon_dir = strdup(icon_dir ? icon_dir : ".");
    enum ks_err err = open_faces(fonts, font_dir, error);
    if (err) {
        ks_fonts_close(fonts);
        return err;
    }
    *out = fonts;
    return KS_OK;
}

void ks_fonts_forget(struct ks_fonts *fonts)
{
    ks_mask_cache_wipe(&fonts->cache);
}

struct ks_fonts_stats ks_fonts_stats(const struct ks_fonts *fonts)
{
    const struct ks_mask_cache *c = &fonts->cache;
    return (struct ks_fonts_stats){c->used_bytes, c->entries, c->hits, c->misses};
}

void ks_fonts_close(struct ks_fonts *fonts)
{
    if (!fonts)
        return;
    ks_mask_cache_wipe(&fonts->cache);
    close_faces(fonts);
    free(fonts->icon_dir);
    free(fonts);
}

/* ---- text ---- */

static TTF_Font *sized_font(struct ks_fonts *fonts, enum ks_weight weight, int size_px)
{
    struct face *face = &fonts->faces[weight == KS_WEIGHT_BOLD ? KS_WEIGHT_BOLD : 0];
    size_px = size_px < 1 ? 1 : size_px > LARGEST_SIZE_PX ? LARGEST_SIZE_PX : size_px;
    if (face->size_px != size_px && TTF_SetFontSize(face->font, size_px) == 0)
        face->size_px = size_px;
    return face->font;
}

/* How far the first letter reaches to the left of the pen, in pixels, <= 0. */
static int left_overhang(TTF_Font *font, const char *text)
{
    int min_x = 0;
    uint32_t first = ks_utf8_next(&text);
    if (TTF_GlyphMetrics32(font, first, &min_x, NULL, NULL, NULL, NULL) != 0)
        return 0;
    return min_x < 0 ? min_x : 0;
}

/* The width of a text without full-width characters at its edges; asks the font library. */
static int shaped_width(struct ks_fonts *fonts, enum ks_weight weight, int size_px,
                        const struct ks_mask_entry *entry)
{
    TTF_Font *font = sized_font(fonts, weight, size_px);
    int w = 0;
    char *text = strndup(entry->text, entry->bytes);
    if (!text || TTF_SizeUTF8(font, text, &w, NULL) != 0)
        w = 0;
    else
        w += left_overhang(font, text);
    if (text)
        explicit_bzero(text, entry->bytes);
    free(text);
    return w;
}

static int fonts_width(void *ctx, enum ks_weight weight, int size_px, const char *text,
                       size_t bytes)
{
    struct ks_fonts *fonts = ctx;
    const struct ks_mask_key key = {(int)weight, size_px, text, bytes};
    if (bytes == 0)
        return 0;
    struct ks_mask_entry *entry = ks_mask_cache_get(&fonts->cache, &key);
    if (!entry)
        return 0;
    if (entry->width_px >= 0) {
        fonts->cache.hits++;
        return entry->width_px;
    }
    fonts->cache.misses++;
    entry->width_px = shaped_width(fonts, weight, size_px, entry);
    return entry->width_px;
}

/* The alpha of a 32-bit surface as a mask of exactly `h` rows; the surface is overwritten. */
static uint8_t *take_alpha(SDL_Surface *surface, int h)
{
    uint8_t *coverage = calloc((size_t)surface->w, (size_t)h);
    for (int y = 0; coverage && y < surface->h && y < h; y++) {
        const uint32_t *from =
            (const uint32_t *)(const void *)((const uint8_t *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < surface->w; x++)
            coverage[(ptrdiff_t)y * surface->w + x] = (uint8_t)(from[x] >> 24);
    }
    explicit_bzero(surface->pixels, (size_t)surface->h * (size_t)surface->pitch);
    return coverage;
}

static void draw_text(struct ks_fonts *fonts, enum ks_weight weight, int size_px,
                      struct ks_mask_entry *entry)
{
    TTF_Font *font = sized_font(fonts, weight, size_px);
    char *text = strndup(entry->text, entry->bytes);
    SDL_Surface *surface =
        text ? TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255}) : NULL;
    struct ks_mask mask = {0};
    if (surface && surface->w > 0) {
        mask.w = surface->w;
        mask.h = TTF_FontHeight(font);
        mask.left = left_overhang(font, text);
        mask.coverage = take_alpha(surface, mask.h);
    }
    SDL_FreeSurface(surface);
    if (text)
        explicit_bzero(text, entry->bytes);
    free(text);
    ks_mask_cache_set_mask(&fonts->cache, entry, mask);
}

static bool is_blank(const char *text, size_t bytes)
{
    size_t i = 0;
    while (i < bytes && text[i] == ' ')
        i++;
    return i == bytes;
}

static const struct ks_mask *fonts_text_mask(void *ctx, enum ks_weight weight, int size_px,
                                             const char *text, size_t bytes)
{
    struct ks_fonts *fonts = ctx;
    const struct ks_mask_key key = {(int)weight, size_px, text, bytes};
    struct ks_mask_entry *entry =
        is_blank(text, bytes) ? NULL : ks_mask_cache_get(&fonts->cache, &key);
    if (!entry)
        return NULL;
    if (entry->is_drawn) {
        fonts->cache.hits++;
    } else {
        fonts->cache.misses++;
        draw_text(fonts, weight, size_px, entry);
    }
    return entry->mask.coverage ? &entry->mask : NULL;
}

static int fonts_ascent(void *ctx, enum ks_weight weight, int size_px)
{
    return TTF_FontAscent(sized_font(ctx, weight, size_px));
}

static int fonts_line_height(void *ctx, enum ks_weight weight, int size_px)
{
    return TTF_FontHeight(sized_font(ctx, weight, size_px));
}

/* ---- icons ---- */

static SDL_Surface *load_icon(const char *dir, const char *name, int size_px)
{
    char path[4096];
    if (strchr(name, '/') ||
        snprintf(path, sizeof(path), "%s/%s.svg", dir, name) >= (int)sizeof(path))
        return NULL;
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (!file)
        return NULL;
    SDL_Surface *loaded = IMG_LoadSizedSVG_RW(file, size_px, size_px);
    SDL_RWclose(file);
    SDL_Surface *argb =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    return argb;
}

static const struct ks_mask *fonts_icon_mask(void *ctx, const char *name, int size_px)
{
    struct ks_fonts *fonts = ctx;
    const struct ks_mask_key key = {KS_MASK_STYLE_ICON, size_px, name, strlen(name)};
    struct ks_mask_entry *entry = ks_mask_cache_get(&fonts->cache, &key);
    if (!entry)
        return NULL;
    if (!entry->is_drawn) {
        struct ks_mask mask = {0};
        SDL_Surface *surface = load_icon(fonts->icon_dir, name, size_px);
        if (surface) {
            mask.w = surface->w;
            mask.h = surface->h;
            mask.coverage = take_alpha(surface, surface->h);
        }
        SDL_FreeSurface(surface);
        ks_mask_cache_set_mask(&fonts->cache, entry, mask);
    }
    return entry->mask.coverage ? &entry->mask : NULL;
}

struct ks_glyphs ks_fonts_glyphs(struct ks_fonts *fonts)
{
    static const struct ks_glyphs_ops ops = {
        .width = fonts_width,
        .text_mask = fonts_text_mask,
        .icon_mask = fonts_icon_mask,
        .ascent = fonts_ascent,
        .line_height = fonts_line_height,
    };
    return (struct ks_glyphs){&ops, fonts};
}
