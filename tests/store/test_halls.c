/* Two halls in one database: what one does is never seen nor touched by the other. */
#include "base/err.h"
#include "store/store_appointments.h"
#include "store/store_events.h"
#include "store/store_figures.h"
#include "store/store_hall.h"
#include "store/store_own.h"
#include "store/store_papers.h"
#include "store/store_private.h"
#include "store/store_queue.h"
#include "store/support.h"

enum { HALLS = 2, STEPS = 400 };

/* Two halls that share a database, and each once more in a database of its own. */
struct halls {
    struct test_db shared, alone[HALLS];
    struct ks_store *second; /* the handle of hall 2 in the shared one */
    struct ks_store *together[HALLS];
};

static int setup(void **state)
{
    struct halls *halls = calloc(1, sizeof *halls);
    struct ks_store_opening opening = {0};
    test_db_make(&halls->shared);
    test_db_open(&halls->shared);
    assert_int_equal(ks_store_open(halls->shared.path, MONDAY_MS, &halls->second, &opening, NULL),
                     KS_OK);
    assert_int_equal(ks_sql_run_script(halls->shared.store->sql,
                                       "INSERT INTO hall (id, epoch) VALUES (2, 7)", NULL),
                     KS_OK);
    halls->second->hall = 2;
    halls->together[0] = halls->shared.store;
    halls->together[1] = halls->second;
    for (int i = 0; i < HALLS; i++) {
        test_db_make(&halls->alone[i]);
        test_db_open(&halls->alone[i]);
    }
    *state = halls;
    return 0;
}

static void end(struct test_db *db)
{
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int teardown(void **state)
{
    struct halls *halls = *state;
    ks_store_close(halls->second);
    end(&halls->shared);
    for (int i = 0; i < HALLS; i++)
        end(&halls->alone[i]);
    free(halls);
    return 0;
}

static enum ks_err take(struct ks_store *store, const char *token, int64_t now_ms,
                        struct ks_ticket *out)
{
    const struct ks_reservation wish = {.day = MONDAY,
                                        .line = "mediation",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = token,
                                        .now_ms = now_ms};
    enum ks_err err = ks_store_reserve_ticket(store, &wish, out, NULL);
    return err == KS_OK
               ? ks_store_move_ticket(store, out->id, KS_TICKET_WAITING, false, now_ms, out, NULL)
               : err;
}

/* One of the things that happen in a hall, by chance. */
static enum ks_err live(struct ks_store *store, unsigned chance, const char *token, int64_t now_ms,
                        struct ks_ticket *out)
{
    static const enum ks_queue_act acts[] = {KS_QUEUE_CALL, KS_QUEUE_RECALL, KS_QUEUE_START,
                                             KS_QUEUE_MISS, KS_QUEUE_FINISH, KS_QUEUE_BACK,
                                             KS_QUEUE_PARK};
    *out = (struct ks_ticket){0};
    if (chance % 10 > 6)
        return take(store, token, now_ms, out);
    const struct ks_seat_act act = {.act = acts[chance % 10],
                                    .seat = chance % 20 < 10 ? TEST_SEAT("1") : TEST_SEAT("2"),
                                    .day = MONDAY,
                                    .now_ms = now_ms};
    return ks_store_act_and_call(store, &act, out, NULL, NULL);
}

struct told {
    char text[40000];
    size_t used;
};

static void add(struct told *told, const char *number, int state, const char *seat, int64_t count)
{
    int length = snprintf(told->text + told->used, sizeof told->text - told->used, "%s %d %s %lld;",
                          number, state, seat, (long long)count);
    assert_true(length > 0 && told->used + (size_t)length < sizeof told->text);
    told->used += (size_t)length;
}

static bool tell_ticket(const struct ks_ticket *ticket, void *ctx)
{
    add(ctx, ticket->number, (int)ticket->state, ticket->seat, ticket->call_count);
    return true;
}

static bool tell_line(const struct ks_line_standing *line, void *ctx)
{
    add(ctx, line->line, line->unconfirmed, "", line->waiting * 1000 + line->serving);
    return true;
}

static bool tell_figures(const struct ks_day_figures *row, void *ctx)
{
    add(ctx, row->day, (int)row->served, row->kind, row->taken * 1000 + row->no_show);
    return true;
}

/* All that faces show of a hall. */
static void tell_hall(struct ks_store *store, struct told *told)
{
    *told = (struct told){0};
    for (int which = 0; which < KS_TICKETS_OF_COUNT; which++)
        assert_int_equal(ks_store_show_tickets(store, MONDAY, (enum ks_tickets_of)which,
                                               tell_ticket, told, NULL),
                         KS_OK);
    assert_int_equal(ks_store_show_lines(store, MONDAY, tell_line, told, NULL), KS_OK);
    assert_int_equal(ks_store_show_figures(store, MONDAY, MONDAY, tell_figures, told, NULL), KS_OK);
}

static void a_hall_beside_another_is_as_it_would_be_alone(void **state)
{
    struct halls *halls = *state;
    static struct told together, alone;
    unsigned chance = 12345;
    for (int step = 0; step < STEPS; step++) {
        char token[32];
        struct ks_ticket one, other;
        chance = chance * 1103515245 + 12345;
        int at = (int)(chance >> 28) % HALLS;
        snprintf(token, sizeof token, "touch-%d", step);
        int64_t now_ms = MONDAY_MS + step * 1000;
        enum ks_err err = live(halls->together[at], chance >> 16, token, now_ms, &one);
        assert_int_equal(err, live(halls->alone[at].store, chance >> 16, token, now_ms, &other));
        assert_string_equal(one.number, other.number);
    }
    for (int i = 0; i < HALLS; i++) {
        tell_hall(halls->together[i], &together);
        tell_hall(halls->alone[i].store, &alone);
        assert_true(alone.used > 100);
        assert_string_equal(together.text, alone.text);
    }
}

static bool never(const struct ks_event *event, void *ctx)
{
    (void)event;
    (void)ctx;
    fail_msg("an event of another hall is shown");
    return false;
}

static void what_is_known_of_another_halls_number_opens_nothing(void **state)
{
    struct halls *halls = *state;
    struct ks_store *mine = halls->together[0], *theirs = halls->together[1];
    static struct told before, after;
    struct ks_ticket ticket, out;
    char check[KS_SLIP_CHECK_DIGITS + 1];
    assert_int_equal(take(theirs, "theirs", MONDAY_MS, &ticket), KS_OK);
    tell_hall(theirs, &before);
    assert_int_equal(ks_store_get_ticket(mine, ticket.id, &out, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_find_token(mine, "theirs", &out, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_find_number(mine, MONDAY, ticket.number, &out, NULL),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_slip_check(mine, ticket.id, 1, check, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(
        ks_store_move_ticket(mine, ticket.id, KS_TICKET_CANCELLED, false, MONDAY_MS, &out, NULL),
        KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_decide_paper(mine, ticket.id, false, MONDAY_MS, &out, NULL),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_keep_told(mine, ticket.id, 1, 2, MONDAY_MS, NULL), KS_OK);
    assert_int_equal(ks_store_show_events(mine, ticket.id, never, NULL, NULL), KS_OK);
    tell_hall(theirs, &after);
    assert_string_equal(after.text, before.text);
    int64_t told_ms = -1;
    assert_int_equal(ks_sql_run(theirs->sql, "SELECT told_ms FROM ticket", NULL, 0, ks_sql_read_int,
                                &told_ms, NULL),
                     KS_OK);
    assert_int_equal(told_ms, 0);
}

static void an_appointment_is_its_halls_alone(void **state)
{
    struct halls *halls = *state;
    struct ks_appointment booked, out;
    struct ks_print_record job;
    const struct ks_appointment_wish wish = {.line = "mediation",
                                             .slot_ms = MONDAY_MS + 60 * MINUTE_MS,
                                             .places = 1,
                                             .kind = "person",
                                             .day = MONDAY,
                                             .token = "booked",
                                             .now_ms = MONDAY_MS};
    assert_int_equal(ks_store_hold_appointment(halls->together[1], &wish, &booked, &job, NULL),
                     KS_OK);
    assert_int_equal(ks_store_get_appointment(halls->together[0], booked.id, &out, NULL),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_find_appointment(halls->together[0], booked.code, &out, NULL),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(
        ks_store_cancel_appointment(halls->together[0], booked.id, "staff", MONDAY_MS, &out, NULL),
        KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_get_appointment(halls->together[1], booked.id, &out, NULL), KS_OK);
    assert_int_equal(out.state, KS_APPOINTMENT_HELD);
}

static void what_is_past_keeping_goes_in_its_own_hall_alone(void **state)
{
    struct halls *halls = *state;
    const struct ks_keeping keeping = {30, 3650};
    const int64_t later_ms = MONDAY_MS + 100 * 24 * 60 * MINUTE_MS;
    struct ks_ticket ticket;
    bool is_more = true;
    for (int i = 0; i < HALLS; i++)
        assert_int_equal(take(halls->together[i], i == 0 ? "first" : "second", MONDAY_MS, &ticket),
                         KS_OK);
    const struct ks_reservation wish = {.day = "2027-03-03",
                                        .line = "mediation",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = "later",
                                        .now_ms = later_ms};
    assert_int_equal(ks_store_reserve_ticket(halls->together[0], &wish, &ticket, NULL), KS_OK);
    assert_int_equal(ks_sql_run_script(halls->second->sql,
                                       "INSERT INTO event (hall, epoch, ticket, act, from_state, "
                                       "to_state, line, seat, actor, reason, at_ms, was_line, "
                                       "was_seat, was_order_ms, was_called_ms, "
                                       "was_first_called_ms, was_call_count) VALUES (2, 7, 0, "
                                       "'sit', '', '', '', '', '', '', 1, '', '', 0, 0, 0, 0)",
                                       NULL),
                     KS_OK);
    while (is_more)
        assert_int_equal(ks_store_tidy_step(halls->together[0], &keeping, later_ms, &is_more, NULL),
                         KS_OK);
    int64_t left = 0;
    assert_int_equal(ks_sql_run(halls->second->sql,
                                "SELECT (SELECT count(*) FROM ticket WHERE hall = 2) * 100 + "
                                "(SELECT count(*) FROM event WHERE hall = 2) * 10 + "
                                "(SELECT count(*) FROM ticket WHERE hall = 1)",
                                NULL, 0, ks_sql_read_int, &left, NULL),
                     KS_OK);
    assert_int_equal(left, 131); /* issue, admit and sit; of the first hall the newest day alone */
}

#define HALLS_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALLS_TEST(a_hall_beside_another_is_as_it_would_be_alone),
        HALLS_TEST(what_is_known_of_another_halls_number_opens_nothing),
        HALLS_TEST(an_appointment_is_its_halls_alone),
        HALLS_TEST(what_is_past_keeping_goes_in_its_own_hall_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
