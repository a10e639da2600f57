/* Printers: one small interface; status is asked before and after every slip. Worker thread. */
#ifndef KS_PRINT_PRINTER_H
#define KS_PRINT_PRINTER_H

#include <stdbool.h>

#include "base/err.h"
#include "print/slip.h"

enum ks_printer_state {
    KS_PRINTER_READY,
    KS_PRINTER_PAPER_LOW, /* prints, tell staff */
    KS_PRINTER_PAPER_OUT,
    KS_PRINTER_COVER_OPEN,
    KS_PRINTER_OFFLINE,
    KS_PRINTER_JAM, /* stopped in the middle: what came out is not a slip */
};

struct ks_printer;

struct ks_printer_ops {
    /* Asks the device; KS_PRINTER_OFFLINE when it does not answer. */
    enum ks_printer_state (*status)(struct ks_printer *printer);
    /* Sends one page; returns when the device has taken it or failed. */
    enum ks_err (*print)(struct ks_printer *printer, const struct ks_page *page,
                         struct ks_error *error);
    void (*close)(struct ks_printer *printer);
};

/* The head of every printer; each kind embeds it first. */
struct ks_printer {
    const struct ks_printer_ops *ops;
    int width_px;
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
    enum ks_printer_state state; /* before if it was not ready, else after */
};

/* Status before, compose, print, status after. KS_OK only when is_printed; KS_ERR_PRINTER
 * otherwise, with the state in `outcome`: never one that can print, and OFFLINE when a slip could
 * not be made or taken by a printer that calls itself ready. */
enum ks_err ks_printer_print_slip(struct ks_printer *printer, const struct ks_slip *slip,
                                  const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                                  struct ks_error *error) KS_MUST_USE;

#endif
