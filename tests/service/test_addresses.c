/* Addresses of the content: each once, with where it is used, and what staff are told of it. */
#include "service/addresses.h"
#include "service/hall_support.h"
#include "service/look.h"

static struct ks_link address_links[] = {
    {.id = "online-filing", .url = "https://a.court.gov.cn/", .title = WORDS("立案", "File")},
    {.id = "papers", .url = "https://a.court.gov.cn/", .title = WORDS("交材料", "Papers")},
    {.id = "progress", .url = "https://b.court.gov.cn/x", .title = WORDS("进度", "Progress")},
};
static struct ks_guide address_guides[] = {
    {.title = WORDS("离婚", "Divorce"), .link = &address_links[2]},
    {.title = WORDS("欠款", "Debt")}};
static struct ks_bulletin address_bulletins[] = {
    {.title = WORDS("通报", "Notice"), .url = "https://c.gov.cn/n.html"},
    {.title = WORDS("悬赏", "Reward")}};
static const char *address_hosts[] = {"court.gov.cn", "gov.cn"};

static int setup(void **state)
{
    int status = hall_setup(state);
    struct ks_content *content = ((struct court *)*state)->content;

    content->links = address_links;
    content->link_count = 3;
    content->guides = address_guides;
    content->guide_count = 2;
    content->bulletins = address_bulletins;
    content->bulletin_count = 2;
    content->allowed_hosts = address_hosts;
    content->allowed_host_count = 2;
    return status;
}

#define ADDRESS_TEST(name) cmocka_unit_test_setup_teardown(name, setup, hall_teardown)

enum { A, B, C, ADDRESSES };

static struct ks_address *list(struct court *court, struct ks_arena *arena)
{
    struct ks_address *found = NULL;
    int count = 0;

    assert_int_equal(ks_addresses_list(&court->desk, arena, &found, &count, &court->error), KS_OK);
    assert_int_equal(count, ADDRESSES);
    return found;
}

/* On the night of so many days from now. */
static void note(struct court *court, int which, enum ks_address_result result, int days)
{
    struct ks_arena arena = {0};
    struct ks_address *all = list(court, &arena);

    assert_int_equal(ks_addresses_note(&court->desk, &all[which], result, 0,
                                       court->time.wall_ms + days * 24 * 60 * MINUTE_MS, true,
                                       &court->error),
                     KS_OK);
    ks_arena_destroy(&arena);
}

/* What staff are told after two nights; "": nothing. */
static const char *told(struct court *court, struct ks_arena *arena)
{
    static const struct ks_error none;
    const struct ks_look look = {.desk = &court->desk,
                                 .store_fault = "",
                                 .printer_fault = "",
                                 .database_path = "",
                                 .data_dir = "/",
                                 .content_dir = "",
                                 .content_trouble = &none,
                                 .release_trouble = &none,
                                 .is_printer_elsewhere = true};
    struct ks_findings findings;

    ks_clock_manual_advance(&court->time, 24 * 60 * MINUTE_MS);
    ks_look(&look, arena, &findings);
    for (int i = 0; i < findings.count; i++)
        if (strcmp(findings.rows[i].id, "addresses") == 0)
            return findings.rows[i].text;
    return "";
}

static void each_address_stands_once_with_all_that_name_it(void **state)
{
    struct ks_arena arena = {0};
    struct ks_address *all = list(*state, &arena);

    assert_string_equal(all[A].url, "https://a.court.gov.cn/");
    assert_int_equal(all[A].use_count, 2);
    assert_string_equal(all[A].uses[1]->in[KS_LANG_EN], "Papers");
    assert_int_equal(all[B].use_count, 2);
    assert_string_equal(all[B].uses[1]->in[KS_LANG_EN], "Divorce");
    assert_string_equal(all[C].url, "https://c.gov.cn/n.html");
    assert_int_equal(all[C].check.result, KS_ADDRESS_UNSEEN);
    ks_arena_destroy(&arena);
}

static void what_was_found_is_kept_by_its_address(void **state)
{
    struct ks_arena arena = {0};

    note(*state, B, KS_ADDRESS_GONE, 0);
    struct ks_address *all = list(*state, &arena);
    assert_int_equal(all[A].check.result, KS_ADDRESS_UNSEEN);
    assert_int_equal(all[B].check.result, KS_ADDRESS_GONE);
    assert_int_equal(all[B].check.nights, 1);
    ks_arena_destroy(&arena);
}

static void an_address_that_no_content_names_is_forgotten_after_a_month(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    int64_t then_ms = court->time.wall_ms + (int64_t)30 * 24 * 60 * MINUTE_MS;

    note(court, B, KS_ADDRESS_GONE, 0);
    assert_int_equal(ks_addresses_tidy(&court->desk, then_ms, &court->error), KS_OK);
    assert_int_equal(list(court, &arena)[B].check.result, KS_ADDRESS_GONE);
    assert_int_equal(ks_addresses_tidy(&court->desk, then_ms + 1, &court->error), KS_OK);
    assert_int_equal(list(court, &arena)[B].check.result, KS_ADDRESS_UNSEEN);
    ks_arena_destroy(&arena);
}

static void only_hosts_of_the_court_are_visited(void **state)
{
    const struct ks_desk *desk = &((struct court *)*state)->desk;

    assert_true(ks_addresses_may_visit(desk, "https://x.court.gov.cn/y"));
    assert_false(ks_addresses_may_visit(desk, "http://x.court.gov.cn/y"));
    assert_false(ks_addresses_may_visit(desk, "https://court.gov.cn.example.org/"));
    assert_false(ks_addresses_may_visit(desk, "https://court.gov.cn@127.0.0.1/"));
    assert_false(ks_addresses_may_visit(desk, "https://x.court.gov.cn:8443/"));
}

static void where_nobody_has_looked_nothing_is_told(void **state)
{
    struct ks_arena arena = {0};

    assert_string_equal(told(*state, &arena), "");
    ks_arena_destroy(&arena);
}

static void two_failed_nights_are_told_with_the_address_and_its_use(void **state)
{
    struct ks_arena arena = {0};

    for (int night = 0; night < 2; night++) {
        note(*state, A, KS_ADDRESS_WELL, night);
        note(*state, B, KS_ADDRESS_GONE, night);
    }
    assert_string_equal(told(*state, &arena),
                        "1 addresses to which visitors are led are not there:\n"
                        "  https://b.court.gov.cn/x (Progress): the server has no such page, since "
                        "2026-11-23");
    note(*state, B, KS_ADDRESS_WELL, 0);
    assert_string_equal(told(*state, &arena), "ok, 3 addresses are looked at");
    ks_arena_destroy(&arena);
}

static void where_nothing_at_all_is_heard_it_is_the_consoles_own_line(void **state)
{
    struct ks_arena arena = {0};

    for (int night = 0; night < 2; night++)
        for (int which = 0; which < ADDRESSES; which++)
            note(*state, which, which == A ? KS_ADDRESS_SLOW : KS_ADDRESS_NAMELESS, night);
    assert_string_equal(told(*state, &arena),
                        "none of 3 addresses can be reached from the console for 2 nights: see to "
                        "its way to the internet ([network] addresses in kiosk.conf)");
    ks_arena_destroy(&arena);
}

static void whoever_asks_for_a_look_is_written_down(void **state)
{
    struct court *court = *state;
    struct ks_release_hand hand = {.who = "li", .why = "", .now_ms = court->time.wall_ms};

    assert_int_equal(ks_addresses_ask(&court->desk, &hand, &court->error), KS_OK);
    hand.who = "";
    assert_int_equal(ks_addresses_ask(&court->desk, &hand, &court->error), KS_ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ADDRESS_TEST(each_address_stands_once_with_all_that_name_it),
        ADDRESS_TEST(what_was_found_is_kept_by_its_address),
        ADDRESS_TEST(an_address_that_no_content_names_is_forgotten_after_a_month),
        ADDRESS_TEST(only_hosts_of_the_court_are_visited),
        ADDRESS_TEST(where_nobody_has_looked_nothing_is_told),
        ADDRESS_TEST(two_failed_nights_are_told_with_the_address_and_its_use),
        ADDRESS_TEST(where_nothing_at_all_is_heard_it_is_the_consoles_own_line),
        ADDRESS_TEST(whoever_asks_for_a_look_is_written_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
