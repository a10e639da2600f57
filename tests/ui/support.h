/* Frames without fonts: a face in which Han characters are one em wide, all else half of it, and a
 * line is one and a half em high. */
#ifndef KS_TESTS_UI_SUPPORT_H
#define KS_TESTS_UI_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/page.h"

static inline int plain_width(void *ctx, enum ks_weight weight, int size_px, const char *text,
                              size_t bytes)
{
    const char *end = text + bytes;
    int sum = 0;

    (void)ctx;
    (void)weight;
    while (text < end)
        sum += ks_utf8_next(&text) > 0x2E7F ? size_px : size_px / 2;
    return sum;
}

static inline int plain_line_height(void *ctx, enum ks_weight weight, int size_px)
{
    (void)ctx;
    (void)weight;
    return size_px * 3 / 2;
}

static const struct ks_glyphs_ops plain_ops = {.width = plain_width,
                                               .line_height = plain_line_height};
static const struct ks_glyphs plain_glyphs = {.ops = &plain_ops};

enum { PAGE_BACK = 8, PAGE_NEXT = 9 };

static inline struct ks_mode portrait(void)
{
    return (struct ks_mode){.w = 1080, .h = 1920, .microns_per_px = 248, .lang = KS_LANG_EN};
}

static inline struct ks_mode landscape(void)
{
    return (struct ks_mode){.w = 1920, .h = 1080, .microns_per_px = 248, .lang = KS_LANG_EN};
}

/* An empty page whose flow begins at its top, with room for nothing else. */
static inline void begin(struct ks_ui *ui, struct ks_mode mode)
{
    ks_ui_start(ui, ui->page);
    ks_ui_begin(ui, &mode);
    ks_ui_page_foot(ui, NULL, 0);
}

/* A frame of that page, in as many passes as it takes; false if it does not settle. */
typedef void page_view(struct ks_ui *ui, const void *ctx);
static inline bool settle(struct ks_ui *ui, struct ks_mode mode, int page, page_view *view,
                          const void *ctx)
{
    ks_ui_start(ui, page);
    for (int pass = 0; pass < KS_UI_MOST_PASSES; pass++) {
        ks_ui_begin(ui, &mode);
        view(ui, ctx);
        if (!ks_ui_end(ui, PAGE_BACK, PAGE_NEXT))
            return true;
    }
    return false;
}

static inline const struct ks_control *control_named(const struct ks_ui *ui, const char *name)
{
    for (int i = 0; i < ui->control_count; i++)
        if (strcmp(ui->controls[i].name, name) == 0)
            return &ui->controls[i];
    return NULL;
}

#endif
