/* The rules of app/fit.h, told as the fit tests tell them. */
#include "fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "draw/raster.h"

enum { MAX_SHOWN = 60 };

#ifdef KS_IS_SANITIZED
enum { SHARES = 4 };
#else
enum { SHARES = 1 };
#endif

static void tell(void *ctx, const struct ks_fit_fault *fault)
{
    struct fit *fit = ctx;

    if (++fit->faults <= MAX_SHOWN)
        print_error("%s, %s, page %d: %s: \"%.*s\" at %d,%d %dx%d\n", fit->scene, fit->mode,
                    fit->ui->page + 1, fault->what, (int)fault->bytes, fault->text, fault->rect.x,
                    fault->rect.y, fault->rect.w, fault->rect.h);
}

static struct ks_fit rules_of(struct fit *fit)
{
    return (struct ks_fit){.ui = fit->ui, .tell = tell, .ctx = fit};
}

void fit_fault(struct fit *fit, const char *what, const char *name, struct ks_rect rect)
{
    struct ks_fit rules = rules_of(fit);

    ks_fit_tell(&rules, what, name, rect);
}

void fit_check(struct fit *fit)
{
    struct ks_fit rules = rules_of(fit);

    ks_fit_check(&rules);
    ks_fit_check_layout(&rules);
}

void fit_check_rhythm(struct fit *fit)
{
    struct ks_fit rules = rules_of(fit);

    ks_fit_check_rhythm(&rules);
}

void fit_check_pinned(struct fit *fit, struct ks_fit_pins *pins)
{
    struct ks_fit rules = rules_of(fit);

    ks_fit_check_pinned(&rules, pins);
}

void fit_check_rows(struct fit *fit, struct ks_fit_rows *rows)
{
    struct ks_fit rules = rules_of(fit);

    ks_fit_check_rows(&rules, rows);
}

static void print_ground(struct fit *fit, const struct ks_draw_cmd *cmd)
{
    tell(fit, &(struct ks_fit_fault){.what = "another ground than said",
                                     .text = cmd->text,
                                     .bytes = cmd->text_bytes,
                                     .rect = cmd->rect});
}

/* What lies under a text is the colour it was measured against. */
void fit_check_grounds(struct fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    size_t cells = (size_t)ui->mode.w * (size_t)ui->mode.h;
    struct ks_canvas canvas = {.pixels = malloc(cells * sizeof(uint32_t)),
                               .w = ui->mode.w,
                               .h = ui->mode.h,
                               .pitch_px = ui->mode.w};

    for (size_t i = 0; i < cells; i++)
        canvas.pixels[i] = ui->theme->ground;
    ks_raster_paint(&canvas, &ui->list, ui->glyphs, (struct ks_rect){0, 0, canvas.w, canvas.h});
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind != KS_DRAW_TEXT || cmd->rect.w == 0 || cmd->is_pictured ||
            ks_fit_is_behind(ui, i))
            continue;
        uint32_t under = canvas.pixels[cmd->rect.y * canvas.w + cmd->rect.x];
        if ((under & 0xFFFFFF) != cmd->ground)
            print_ground(fit, cmd);
    }
    free(canvas.pixels);
}

bool fit_is_of_share(const struct ks_mode *mode, int variant)
{
    int first = (int)mode->lang + 2 * mode->is_large + mode->is_contrast + (mode->w > mode->h) +
                mode->bottom_above_floor_mm / 100;

    return (first + variant) % SHARES == 0;
}
