/* One visit: the way through the screens, what each of them keeps of the visitor, the time and the
 * words. It is given the table of the screens and knows them by their id
 * alone. UI thread only. */
#ifndef KS_SCREENS_VISIT_VISIT_H
#define KS_SCREENS_VISIT_VISIT_H

#include <stdio.h>
#include <string.h>

#include "domain/queue/guesses.h"
#include "screens/kiosk.h"
#include "screens/visit/screen.h"
#include "service/carry.h"
#include "service/find.h"
#include "service/watch.h"

enum { KS_MAX_DEPTH = 24 };

/* One step of the way here. */
struct ks_place {
    enum ks_screen_id screen;
    int arg;
    int page;
    enum ks_screen_id from; /* the screen it was opened from, and the arg of its place */
    int from_arg;
};

struct ks_visit_way {
    struct ks_place stack[KS_MAX_DEPTH];
    int depth;
};

enum ks_work { KS_WORK_NONE, KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED };

/* The paper last asked for, and what became of it. */
struct ks_printing {
    enum ks_work work;
    enum ks_screen_id screen; /* whose paper it is, and of which place */
    int arg;
    int64_t since_ms; /* monotonic: when it was asked for */
    bool is_refused;  /* FAILED, as the visit has had KS_VISIT_MOST_PAPERS */
    struct ks_paper_report report;
    struct ks_paper_holds holds; /* what is on it */
};

/* So many papers come out for one visit (a number's first slip is none of them). */
enum { KS_VISIT_MOST_PAPERS = 20 };

/* What the hall is like, whoever stands here. */
struct ks_hall_news {
    const char *notices[KS_MOST_NOTICES]; /* for staff */
    int notice_count;
    struct ks_hall_state view;
    int64_t seen_call_ms;  /* wall clock: of the last call that was seen */
    bool has_seen;         /* the hall has been seen at all: what was called before is no news */
    int64_t band_until_ms; /* monotonic: so long the call stands in the header's place */
    struct ks_station_standing station;                 /* of this machine */
    char message[KS_LANG_COUNT][KS_STATION_TEXT_BYTES]; /* of staff */
    int64_t message_until_ms;                           /* wall clock */
};

/* Who shows the visit, and is told of its turns. */
struct ks_visit_host {
    /* Another page is there; `is_settling`: taps that rain in are still meant for the one before */
    void (*arrived)(void *ctx, bool is_settling);
    /* The visit is over and overwritten. */
    void (*wiped)(void *ctx);
    void *ctx;
};

struct ks_visit {
    /* Borrowed, for the kiosk's life. */
    const struct ks_kiosk_parts *parts;
    const struct ks_content *content; /* of the parts */
    const struct ks_screen *const *screens;
    struct ks_visit_host host;

    struct ks_hall_news hall;
    struct ks_code_guesses guesses; /* wrong codes at this kiosk, whoever typed them */
    struct ks_finder *finder;       /* owned by the kiosk; NULL until the worker has opened it */
    /* A job of an earlier visit tells nobody anything, and is not printed. Read by the worker. */
    _Atomic unsigned serial;
    struct ks_mode mode;
    bool is_stale; /* what is shown has changed */

    /* Of the visitor: overwritten at the end. */
    struct ks_visit_way way;
    struct ks_printing printing;
    int papers;         /* that came out, or may have */
    bool has_answers;   /* something was typed, ticked, answered or drawn */
    int64_t done_at_ms; /* monotonic: when the finished visit ends by itself; 0 = not running */
    struct ks_arena arena;
    void *states[KS_SCREEN_COUNT]; /* in the arena; NULL for screens that keep nothing */
};

/* The first visit, in the parts' mode; `parts`, `screens` and the host's context are borrowed until
 * ks_visit_destroy, which overwrites everything. */
void ks_visit_init(struct ks_visit *visit, const struct ks_kiosk_parts *parts,
                   const struct ks_screen *const *screens, struct ks_visit_host host);
void ks_visit_destroy(struct ks_visit *visit);

/* What a screen keeps of the visitor, `state_bytes` of its row. A view only reads it. */
void *ks_visit_state(const struct ks_visit *visit, enum ks_screen_id screen);

/* ---- the way ---- */
/* Where the visitor is. */
struct ks_place *ks_visit_place(struct ks_visit *visit);
const struct ks_place *ks_visit_place_now(const struct ks_visit *visit);
const struct ks_screen *ks_visit_screen_now(const struct ks_visit *visit);
/* Opens a screen from another one: by its own `open`, or else at the place of `arg`. */
void ks_visit_open(struct ks_visit *visit, enum ks_screen_id screen, int arg);
/* A step onward. */
void ks_visit_go(struct ks_visit *visit, enum ks_screen_id screen, int arg);
/* Goes to a screen in place of the present one: Back does not lead here again. */
void ks_visit_replace(struct ks_visit *visit, enum ks_screen_id screen, int arg);
/* A step back, unless the screen is busy; from the first page on it is ks_visit_leave. */
void ks_visit_back(struct ks_visit *visit);
/* Whether the home page is one step back. */
bool ks_visit_is_first_page(const struct ks_visit *visit);
/* What was drawn on the screen is void. */
void ks_visit_void_drawing(struct ks_visit *visit);
/* Wipes the visit and shows the home screen, in the language and size the visitor likes: nobody can
 * tell whether the next to touch it is the same person. */
void ks_visit_leave(struct ks_visit *visit);
/* The same once the visitor has gone: in the first language and size. */
void ks_visit_end(struct ks_visit *visit);
/* When a visit that is finished now ends by itself: later in large text, which is read slowly. */
int64_t ks_visit_done_at(const struct ks_visit *visit);

/* ---- time ---- */
int64_t ks_visit_wall_ms(const struct ks_visit *visit);
int64_t ks_visit_now_ms(const struct ks_visit *visit);
struct ks_date ks_visit_today(const struct ks_visit *visit);

/* Words of the content in the visitor's language. */
const char *ks_visit_words(const struct ks_visit *visit, const struct ks_words *words);

#endif
