/* Inside of the journeys: what a step works on. */
#ifndef KS_APP_JOURNEY_PRIVATE_H
#define KS_APP_JOURNEY_PRIVATE_H

#include "app/board_side.h"
#include "app/parts.h"
#include "platform/input.h"
#include "platform/paint.h"
#include "service/announcer.h"

/* A sentence of the voice: as it is read; and that, word by word, and as the engine is given it,
 * each in a line without blanks. */
struct ks_journey_said {
    char words[KS_VOICE_TEXT_BYTES], forms[3 * KS_VOICE_TEXT_BYTES];
};

enum { KS_JOURNEY_MOST_SAID = 100 };

struct ks_journey_voice {
    struct ks_announcer *announcer; /* NULL: nobody was called yet */
    struct ks_desk desk;
    int64_t until_ms; /* monotonic: the newest sentence is over */
    struct ks_journey_said said[KS_JOURNEY_MOST_SAID];
    int count, heard; /* of the newest; of those up to the one that was expected last */
};

struct ks_journey {
    struct ks_parts parts;
    struct ks_clock_manual clock;
    struct ks_gesture gesture;
    struct ks_store *staff_store;  /* the window staff's own connection */
    struct ks_board_side side;     /* the hall's board, once it was asked for */
    struct ks_journey_voice voice; /* the hall's */
    bool has_board;                /* it is open */
    bool is_board;                 /* it is what is looked at */
    char seat[KS_TICKET_ID_BYTES]; /* where staff sit, for words that name none */
    const char *out;
    char slips[600]; /* folder of the file printer */
    int old_slips;   /* number of the newest slip from before this journey; 0 = none */
    int last_slip;   /* number of the slip that expect-print looks at */
    struct ks_arena arena;
    struct ks_error error; /* what did not hold, without FILE:LINE */
};

/* A step: the rest of its line in, whether it holds out; if not, `journey->error` says why. */
typedef bool ks_step_fn(struct ks_journey *journey, char *rest);

struct ks_step_word {
    const char *word;
    ks_step_fn *run;
};

/* Each list ends with an empty row. */
extern const struct ks_step_word ks_journey_words[], ks_journey_hall_words[];

/* What is looked at now: the kiosk's frame or the board's. */
const struct ks_ui *ks_journey_frame(struct ks_journey *journey);

/* Whether it is the kiosk, which can be touched; if not, says so. */
bool ks_journey_has_kiosk(struct ks_journey *journey);

/* Lets `ms` pass in steps of at most a second, timers and finished work included. */
void ks_journey_pass(struct ks_journey *journey, int64_t ms);

/* The hall's voice begins to hear of calls, if it does not yet. */
bool ks_journey_open_voice(struct ks_journey *journey);

/* The words of journeys about it. */
ks_step_fn ks_journey_expect_said, ks_journey_expect_not_said;

/* The words about releases: release N, take-down PAGE, put-back PAGE. */
ks_step_fn ks_journey_release, ks_journey_take_down, ks_journey_put_back;

/* The words about this kiosk as a station: hold, enrol NAME, order WHAT. */
ks_step_fn ks_journey_hold, ks_journey_enrol, ks_journey_order;

/* Number of the newest slip in the folder; 0 = none. */
int ks_journey_newest_slip(const struct ks_journey *journey);

/* No file of this process may grow any more, or (false) again: what a full disk is like. */
bool ks_journey_limit_files(bool is_full);

/* Waits for the worker and lets its results come in. */
void ks_journey_settle(struct ks_journey *journey);

/* Paints the present frame into OUT/`name`. */
bool ks_journey_save_frame(struct ks_journey *journey, const char *name);

/* Writes the list of controls as JSON into OUT/`name`. */
bool ks_journey_save_controls(struct ks_journey *journey, const char *name);

/* Formats `journey->error` and returns false. */
bool ks_journey_fail(struct ks_journey *journey, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
