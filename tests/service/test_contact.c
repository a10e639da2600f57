/* A kiosk whose line to the hall is cut: what a visitor is told of a number that the hall gave, and
 * when those who came meanwhile count as having come. */
#include "service/contact.h"
#include "service/support.h"
#include "store/store_offline.h"
#include "store/store_papers.h"

struct away {
    struct court *court;
    struct ks_contact contact;
    struct ks_store *own;
    char own_path[200];
};

static int setup(void **state)
{
    struct away *away = calloc(1, sizeof *away);
    struct ks_store_opening opening;
    void *court = NULL;
    assert_int_equal(court_setup(&court), 0);
    away->court = court;
    snprintf(away->own_path, sizeof away->own_path, "%s/offline.db", away->court->folder);
    assert_int_equal(
        ks_store_open_own(away->own_path, away->court->time.wall_ms, &away->own, &opening, NULL),
        KS_OK);
    away->court->desk.own = away->own;
    away->court->desk.contact = &away->contact;
    assert_int_equal(
        ks_contact_note(&away->court->desk, 1, 1, away->court->time.wall_ms, &away->court->error),
        KS_OK);
    *state = away;
    return 0;
}

static int teardown(void **state)
{
    struct away *away = *state;
    void *court = away->court;
    ks_store_close(away->own);
    free(away);
    return court_teardown(&court);
}

static void cut(struct away *away)
{
    away->court->desk.store = NULL;
}

static void mend(struct away *away)
{
    away->court->desk.store = away->court->store;
}

static void wait_minutes(struct away *away, int minutes)
{
    away->court->time.wall_ms += minutes * INT64_C(60000);
    away->court->time.monotonic_ms += minutes * INT64_C(60000);
}

typedef enum ks_err wish_fn(const struct ks_desk *desk, const struct ks_take_request *request,
                            struct ks_take_result *result, struct ks_error *error);

static enum ks_err ask(struct away *away, wish_fn *wish, const char *token,
                       struct ks_take_result *result)
{
    const struct ks_take_request request = {.token = token, .kind = "person", .lang = KS_LANG_EN};
    return wish(&away->court->desk, &request, result, &away->court->error);
}

/* A number of the hall of whose slip nobody knows. */
static void take_unsure(struct away *away, const char *token)
{
    struct ks_take_result result;
    court_set_printer(away->court, "offline");
    court_set_printer(away->court, "jam-midway");
    assert_int_equal(ask(away, ks_queue_take, token, &result), KS_ERR_PRINTER);
    assert_true(result.has_ticket);
    court_set_printer(away->court, "ready");
}

static void who_holds_a_slip_of_the_hall_is_told_to_show_it(void **state)
{
    struct away *away = *state;
    struct ks_take_result result;
    take_unsure(away, "a");
    cut(away);
    assert_int_equal(ask(away, ks_queue_confirm_paper, "a", &result), KS_ERR_UNCERTAIN);
    assert_int_equal(result.paper.end, KS_PAPER_OUT);
    assert_int_equal(away->contact.unsent, 0);
    mend(away);
    assert_int_equal(ks_contact_carry(&away->court->desk, &away->court->error), KS_OK);
    assert_int_equal(away->contact.unsent, 0); /* no second number was given for it */
}

static void who_has_no_slip_of_the_hall_gets_a_number_of_the_kiosks_own(void **state)
{
    struct away *away = *state;
    struct ks_take_result result;
    struct ks_ticket lost;
    take_unsure(away, "a");
    cut(away);
    assert_int_equal(ask(away, ks_queue_print_again, "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "F101");
    assert_true(result.is_offline);
    mend(away);
    assert_int_equal(ks_contact_carry(&away->court->desk, &away->court->error), KS_OK);
    assert_int_equal(ks_store_find_number(away->court->store, "2026-11-23", "T001", &lost, NULL),
                     KS_OK);
    assert_int_equal(lost.state, KS_TICKET_CANCELLED);
}

static void a_hall_that_is_heard_before_it_is_told_moves_nobody_back(void **state)
{
    struct away *away = *state;
    struct ks_take_result result;
    struct ks_ticket ticket;
    int64_t came_ms = away->court->time.wall_ms + 5 * INT64_C(60000);
    cut(away);
    wait_minutes(away, 5);
    assert_int_equal(ask(away, ks_queue_take, "a", &result), KS_OK);
    wait_minutes(away, 30);
    mend(away);
    assert_int_equal(
        ks_contact_note(&away->court->desk, 1, 1, away->court->time.wall_ms, &away->court->error),
        KS_OK);
    assert_int_equal(ks_contact_carry(&away->court->desk, &away->court->error), KS_OK);
    assert_int_equal(ks_store_find_number(away->court->store, "2026-11-23", "F101", &ticket, NULL),
                     KS_OK);
    assert_int_equal(ticket.issued_ms, came_ms);
}

static void a_clock_that_is_put_right_again_stops_no_numbers(void **state)
{
    struct away *away = *state;
    struct ks_take_result result;
    int64_t right_ms = away->court->time.wall_ms;
    cut(away);
    away->court->time.wall_ms += 24 * 60 * INT64_C(60000);
    assert_int_equal(ask(away, ks_queue_take, "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "F101");
    away->court->time.wall_ms = right_ms;
    assert_int_equal(ask(away, ks_queue_take, "b", &result), KS_OK);
    assert_string_equal(result.ticket.number, "F102");
}

static void a_file_begun_anew_goes_on_behind_what_the_hall_has(void **state)
{
    struct away *away = *state;
    struct ks_take_result result;
    struct ks_store_opening opening;
    char note[240];
    cut(away);
    assert_int_equal(ask(away, ks_queue_take, "a", &result), KS_OK);
    mend(away);
    assert_int_equal(ks_contact_carry(&away->court->desk, &away->court->error), KS_OK);
    ks_store_close(away->own);
    assert_int_equal(remove(away->own_path), 0);
    snprintf(note, sizeof note, "%s.last", away->own_path);
    assert_int_equal(remove(note), 0);
    assert_int_equal(
        ks_store_open_own(away->own_path, away->court->time.wall_ms, &away->own, &opening, NULL),
        KS_OK);
    away->court->desk.own = away->own;
    away->contact = (struct ks_contact){.is_cut = false};
    assert_int_equal(
        ks_contact_note(&away->court->desk, 1, 1, away->court->time.wall_ms, &away->court->error),
        KS_OK);
    cut(away);
    assert_int_equal(ask(away, ks_queue_take, "b", &result), KS_OK);
    assert_string_equal(result.ticket.number, "F102");
}

#define CONTACT_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CONTACT_TEST(who_holds_a_slip_of_the_hall_is_told_to_show_it),
        CONTACT_TEST(who_has_no_slip_of_the_hall_gets_a_number_of_the_kiosks_own),
        CONTACT_TEST(a_hall_that_is_heard_before_it_is_told_moves_nobody_back),
        CONTACT_TEST(a_clock_that_is_put_right_again_stops_no_numbers),
        CONTACT_TEST(a_file_begun_anew_goes_on_behind_what_the_hall_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
