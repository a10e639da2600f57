/* What the visitor did, and one gesture for one touch: a finger may arrive as a mouse too, a second
 * finger may join. ks_gesture_feed() decides without a window, so that journeys and tests feed it
 * exactly what a driver would. */
#ifndef KS_PLATFORM_INPUT_H
#define KS_PLATFORM_INPUT_H

#include <stdbool.h>
#include <stdint.h>

enum ks_input_kind {
    KS_INPUT_NONE,    /* nothing happened in the time given */
    KS_INPUT_PRESS,   /* a gesture begins at x, y */
    KS_INPUT_MOVE,    /* the pressed finger or mouse is now at x, y */
    KS_INPUT_RELEASE, /* the gesture ends at x, y */
    KS_INPUT_CANCEL,  /* the gesture ends without meaning anything */
    KS_INPUT_WHEEL,   /* scroll by `y` pixels, positive = the content moves up */
    KS_INPUT_KEY,     /* `key` was pressed: "Tab", "Shift+Tab", "Return", "Up", "A", "7", "." ... */
    KS_INPUT_WAKE,    /* ks_window_wake() was called */
    KS_INPUT_EXPOSE,  /* the window lost its picture: show all of it again */
    KS_INPUT_RESIZE,  /* the canvas has another size: take it anew, paint all of it */
    KS_INPUT_QUIT,    /* the window is to close */
};

struct ks_input {
    enum ks_input_kind kind;
    int x, y;       /* canvas pixels */
    uint32_t token; /* PRESS, MOVE, RELEASE, CANCEL: one number for one gesture, never 0 */
    char key[16];
};

enum ks_raw_kind { KS_RAW_DOWN, KS_RAW_MOVE, KS_RAW_UP };

/* What a driver reports about one pointer. */
struct ks_raw_pointer {
    bool is_finger; /* else a mouse's left button */
    enum ks_raw_kind kind;
    int64_t finger_id; /* any number that tells fingers apart; 0 for a mouse */
    int x, y;          /* canvas pixels */
    int64_t ms;        /* monotonic milliseconds */
};

/* Where and when a finger or the mouse was last taken for real. */
struct ks_trace {
    bool is_known;
    int x, y;
    int down_x, down_y;
    int64_t ms;
};

/* {0} is a valid beginning. Belongs to one thread. */
struct ks_gesture {
    bool is_down;
    bool is_finger;            /* of what is down */
    int64_t finger_id;         /* of what is down */
    int x, y;                  /* where it was last */
    int rest_x, rest_y;        /* from where it has not gone far ... */
    int64_t rest_ms;           /* ... since then */
    int64_t down_ms;           /* when it went down */
    uint32_t token;            /* of the last gesture */
    struct ks_trace traces[2]; /* by mouse, by finger: what was taken for real */
    bool is_ghost_down[2];     /* by mouse, by finger: what is down only repeats the other */
    int64_t ghost_id;          /* of the repeating finger */
};

/* A mouse press this near in time and place to a finger's is the same touch again, and the other
 * way round where the mouse is reported first. */
#define KS_GESTURE_GHOST_MS 700
#define KS_GESTURE_GHOST_PX 24

/* What has not left its place, give or take a tremble, for so long is a hand that rests or a lost
 * release: it no longer keeps others from pressing, and its trembling means nothing. */
#define KS_GESTURE_STALE_MS 5000
#define KS_GESTURE_TREMBLE_PX 16

/* However it moves, one contact is no visitor's any more after this. */
#define KS_GESTURE_LONGEST_MS 60000

/* Feeds one raw event. True when it means something: `*out` is then PRESS, MOVE or RELEASE with
 * the gesture's token. Repeats of a finger by a mouse, second fingers and moves without a press
 * mean nothing. A PRESS while another gesture is under way (its release was lost) means that the
 * other one is cancelled. */
bool ks_gesture_feed(struct ks_gesture *gesture, const struct ks_raw_pointer *raw,
                     struct ks_input *out);

/* Ends a gesture that is under way, as when the window is left. True when there was one: `*out`
 * is then CANCEL. */
bool ks_gesture_cancel(struct ks_gesture *gesture, struct ks_input *out);

#endif
