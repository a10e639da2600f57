#include "content/mutations.h"

/* What a page cannot show, what never shows, and what cannot be true. */

#define GUIDE "guides/01-private-lending.json"
#define TEN "一二三四五六七八九十"
#define SPRING "\"from\": \"2026-02-15\", \"to\": \"2026-02-23\""

static const struct mutation mutations[] = {
    /* characters */
    {"a line break", "court.json", "Sample Court", "Sample\\nCourt",
     "court.json:3: \"en\" has a line break"},
    {"a mark that turns the writing round", "court.json", "Sample Court", "Sample\\u202eCourt",
     "court.json:3: \"en\" has an invisible character, U+202E"},
    {"a space of no width", "court.json", "Sample Court", "Sample\\u200bCourt",
     "court.json:3: \"en\" has an invisible character, U+200B"},
    {"a picture instead of a letter", "court.json", "Sample Court", "Sample 😀",
     "court.json:3: \"en\" has a character the kiosk's fonts do not have, U+1F600"},
    {"a picture in Markdown", "risk/no-property.en.md", NULL, "All well 😀\n",
     "risk/no-property.en.md:1: \"text\" has a character the kiosk's fonts do not have, U+1F600"},
    /* sizes */
    {"a title of 29 characters", "situations.json", "别人欠钱不还", TEN TEN "一二三四五六七八九",
     "situations.json:6: \"title\" has 29 characters, 28 is the most"},
    {"a title of 28 characters", "situations.json", "别人欠钱不还", TEN TEN "一二三四五六七八", ""},
    {"a detail that is too long", "enforcement.json", "一份", TEN TEN TEN TEN TEN TEN TEN "一",
     "enforcement.json:52: \"detail\" has 71 characters, 70 is the most"},
    /* marks of doubt */
    {"a mark of doubt in front", "settings.json", "诉讼费用交纳办法第13条",
     "◐ 诉讼费用交纳办法第13条", ""},
    {"a mark of doubt in the middle", "settings.json", "诉讼费用交纳办法第13条", "办法；◐ 电话",
     "settings.json:9: \"source\" has ◐ where it does not begin, with a space after it"},
    {"a mark of doubt in a list of sources", "situations.json", "\"民法典第188条\"",
     "\"民法典第188条；◐ 电话\"",
     "situations.json:87: \"ref\" has ◐ where it does not begin, with a space after it"},
    /* conditions nobody meets */
    {"answers that no way combines", "enforcement.json", "\"instrument\": [\"unsure\"],",
     "\"instrument\": [\"unsure\"],\n        \"effective\": [\"unsure\"],",
     "enforcement.json:62: question \"effective\" has no option \"unsure\""},
    {"an answer after which the other question is not asked", "enforcement.json",
     "\"detail\": {\"zh_CN\": \"\", \"en\": \"\"},\n          \"next\": \"due\"\n        }\n",
     "\"detail\": {\"zh_CN\": \"\", \"en\": \"\"},\n          \"next\": \"end\"\n        }\n",
     "enforcement.json:60: no way through the questions gives all these answers: this is never "
     "shown"},
    /* the window */
    {"a way to a window that no page tells of", "institutions.json", "\"id\": \"window\"",
     "\"id\": \"desk\"", "situations.json:109: there is no institution \"window\""},
    /* days */
    {"a page to be rechecked after more than two years", "situations.json", "2027-05-22",
     "2028-11-23", "situations.json:116: \"recheck\" must be at most 2 years after \"checked\""},
    {"a page to be rechecked after two years", "situations.json", "2027-05-22", "2028-11-22", ""},
    {"a page checked in the future does not stop a kiosk", "situations.json", "2026-11-22",
     "2027-05-21", ""},
    {"a calendar without the next year's holidays", "calendar.json", "2026-12-31", "2027-12-31",
     "calendar.json:4: 2027-01-01 is a public holiday every year, but no holiday here holds it: "
     "\"known_until\" must end before it or the year be entered\n"
     "calendar.json:4: 2027-02-06 is the Spring Festival, but no holiday here holds it\n"
     "calendar.json:4: 2027-04-05 is the Qingming Festival, but no holiday here holds it\n"
     "calendar.json:4: 2027-06-09 is the Dragon Boat Festival, but no holiday here holds it\n"
     "calendar.json:4: 2027-09-15 is the Mid-Autumn Festival, but no holiday here holds it\n"
     "calendar.json:4: no Spring Festival of at least 4 days is entered for 2027, which "
     "\"known_from\" to \"known_until\" covers"},
    {"a calendar for ever", "calendar.json", "2026-12-31", "9999-12-31",
     "calendar.json:3: \"known_until\" must not be after 2027-12-31, the end of the year after "
     "\"checked\""},
    {"a calendar from the beginning of time", "calendar.json", "\"2026-01-01\",", "\"0001-01-01\",",
     "calendar.json:2: \"known_from\" is before 1990"},
    {"a calendar with a festival too short", "calendar.json", SPRING,
     "\"from\": \"2026-02-16\", \"to\": \"2026-02-18\"",
     "calendar.json:4: no Spring Festival of at least 4 days is entered for 2026, which "
     "\"known_from\" to \"known_until\" covers"},
    {"a calendar with a labour day too short", "calendar.json", "\"to\": \"2026-05-05\"",
     "\"to\": \"2026-05-01\"",
     "calendar.json:4: 2026-05-02 is a public holiday every year, but no holiday here holds it: "
     "\"known_until\" must end before it or the year be entered"},
    {"a calendar with a national day too short", "calendar.json", "\"to\": \"2026-10-07\"",
     "\"to\": \"2026-10-02\"",
     "calendar.json:4: 2026-10-03 is a public holiday every year, but no holiday here holds it: "
     "\"known_until\" must end before it or the year be entered"},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

static void a_page_checked_after_today_is_named_to_who_publishes(void **state)
{
    (void)state;
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    const struct ks_date eve = {2026, 11, 21}, day = {2026, 11, 22};
    assert_int_equal(ks_content_check(PACK_GOOD, day, &content, &faults, NULL), KS_OK);
    ks_content_free(content);
    assert_int_equal(ks_content_check(PACK_GOOD, eve, &content, &faults, NULL), KS_ERR_INPUT);
    assert_null(content);
    assert_int_equal(faults.count, 25);
    assert_string_equal(faults.list[0].what, "\"checked\" is after today, 2026-11-21");
    ks_content_faults_destroy(&faults);
}

static void one_answer_of_two_that_never_counts_is_named(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    pack_replace(&pack, "enforcement.json", "\"next\": \"due\"", "\"next\": \"end\"");
    pack_replace(&pack, "enforcement.json", "[\"unsure\"]", "[\"unsure\", \"judgment\"]");
    assert_string_equal(pack_faults(&pack),
                        "enforcement.json:61: no way through the questions comes to \"instrument\" "
                        "with \"judgment\" and the rest of this \"when\"");
    pack_destroy(&pack);
}

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT + 2];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    tests[MUTATION_COUNT] =
        (struct CMUnitTest)cmocka_unit_test(a_page_checked_after_today_is_named_to_who_publishes);
    tests[MUTATION_COUNT + 1] =
        (struct CMUnitTest)cmocka_unit_test(one_answer_of_two_that_never_counts_is_named);
    return cmocka_run_group_tests_name("what cannot be shown or true is named", tests, NULL, NULL);
}
