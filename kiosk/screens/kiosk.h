/* The kiosk as a visitor meets it: a stack of screens, what each shows and does, and the end of a
 * visit. Driven from outside: pointer, keys and time go in, a frame (draw list and controls) comes
 * out. Knows no window, so the same kiosk runs behind a touch panel and in a journey. UI thread
 * only; slow work goes to the worker it is given. */
#ifndef KS_SCREENS_KIOSK_H
#define KS_SCREENS_KIOSK_H

#include "base/worker.h"
#include "service/find.h"
#include "service/queue_service.h"
#include "service/station.h"
#include "ui/ui.h"

struct ks_kiosk;

enum { KS_MOST_NOTICES = 4 };

/* Everything a kiosk is made of. All borrowed for its life. */
struct ks_kiosk_parts {
    const struct ks_content *content;
    const struct ks_clock *clock;
    const struct ks_glyphs *glyphs; /* of the UI thread */
    struct ks_watch *watch;         /* what the hall is like */
    const struct ks_desk *desk;     /* of the worker thread */
    struct ks_worker *worker;
    const char *data_dir;
    struct ks_mode mode; /* panel and language a visit starts with */
    int idle_warn_ms, idle_wipe_ms;
    /* Called at the start and once a minute: time to look after the house; what staff should know
     * comes back with ks_kiosk_set_notices. May be NULL. */
    void (*look_after)(void *ctx);
    void *look_after_ctx;
    /* Called when something was done to releases, and once a minute. May be NULL. */
    void (*look_for_release)(void *ctx);
    /* Called at each tick while nobody is there: ks_kiosk_set_content may be called from it. May be
     * NULL. */
    void (*between_visits)(void *ctx);
    void *release_ctx;
    /* Staff want this machine enrolled: how it stands comes back with ks_kiosk_set_station. May be
     * NULL. */
    void (*ask_enrolment)(void *ctx);
    void *station_ctx;
    /* Called when a visit has been wiped, for caches outside that hold its words; may be NULL. */
    void (*forget)(void *ctx);
    void *forget_ctx;
};

/* The parts are borrowed until the kiosk is freed; NULL if memory is out. Freeing accepts NULL. UI
 * thread. */
struct ks_kiosk *ks_kiosk_create(const struct ks_kiosk_parts *parts);
void ks_kiosk_free(struct ks_kiosk *kiosk);

/* CANCEL ends a gesture that is to mean nothing. */
enum ks_pointer { KS_POINTER_PRESS, KS_POINTER_MOVE, KS_POINTER_RELEASE, KS_POINTER_CANCEL };

/* What staff should read on the home screen: at most KS_MOST_NOTICES English sentences of the
 * catalogue, borrowed for the life of the process. */
void ks_kiosk_set_notices(struct ks_kiosk *kiosk, const char *const *notices, int count);

/* How this machine stands in the hall, for the page of staff. */
void ks_kiosk_set_station(struct ks_kiosk *kiosk, const struct ks_station_standing *standing);

/* What staff want read on the home page until `until_ms` (wall clock). */
void ks_kiosk_set_message(struct ks_kiosk *kiosk, const char *text_zh, const char *text_en,
                          int64_t until_ms);

/* The present frame as others may see it: where somebody has entered something, nothing of the page
 * is left but bars where its texts stood. `list` is written anew, its texts are the arena's. */
void ks_kiosk_copy_masked(struct ks_kiosk *kiosk, struct ks_draw_list *list,
                          struct ks_arena *arena);

/* Another content, borrowed until the next or the kiosk's end, with its search (NULL: none could be
 * opened), which is the kiosk's from now on. Between two visits only, while the worker is idle; of
 * the old one nothing is held any more when it returns. */
void ks_kiosk_set_content(struct ks_kiosk *kiosk, const struct ks_content *content,
                          struct ks_finder *finder);

/* One event of a gesture, in window pixels. */
void ks_kiosk_pointer(struct ks_kiosk *kiosk, enum ks_pointer event, int x, int y);

/* A key by name: Tab, Return, Escape, Left, Right, Up, Down, PageUp, PageDown, Backspace, or a
 * digit or '.'. */
void ks_kiosk_key(struct ks_kiosk *kiosk, const char *key);

/* The window has a new size, of pixels so wide. */
void ks_kiosk_resize(struct ks_kiosk *kiosk, int w, int h, int microns_per_px);

/* The wall clock has been set: it is no sign that the machine slept. */
void ks_kiosk_clock_was_set(struct ks_kiosk *kiosk);

/* How long a loop may sleep between two ticks, in milliseconds. */
enum { KS_KIOSK_TICK_MS = 1000 };

/* Lets timers fire and finished work come in. */
void ks_kiosk_tick(struct ks_kiosk *kiosk);

/* Whether something has changed since ks_kiosk_frame was called last. */
bool ks_kiosk_is_stale(const struct ks_kiosk *kiosk);

/* What it is in the middle of. */
enum ks_kiosk_use {
    KS_KIOSK_AT_REST, /* nobody is there */
    KS_KIOSK_IN_USE,
    KS_KIOSK_AWAITS_PAPER, /* the visitor's own */
};
enum ks_kiosk_use ks_kiosk_use(const struct ks_kiosk *kiosk);

/* The present frame, built anew only if stale. Borrowed until the next call of any function. */
const struct ks_ui *ks_kiosk_frame(struct ks_kiosk *kiosk);

/* The colour under everything. */
uint32_t ks_kiosk_ground(const struct ks_kiosk *kiosk);

#endif
