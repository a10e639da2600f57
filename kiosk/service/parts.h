/* What desk and paper are made of, for app/, which puts the parts of a program together. No face
 * includes it, so that none knows a store or a printer. */
#ifndef KS_SERVICE_PARTS_H
#define KS_SERVICE_PARTS_H

#include "base/clock.h"
#include "content/content.h"
#include "print/printer.h"
#include "service/desk.h"
#include "store/store.h"

/* All borrowed; store, printer and glyphs are the desk's thread's. */
struct ks_desk {
    struct ks_store *store;     /* NULL: not open */
    struct ks_printer *printer; /* NULL where nothing is printed */
    const struct ks_glyphs *glyphs;
    const struct ks_content *content;
    const struct ks_clock *clock;
    /* Of a kiosk whose hall is on a server; else NULL. */
    struct ks_store *own;               /* the kiosk's own file (store/store_offline.h) */
    struct ks_contact *contact;         /* its line to the hall */
    const struct ks_own_desk *own_desk; /* of a desk whose store is that file */
};

/* {0} is a valid empty value, released with ks_slip_destroy. */
struct ks_paper {
    struct ks_slip slip;
};

#endif
