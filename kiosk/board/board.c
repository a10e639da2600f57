/* The board from outside: views and time in, frames out. */
#include "board/board.h"

#include <stdlib.h>
#include <string.h>

#include "board/board_private.h"

/* What the frame depends on besides the view: while it stays the frame does. */
struct moment {
    int64_t minute, seconds, turn;
    bool is_loud, is_dumb;
    enum ks_board_face face;
};

struct ks_board {
    struct ks_board_parts parts;
    struct ks_ui ui;
    struct ks_board_scene scene;
    struct ks_hall_state hall; /* the last that was known */
    bool has_seen;             /* something was known since the start */
    int64_t began_ms;          /* monotonic */
    bool has_loud;             /* the newest call stands out, or did */
    int64_t loud_from_ms;      /* monotonic: since then */
    struct moment moment;      /* of the present frame */
    bool is_stale;
};

static int64_t now_ms(const struct ks_board *board)
{
    return ks_clock_monotonic_ms(board->parts.clock);
}

/* Those asked for, else all of the content. */
static void choose_lines(struct ks_board *board)
{
    const struct ks_hall_plan *plan = &board->parts.content->hall;
    struct ks_board_scene *scene = &board->scene;

    scene->line_count = 0;
    for (int i = 0; i < plan->line_count && scene->line_count < KS_MOST_HALL_LINES; i++) {
        bool is_wanted = board->parts.line_count == 0;
        for (int j = 0; j < board->parts.line_count; j++)
            is_wanted = is_wanted || strcmp(plan->lines[i].id, board->parts.lines[j]) == 0;
        if (is_wanted)
            scene->lines[scene->line_count++] = &plan->lines[i];
    }
}

struct ks_board *ks_board_create(const struct ks_board_parts *parts)
{
    struct ks_board *board = calloc(1, sizeof *board);

    if (board == NULL)
        return NULL;
    board->parts = *parts;
    board->scene.content = parts->content;
    board->scene.hall = &board->hall;
    board->is_stale = true;
    board->began_ms = now_ms(board);
    choose_lines(board);
    ks_ui_init(&board->ui, parts->glyphs);
    ks_board_tick(board);
    return board;
}

void ks_board_free(struct ks_board *board)
{
    if (board == NULL)
        return;
    ks_ui_destroy(&board->ui);
    free(board);
}

void ks_board_resize(struct ks_board *board, int w, int h, int microns_per_px)
{
    board->parts.mode.w = w;
    board->parts.mode.h = h;
    board->parts.mode.microns_per_px = microns_per_px;
    board->is_stale = true;
}

void ks_board_set_content(struct ks_board *board, const struct ks_content *content)
{
    board->parts.content = board->scene.content = content;
    choose_lines(board);
    ks_board_judge_opening(&board->scene);
    board->is_stale = true;
}

static void stand_out(struct ks_board *board, int64_t since_ms)
{
    board->has_loud = true;
    board->loud_from_ms = now_ms(board) - since_ms;
}

static bool is_same_call(const struct ks_hall_call_view *a, const struct ks_hall_call_view *b)
{
    return strcmp(a->number, b->number) == 0 && strcmp(a->seat, b->seat) == 0 &&
           a->calls == b->calls && a->called_ms == b->called_ms;
}

static bool had_call(const struct ks_hall_state *hall, const struct ks_hall_call_view *call)
{
    for (int i = 0; i < hall->call_count; i++)
        if (is_same_call(&hall->calls[i], call))
            return true;
    return false;
}

/* A call that was not there before stands out for as long as the board itself counts: clocks of
 * other machines may differ. One that is the newest again, as the one after it was taken back, does
 * not. One that was there when the board began stands out for what is left by the wall clock. */
static void note_call(struct ks_board *board, const struct ks_hall_state *before,
                      const struct ks_hall_call_view *last)
{
    const struct ks_hall_call_view *call = ks_board_call(&board->scene, 0);
    int64_t ago_ms = ks_clock_wall_ms(board->parts.clock) - (call != NULL ? call->called_ms : 0);
    bool is_other = call != NULL && !is_same_call(call, last);

    if (call == NULL || (is_other && had_call(before, call)))
        board->has_loud = false;
    else if (board->has_seen && is_other)
        stand_out(board, 0);
    else if (!board->has_seen && ago_ms >= 0)
        stand_out(board, ago_ms);
}

/* The present view, if the hall is known; else the last one that was grows old. Whether it is
 * another.
 */
static bool take_view(struct ks_board *board)
{
    const struct ks_hall_call_view *newest = ks_board_call(&board->scene, 0);
    struct ks_hall_call_view last = newest != NULL ? *newest : (struct ks_hall_call_view){0};
    struct ks_hall_state state = ks_watch_view(board->parts.watch), before = board->hall;

    if (!state.is_known)
        return false;
    bool is_same = board->has_seen && ks_hall_state_is_same(&state, &board->hall);
    board->hall = state;
    if (is_same)
        return false;
    note_call(board, &before, &last);
    board->has_seen = board->is_stale = true;
    if (board->parts.hear != NULL)
        board->parts.hear(board->parts.hear_ctx, &board->hall);
    return true;
}

static struct moment moment_of(const struct ks_board *board)
{
    const struct ks_board_scene *scene = &board->scene;

    return (struct moment){.minute = scene->now_ms / 60000,
                           .seconds = scene->age_ms < 2000 ? 1 : scene->age_ms / 1000,
                           .turn = scene->turn,
                           .is_loud = scene->is_loud,
                           .is_dumb = scene->is_dumb,
                           .face = scene->face};
}

static bool is_same_moment(const struct moment *a, const struct moment *b)
{
    return a->minute == b->minute && a->seconds == b->seconds && a->turn == b->turn &&
           a->is_loud == b->is_loud && a->is_dumb == b->is_dumb && a->face == b->face;
}

void ks_board_set_dumb(struct ks_board *board, bool is_dumb)
{
    board->scene.is_dumb = is_dumb;
}

static int loud_ms(const struct ks_board_scene *scene)
{
    return scene->is_dumb ? KS_BOARD_DUMB_LOUD_MS : KS_BOARD_LOUD_MS;
}

void ks_board_tick(struct ks_board *board)
{
    struct ks_board_scene *scene = &board->scene;

    int64_t minute = scene->now_ms / 60000;
    bool is_other = take_view(board);
    scene->now_ms = ks_clock_wall_ms(board->parts.clock);
    scene->age_ms = board->has_seen ? now_ms(board) - board->hall.seen_mono_ms : -1;
    scene->turn = (now_ms(board) - board->began_ms) / KS_BOARD_TURN_MS;
    scene->is_loud = board->has_loud && now_ms(board) - board->loud_from_ms < loud_ms(scene);
    if (is_other || scene->now_ms / 60000 != minute)
        ks_board_judge_opening(scene);
    ks_board_judge(scene);
    struct moment moment = moment_of(board);
    if (!is_same_moment(&moment, &board->moment))
        board->is_stale = true;
    board->moment = moment;
}

bool ks_board_is_stale(const struct ks_board *board)
{
    return board->is_stale;
}

const struct ks_ui *ks_board_frame(struct ks_board *board)
{
    if (board->is_stale) {
        board->is_stale = false;
        ks_ui_start(&board->ui, 0);
        ks_ui_begin(&board->ui, &board->parts.mode);
        ks_board_draw(&board->ui, &board->scene);
    }
    return &board->ui;
}

uint32_t ks_board_ground(const struct ks_board *board)
{
    return ks_board_colours(&board->ui, board->scene.face)->ground;
}
