/* Looking at everything the house stands on, for service/health.h: each fact from whoever has it.
 * May wait for a disk or a printer: never on the UI thread. */
#ifndef KS_APP_LOOK_H
#define KS_APP_LOOK_H

#include "app/config.h"
#include "print/printer.h"
#include "service/health.h"
#include "store/store.h"

/* What is looked at, besides what the caller puts into the facts itself (content, today). All
 * borrowed; store and printer are the calling thread's. */
struct ks_look {
    struct ks_store *store; /* NULL: `store_fault` says why it cannot be opened */
    const char *store_fault;
    const char *database_path;
    const char *data_dir;
    struct ks_printer *printer; /* NULL: `printer_fault` says why it cannot be opened */
    const char *printer_fault;
    int64_t now_ms;
    bool is_thorough; /* reads the whole database through */
};

/* Fills everything but today and content. Texts are borrowed from `look`, from the printer until it
 * is asked again, or the arena's. */
void ks_look(const struct ks_look *look, struct ks_arena *arena, struct ks_health_facts *facts);

#endif
