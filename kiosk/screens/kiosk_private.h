/* Inside of the kiosk: the visit and what shows it. */
#ifndef KS_SCREENS_KIOSK_PRIVATE_H
#define KS_SCREENS_KIOSK_PRIVATE_H

#include "screens/visit/visit.h"

struct ks_kiosk {
    struct ks_kiosk_parts parts;
    struct ks_ui ui;
    struct ks_visit visit;
    int64_t last_use_ms;   /* monotonic */
    int64_t last_press_ms; /* for taps that arrive while a page has just changed */
    bool is_settling;
    bool is_warning;               /* the idle warning is up */
    bool is_asking;                /* whether to go home, where the answers go */
    bool is_band_shown;            /* a call stands in the header's place */
    int64_t seen_wall_ms, seen_ms; /* at the last tick, both scales */
    int64_t shown_minute, shown_second;
    int64_t seen_release_steps; /* of the hall, as it was seen last */
    struct ks_point press_at;
    int64_t held_since_ms; /* monotonic: so long a finger has lain on the header; 0 none does */
    bool is_down, is_drawing;
    int focus;                   /* index of the control with the keyboard focus; -1 = none */
    int focus_action, focus_arg; /* what it stands for */
};

enum { KS_HOLD_MS = 5000 };  /* so long staff hold the header of the home page for theirs */
enum { KS_SETTLE_MS = 350 }; /* after a page change taps count only after this much quiet */

/* Does what a control of the frame stands for. */
void ks_kiosk_act(struct ks_kiosk *kiosk, int action, int arg);

/* Every screen, by id; KS_SCREEN_COUNT of them. */
const struct ks_screen *const *ks_screens(void);

/* Gives the visit the search, once the worker has opened it. */
void ks_tools_open_search(struct ks_visit *visit);

/* What surrounds every screen: header, dock, stage. */
void ks_frame_build(struct ks_kiosk *kiosk);
/* What lies over a finished screen: the idle warning, the question before answers go, the keyboard
 * focus. */
void ks_frame_finish(struct ks_kiosk *kiosk);

/* Whether something lies over the page, which cannot be used then. */
bool ks_frame_is_covered(const struct ks_kiosk *kiosk);

/* Whether the page was taken down, or one it was opened from; and what stands in its place. */
bool ks_taken_down_is(const struct ks_visit *visit);
void ks_taken_down_draw(const struct ks_visit *visit, struct ks_ui *ui);

/* The header: names and time, or the number that is called. */
int ks_header_height(struct ks_ui *ui);
void ks_header_draw(const struct ks_visit *visit, struct ks_ui *ui);
/* Whether a call stands in its place now. */
bool ks_header_has_band(const struct ks_visit *visit);

/* What lies over a page, below the header. */
void ks_cover_draw_warning(struct ks_ui *ui, int seconds, bool has_answers);
void ks_cover_draw_question(struct ks_ui *ui);

#endif
