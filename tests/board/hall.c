/* A real database, a board over it, and staff. */
#include "hall.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

void board_open_store(struct board_hall *hall)
{
    struct ks_store_opening opening;

    assert_int_equal(
        ks_store_open(hall->parts.db_path, hall->clock.wall_ms, &hall->store, &opening, NULL),
        KS_OK);
}

void board_open_board(struct board_hall *hall, const char *lines)
{
    const struct ks_board_look look = {.lines = lines,
                                       .mode = {.w = 1920, .h = 1080, .microns_per_px = 496}};
    struct ks_error error = {0};

    assert_int_equal(ks_board_side_open(&hall->side, &hall->parts, &look, &error), KS_OK);
}

int board_open_hall(void **state)
{
    struct board_hall *hall = calloc(1, sizeof *hall);

    strcpy(hall->dir, "/tmp/ks-board-XXXXXX");
    assert_non_null(mkdtemp(hall->dir));
    ks_clock_manual_advance(&hall->clock, 1000000);
    hall->clock.wall_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 10 * 60);
    hall->parts.clock = ks_clock_from_manual(&hall->clock);
    hall->parts.has_clock = true;
    hall->parts.options = (struct ks_options){.data = hall->dir};
    assert_int_equal(ks_parts_open_board(&hall->parts, NULL), KS_OK);
    *state = hall;
    return 0;
}

int board_close_hall(void **state)
{
    struct board_hall *hall = *state;

    ks_board_side_close(&hall->side);
    ks_store_close(hall->store);
    ks_parts_close(&hall->parts);
    ks_file_remove_tree(hall->dir);
    free(hall);
    return 0;
}

void board_pass(struct board_hall *hall, int64_t ms)
{
    ks_clock_manual_advance(&hall->clock, ms);
    ks_board_side_settle(&hall->side);
}

bool board_shows(struct board_hall *hall, const char *text)
{
    const struct ks_ui *ui = ks_board_frame(hall->side.board);

    for (int i = 0; i < ui->control_count; i++)
        if (strstr(ui->controls[i].name, text) != NULL)
            return true;
    return false;
}

void board_take_number(struct board_hall *hall, const char *line, const char *letter)
{
    char token[32];
    struct ks_ticket ticket;

    snprintf(token, sizeof token, "token-%d", ++hall->tokens);
    const struct ks_reservation wanted = {.day = "2026-11-23",
                                          .line = line,
                                          .prefix = letter,
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = hall->clock.wall_ms};
    assert_int_equal(ks_store_reserve_ticket(hall->store, &wanted, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_move_ticket(hall->store, ticket.id, KS_TICKET_WAITING, true,
                                          hall->clock.wall_ms, NULL, NULL),
                     KS_OK);
}

void board_staff(struct board_hall *hall, enum ks_hall_do what, const char *seat)
{
    const struct ks_desk desk = {
        .store = hall->store, .content = hall->parts.content, .clock = &hall->parts.clock};
    const struct ks_hall_wish wish = {.act = what, .seat = seat};
    struct ks_hall_done done;
    struct ks_error error = {0};

    if (ks_hall_act(&desk, &wish, hall->clock.wall_ms, &done, &error) != KS_OK)
        fail_msg("%s", error.text);
}

int board_loud_width(struct board_hall *hall)
{
    const struct ks_ui *ui = ks_board_frame(hall->side.board);
    int widest = 0;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        bool is_loud = cmd->kind == KS_DRAW_RECT && cmd->has_fill && cmd->rect.h > 300 &&
                       cmd->fill == ui->theme->mediation;
        widest = is_loud && cmd->rect.w > widest ? cmd->rect.w : widest;
    }
    return widest;
}

bool board_is_loud(struct board_hall *hall)
{
    return board_loud_width(hall) > 0;
}
