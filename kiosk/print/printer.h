/* Printers: one small interface; status is asked before and after every slip. Worker thread. */
#ifndef KS_PRINT_PRINTER_H
#define KS_PRINT_PRINTER_H

#include <stdbool.h>
#include <stddef.h>

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
    KS_FORM_ROLL,    /* one bitmap as long as it needs: ks_slip_compose */
    KS_FORM_A4,      /* sheets: ks_sheets_compose */
    KS_FORM_UNKNOWN, /* it says so when it is first reached; until then it cannot print */
};

/* One composed paper on its way to a printer; the part that its form asks for is set. */
struct ks_print_job {
    const struct ks_page *page;
    const struct ks_sheets *sheets;
};

enum { KS_PRINTER_TOLD_BYTES = 200 };

struct ks_printer;

struct ks_printer_ops {
    /* Asks the device; KS_PRINTER_OFFLINE when it does not answer. */
    enum ks_printer_state (*status)(struct ks_printer *printer);
    /* Sends one paper; returns when the device says that all of it is out, or has failed.
     * KS_ERR_UNCERTAIN when it may be out all the same; with any other error it is not. */
    enum ks_err (*print)(struct ks_printer *printer, const struct ks_print_job *job,
                         struct ks_error *error);
    void (*close)(struct ks_printer *printer);
    /* Writes what its address is, the same for all that mean the same printer. NULL: it has none,
     * and is its maker's alone. */
    void (*name)(const struct ks_printer *printer, char *out, size_t size);
};

/* The head of every printer; each kind embeds it first. */
struct ks_printer {
    const struct ks_printer_ops *ops;
    enum ks_printer_form form;
    int width_px;     /* ROLL: dots across, which also tell how fine they are: 180 or 203 dpi */
    bool is_silent;   /* never answers status: nobody but a person knows whether paper came out */
    bool is_followed; /* KS_OK of print is its own word that the paper is out, whatever it says of
                         itself afterwards (that was the last sheet) */
    bool keeps_line;  /* more comes at once: it need not let others have it in between */
    bool is_locked;   /* by ks_printer_lock: then `lock_fd` is owned */
    int lock_fd;
    struct ks_sheet_fonts fonts;      /* A4: borrowed */
    char told[KS_PRINTER_TOLD_BYTES]; /* what it last said of itself, for staff; "" for nothing */
};

/* Asks how it is, as the table says; `told` then holds more. On the printer's thread. */
enum ks_printer_state ks_printer_status(struct ks_printer *printer);

/* Whether a printer answers when it is asked how it is; some never do. */
enum ks_printer_answers {
    KS_ANSWERS_AUTO, /* found out when it is first reached */
    KS_ANSWERS_YES,
    KS_ANSWERS_NO,
};

/* What the court says about its printer; borrowed for the call. */
struct ks_printer_setup {
    const char *url;                 /* "file:DIR" "escpos:tcp://HOST:PORT" "escpos:/dev/usb/lp0"
                                        "escpos:serial:/dev/ttyS0?baud=19200"
                                        "ipp://HOST/ipp/print" "ipps://HOST/ipp/print" */
    const char *base_dir;            /* what a DIR is relative to; certificates are kept below it */
    int width_mm;                    /* paper; 0 = 80, or what an IPP printer says */
    int dpi;                         /* of a roll: 180 or 203; 0 = 203 */
    enum ks_printer_answers answers; /* ESC/POS only: others always answer */
    struct ks_sheet_fonts fonts;     /* for sheets; borrowed for the printer's life */
};

/* Opens by URL. "file:DIR" writes NNNN.png and NNNN.txt and takes its state from DIR/status
 * (assets/manual). "escpos:" speaks ESC/POS, "ipp:" and "ipps:" IPP (printer_ipp.h); the device
 * need not be there yet: until it is, its state is OFFLINE. KS_ERR_INPUT for a URL that is not
 * known or a resolution other than those above. */
enum ks_err ks_printer_open_setup(const struct ks_printer_setup *setup, struct ks_printer **out,
                                  struct ks_error *error) KS_MUST_USE;

/* The same at 203 dpi, for a printer of which nothing else is known. */
enum ks_err ks_printer_open(const char *url, const char *base_dir, int width_mm,
                            struct ks_printer **out, struct ks_error *error) KS_MUST_USE;
void ks_printer_close(struct ks_printer *printer);

/* The right to send to a printer, for one of all programs of this machine that mean the same
 * address, whoever runs them and whatever data folder they use; the kernel takes it back from
 * whoever dies. Never waits: KS_ERR_BUSY, with a sentence that says who has it. On the printer's
 * thread; closing a printer unlocks it. */
enum ks_err ks_printer_lock(struct ks_printer *printer, struct ks_error *error) KS_MUST_USE;
void ks_printer_unlock(struct ks_printer *printer);

/* Whether a slip may be started in this state. */
bool ks_printer_can_print(enum ks_printer_state state);

/* What became of a slip. */
struct ks_print_outcome {
    bool is_printed;             /* all of it is on paper, as far as the printer says */
    bool is_unsure;              /* it may be out, but the printer does not say so */
    enum ks_printer_state state; /* before if it was not ready, else after */
};

/* Status before, print, status after. KS_OK only when is_printed; KS_ERR_PRINTER otherwise, with
 * the state in `outcome`: never one that can print unless is_unsure, and OFFLINE when a paper could
 * not be taken by a printer that calls itself ready. With is_unsure (a silent printer, or one that
 * fell silent when the paper was all but out) a person has to say whether paper came out; without
 * it, no whole paper has come out and none of this job will. */
enum ks_err ks_printer_print_job(struct ks_printer *printer, const struct ks_print_job *job,
                                 struct ks_print_outcome *outcome,
                                 struct ks_error *error) KS_MUST_USE;

/* Composes a slip in the form that the printer takes and prints it as a job. */
enum ks_err ks_printer_print_slip(struct ks_printer *printer, const struct ks_slip *slip,
                                  const struct ks_glyphs *glyphs, struct ks_print_outcome *outcome,
                                  struct ks_error *error) KS_MUST_USE;

#endif
