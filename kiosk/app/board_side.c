/* The board, its watch, and its own handle on the database. */
#include "app/board_side.h"

#include <stdio.h>
#include <string.h>

#include "app/parts_private.h"
#include "base/log.h"

enum { LOOK_MS = 50, NEVER_MS = 1000000000 };
enum { PANEL_SHORT_MICRONS = 535680 }; /* 43 inch: 1080 pixels of 0.496 mm */

/* Says once that it cannot be opened, and once that it can again. */
static void tell(struct ks_board_side *side, const struct ks_error *error)
{
    if (side->store == NULL && !side->is_told)
        ks_log(KS_LOG_WARN, "board", "%s", error->text);
    else if (side->store != NULL && side->is_told)
        ks_log(KS_LOG_INFO, "board", "the database is open again");
    side->is_told = side->store == NULL;
}

/* The watch looks with what is shown now. */
static void take_shown(struct ks_board_side *side)
{
    const struct ks_shown_content *old = side->watched;

    if (side->shown == NULL)
        return;
    side->watched = ks_shown_take(side->shown, &side->desk);
    ks_shown_give_back(side->shown, old);
}

/* On the watch's thread, before each look. */
static const struct ks_desk *find_desk(void *ctx)
{
    struct ks_board_side *side = ctx;
    struct ks_error error = {0};

    take_shown(side);

    if (atomic_load(&side->is_cut))
        return NULL;
    if (side->store != NULL && !ks_store_is_in_place(side->store)) {
        ks_store_close(side->store);
        side->store = NULL;
        return NULL; /* the watch shall know that what follows is another one */
    }
    if (side->store == NULL && ks_store_open_to_watch(side->db_path, &side->store, &error) != KS_OK)
        side->store = NULL;
    tell(side, &error);
    side->desk.store = side->store;
    return side->store != NULL ? &side->desk : NULL;
}

static enum ks_err read_lines(struct ks_board_side *side, const struct ks_content *content,
                              const char *lines, struct ks_error *error)
{
    char *rest = NULL;

    snprintf(side->line_list, sizeof side->line_list, "%s", lines);
    for (char *id = strtok_r(side->line_list, ", ", &rest); id != NULL;
         id = strtok_r(NULL, ", ", &rest)) {
        if (ks_hall_find_line(&content->hall, id) == NULL)
            return ks_fail(error, KS_ERR_INPUT, "[station] lines: there is no line \"%s\"", id);
        if (side->line_count < KS_MOST_HALL_LINES)
            side->lines[side->line_count++] = id;
    }
    return KS_OK;
}

enum ks_err ks_board_side_open(struct ks_board_side *side, const struct ks_parts *parts,
                               const struct ks_board_look *look, struct ks_error *error)
{
    *side = (struct ks_board_side){
        .db_path = parts->db_path, .clock = parts->clock, .shown = look->shown};
    side->desk = (struct ks_desk){.content = parts->content, .clock = &side->clock};
    enum ks_err err = read_lines(side, parts->content, look->lines, error);
    if (err != KS_OK)
        return err;
    side->watch =
        ks_watch_start(&(struct ks_watch_setup){.find_desk = find_desk,
                                                .find_ctx = side,
                                                .clock = &side->clock,
                                                .every_ms = parts->has_clock ? NEVER_MS : LOOK_MS,
                                                .wake = parts->wake,
                                                .wake_ctx = parts->wake_ctx});
    if (side->watch == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    ks_watch_look(side->watch);
    side->board = ks_board_create(&(struct ks_board_parts){.content = parts->content,
                                                           .clock = &side->clock,
                                                           .glyphs = &parts->glyphs,
                                                           .watch = side->watch,
                                                           .lines = side->lines,
                                                           .line_count = side->line_count,
                                                           .mode = look->mode,
                                                           .hear = look->hear,
                                                           .hear_ctx = look->hear_ctx});
    return side->board != NULL ? KS_OK : ks_fail(error, KS_ERR_MEMORY, "out of memory");
}

void ks_board_side_close(struct ks_board_side *side)
{
    ks_board_free(side->board);
    ks_watch_free(side->watch);
    if (side->shown != NULL) {
        ks_shown_give_back(side->shown, side->watched);
        ks_shown_give_back(side->shown, side->drawn);
    }
    ks_store_close(side->store);
    *side = (struct ks_board_side){0};
}

void ks_board_side_renew(struct ks_board_side *side)
{
    const struct ks_shown_content *old = side->drawn;

    if (side->shown == NULL)
        return;
    side->drawn = ks_shown_take(side->shown, NULL);
    if (side->drawn != old)
        ks_board_set_content(side->board, side->drawn->content);
    ks_shown_give_back(side->shown, old);
}

void ks_board_side_settle(struct ks_board_side *side)
{
    ks_watch_look(side->watch);
    ks_board_tick(side->board);
}

int ks_board_side_microns(const struct ks_config *config, int w, int h, int panel_says)
{
    if (config->microns_per_px > 0)
        return config->microns_per_px;
    return panel_says > 0 ? panel_says : PANEL_SHORT_MICRONS / (w < h ? w : h);
}

enum ks_err ks_parts_open_board(struct ks_parts *parts, struct ks_error *error)
{
    enum ks_err err = parts->reading.has_begun ? KS_OK : ks_parts_begin(parts, error);

    if (err != KS_OK)
        return err;
    err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &parts->fonts, error);
    if (err == KS_OK)
        err = ks_parts_await_content(parts, error);
    if (err == KS_OK)
        err = ks_parts_find_database(parts, error);
    if (err != KS_OK) {
        ks_parts_close(parts);
        return err;
    }
    parts->glyphs = ks_fonts_glyphs(parts->fonts);
    return KS_OK;
}
