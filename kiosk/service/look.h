/* Looking at everything the house stands on: each fact from whoever has it, told as findings
 * (service/health.h). doctor, the home page and whoever else shows how a kiosk is ask here, so that
 * all show the same rows. May wait for a disk or a printer: never on the UI thread. */
#ifndef KS_SERVICE_LOOK_H
#define KS_SERVICE_LOOK_H

#include "service/desk.h"
#include "service/health.h"

/* What is looked at. All borrowed. */
struct ks_look {
    const struct ks_desk *desk; /* its store, printer, content and clock */
    const char *store_fault;    /* why there is no store; "" when there is one */
    const char *printer_fault;  /* the same of the printer */
    const char *database_path;
    const char *data_dir;
    const char *content_dir;                /* of the pack asked for */
    const struct ks_error *content_trouble; /* why that is not the one in use; KS_OK: it is */
    const struct ks_error *release_trouble; /* why a later release is not shown; KS_OK: none is */
    const char *station_fault;              /* as of struct ks_health_facts */
    bool has_court;                         /* this hall reports to a court, as kiosk.conf says */
    bool is_printer_elsewhere;              /* as of struct ks_health_facts */
    bool is_thorough;                       /* reads the whole database through */
};

/* Every finding, well or not. Texts are borrowed from `look`, from the printer until it is asked
 * again, or the arena's. On the desk's thread. */
void ks_look(const struct ks_look *look, struct ks_arena *arena, struct ks_findings *out);

#endif
