/* What a step of a journey works with: the frame that is looked at, time that passes, pictures, and
 * the sentence of what does not hold. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/journey_private.h"
#include "base/file.h"
#include "base/utf8.h"
#include "platform/image.h"

bool ks_journey_fail(struct ks_journey *journey, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(journey->error.text, sizeof journey->error.text, format, args);
    va_end(args);
    ks_utf8_trim(journey->error.text);
    journey->error.code = KS_ERR_STATE;
    return false;
}

void ks_journey_settle(struct ks_journey *journey)
{
    ks_parts_settle(&journey->parts);
    if (journey->has_board)
        ks_board_side_settle(&journey->side);
    if (journey->voice.announcer != NULL)
        (void)ks_announcer_step(journey->voice.announcer);
}

const struct ks_ui *ks_journey_frame(struct ks_journey *journey)
{
    return journey->is_board ? ks_board_frame(journey->side.board)
                             : ks_kiosk_frame(journey->parts.kiosk);
}

bool ks_journey_has_kiosk(struct ks_journey *journey)
{
    return !journey->is_board ||
           ks_journey_fail(journey, "the board has nothing that can be pressed; kiosk goes back");
}

void ks_journey_pass(struct ks_journey *journey, int64_t ms)
{
    while (ms > 0) {
        int64_t step = ms < 1000 ? ms : 1000;
        ks_clock_manual_advance(&journey->clock, step);
        ks_kiosk_tick(journey->parts.kiosk);
        ks_journey_settle(journey);
        ms -= step;
    }
}

bool ks_journey_save_frame(struct ks_journey *journey, const char *name)
{
    const struct ks_ui *ui = ks_journey_frame(journey);
    struct ks_canvas canvas = {.w = ui->mode.w, .h = ui->mode.h, .pitch_px = ui->mode.w};
    struct ks_paint *paint = ks_paint_create();
    uint32_t ground = journey->is_board ? ks_board_ground(journey->side.board)
                                        : ks_kiosk_ground(journey->parts.kiosk);
    struct ks_rect dirty[1];
    char path[1200];
    bool is_saved = false;

    canvas.pixels = calloc((size_t)canvas.w * (size_t)canvas.h, sizeof *canvas.pixels);
    if (canvas.pixels != NULL && paint != NULL) {
        ks_paint_frame(paint, &canvas, &ui->list, &journey->parts.glyphs, ground, dirty, 1);
        snprintf(path, sizeof path, "%s/%s", journey->out, name);
        is_saved = ks_image_save_png(path, &canvas, &journey->error) == KS_OK;
    }
    free(canvas.pixels);
    ks_paint_free(paint);
    return is_saved;
}

static void put_json_text(FILE *file, const char *text)
{
    fputc('"', file);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', file);
        if ((unsigned char)*text >= 0x20)
            fputc(*text, file);
    }
    fputc('"', file);
}

static void put_control(FILE *file, const struct ks_ui *ui, const struct ks_control *control)
{
    double mm = ui->mode.microns_per_px / 1000.0;
    struct ks_rect r = control->rect;

    fprintf(file, "  {\"name\": ");
    put_json_text(file, control->name);
    fprintf(file,
            ", \"role\": \"%s\", \"state\": \"%s\", \"x\": %d, \"y\": %d, \"w\": %d, \"h\": %d, "
            "\"x_mm\": %.1f, \"y_mm\": %.1f, \"w_mm\": %.1f, \"h_mm\": %.1f, \"font_px\": %d, "
            "\"contrast\": %.2f, \"focused\": %s}",
            ks_role_name(control->role),
            control->is_disabled  ? "disabled"
            : control->is_checked ? "checked"
                                  : "normal",
            r.x, r.y, r.w, r.h, r.x * mm, r.y * mm, r.w * mm, r.h * mm, control->font_px,
            ks_contrast_x100(control->ink, control->ground) / 100.0,
            control->is_focused ? "true" : "false");
}

bool ks_journey_save_controls(struct ks_journey *journey, const char *name)
{
    const struct ks_ui *ui = ks_journey_frame(journey);
    char path[1200];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", journey->out, name);
    if (ks_file_create(path, &file, &journey->error) != KS_OK)
        return false;
    fputs("[\n", file);
    for (int i = 0; i < ui->control_count; i++) {
        put_control(file, ui, &ui->controls[i]);
        fputs(i + 1 < ui->control_count ? ",\n" : "\n", file);
    }
    fputs("]\n", file);
    return fclose(file) == 0 || ks_journey_fail(journey, "%s cannot be written", path);
}
