/* What a tribunal says of itself stands in the court's place in its own hall, and nowhere else. */
#include "content/pack_fixture.h"

#define BAOLUN                                                                                     \
    "{\"id\": \"baolun\", \"hall_name\": {\"zh_CN\": \"甲法庭\", \"en\": \"Tribunal A\"},"      \
    " \"hotline\": \"0839-1\","                                                                    \
    " \"window_hours\": {\"zh_CN\": \"上午 9:00–12:00\", \"en\": \"9:00–12:00\"},"           \
    " \"address\": {\"zh_CN\": \"甲镇\", \"en\": \"Town A\"}%s}"
#define SANDUI                                                                                     \
    "{\"id\": \"sandui\", \"hall_name\": {\"zh_CN\": \"乙法庭\", \"en\": \"Tribunal B\"},"      \
    " \"window_hours\": {\"zh_CN\": \"\", \"en\": \"\"},"                                          \
    " \"address\": {\"zh_CN\": \"\", \"en\": \"\"}%s}"
#define LINE(id)                                                                                    \
    "{\"id\": \"" id "\", \"letter\": \"T\", \"name\": {\"zh_CN\": \"调解\", \"en\": \"Talks\"}," \
    " \"letter_said\": {\"zh_CN\": \"ti4\", \"en\": \"T\"},"                                        \
    " \"hours\": [{\"from\": \"09:00\", \"to\": \"11:00\"}], \"closed\": [], \"capacity\": 9,"      \
    " \"minutes_low\": 15, \"minutes_high\": 30,"                                                   \
    " \"overdue\": {\"remind\": 40, \"supervise\": 60, \"overdue\": 90}}"
#define SEAT(line)                                                                                 \
    "{\"id\": \"7\", \"kind\": \"room\", \"name\": {\"zh_CN\": \"7号\", \"en\": \"Room 7\"},"     \
    " \"said\": {\"zh_CN\": \"qi1 hao4\", \"en\": \"room seven\"}, \"lines\": [\"" line "\"]}"
#define OWN_HALL(line) ", \"lines\": [" LINE(line) "], \"seats\": [" SEAT(line) "]"

/* The pack with these two tribunals, each with something more. */
static void write_two(struct pack_fixture *pack, const char *more_a, const char *more_b)
{
    const char *text = ks_arena_printf(&pack->arena, "{\"tribunals\": [" BAOLUN ",\n" SANDUI "]}\n",
                                       more_a, more_b);
    pack_write(pack, "tribunals.json", text, strlen(text));
}

static struct ks_content *load(struct pack_fixture *pack, const char *hall)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    if (ks_content_load_hall(pack->dir, hall, &content, &faults, &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_content_faults_destroy(&faults);
    return content;
}

static void the_hall_of_a_tribunal_has_its_own_name_place_hours_and_hotline(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", "");
    struct ks_content *content = load(pack, "baolun");
    assert_string_equal(content->tribunal->id, "baolun");
    assert_string_equal(content->hall_name.in[KS_LANG_ZH_CN], "甲法庭");
    assert_string_equal(content->address.in[KS_LANG_EN], "Town A");
    assert_string_equal(content->window_hours.in[KS_LANG_EN], "9:00–12:00");
    assert_string_equal(content->hotline, "0839-1");
    assert_string_equal(content->court_name.in[KS_LANG_EN], "Sample Court");
    ks_content_free(content);
}

static void texts_that_name_the_hotline_name_the_tribunals(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", "");
    pack_replace(pack, "mediation.json", "调解自愿", "调解自愿，问 {hotline}");
    struct ks_content *content = load(pack, "baolun");
    assert_string_equal(content->mediation.voluntary.in[KS_LANG_ZH_CN], "调解自愿，问 0839-1");
    ks_content_free(content);
    content = load(pack, "sandui"); /* it has said none of its own */
    assert_string_equal(content->mediation.voluntary.in[KS_LANG_ZH_CN], "调解自愿，问 12368");
    ks_content_free(content);
}

/* Whoever reads the court's address in a tribunal goes to the wrong building. */
static void an_address_that_the_tribunal_has_not_said_is_not_the_courts(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", "");
    pack_replace(pack, "court.json", "\"hotline\"",
                 "\"address\": {\"zh_CN\": \"城里一号\", \"en\": \"Town\"}, \"hotline\"");
    struct ks_content *content = load(pack, "sandui");
    assert_string_equal(content->address.in[KS_LANG_ZH_CN], "");
    ks_content_free(content);
    content = load(pack, NULL);
    assert_string_equal(content->address.in[KS_LANG_ZH_CN], "城里一号");
    ks_content_free(content);
}

static void lines_and_seats_of_a_tribunal_stand_in_the_place_of_the_courts(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, OWN_HALL("mediation"), "");
    struct ks_content *content = load(pack, "baolun");
    assert_int_equal(content->hall.line_count, 1);
    assert_int_equal(content->hall.lines[0].capacity, 9);
    assert_string_equal(content->hall.seats[0].id, "7");
    assert_true(content->hall.kind_count > 1); /* who is called first is the court's rule */
    ks_content_free(content);
    content = load(pack, "sandui");
    assert_int_equal(content->hall.line_count, 2);
    ks_content_free(content);
}

static void what_one_tribunal_changes_the_other_and_the_court_never_show(void **state)
{
    static const char *const more[] = {
        OWN_HALL("mediation"),
        ", \"announcements\": [{\"tag\": {\"zh_CN\": \"停\", \"en\": \"Shut\"},"
        " \"text\": {\"zh_CN\": \"甲停办\", \"en\": \"Shut\"}}]",
    };
    struct pack_fixture *pack = *state;
    const char *const others[] = {"sandui", "", NULL};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        write_two(pack, more[i], "");
        for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
            struct ks_content *content = load(pack, others[j]);
            assert_int_equal(content->hall.line_count, 2);
            assert_string_equal(content->announcements[0].tag.in[KS_LANG_ZH_CN], "提示");
            assert_string_equal(content->hotline, "12368");
            ks_content_free(content);
        }
    }
}

static void a_name_that_is_no_tribunals_is_the_courts_and_known_as_such(void **state)
{
    struct pack_fixture *pack = *state;
    struct ks_content *content = load(pack, "lizhou"); /* no tribunals: nothing to mistype */
    assert_null(content->unknown_hall);
    ks_content_free(content);
    write_two(pack, "", "");
    content = load(pack, "baolnu");
    assert_string_equal(content->unknown_hall, "baolnu");
    assert_null(content->tribunal);
    assert_string_equal(content->hotline, "12368");
    ks_content_free(content);
}

static void expect_fault(struct pack_fixture *pack, const char *what)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    const struct ks_date today = {2026, 11, 28};
    assert_int_equal(ks_content_check(pack->dir, today, &content, &faults, &error), KS_ERR_INPUT);
    const char *told = ks_arena_printf(&pack->arena, "%s:%d: %s", faults.list[0].file,
                                       faults.list[0].line, faults.list[0].what);
    assert_string_equal(told, what);
    ks_content_faults_destroy(&faults);
}

static void of_the_law_and_of_the_court_a_tribunal_has_no_say(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", ", \"court_name\": {\"zh_CN\": \"乙\", \"en\": \"B\"}");
    expect_fault(pack, "tribunals.json:2: unknown key \"court_name\"");
    write_two(pack, "", ", \"rule\": {\"zh_CN\": \"乙\", \"en\": \"B\"}");
    expect_fault(pack, "tribunals.json:2: unknown key \"rule\"");
}

static void the_hall_of_a_tribunal_is_checked_as_the_courts_is(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", ", \"lines\": [" LINE("mediation") "]");
    expect_fault(pack, "tribunals.json:2: \"lines\" and \"seats\" are both there or both left out");
    write_two(pack, "", ", \"lines\": [" LINE("mediation") "], \"seats\": [" SEAT("talks") "]");
    expect_fault(pack, "tribunals.json:2: no seat serves the line \"mediation\"");
}

/* Mediation needs its line in every hall; a kiosk of the court is not stopped by that. */
static void what_is_wrong_at_a_tribunal_alone_is_found_before_it_is_published(void **state)
{
    struct pack_fixture *pack = *state;
    write_two(pack, "", OWN_HALL("talks"));
    expect_fault(pack, "mediation.json:2: at the tribunal \"sandui\": there is no line "
                       "\"mediation\" in hall.json");
    ks_content_free(load(pack, NULL));
    ks_content_free(load(pack, "baolun"));
}

static int open_pack(void **state)
{
    static struct pack_fixture pack;
    pack_create(&pack);
    *state = &pack;
    return 0;
}

static int close_pack(void **state)
{
    pack_destroy(*state);
    return 0;
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_pack, close_pack)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_hall_of_a_tribunal_has_its_own_name_place_hours_and_hotline),
        CASE(texts_that_name_the_hotline_name_the_tribunals),
        CASE(an_address_that_the_tribunal_has_not_said_is_not_the_courts),
        CASE(lines_and_seats_of_a_tribunal_stand_in_the_place_of_the_courts),
        CASE(what_one_tribunal_changes_the_other_and_the_court_never_show),
        CASE(a_name_that_is_no_tribunals_is_the_courts_and_known_as_such),
        CASE(of_the_law_and_of_the_court_a_tribunal_has_no_say),
        CASE(the_hall_of_a_tribunal_is_checked_as_the_courts_is),
        CASE(what_is_wrong_at_a_tribunal_alone_is_found_before_it_is_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
