/* The words of journeys about the hall: staff at their seats, and the board. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/journey_private.h"
#include "service/hall_acts.h"
#include "service/hall_alerts.h"

/* ---- staff ---- */

static bool step_seat(struct ks_journey *journey, char *rest)
{
    const struct ks_seat *seat = ks_hall_find_seat(&journey->parts.content->hall, rest);

    if (seat == NULL)
        return ks_journey_fail(journey, "there is no seat %s", rest);
    snprintf(journey->seat, sizeof journey->seat, "%s", seat->id);
    return true;
}

/* The first word of `rest`; moves that on to the next. */
static char *take_word(char **rest)
{
    char *word = *rest;

    *rest += strcspn(*rest, " ");
    if (**rest != '\0')
        *(*rest)++ = '\0';
    *rest += strspn(*rest, " ");
    return word;
}

static struct ks_desk desk_of(const struct ks_journey *journey)
{
    return (struct ks_desk){.store = journey->staff_store,
                            .content = journey->parts.content,
                            .clock = &journey->parts.clock};
}

static bool has_hall(struct ks_journey *journey)
{
    return journey->staff_store != NULL || ks_journey_fail(journey, "the database is not open");
}

/* As at any desk of staff; then a second passes, in which the faces see it. */
static bool act(struct ks_journey *journey, const struct ks_hall_wish *wish)
{
    struct ks_desk desk = desk_of(journey);
    struct ks_hall_done done;

    if (!has_hall(journey))
        return false;
    if (wish->act != KS_HALL_CANCEL && wish->seat[0] == '\0')
        return ks_journey_fail(journey, "name a seat, or sit down before with seat SEAT");
    if (!ks_journey_open_voice(journey))
        return false;
    bool is_done =
        ks_hall_act(&desk, wish, journey->clock.wall_ms, &done, &journey->error) == KS_OK;
    ks_journey_pass(journey, 1000);
    return is_done;
}

/* What the rest of the line is, for each word. */
enum staff_rest { REST_SEAT, REST_NUMBER, REST_TO, REST_OUTCOME, REST_NUMBER_REASON };

static bool staff(struct ks_journey *journey, enum ks_hall_do what, enum staff_rest kind,
                  char *rest)
{
    struct ks_hall_wish wish = {.act = what, .seat = journey->seat};

    if (kind == REST_NUMBER_REASON)
        wish.number = take_word(&rest);
    if (rest[0] == '\0')
        return act(journey, &wish);
    if (kind == REST_SEAT)
        wish.seat = rest;
    else if (kind == REST_NUMBER)
        wish.number = rest;
    else if (kind == REST_TO)
        wish.to = rest;
    else if (kind == REST_NUMBER_REASON)
        wish.reason = rest;
    else if (ks_hall_is_outcome(rest))
        wish.outcome = rest;
    else
        wish.seat = rest;
    return act(journey, &wish);
}

#define STAFF_WORD(name, what, kind)                                                               \
    static bool step_##name(struct ks_journey *journey, char *rest)                                \
    {                                                                                              \
        return staff(journey, what, kind, rest);                                                   \
    }
STAFF_WORD(call, KS_HALL_CALL, REST_SEAT)
STAFF_WORD(recall, KS_HALL_RECALL, REST_SEAT)
STAFF_WORD(start, KS_HALL_START, REST_SEAT)
STAFF_WORD(came, KS_HALL_CAME, REST_SEAT)
STAFF_WORD(no_show, KS_HALL_NO_SHOW, REST_SEAT)
STAFF_WORD(finish, KS_HALL_FINISH, REST_OUTCOME)
STAFF_WORD(back, KS_HALL_BACK, REST_NUMBER)
STAFF_WORD(park, KS_HALL_PARK, REST_SEAT)
STAFF_WORD(resume, KS_HALL_RESUME, REST_NUMBER)
STAFF_WORD(transfer, KS_HALL_TRANSFER, REST_TO)
STAFF_WORD(walk_in, KS_HALL_WALK_IN, REST_TO)
STAFF_WORD(call_number, KS_HALL_CALL_NUMBER, REST_NUMBER_REASON)
STAFF_WORD(cancel, KS_HALL_CANCEL, REST_NUMBER)
STAFF_WORD(undo, KS_HALL_UNDO, REST_SEAT)

/* close LINE|hall UNTIL REASON: from now on, as HH:MM of today. */
static bool step_close(struct ks_journey *journey, char *rest)
{
    struct ks_desk desk = desk_of(journey);
    struct ks_hall_closing closing = {.from_ms = journey->clock.wall_ms};
    char *line = take_word(&rest), *until = take_word(&rest);
    int hours, minutes;

    if (!has_hall(journey))
        return false;
    if (sscanf(until, "%2d:%2d", &hours, &minutes) != 2 || rest[0] == '\0')
        return ks_journey_fail(journey, "close wants LINE|hall HH:MM REASON");
    closing.to_ms =
        ks_date_to_wall_ms(ks_date_from_wall_ms(journey->clock.wall_ms), hours * 60 + minutes);
    snprintf(closing.line, sizeof closing.line, "%s", strcmp(line, "hall") == 0 ? "" : line);
    snprintf(closing.reason, sizeof closing.reason, "%s", rest);
    bool is_done = ks_hall_close(&desk, &closing, journey->clock.wall_ms, &journey->error) == KS_OK;
    ks_journey_pass(journey, 1000);
    return is_done;
}

/* bulletin ZH | EN: for an hour from now. */
static bool step_bulletin(struct ks_journey *journey, char *rest)
{
    struct ks_desk desk = desk_of(journey);
    struct ks_hall_bulletin_view bulletin = {.until_ms = journey->clock.wall_ms + 3600 * 1000};
    char *bar = strstr(rest, " | ");

    if (!has_hall(journey))
        return false;
    if (bar == NULL)
        return ks_journey_fail(journey, "bulletin wants CHINESE | ENGLISH");
    *bar = '\0';
    snprintf(bulletin.text[KS_LANG_ZH_CN], KS_HALL_TEXT_BYTES, "%s", rest);
    snprintf(bulletin.text[KS_LANG_EN], KS_HALL_TEXT_BYTES, "%s", bar + 3);
    bool is_done =
        ks_hall_announce(&desk, &bulletin, "", journey->clock.wall_ms, &journey->error) == KS_OK;
    ks_journey_pass(journey, 1000);
    return is_done;
}

/* ---- the board ---- */

/* One word behind `board`: a size, a language, contrast; anything else is a line. */
static void take_look(struct ks_board_look *look, char *lines, size_t size, const char *word)
{
    char end;
    int w, h;
    enum ks_lang lang = ks_lang_from_code(word);
    size_t used = strlen(lines);

    if (sscanf(word, "%dx%d%c", &w, &h, &end) == 2) {
        look->mode.w = w;
        look->mode.h = h;
    } else if (lang != KS_LANG_COUNT) {
        look->mode.lang = lang;
    } else if (strcmp(word, "contrast") == 0) {
        look->mode.is_contrast = true;
    } else if (used + strlen(word) + 2 < size) {
        snprintf(lines + used, size - used, "%s,", word);
    }
}

/* board [WIDTHxHEIGHT] [zh_CN|en] [contrast] [LINE...]: another one when it is asked for otherwise.
 */
static bool step_board(struct ks_journey *journey, char *rest)
{
    const struct ks_options *options = &journey->parts.options;
    const struct ks_config *config = &journey->parts.config;
    char lines[KS_BOARD_LINE_LIST_BYTES] = "";
    bool is_asked = rest[0] != '\0' || !journey->has_board;
    struct ks_board_look look = {
        .lines = lines,
        .mode = {.w = options->has_size ? options->w : KS_BOARD_PANEL_W,
                 .h = options->has_size ? options->h : KS_BOARD_PANEL_H,
                 .lang = options->lang,
                 .is_contrast = config->station_contrast != 0},
    };

    if (is_asked) {
        while (rest[0] != '\0')
            take_look(&look, lines, sizeof lines, take_word(&rest));
        if (lines[0] == '\0')
            look.lines = config->station_lines;
        look.mode.microns_per_px = ks_board_side_microns(config, look.mode.w, look.mode.h, 0);
        ks_board_side_close(&journey->side);
        journey->has_board =
            ks_board_side_open(&journey->side, &journey->parts, &look, &journey->error) == KS_OK;
    }
    journey->is_board = journey->has_board;
    return journey->has_board;
}

static bool step_kiosk(struct ks_journey *journey, char *rest)
{
    (void)rest;
    journey->is_board = false;
    return true;
}

/* net down | net up: the database is out of the board's reach, or in it again. */
static bool step_net(struct ks_journey *journey, char *rest)
{
    bool is_down = strcmp(rest, "down") == 0;

    if (!is_down && strcmp(rest, "up") != 0)
        return ks_journey_fail(journey, "net wants down or up, not %s", rest);
    if (!journey->has_board)
        return ks_journey_fail(journey, "there is no board yet: net is about its way to the hall");
    atomic_store(&journey->side.is_cut, is_down);
    ks_journey_settle(journey);
    return true;
}

const struct ks_step_word ks_journey_hall_words[] = {
    {"seat", step_seat},
    {"call", step_call},
    {"recall", step_recall},
    {"start", step_start},
    {"came", step_came},
    {"no-show", step_no_show},
    {"finish", step_finish},
    {"back", step_back},
    {"park", step_park},
    {"resume", step_resume},
    {"transfer", step_transfer},
    {"walk-in", step_walk_in},
    {"call-number", step_call_number},
    {"cancel", step_cancel},
    {"undo", step_undo},
    {"close", step_close},
    {"bulletin", step_bulletin},
    {"board", step_board},
    {"kiosk", step_kiosk},
    {"net", step_net},
    {"release", ks_journey_release},
    {"hold", ks_journey_hold},
    {"enrol", ks_journey_enrol},
    {"order", ks_journey_order},
    {"take-down", ks_journey_take_down},
    {"put-back", ks_journey_put_back},
    {"expect-said", ks_journey_expect_said},
    {"expect-not-said", ks_journey_expect_not_said},
    {NULL, NULL},
};
