/* Printers: one small interface; status is asked before and after every slip. Worker thread. */
#ifndef KS_PRINT_PRINTER_H
#define KS_PRINT_PRINTER_H

#include <stdbool.h>

#include "base/err.h"
#include "print/sheets.h"
#include "print/slip.h"

enum ks_printer_state {
    KS_PRINTER_READY,
    KS_PRINTER_PAPER_LOW, /* prints, tell staff */
    KS_PRINTER_PAPER_OUT,
    KS_PRINTER_COVER_OPEN,
    KS_PRINTER_OFFLINE,
    KS_PRINTER_JAM,    /* stopped in the middle: what came out is not a slip */
    KS_PRINTER_CUTTER, /* the cutter is stuck */
    KS_PRINTER_STATE_COUNT,
};

/* The word of a state in DIR/status and for staff: "ready" "paper-low" "paper-out" "cover-open"
 * "offline" "jam-midway" "cutter-error"; and back, KS_PRINTER_STATE_COUNT for any other. */
const char *ks_printer_state_code(enum ks_printer_state state);
enum ks_printer_state ks_printer_state_from_code(const char *code);

/* What a printer takes. */
enum ks_printer_form {
    KS_FORM_ROLL, /* one bitmap as long as it needs: ks_slip_compose */
    KS_FORM_A4,   /* sheets as PDF: ks_sheets_compose */
};

/* One composed paper on its way to a printer; the part that its form asks for is set. */
struct ks_print_job {
    const char *title; /* what the printer's own list shows: no name, no number of a visitor */
    const struct ks_page *page;
    const struct ks_sheets *sheets;
};

struct ks_printer;

struct ks_printer_ops {
    /* Asks the device; KS_PRINTER_OFFLINE when it does not answer. */
    enum ks_printer_state (*status)(struct ks_printer *printer);
    /* Sends one paper; returns when the device says that all of it is out, or has failed. */
    enum ks_err (*print)(struct ks_printer *printer, const struct ks_print_job *job,
                         struct ks_error *error);
    void (*close)(struct ks_printer *printer);
};

/* The head of every printer; each kind embeds it first. */
struct ks_printer {
    const struct ks_printer_ops *ops;
    enum ks_printer_form form;
    int width_px;   /* ROLL: dots across */
    bool is_silent; /* never answers status: nobody but a person knows whether paper came out */
};

/* Opens by URL: "file:DIR" (relative to `base_dir`) writes NNNN.png and NNNN.txt and takes its
 * state from DIR/status (contract.md). KS_ERR_INPUT for a scheme that is not known. */
enum ks_err ks_printer_open(const char *url, const char *base_dir, int width_mm,
                            struct ks_printer **out, struct ks_error *error) KS_MUST_USE;
void ks_printer_close(struct ks_printer *printer);

/* Whether a slip may be started in this state. */
bool ks_printer_can_print(enum ks_printer_state state);

/* What became of a slip. */
struct ks_print_outcome {
    bool is_printed;             /* all of it is on paper, as far as the printer says */
    bool is_unsure;              /* sent, but a silent printer does not say whether it is out */
    enum ks_printer_state state; /* before if it was not ready, else after */
};

/* Status before, compose, print, status after. KS_OK only when is_printed; KS_ERR_PRINTER
 * otherwise, with the state in `outcome`: never one that can print, and OFFLINE when a slip could
 * not be made or taken by a printer that calls itself ready. A silent printer gives KS_ERR_PRINTER
 * with is_unsure: a person has to say whether paper came out. */
enum ks_err ks_printer_print_slip(struct ks_printer *printer, const struct ks_slip *slip,
                                  const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                                  struct ks_error *error) KS_MUST_USE;

#endif
