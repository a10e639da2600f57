/* Putting the parts together: everything a kiosk needs, opened in order and closed in reverse. */
#ifndef KS_APP_PARTS_H
#define KS_APP_PARTS_H

#include <pthread.h>

#include "app/contact_side.h"
#include "app/station_side.h"
#include "app/upkeep.h"
#include "base/worker.h"
#include "config/config.h"
#include "config/options.h"
#include "content/content.h"
#include "content/pack.h"
#include "content/shelf.h"
#include "platform/fonts.h"
#include "screens/kiosk.h"
#include "service/health.h"
#include "service/parts.h"
#include "service/releases.h"
#include "service/watch.h"

/* The content is read on a thread of its own while others open window and fonts: the first frame
 * needs all three, and none waits for another. `content`, `keeping` and `content_trouble` are
 * that thread's while it runs. */
struct ks_content_reading {
    pthread_t thread;
    bool has_begun, is_running;
    enum ks_err err;
    struct ks_error error;
};

/* Wipes what the worker's fonts, database and stack keep of a visit, on the worker's thread. */
struct ks_forgetting {
    struct ks_job job; /* first */
    struct ks_worker *worker;
    struct ks_fonts *fonts;
    struct ks_store *store, *own;    /* NULL: not open */
    bool is_queued, is_wanted_again; /* another visit ended before it ran */
};

/* A look at everything the house stands on. The worker's while it is queued. */
struct ks_looking {
    struct ks_job job; /* first */
    struct ks_parts *parts;
    struct ks_arena arena;
    struct ks_findings findings;
    struct ks_upkeep upkeep;
    char station[64];          /* its name when the look was asked for; "" none */
    const char *station_fault; /* as of struct ks_look, then */
    char printer[24];          /* ks_paper_why_code, as the look found it; "" not known */
    struct ks_store *store, *worker_store; /* opened by a look; the kiosk's from its end on */
    struct ks_error store_trouble;         /* why it could not be opened by the last look */
    struct ks_error release_trouble;       /* as it was when the look was asked for */
    bool is_queued;
};

/* Printing what staff want for a visitor. The worker's while it is queued. */
struct ks_serving {
    struct ks_job job; /* first */
    struct ks_parts *parts;
    bool has_begun;   /* what it left when it ended last has been given up */
    char station[64]; /* its name, when it was queued */
    bool has_visitor; /* at the kiosk, when it was queued */
    bool is_done;     /* one was printed: there may be another */
    bool is_queued;
    bool was_in_use;    /* at the last tick */
    int64_t seen_event; /* of the hall, when it was queued last */
    int64_t next_ms;    /* monotonic: then it looks again whatever happens */
};

/* The release that is to be shown next: found by the worker, shown between two visits. */
struct ks_renewal {
    struct ks_job job; /* first */
    struct ks_parts *parts;
    int64_t shown;                 /* the number of what is shown */
    struct ks_shelf_choice choice; /* the worker's while it is queued; content: owned, NULL: none */
    struct ks_finder *finder;      /* of that content */
    struct ks_error trouble;       /* as the last look found it */
    bool is_queued, is_wanted_again;
};

enum { KS_MOST_RETIRED = 32 };

struct ks_parts {
    struct ks_options options;
    struct ks_config config;
    char data_dir[512];
    struct ks_clock clock; /* set before ks_parts_open to other than the system's */
    bool has_clock;
    void (*wake)(void *ctx); /* called when the worker has finished something; may be NULL */
    void *wake_ctx;
    struct ks_content_reading reading;
    struct ks_content *content; /* set before ks_parts_open to show that one: owned from then on */
    struct ks_error content_trouble; /* why the pack asked for is not used; KS_OK: it is */
    char release_path[600];          /* the pack of the release that is shown; "": of none */
    struct ks_error release_trouble; /* why a later release is not shown; KS_OK: none is amiss */
    struct ks_renewal renewal;
    /* Of a journey, whose board and voice borrow it to the end. */
    struct ks_content *retired[KS_MOST_RETIRED];
    int retired_count;
    struct ks_fonts *fonts, *worker_fonts;
    struct ks_glyphs glyphs, worker_glyphs;
    struct ks_store *store, *worker_store;
    struct ks_store *own_store; /* the worker's, where the hall is on a server; else NULL */
    struct ks_printer *printer;
    struct ks_desk desk;       /* of the worker, on its store, printer and letters */
    struct ks_desk watch_desk; /* of the watch, on `store` */
    struct ks_worker *worker;
    struct ks_forgetting forgetting;
    struct ks_looking looking;
    struct ks_serving serving;
    struct ks_station_side station;
    struct ks_contact_side contact;
    struct ks_watch *watch; /* has `watch_desk` while there is a store */
    struct ks_kiosk *kiosk;
    struct ks_content_keeping *keeping; /* what was read of a good pack, until it is kept */
    char db_path[600];
    struct ks_error store_trouble; /* why it could not be opened at the start; KS_OK: it is open */
};

/* Begins to open: folders, configuration, and the content on a thread of its own. For who has
 * something to do meanwhile; ks_parts_open does it otherwise. On failure what had been opened is
 * closed; after success ks_parts_open or ks_parts_close must follow. */
enum ks_err ks_parts_begin(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* Opens everything for `parts->options`. What fails so that no visitor can be served ends it, with
 * a sentence; a queue that cannot be opened does not: the guides go on. On failure what had been
 * opened is closed. */
enum ks_err ks_parts_open(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* The same for a board: content, letters and where the database is; no store, printer or worker. */
enum ks_err ks_parts_open_board(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* The size of a pixel of a panel of w x h pixels: by kiosk.conf, else what the panel says (0: says
 * nothing), else as if it were one of 21.5 inches. */
int ks_parts_microns_per_px(const struct ks_parts *parts, int w, int h, int panel_says);

/* The pack that is shown: the folder asked for, or the file of a release. Borrowed. */
const char *ks_parts_content_dir(const struct ks_parts *parts);
/* The folder of the pack that comes with the program, or was asked for. Borrowed. */
const char *ks_parts_shipped_dir(const struct ks_parts *parts);

/* A file as kiosk.conf names it: a path, or one relative to the data folder; "" stays "". */
void ks_parts_name_file(const struct ks_parts *parts, const char *name, char *out, size_t size);

/* A handle of the caller's thread, opened where it is NULL or its file is no longer in place;
 * `*store` is NULL after a failure, else to be closed. As ks_store_open. */
enum ks_err ks_parts_keep_store(const struct ks_parts *parts, struct ks_store **store,
                                struct ks_error *error) KS_MUST_USE;

/* Where its releases lie, and for whose hall they are loaded. Borrows from `parts`. */
struct ks_release_place ks_parts_release_place(const struct ks_parts *parts);

/* Lets the worker finish and the watch look, and the kiosk see both: for whoever plays a visit step
 * by step. UI thread. */
void ks_parts_settle(struct ks_parts *parts);

/* Prints what staff want at this kiosk, if there is something and it disturbs nobody: at each tick.
 * UI thread. */
void ks_parts_serve(struct ks_parts *parts);

/* Closes in reverse; accepts what was opened in part, or {0}. */
void ks_parts_close(struct ks_parts *parts);

/* Content, folders and one handle of the store (`store`) only, for kioskctl. A pack that cannot be
 * used is no failure: then `content_trouble` says why, and `content` is the last good one, or NULL
 * if there is none. */
enum ks_err ks_parts_open_data(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

#endif
