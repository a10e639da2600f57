/* The board: the hall's display on a second screen. It shows the view that a watch takes and
 * nothing else, has nothing that could be pressed and writes nowhere. Time goes in, a frame comes
 * out; knows no window. What it last knew grows old on it: from 3 s on it says so, from 10 s on it
 * shows no number any more. UI thread only. */
#ifndef KS_BOARD_BOARD_H
#define KS_BOARD_BOARD_H

#include "base/clock.h"
#include "content/content.h"
#include "service/hall_view.h"
#include "service/watch.h"
#include "ui/ui.h"

struct ks_board;

/* How long a loop may sleep between two ticks, in milliseconds. */
enum { KS_BOARD_TICK_MS = 200 };

/* Everything a board is made of. All borrowed for its life. */
struct ks_board_parts {
    const struct ks_content *content;
    const struct ks_clock *clock;
    const struct ks_glyphs *glyphs;
    struct ks_watch *watch;
    const char *const *lines; /* ids of the service lines it shows */
    int line_count;           /* 0: all */
    struct ks_mode mode;      /* panel, language, contrast */
    /* Called with each view that differs from the one before, calls newest first: what speaks in
     * the hall hears of calls here. May be NULL. */
    void (*hear)(void *ctx, const struct ks_hall_state *state);
    void *hear_ctx;
};

/* NULL if memory is out. Freeing accepts NULL. */
struct ks_board *ks_board_create(const struct ks_board_parts *parts);
void ks_board_free(struct ks_board *board);

/* The window has a new size, of pixels so wide. */
void ks_board_resize(struct ks_board *board, int w, int h, int microns_per_px);

/* Other content than the one so far, borrowed from now on in its stead. */
void ks_board_set_content(struct ks_board *board, const struct ks_content *content);

/* Whether calls cannot be heard now: then they stand out longer, and from wall to wall. */
void ks_board_set_dumb(struct ks_board *board, bool is_dumb);

/* Takes the newest view and lets time pass. */
void ks_board_tick(struct ks_board *board);

/* Whether the frame is another than when ks_board_frame was called last. */
bool ks_board_is_stale(const struct ks_board *board);

/* The present frame, built anew only if stale. Borrowed until the next call of any function. */
const struct ks_ui *ks_board_frame(struct ks_board *board);

/* The colour under everything. */
uint32_t ks_board_ground(const struct ks_board *board);

/* From how many metres the smallest words can be read, on a panel of such pixels: 8 on one of 43
 * inches. */
double ks_board_reading_m(const struct ks_mode *mode);

#endif
