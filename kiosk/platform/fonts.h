/* Letters and icons: the one door to SDL_ttf and SDL_image. Measures and draws lines of text in
 * two weights and icons from SVG, and keeps what it drew in a cache bounded in bytes.
 * A ks_fonts belongs to one thread; several may live on several threads. Texts in the cache may be
 * a visitor's: call ks_fonts_forget() when a visit ends. */
#ifndef KS_PLATFORM_FONTS_H
#define KS_PLATFORM_FONTS_H

#include "base/err.h"
#include "draw/glyphs.h"

struct ks_fonts;

/* Most bytes the cache of one ks_fonts holds, texts and pictures together. */
#define KS_FONTS_CACHE_BYTES (6 * 1024 * 1024)

/* Opens NotoSansSC-Regular.otf and NotoSansSC-Bold.otf of `font_dir`; icons are read from
 * `icon_dir` as NAME.svg when first asked for. Both paths are copied. KS_ERR_NOT_FOUND names the
 * file that is missing or is no font. Any thread; `*out` is owned by the caller. */
enum ks_err ks_fonts_open(const char *font_dir, const char *icon_dir, struct ks_fonts **out,
                          struct ks_error *error) KS_MUST_USE;

/* The interface that draws with `fonts`; valid until ks_fonts_close(). Sizes are em pixels. A
 * character the font lacks is drawn as a box. */
struct ks_glyphs ks_fonts_glyphs(struct ks_fonts *fonts);

/* Overwrites and drops every text and picture kept. Masks borrowed before are gone. */
void ks_fonts_forget(struct ks_fonts *fonts);

/* What the cache holds now, and how often it was asked and had to draw. */
struct ks_fonts_stats {
    size_t bytes;
    int entries;
    long hits, misses;
};
struct ks_fonts_stats ks_fonts_stats(const struct ks_fonts *fonts);

/* Wipes and closes; accepts NULL. */
void ks_fonts_close(struct ks_fonts *fonts);

#endif
