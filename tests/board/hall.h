/* A hall with a board over its real database, on a clock of its own: Monday 23 November 2026, ten
 * o'clock. */
#ifndef KS_TESTS_BOARD_HALL_H
#define KS_TESTS_BOARD_HALL_H

#include "app/board_side.h"
#include "service/hall_acts.h"
#include "store/store.h"

/* The hall's other programs are one handle; the board has its own. */
struct board_hall {
    char dir[64];
    struct ks_clock_manual clock;
    struct ks_parts parts;
    struct ks_store *store;
    struct ks_board_side side;
    int tokens;
};

/* For cmocka: the parts of a board; no database and no board yet. */
int board_open_hall(void **state);
int board_close_hall(void **state);

/* The database as a kiosk opens it, and the board with its lines, "" for all. */
void board_open_store(struct board_hall *hall);
void board_open_board(struct board_hall *hall, const char *lines);

/* Time passes, then the board looks. */
void board_pass(struct board_hall *hall, int64_t ms);

/* Whether some text on it contains that. */
bool board_shows(struct board_hall *hall, const char *text);

/* How wide the colour of mediation is filled in: the card of a call that stands out. */
int board_loud_width(struct board_hall *hall);
bool board_is_loud(struct board_hall *hall);

/* Somebody takes a number of the line; its slip is out. */
void board_take_number(struct board_hall *hall, const char *line, const char *letter);

/* Staff at that seat. */
void board_staff(struct board_hall *hall, enum ks_hall_do what, const char *seat);

#endif
