/* Inside of the console. */
#ifndef KS_CONSOLE_CONSOLE_PRIVATE_H
#define KS_CONSOLE_CONSOLE_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "console/address.h"
#include "console/console.h"
#include "console/http_server.h"
#include "console/hub.h"
#include "console/kept.h"
#include "console/lane.h"
#include "console/presence.h"
#include "console/routes.h"
#include "service/health.h"
#include "service/watch.h"

/* Since when something is not well. */
struct ks_since {
    const char *id; /* of a finding */
    int64_t since_ms;
};

/* The findings as they were told last, in a language. */
struct ks_told_findings {
    char *text; /* a list in JSON; owned; NULL: never */
    int64_t at_ms;
};

/* The hall as it was told last: many ask for the same one at once. */
struct ks_told_hall {
    const char *text;        /* in JSON, as of ks_hall_json_state; NULL: never */
    int64_t epoch, n, at_ms; /* of the view */
    int64_t made_ms;         /* when its lists were read */
    char nexts[KS_MOST_HALL_SEATS][KS_TICKET_NUMBER_BYTES]; /* whom each seat would call, "" */
};

/* To staff in each language, and behind these to boards. */
enum { KS_TOLD_BOARD = KS_LANG_COUNT, KS_TOLD_COUNT };

/* A lane for each kind of route; what is a stream begins on that of the plain ones. */
enum { KS_CONSOLE_LANES = KS_ROUTE_STREAM };

struct ks_console {
    struct ks_console_setup setup;
    struct ks_listen listen; /* what setup.listen says */
    char address[96];
    char setup_code[KS_CONSOLE_CODE_BYTES];
    struct ks_http_server *http;
    struct ks_lane *lanes[KS_CONSOLE_LANES]; /* by the kind of the route */
    struct ks_hub *hub;
    struct ks_watch *watch;
    struct ks_layout_thread *layout_thread;
    const struct ks_shown_content *watched; /* as the watch holds it; its thread's */
    atomic_bool is_known;                   /* the watch, to whom it wakes */
    pthread_mutex_t mutex;
    struct ks_since since[KS_MOST_FINDINGS];     /* protected by mutex */
    struct ks_told_findings told[KS_LANG_COUNT]; /* protected by mutex */
    struct ks_told_hall halls[KS_TOLD_COUNT];    /* protected by mutex */
    char *hall_texts[KS_TOLD_COUNT];             /* theirs; owned */
    struct ks_presence presence;                 /* in drafts */
    struct ks_kept kept;                         /* answers that are dear */
};

/* Lets a request through to its handler, or refuses it: on a thread of a lane. */
void ks_gate_work(void *ctx, struct ks_desk *desk, struct ks_http_exchange *exchange);

/* Refuses in the language of the browser. */
void ks_gate_refuse(struct ks_console *console, struct ks_http_exchange *exchange, int status,
                    const char *code, const char *message);

/* Looks at everything, well or not; the texts are the request's arena's. */
void ks_health_look(const struct ks_request *request, struct ks_findings *out);

/* What is not well, as a list "findings", not older than some seconds; the request's arena's. */
const struct ks_node *ks_health_findings(const struct ks_request *request);

#endif
