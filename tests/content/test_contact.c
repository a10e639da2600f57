/* What visitors are sent to must lead somewhere: numbers, hours and addresses of the court. */
#include "content/faults.h"
#include "content/pack_fixture.h"

/* The first fault of the pack with this written before "hotline" in court.json; "": none. */
static const char *fault_with(struct pack_fixture *pack, const char *member)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    size_t bytes = 0;
    pack_copy_file(pack, "court.json");
    const char *text = pack_read(pack, "court.json", &bytes), *at = strstr(text, "\"hotline\"");
    bool is_hotline = strncmp(member, "\"hotline\"", 9) == 0;
    const char *rest = is_hotline ? strchr(at, ',') : at;
    text = ks_arena_printf(&pack->arena, "%.*s%s%s%s", (int)(at - text), text, member,
                           is_hotline ? "" : ", ", rest);
    pack_write(pack, "court.json", text, strlen(text));
    enum ks_err err = ks_content_load(pack->dir, &content, &faults, NULL);
    const char *said =
        err == KS_OK ? "" : ks_arena_strdup(&pack->arena, strchr(faults.list[0].what, '"'));
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    return said;
}

static void a_hotline_can_be_dialled(void **state)
{
    static const char *const good[] = {"12368", "110", "0839-3223456", "0839 322 3456"};
    static const char *const bad[] = {"12",     "call us", "12368 or 110",
                                      "-12368", "0839--1", "１２３６８"};
    struct pack_fixture *pack = *state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_string_equal(
            fault_with(pack, ks_arena_printf(&pack->arena, "\"hotline\": \"%s\"", good[i])), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_string_equal(
            fault_with(pack, ks_arena_printf(&pack->arena, "\"hotline\": \"%s\"", bad[i])),
            "\"hotline\" is no number to call: digits, with - between, such as 12368 or "
            "0839-3223456");
}

static const char *hours(struct pack_fixture *pack, const char *chinese, const char *english)
{
    return fault_with(pack, ks_arena_printf(&pack->arena,
                                            "\"window_hours\": {\"zh_CN\": \"%s\", "
                                            "\"en\": \"%s\"}",
                                            chinese, english));
}

static void hours_say_from_when_to_when_and_the_same_in_both_languages(void **state)
{
    static const char span[] = "\"window_hours\" must say from when to when, as 9:00-12:00";
    static const char other[] = "\"window_hours\" names other times in English than in Chinese";
    struct pack_fixture *pack = *state;
    assert_string_equal(hours(pack, "", ""), "");
    assert_string_equal(hours(pack, "工作日 9：00 到 12：00，13:30–17:00",
                              "Workdays 9:00 to 12:00, 13:30 to 17:00"),
                        "");
    assert_string_equal(hours(pack, "工作日上午", "Mornings"), span);
    assert_string_equal(hours(pack, "9:00 开门", "Opens at 9:00"), span);
    assert_string_equal(hours(pack, "17:00–9:00", "17:00 to 9:00"), span);
    assert_string_equal(hours(pack, "9:00–25:00", "9:00 to 25:00"), span);
    assert_string_equal(hours(pack, "9:00–17:00", "9:00 to 16:00"), other);
    assert_string_equal(hours(pack, "9:00–17:00", "9 to 17"), other);
}

static const char *address(struct pack_fixture *pack, const char *chinese, const char *english)
{
    return fault_with(pack, ks_arena_printf(&pack->arena,
                                            "\"address\": {\"zh_CN\": \"%s\", \"en\": \"%s\"}",
                                            chinese, english));
}

static void an_address_names_where_it_is(void **state)
{
    static const char whole[] =
        "\"address\" must be an address in words, neither a number nor a link";
    struct pack_fixture *pack = *state;
    assert_string_equal(address(pack, "", ""), "");
    assert_string_equal(address(pack, "利州区某某路 1 号", "1 Some Road, Lizhou"), "");
    assert_string_equal(address(pack, "https://example.cn/1", "Road 1"), whole);
    assert_string_equal(address(pack, "某某路 1 号", "12368"), whole);
}

static int setup(void **state)
{
    static struct pack_fixture pack;
    pack_create(&pack);
    *state = &pack;
    return 0;
}

static int teardown(void **state)
{
    pack_destroy(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_hotline_can_be_dialled),
        TEST(hours_say_from_when_to_when_and_the_same_in_both_languages),
        TEST(an_address_names_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
