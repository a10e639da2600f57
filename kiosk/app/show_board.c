/* The board's loop: what the watch sees and what time it is go in, pixels that changed come out. */
#include "app/show_board.h"

#include <stdio.h>
#include <unistd.h>

#include "app/board_side.h"
#include "app/ending.h"
#include "app/renewing.h"
#include "app/speaking.h"
#include "base/log.h"
#include "base/utf8.h"
#include "platform/paint.h"

enum { MAX_DIRTY = 64, MEANT_FOR_DM = 80 };

/* What the loop works with. */
struct show {
    struct ks_parts *parts;
    struct ks_window *window;
    struct ks_paint *paint;
    struct ks_board_side side;
    struct ks_renewing *renewing;
    struct ks_speaking *speaking;   /* NULL: this board has no voice */
    char board[KS_TICKET_ID_BYTES]; /* whose voice it is */
};

static struct ks_mode mode_of(const struct show *show)
{
    const struct ks_options *options = &show->parts->options;
    struct ks_canvas canvas = ks_window_canvas(show->window);
    struct ks_rect panel = {0, 0, options->w, options->h};

    if (options->is_fullscreen && canvas.w > 0)
        panel = (struct ks_rect){0, 0, canvas.w, canvas.h};
    return (struct ks_mode){
        .w = canvas.w > 0 ? canvas.w : panel.w,
        .h = canvas.w > 0 ? canvas.h : panel.h,
        .microns_per_px = ks_board_side_microns(&show->parts->config, panel.w, panel.h,
                                                ks_window_microns_per_px(show->window)),
        .is_contrast = show->parts->config.station_contrast != 0,
        .lang = options->lang,
    };
}

static void fit(struct show *show)
{
    struct ks_mode mode = mode_of(show);

    ks_board_resize(show->side.board, mode.w, mode.h, mode.microns_per_px);
    ks_paint_invalidate(show->paint);
}

/* False when the window is to close. */
static bool give(struct show *show, enum ks_input_kind kind)
{
    if (kind == KS_INPUT_RESIZE)
        fit(show);
    else if (kind == KS_INPUT_EXPOSE)
        ks_paint_invalidate(show->paint);
    return kind != KS_INPUT_QUIT;
}

static void paint(struct show *show)
{
    struct ks_canvas canvas = ks_window_canvas(show->window);
    struct ks_rect dirty[MAX_DIRTY];

    if (canvas.w == 0)
        return;
    int count =
        ks_paint_frame(show->paint, &canvas, &ks_board_frame(show->side.board)->list,
                       &show->parts->glyphs, ks_board_ground(show->side.board), dirty, MAX_DIRTY);
    if (count > 0)
        ks_window_update(show->window, dirty, count);
}

static void run(struct show *show, const sigset_t *ending)
{
    struct ks_input input;
    bool is_open = true, is_exposed = false;

    fit(show);
    paint(show);
    while (is_open && !ks_ending_has_come(ending)) {
        ks_window_wait(show->window, KS_BOARD_TICK_MS, &input);
        while (is_open && input.kind != KS_INPUT_NONE) {
            is_exposed = is_exposed || input.kind == KS_INPUT_EXPOSE;
            is_open = give(show, input.kind);
            ks_window_wait(show->window, 0, &input);
        }
        ks_board_set_dumb(show->side.board, ks_speaking_is_dumb(show->speaking));
        ks_board_side_renew(&show->side);
        ks_board_tick(show->side.board);
        if (is_open && (is_exposed || ks_board_is_stale(show->side.board)))
            paint(show);
        is_exposed = false;
    }
}

static void judge_panel(const struct ks_mode *mode)
{
    int dm = (int)(ks_board_reading_m(mode) * 10.0 + 0.5);

    if (dm < MEANT_FOR_DM)
        ks_log(KS_LOG_WARN, "board",
               "the panel is small: its words can be read from %d.%d m, meant are 8", dm / 10,
               dm % 10);
}

/* A board without a name is told from others by its machine's. */
static void name_board(struct show *show)
{
    const char *name = show->parts->config.station_name;
    char host[KS_TICKET_ID_BYTES] = "";

    if (name[0] == '\0' && gethostname(host, sizeof host - 1) == 0)
        name = host;
    snprintf(show->board, sizeof show->board, "%.*s", (int)sizeof show->board - 1, name);
    ks_utf8_trim(show->board);
}

static enum ks_err begin_to_speak(struct show *show, struct ks_error *error)
{
    const struct ks_parts *parts = show->parts;

    name_board(show);
    return ks_speaking_start(&(struct ks_speaking_setup){.config = &parts->config,
                                                         .content = parts->content,
                                                         .shown = ks_renewing_shown(show->renewing),
                                                         .clock = &parts->clock,
                                                         .data_dir = parts->data_dir,
                                                         .db_path = parts->db_path,
                                                         .board = show->board},
                             &show->speaking, error);
}

static void hear(void *ctx, const struct ks_hall_state *state)
{
    struct show *show = ctx;

    (void)state; /* what is to be said stands in the database */
    ks_speaking_poke(show->speaking);
}

enum ks_err ks_board_show(struct ks_parts *parts, struct ks_window *window, const sigset_t *ending,
                          struct ks_error *error)
{
    struct show show = {.parts = parts, .window = window, .paint = ks_paint_create()};
    enum ks_err err = ks_parts_open_board(parts, error);

    if (err == KS_OK && show.paint == NULL)
        err = ks_fail(error, KS_ERR_MEMORY, "out of memory");
    if (err == KS_OK)
        err = ks_renewing_start(parts, &show.renewing, error);
    if (err == KS_OK)
        err = begin_to_speak(&show, error);
    if (err == KS_OK) {
        const struct ks_board_look look = {parts->config.station_lines, mode_of(&show), hear, &show,
                                           ks_renewing_shown(show.renewing)};
        judge_panel(&look.mode);
        err = ks_board_side_open(&show.side, parts, &look, error);
    }
    if (err == KS_OK)
        run(&show, ending);
    ks_board_side_close(&show.side);
    ks_speaking_free(show.speaking);
    ks_renewing_free(show.renewing);
    ks_paint_free(show.paint);
    return err;
}
