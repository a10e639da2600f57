/* A kiosk's own file that is lost, comes back as it had been, or is there twice, and a clock that
 * runs ahead: no number is given twice where anything tells of it, and nobody with a paper is lost
 * where nothing does. */
#include "base/file.h"
#include "store/away.h"

static struct ks_ticket give_next(const struct away *away, const char *token, const char *day,
                                  int64_t now_ms)
{
    assert_int_equal(ks_store_raise_series(away->own, "F1.1", day, 0, now_ms, NULL), KS_OK);
    struct ks_ticket ticket = give(away->own, token, day, now_ms);
    ks_store_note_given(away->own, "F1.1", day, ticket.sequence);
    return ticket;
}

static void lose_own(struct away *away, const char *suffix)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    ks_store_close(away->own);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char from[240], to[240];
        snprintf(from, sizeof from, "%s%s", away->own_path, parts[i]);
        snprintf(to, sizeof to, "%s%s%s", away->own_path, suffix, parts[i]);
        (void)rename(from, to);
    }
    away->own = open_own(away->own_path);
    assert_non_null(away->own);
}

static void a_file_that_is_lost_gives_no_number_again_that_was_noted_beside_it(void **state)
{
    struct away *away = *state;
    assert_string_equal(give_next(away, "a", MONDAY, MONDAY_MS).number, "F101");
    assert_string_equal(give_next(away, "b", MONDAY, MONDAY_MS).number, "F102");
    lose_own(away, ".lost");
    assert_string_equal(give_next(away, "c", MONDAY, MONDAY_MS).number, "F103");
}

static void a_file_that_is_lost_with_its_note_gives_none_again_that_the_hall_has(void **state)
{
    struct away *away = *state;
    char note[240];
    int known = 0;
    (void)give_next(away, "a", MONDAY, MONDAY_MS);
    (void)give_next(away, "b", MONDAY, MONDAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS), 2);
    snprintf(note, sizeof note, "%s.last", away->own_path);
    assert_int_equal(remove(note), 0);
    lose_own(away, ".lost");
    assert_int_equal(ks_store_find_offline_count(away->db->store, "F1.1", MONDAY, &known, NULL),
                     KS_OK);
    assert_int_equal(known, 2);
    assert_int_equal(ks_store_raise_series(away->own, "F1.1", MONDAY, known, MONDAY_MS, NULL),
                     KS_OK);
    assert_string_equal(give_next(away, "c", MONDAY, MONDAY_MS).number, "F103");
}

static void a_note_that_is_not_one_counts_for_nothing(void **state)
{
    struct away *away = *state;
    static const char *const texts[] = {"",
                                        "F1.1",
                                        "F1.1 2026-11-23",
                                        "F1.1 2026-11-23 -4\n",
                                        "F1.1 2026-11-22 9\n",
                                        "F1.2 2026-11-23 9\n"};
    char note[240];
    snprintf(note, sizeof note, "%s.last", away->own_path);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(ks_file_write_atomic(note, texts[i], strlen(texts[i]), NULL), KS_OK);
        assert_int_equal(ks_store_raise_series(away->own, "F1.1", MONDAY, 0, MONDAY_MS, NULL),
                         KS_OK);
    }
    assert_string_equal(give(away->own, "a", MONDAY, MONDAY_MS).number, "F101");
}

static void a_day_whose_forerunner_waits_to_be_told_goes_on_counting(void **state)
{
    struct away *away = *state;
    assert_string_equal(give_next(away, "a", MONDAY, MONDAY_MS).number, "F101");
    assert_string_equal(give_next(away, "b", TUESDAY, MONDAY_MS + DAY_MS).number, "F102");
    assert_int_equal(carry_all(away, MONDAY_MS + DAY_MS), 2);
    assert_string_equal(give_next(away, "c", "2026-11-25", MONDAY_MS + 2 * DAY_MS).number, "F101");
}

static void a_number_of_a_day_to_come_waits_today(void **state)
{
    struct away *away = *state;
    (void)give_next(away, "a", TUESDAY, MONDAY_MS + DAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 5 * MINUTE_MS), 1);
    struct ks_ticket ticket = find(away, MONDAY, "F101");
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
    assert_int_equal(ticket.issued_ms, MONDAY_MS + 5 * MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + DAY_MS), 0);
}

/* Two machines with one identity, or a disk that was put back with all that is on it. */
static void of_two_slips_with_one_number_both_visitors_wait(void **state)
{
    struct away *away = *state;
    struct ks_store *hall = away->db->store;
    (void)give(away->own, "a", MONDAY, MONDAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + MINUTE_MS), 1);
    lose_own(away, ".first");
    (void)give(away->own, "b", MONDAY, MONDAY_MS + 2 * MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 3 * MINUTE_MS), 1);
    lose_own(away, ".second");
    (void)give(away->own, "c", MONDAY, MONDAY_MS + 4 * MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 5 * MINUTE_MS), 1);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM ticket WHERE state = 'waiting' AND "
                                      "number = 'F101'"),
                     3);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM event WHERE word = 'twice'"), 2);
}

static void the_second_of_two_slips_carried_again_changes_nothing(void **state)
{
    struct away *away = *state;
    struct ks_offline_row row;
    struct ks_ticket first, again;
    bool is_twice = false;
    int count = 0;
    (void)give(away->own, "a", MONDAY, MONDAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS), 1);
    lose_own(away, ".first");
    (void)give(away->own, "b", MONDAY, MONDAY_MS);
    assert_int_equal(ks_store_list_unsent(away->own, 0, &row, 1, &count, NULL), KS_OK);
    struct ks_store *hall = away->db->store;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_store_merge_offline(hall, &row, MONDAY_MS, MONDAY_MS,
                                                i == 0 ? &first : &again, &is_twice, NULL),
                         KS_OK);
        assert_int_equal(is_twice, i == 0);
    }
    assert_int_equal(first.id, again.id);
    assert_int_equal(again.state, KS_TICKET_WAITING);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM ticket"), 2);
}

static void who_was_admitted_by_the_paper_is_the_first_of_two_that_comes(void **state)
{
    struct away *away = *state;
    struct ks_ticket admitted;
    struct ks_store *hall = away->db->store;
    (void)give(away->own, "a", MONDAY, MONDAY_MS);
    assert_int_equal(admit(away, "F101", MONDAY_MS, &admitted, NULL), KS_OK);
    assert_int_equal(carry_all(away, MONDAY_MS), 1);
    lose_own(away, ".first");
    (void)give(away->own, "b", MONDAY, MONDAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS), 1);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM ticket"), 2);
}

/* The server took the number in and said so; the answer was lost. */
static void a_number_that_waits_in_the_hall_unknown_to_its_visitor_is_withdrawn(void **state)
{
    struct away *away = *state;
    struct ks_ticket lost = test_db_queue(away->db, "person", MONDAY_MS);
    (void)give(away->own, away->db->token, MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 2 * MINUTE_MS), 1);
    assert_int_equal(find(away, MONDAY, lost.number).state, KS_TICKET_CANCELLED);
    assert_int_equal(find(away, MONDAY, "F101").state, KS_TICKET_WAITING);
}

static void numbers_behind_one_that_is_told_are_listed_by_themselves(void **state)
{
    struct away *away = *state;
    struct ks_offline_row rows[4];
    int count = 0;
    int64_t first = give(away->own, "a", MONDAY, MONDAY_MS).id;
    int64_t second = give(away->own, "b", MONDAY, MONDAY_MS).id;
    assert_int_equal(ks_store_list_unsent(away->own, first, rows, 4, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].ticket.id, second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AWAY_TEST(a_file_that_is_lost_gives_no_number_again_that_was_noted_beside_it),
        AWAY_TEST(a_file_that_is_lost_with_its_note_gives_none_again_that_the_hall_has),
        AWAY_TEST(a_note_that_is_not_one_counts_for_nothing),
        AWAY_TEST(a_day_whose_forerunner_waits_to_be_told_goes_on_counting),
        AWAY_TEST(a_number_of_a_day_to_come_waits_today),
        AWAY_TEST(of_two_slips_with_one_number_both_visitors_wait),
        AWAY_TEST(the_second_of_two_slips_carried_again_changes_nothing),
        AWAY_TEST(who_was_admitted_by_the_paper_is_the_first_of_two_that_comes),
        AWAY_TEST(a_number_that_waits_in_the_hall_unknown_to_its_visitor_is_withdrawn),
        AWAY_TEST(numbers_behind_one_that_is_told_are_listed_by_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
