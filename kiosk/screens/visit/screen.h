/* What a screen is: one row of functions, and how much it keeps of a visitor. */
#ifndef KS_SCREENS_VISIT_SCREEN_H
#define KS_SCREENS_VISIT_SCREEN_H

#include "screens/visit/screen_list.h"
#include "service/slips.h"
#include "ui/ui.h"

struct ks_visit;
struct ks_form;

/* What a control tells: those below KS_ACT_OWN mean the same on every screen. */
enum ks_act {
    KS_ACT_NONE,
    KS_ACT_BACK,
    KS_ACT_HOME,
    KS_ACT_LARGE,
    KS_ACT_CONTRAST,
    KS_ACT_LOW,
    KS_ACT_LANG,
    KS_ACT_PAGE_BACK,
    KS_ACT_PAGE_NEXT,
    KS_ACT_STAY,  /* what lies over the page goes away */
    KS_ACT_LEAVE, /* to the home page at once: what was entered is gone */
    KS_ACT_END,   /* the same, and the next visitor finds it as ever */
    KS_ACT_PRINT, /* the paper of this place */
    KS_ACT_FIELD, /* a blank to fill in; arg: which */
    KS_ACT_OWN = 100,
    KS_ACT_OPEN = 1000, /* and a screen added to it: opens it; arg: what it is told */
};

/* What a page belongs to: its name, icon and colour stand on it. NONE: to what it was opened from,
 * and the home page to nothing. */
enum ks_service_id {
    KS_SERVICE_NONE,
    KS_SERVICE_LAW,
    KS_SERVICE_WAY,
    KS_SERVICE_SUMS,
    KS_SERVICE_MEDIATION,
    KS_SERVICE_QUEUE,
    KS_SERVICE_ENFORCEMENT,
    KS_SERVICE_RISK,
    KS_SERVICE_ONLINE,
    KS_SERVICE_NOTICE,
    KS_SERVICE_DANGER,
    KS_SERVICE_COUNT,
};

/* Everything but `view` may be left out. */
struct ks_screen {
    enum ks_service_id service;
    /* Builds the frame; pure. */
    void (*view)(const struct ks_visit *visit, struct ks_ui *ui);
    /* One of the screen's own controls was pressed. */
    void (*act)(struct ks_visit *visit, int action, int arg);
    /* A digit, '.' or Backspace on a keyboard. */
    void (*key)(struct ks_visit *visit, const char *key);
    /* What the page of a place rests on. */
    const struct ks_provenance *(*provenance)(const struct ks_visit *visit, int arg);
    /* Other screens open this one by it; without it they go to the place of `arg`. */
    void (*open)(struct ks_visit *visit, int arg);
    /* The visitor has come here, onward or back. */
    void (*arrive)(struct ks_visit *visit);
    /* Whether it waits for something that cannot be left half done. */
    bool (*is_busy)(const struct ks_visit *visit);
    /* Whether it shows how many seconds are left of something. */
    bool (*shows_seconds)(const struct ks_visit *visit);
    /* A finger draws in the signature field: a point of it, or -1, -1 where it was lifted. */
    void (*draw)(struct ks_visit *visit, int x, int y);
    /* What was drawn is void: the screen is left, or its field has another size now. */
    void (*void_drawing)(struct ks_visit *visit);
    /* The blanks it lets a visitor fill in; `arg` is that of its place. */
    struct ks_form (*form)(const struct ks_visit *visit, int arg);
    /* Its paper: the kind, and what stands on it, written onto an empty one. */
    enum ks_paper_kind paper;
    void (*compose)(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper);
    bool is_sheet;      /* lies over the page it was opened from */
    bool takes_answers; /* its options and keys are what a visitor says of himself */
    bool is_public;     /* nothing on it is the visitor's: others may see it in a picture */
    size_t state_bytes; /* what it keeps of a visitor: zeroed at the start, wiped at the end */
};

#endif
