/* A tribunal's hall and its court, each with a database of its own, and one who carries messages
 * and answers between them. */
#ifndef KS_TESTS_STORE_TWO_HALLS_H
#define KS_TESTS_STORE_TWO_HALLS_H

#include "store/store_private.h"
#include "store/store_tribunals.h"
#include "store/support.h"

#define NAME "guihua"
#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_KEY "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define SPEAKER "speaker"

struct pair {
    struct test_db hall, court;
    struct ks_court_last last; /* what the hall knows of it */
    struct ks_arena arena;
};

static inline void make(struct test_db *db)
{
    test_db_make(db);
    test_db_open(db);
}

static const struct ks_device_hand hand = {"kioskctl", MONDAY_MS};

static inline int setup(void **state)
{
    struct pair *pair = calloc(1, sizeof *pair);

    make(&pair->hall);
    make(&pair->court);
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, KEY, &hand, NULL), KS_OK);
    *state = pair;
    return 0;
}

static inline void end(struct test_db *db)
{
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline int teardown(void **state)
{
    struct pair *pair = *state;

    end(&pair->hall);
    end(&pair->court);
    ks_arena_destroy(&pair->arena);
    free(pair);
    return 0;
}

/* Somebody takes a number, which is two acts; of the n-th in the hall. */
static inline void take(struct pair *pair, int n)
{
    char token[32];
    struct ks_ticket ticket;
    snprintf(token, sizeof token, "token-%d", n);
    const struct ks_reservation wish = {.day = MONDAY,
                                        .line = "mediation",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = token,
                                        .now_ms = MONDAY_MS + n};

    assert_int_equal(ks_store_reserve_ticket(pair->hall.store, &wish, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_move_ticket(pair->hall.store, ticket.id, KS_TICKET_WAITING, false,
                                          MONDAY_MS + n, &ticket, NULL),
                     KS_OK);
}

static inline void call(struct pair *pair, int64_t now_ms)
{
    struct ks_ticket ticket;
    const struct ks_seat_act act = {
        .act = KS_QUEUE_CALL, .seat = TEST_SEAT("1"), .day = MONDAY, .now_ms = now_ms};

    assert_int_equal(ks_store_act_and_call(pair->hall.store, &act, &ticket, NULL, NULL), KS_OK);
}

static inline void say(struct pair *pair, struct ks_court_saying *out)
{
    assert_int_equal(ks_store_say(pair->hall.store, SPEAKER, MONDAY_MS, out, NULL), KS_OK);
}

/* By one who has what the court heard last from its last answer. */
static inline enum ks_err hear_once(struct pair *pair, const struct ks_court_saying *saying,
                                    struct ks_tribunal_hearing *out)
{
    const struct ks_tribunal_said said = {
        .name = NAME, .saying = saying, .last = pair->last, .report = "{}", .now_ms = MONDAY_MS};
    enum ks_err err = ks_store_hear_tribunal(pair->court.store, &said, out, NULL);

    if (err == KS_OK)
        pair->last = out->last;
    return err;
}

/* As a hall does: again, where the court has heard something else last. */
static inline enum ks_err hear(struct pair *pair, const struct ks_court_saying *saying,
                               struct ks_act_mark *mark)
{
    struct ks_tribunal_hearing hearing;
    enum ks_err err = hear_once(pair, saying, &hearing);

    if (err == KS_OK && !hearing.is_heard) {
        err = hear_once(pair, saying, &hearing);
        assert_true(err != KS_OK || hearing.is_heard);
    }
    *mark = hearing.mark;
    return err;
}

struct finding {
    struct ks_tribunal_row *row;
    bool is_there;
};

static inline bool take_row(const struct ks_tribunal_row *row, void *ctx)
{
    struct finding *finding = ctx;

    if (strcmp(row->name, NAME) == 0) {
        *finding->row = *row;
        finding->is_there = true;
    }
    return true;
}

static inline struct ks_tribunal_row find_row(struct pair *pair)
{
    struct ks_tribunal_row row;
    struct finding finding = {&row, false};

    assert_int_equal(
        ks_store_show_tribunals(pair->court.store, &pair->arena, take_row, &finding, NULL), KS_OK);
    assert_true(finding.is_there);
    return row;
}

static inline void hear_answer(struct pair *pair, struct ks_act_mark mark)
{
    const struct ks_court_heard heard = {.heard_ms = MONDAY_MS, .mark = mark};

    assert_int_equal(ks_store_hear_court(pair->hall.store, &heard, NULL), KS_OK);
}

/* There and back, as long as there is something to tell. */
static inline void tell_all(struct pair *pair)
{
    struct ks_court_saying saying;
    struct ks_act_mark mark;

    do {
        say(pair, &saying);
        assert_int_equal(hear(pair, &saying, &mark), KS_OK);
        hear_answer(pair, mark);
    } while (ks_act_mark_compare(mark, saying.end) < 0);
}

struct counted {
    const char *act;
    int64_t count, waits, wait_sum_ms;
};

static inline bool add_figure(const struct ks_tribunal_figure *row, void *ctx)
{
    struct counted *counted = ctx;

    if (strcmp(row->act, counted->act) == 0) {
        counted->count += row->count;
        counted->waits += row->waits;
        counted->wait_sum_ms += row->wait_sum_ms;
    }
    return true;
}

static inline struct counted count(struct pair *pair, const char *act)
{
    struct counted counted = {.act = act};

    assert_int_equal(ks_store_show_tribunal_figures(pair->court.store, "2026-01-01", "2026-12-31",
                                                    add_figure, &counted, NULL),
                     KS_OK);
    return counted;
}

#endif
