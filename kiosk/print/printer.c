#include "print/printer.h"

#include <string.h>

#include "print/printer_private.h"

/* Dots across at 203 dpi: what common printers of that paper width reach. */
static int dots_of(int width_mm)
{
    return width_mm < 72 ? 384 : 576;
}

enum ks_err ks_printer_open(const char *url, const char *base_dir, int width_mm,
                            struct ks_printer **out, struct ks_error *error)
{
    if (strncmp(url, "file:", 5) == 0)
        return ks_printer_file_open(url + 5, base_dir, dots_of(width_mm), out, error);
    return ks_fail(error, KS_ERR_INPUT, "[printer] url: %s is not known here; use file:DIR", url);
}

static const char *const state_codes[KS_PRINTER_STATE_COUNT] = {
    [KS_PRINTER_READY] = "ready",         [KS_PRINTER_PAPER_LOW] = "paper-low",
    [KS_PRINTER_PAPER_OUT] = "paper-out", [KS_PRINTER_COVER_OPEN] = "cover-open",
    [KS_PRINTER_OFFLINE] = "offline",     [KS_PRINTER_JAM] = "jam-midway",
    [KS_PRINTER_CUTTER] = "cutter-error",
};

const char *ks_printer_state_code(enum ks_printer_state state)
{
    return state_codes[state];
}

enum ks_printer_state ks_printer_state_from_code(const char *code)
{
    int state = 0;

    while (state < KS_PRINTER_STATE_COUNT && strcmp(state_codes[state], code) != 0)
        state++;
    return (enum ks_printer_state)state;
}

void ks_printer_close(struct ks_printer *printer)
{
    if (printer != NULL)
        printer->ops->close(printer);
}

bool ks_printer_can_print(enum ks_printer_state state)
{
    return state == KS_PRINTER_READY || state == KS_PRINTER_PAPER_LOW;
}

/* Composes and sends. Whatever goes wrong, nothing readable is on paper. */
static enum ks_err send_slip(struct ks_printer *printer, const struct ks_slip *slip,
                             const struct ks_glyphs *glyphs, struct ks_error *error)
{
    struct ks_page page = {0};
    enum ks_err err = ks_slip_compose(slip, glyphs, printer->width_px, &page, error);

    struct ks_print_job job = {.title = "kiosk", .page = &page};
    if (err == KS_OK)
        err = printer->ops->print(printer, &job, error);
    ks_page_destroy(&page);
    return err;
}

enum ks_err ks_printer_print_slip(struct ks_printer *printer, const struct ks_slip *slip,
                                  const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                                  struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){.state = printer->ops->status(printer)};
    if (!ks_printer_can_print(outcome->state))
        return ks_fail(error, KS_ERR_PRINTER, "the printer is not ready; nothing was sent to it");
    enum ks_err err = send_slip(printer, slip, glyphs, error);
    outcome->state = printer->ops->status(printer);
    if (err != KS_OK) {
        /* It says it could, but it could not: to visitors and staff it is out of order. */
        if (ks_printer_can_print(outcome->state))
            outcome->state = KS_PRINTER_OFFLINE;
        if (error != NULL)
            error->code = KS_ERR_PRINTER;
        return KS_ERR_PRINTER;
    }
    if (!ks_printer_can_print(outcome->state))
        return ks_fail(error, KS_ERR_PRINTER,
                       "the printer stopped before it said that the slip is out");
    outcome->is_unsure = printer->is_silent;
    outcome->is_printed = !printer->is_silent;
    return outcome->is_printed
               ? KS_OK
               : ks_fail(error, KS_ERR_PRINTER, "the printer does not say whether the slip is out");
}
