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
    int64_t seen_wall_ms, seen_ms; /* at the last tick, both scales */
    int64_t shown_minute, shown_second;
    int64_t next_poll_ms;
    struct ks_point press_at;
    bool is_down, is_drawing;
    int focus; /* index of the control with the keyboard focus; -1 = none */
};

enum { KS_SETTLE_MS = 350 }; /* after a page change taps count only after this much quiet */

/* Does what a control of the frame stands for. */
void ks_kiosk_act(struct ks_kiosk *kiosk, int action, int arg);

/* Every screen, by id; KS_SCREEN_COUNT of them. */
const struct ks_screen *const *ks_screens(void);

/* Gives the visit the search, once the worker has opened it. */
void ks_tools_open_search(struct ks_visit *visit);

/* What surrounds every screen: header, dock, stage. */
void ks_frame_build(struct ks_kiosk *kiosk);
/* What lies over a finished screen: the idle warning, the keyboard focus. */
void ks_frame_finish(struct ks_kiosk *kiosk);

#endif
