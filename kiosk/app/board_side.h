/* The board with what it needs: a handle of its own on the database, opened to watch only, and a
 * watch. The database may be missing, be replaced, come back: the board goes on and finds it by
 * itself. */
#ifndef KS_APP_BOARD_SIDE_H
#define KS_APP_BOARD_SIDE_H

#include <stdatomic.h>

#include "app/parts.h"
#include "board/board.h"
#include "service/shown.h"

enum { KS_BOARD_LINE_LIST_BYTES = 256 };

struct ks_board_side {
    struct ks_store *store; /* the watch's thread's; NULL: not open */
    struct ks_desk desk;    /* the same */
    const char *db_path;
    struct ks_clock clock;
    bool is_told;       /* the watch's thread's: the log knows that it cannot be opened */
    atomic_bool is_cut; /* the database is out of reach, as far as this board goes */
    struct ks_watch *watch;
    char line_list[KS_BOARD_LINE_LIST_BYTES];
    const char *lines[KS_MOST_HALL_LINES];
    int line_count;
    struct ks_board *board;
    struct ks_shown *shown;                 /* borrowed; NULL: the content stays what it is */
    const struct ks_shown_content *watched; /* as the watch holds it; its thread's */
    const struct ks_shown_content *drawn;   /* as the board holds it */
};

/* How it is to look, and who hears of calls (struct ks_board_parts). */
struct ks_board_look {
    const char *lines; /* ids with commas or blanks between; "" = all */
    struct ks_mode mode;
    void (*hear)(void *ctx, const struct ks_hall_state *state);
    void *hear_ctx;
    struct ks_shown *shown; /* where content is taken from; NULL: that of the parts, to the end */
};

/* Opens it over opened `parts` (borrowed, with their wake): content, letters, clock and the path of
 * the database. `side` must stay where it is. KS_ERR_INPUT for a line that the content does not
 * have.
 */
enum ks_err ks_board_side_open(struct ks_board_side *side, const struct ks_parts *parts,
                               const struct ks_board_look *look,
                               struct ks_error *error) KS_MUST_USE;

/* Closes; accepts what was opened in part, or {0}. */
void ks_board_side_close(struct ks_board_side *side);

/* Lets the board show what is shown now, if that is another release: before each tick. */
void ks_board_side_renew(struct ks_board_side *side);

/* Lets the watch look and the board see it, for whoever plays step by step. */
void ks_board_side_settle(struct ks_board_side *side);

/* The size of a pixel of a board's panel: by kiosk.conf, else what the panel says (0: nothing),
 * else as if it were one of 43 inches. */
int ks_board_side_microns(const struct ks_config *config, int w, int h, int panel_says);

#endif
