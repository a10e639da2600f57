/* Errors: a code that says what the caller does, and a sentence filled where it failed. Only app/
 * and ctl/ print; only app/ exits. */
#ifndef KS_BASE_ERR_H
#define KS_BASE_ERR_H

enum ks_err {
    KS_OK = 0,
    KS_ERR_INPUT,     /* bad input: tell whoever gave it, with the text */
    KS_ERR_NOT_FOUND, /* no such thing: say so */
    KS_ERR_STATE,     /* not possible in the present state: say so, change nothing */
    KS_ERR_CLOSED,    /* outside opening hours: tell the visitor when it opens */
    KS_ERR_CLOCK,     /* the clock went back: promise nothing, tell staff to put it right */
    KS_ERR_PRINTER,   /* nothing came out on paper: offer the way out */
    KS_ERR_IO,        /* reading or writing failed: tell staff, visitor goes to the window */
    KS_ERR_FULL,      /* disk full: promise nothing, tell staff */
    KS_ERR_BUSY,      /* somebody else holds it: retry soon */
    KS_ERR_CORRUPT,   /* damaged data: keep it aside, tell staff */
    KS_ERR_VERSION,   /* written by a newer version: leave untouched, give up */
    KS_ERR_UNCERTAIN, /* a write may or may not have happened: look before repeating */
    KS_ERR_MEMORY,    /* out of memory: give up this request */
    KS_ERR_TAKEN,     /* all there is has been given: offer another */
    KS_ERR_RIGHT,     /* not theirs to do: say so, change nothing */
};

/* Owned by the caller; {0} is a valid empty value. `text` is one sentence for those who
 * run the program, in their language (base/i18n.h), without a trailing newline and never with
 * personal data. */
struct ks_error {
    enum ks_err code;
    char text[320];
};

/* Fills `error` (may be NULL) and returns `code`, so that a failure is one line. The catalogue has
 * the Chinese of `format`; words among the arguments are for the caller to translate. */
enum ks_err ks_fail(struct ks_error *error, enum ks_err code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define KS_MUST_USE __attribute__((warn_unused_result))

#endif
