/* Opening a printer by its URL, and what all printers share. */
#include "print/printer.h"

#include <string.h>

#include "base/i18n.h"
#include "print/printer_private.h"

/* Dots across: what common printers of that paper width reach. */
static const struct {
    int least_width_mm, dpi, dots;
} papers[] = {
    {72, 203, 576},
    {72, 180, 512},
    {0, 203, 384},
    {0, 180, 360},
};

static int dots_of(const struct ks_printer_setup *setup)
{
    int width_mm = setup->width_mm > 0 ? setup->width_mm : 80;
    int dpi = setup->dpi > 0 ? setup->dpi : 203;

    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++)
        if (width_mm >= papers[i].least_width_mm && dpi == papers[i].dpi)
            return papers[i].dots;
    return 0;
}

/* `rest` is the URL behind its scheme. */
typedef enum ks_err open_fn(const char *rest, const struct ks_printer_setup *setup, int width_px,
                            struct ks_printer **out, struct ks_error *error);

static enum ks_err open_file(const char *rest, const struct ks_printer_setup *setup, int width_px,
                             struct ks_printer **out, struct ks_error *error)
{
    return ks_printer_file_open(rest, setup->base_dir, width_px, out, error);
}

static enum ks_err open_escpos(const char *rest, const struct ks_printer_setup *setup, int width_px,
                               struct ks_printer **out, struct ks_error *error)
{
    return ks_printer_escpos_open(rest, setup, width_px, NULL, out, error);
}

/* Its address is the whole URL. */
static enum ks_err open_ipp(const char *rest, const struct ks_printer_setup *setup, int width_px,
                            struct ks_printer **out, struct ks_error *error)
{
    (void)rest;
    return ks_printer_ipp_open(setup, width_px, NULL, out, error);
}

static const struct {
    const char *scheme;
    open_fn *open;
} kinds[] = {
    {"file:", open_file},
    {"escpos:", open_escpos},
    {"ipp:", open_ipp},
    {"ipps:", open_ipp},
};

enum ks_err ks_printer_open_setup(const struct ks_printer_setup *setup, struct ks_printer **out,
                                  struct ks_error *error)
{
    int width_px = dots_of(setup);

    if (width_px == 0)
        return ks_fail(error, KS_ERR_INPUT, "[printer] dpi: %d is not known here; use 180 or 203",
                       setup->dpi);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t length = strlen(kinds[i].scheme);
        if (strncmp(setup->url, kinds[i].scheme, length) == 0)
            return kinds[i].open(setup->url + length, setup, width_px, out, error);
    }
    return ks_fail(error, KS_ERR_INPUT,
                   "[printer] url: %s is not known here; use file:DIR, escpos:tcp://HOST:9100 or "
                   "ipp://HOST/ipp/print",
                   setup->url);
}

enum ks_err ks_printer_open(const char *url, const char *base_dir, int width_mm,
                            struct ks_printer **out, struct ks_error *error)
{
    struct ks_printer_setup setup = {.url = url, .base_dir = base_dir, .width_mm = width_mm};

    return ks_printer_open_setup(&setup, out, error);
}

void ks_printer_close(struct ks_printer *printer)
{
    if (printer == NULL)
        return;
    ks_printer_unlock(printer);
    printer->ops->close(printer);
}

enum ks_printer_state ks_printer_status(struct ks_printer *printer)
{
    return printer->ops->status(printer);
}

/* Whatever it was, to the caller it is the printer. */
static enum ks_err blame_printer(struct ks_error *error)
{
    if (error != NULL)
        error->code = KS_ERR_PRINTER;
    return KS_ERR_PRINTER;
}

/* Nothing of the paper came out. It may say that it can print, but it could not: to visitors and
 * staff it is out of order. */
static enum ks_err not_printed(struct ks_print_outcome *outcome, struct ks_error *error)
{
    if (ks_printer_can_print(outcome->state))
        outcome->state = KS_PRINTER_OFFLINE;
    return blame_printer(error);
}

static enum ks_err fail_not_ready(const struct ks_printer *printer, struct ks_error *error)
{
    bool has_told = printer->told[0] != '\0';

    return ks_fail(error, KS_ERR_PRINTER, "the printer is not ready%s%s%s; nothing was sent to it",
                   has_told ? " (" : "", printer->told, has_told ? ")" : "");
}

/* The paper could not even be composed. */
static enum ks_err refuse(struct ks_printer *printer, struct ks_print_outcome *outcome,
                          struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){.state = printer->ops->status(printer)};
    return not_printed(outcome, error);
}

enum ks_err ks_printer_print_job(struct ks_printer *printer, const struct ks_print_job *job,
                                 struct ks_print_outcome *outcome, struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){.state = printer->ops->status(printer)};
    if (!ks_printer_can_print(outcome->state))
        return fail_not_ready(printer, error);
    printer->keeps_line = true;
    enum ks_err err = printer->ops->print(printer, job, error);
    bool was_silent = printer->is_silent;
    printer->keeps_line = false;
    outcome->state = printer->ops->status(printer);
    if (err != KS_OK && err != KS_ERR_UNCERTAIN)
        return not_printed(outcome, error);
    outcome->is_printed = err == KS_OK && !was_silent &&
                          (printer->is_followed || ks_printer_can_print(outcome->state));
    outcome->is_unsure = !outcome->is_printed;
    if (outcome->is_printed)
        return KS_OK;
    return err == KS_ERR_UNCERTAIN ? blame_printer(error)
                                   : ks_fail(error, KS_ERR_PRINTER,
                                             "the printer does not say whether the paper is out");
}

static enum ks_err print_roll(struct ks_printer *printer, const struct ks_slip *slip,
                              const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                              struct ks_error *error)
{
    struct ks_page page = {0};
    const struct ks_print_job job = {.page = &page};
    enum ks_err err = ks_slip_compose(slip, glyphs, printer->width_px, &page, error);

    if (err != KS_OK)
        return refuse(printer, outcome, error);
    err = ks_printer_print_job(printer, &job, outcome, error);
    ks_page_destroy(&page);
    return err;
}

static enum ks_err print_sheets(struct ks_printer *printer, const struct ks_slip *slip,
                                struct ks_print_outcome *outcome, struct ks_error *error)
{
    struct ks_sheets sheets = {0};
    const struct ks_print_job job = {.sheets = &sheets};
    enum ks_err err = ks_sheets_compose(slip, &printer->fonts, &sheets, error);

    if (err != KS_OK)
        return refuse(printer, outcome, error);
    err = ks_printer_print_job(printer, &job, outcome, error);
    ks_sheets_destroy(&sheets);
    return err;
}

enum ks_printer_form ks_printer_ask_form(struct ks_printer *printer)
{
    if (printer->form == KS_FORM_UNKNOWN)
        (void)printer->ops->status(printer);
    return printer->form;
}

enum ks_err ks_printer_print_slip(struct ks_printer *printer, const struct ks_slip *slip,
                                  const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                                  struct ks_error *error)
{
    switch (ks_printer_ask_form(printer)) {
    case KS_FORM_ROLL:
        return print_roll(printer, slip, glyphs, outcome, error);
    case KS_FORM_A4:
        return print_sheets(printer, slip, outcome, error);
    default:
        *outcome = (struct ks_print_outcome){.state = KS_PRINTER_OFFLINE};
        return fail_not_ready(printer, error);
    }
}
