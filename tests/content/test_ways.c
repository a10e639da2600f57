#include "content/pack_fixture.h"

/* How long a way through the questions may be: trees made to measure. */

#define ENGLISH_AND_CHINESE(key, text)                                                             \
    "\"" key "\": {\"zh_CN\": \"" text "\", \"en\": \"" text "\"}, "
#define OPTION                                                                                     \
    "{\"id\": \"%s\", " ENGLISH_AND_CHINESE("title", "T")                                          \
        ENGLISH_AND_CHINESE("detail", "") "\"next\": \"%s\"}"
#define QUESTION                                                                                   \
    "{\"id\": \"q%d\", \"kind\": \"choice\", " ENGLISH_AND_CHINESE("title", "T")                   \
        ENGLISH_AND_CHINESE("hint", "H") "\"options\": [" OPTION ", " OPTION "]},\n"

/* Questions "q1" to "q<count>", each leading to the next and the last to `last`; whoever is unsure
 * goes to `unsure`. They come before the first question of `file`. */
static void add_chain(struct pack_fixture *pack, const char *file, int count, const char *last,
                      const char *unsure)
{
    const char *chain = "";
    for (int i = 1; i <= count; i++) {
        const char *next = i < count ? ks_arena_printf(&pack->arena, "q%d", i + 1) : last;
        chain =
            ks_arena_printf(&pack->arena, "%s" QUESTION, chain, i, "on", next, "unsure", unsure);
    }
    pack_replace(pack, file, "\"questions\": [\n",
                 ks_arena_printf(&pack->arena, "\"questions\": [\n%s", chain));
}

/* The faults of the good pack when its first start asks that many questions. */
static const char *situation_faults(struct pack_fixture *pack, int count)
{
    pack_create(pack);
    add_chain(pack, "situations.json", count, "sue", "ask");
    pack_replace(pack, "situations.json", "\"question\": \"proof\"", "\"question\": \"q1\"");
    return pack_faults(pack);
}

/* The same for the enforcement, whose own three questions come behind. */
static const char *enforcement_faults(struct pack_fixture *pack, int count)
{
    pack_create(pack);
    add_chain(pack, "enforcement.json", count - 3, "instrument", "end");
    return pack_faults(pack);
}

static void a_situation_may_ask_eight_questions(void **state)
{
    (void)state;
    struct pack_fixture pack;
    assert_string_equal(situation_faults(&pack, KS_SITUATION_MOST_QUESTIONS), "");
    pack_destroy(&pack);
}

static void a_situation_that_asks_nine_is_named_where_it_starts(void **state)
{
    (void)state;
    struct pack_fixture pack;
    assert_string_equal(situation_faults(&pack, KS_SITUATION_MOST_QUESTIONS + 1),
                        "situations.json:8: a way from here asks 9 questions, 8 is the most: q1, "
                        "q2, q3, q4, q5, q6, q7, q8, q9");
    pack_destroy(&pack);
}

static void of_a_very_long_way_the_first_nine_questions_are_named(void **state)
{
    (void)state;
    struct pack_fixture pack;
    assert_string_equal(situation_faults(&pack, 200),
                        "situations.json:8: a way from here asks 200 questions, 8 is the most: q1, "
                        "q2, q3, q4, q5, q6, q7, q8, q9");
    pack_destroy(&pack);
}

static void the_enforcement_may_ask_ten_questions(void **state)
{
    (void)state;
    struct pack_fixture pack;
    assert_string_equal(enforcement_faults(&pack, KS_WAY_MOST_QUESTIONS), "");
    pack_destroy(&pack);
}

static void an_enforcement_that_asks_eleven_is_named_at_its_first_question(void **state)
{
    (void)state;
    struct pack_fixture pack;
    assert_string_equal(enforcement_faults(&pack, KS_WAY_MOST_QUESTIONS + 1),
                        "enforcement.json:3: a way from here asks 11 questions, 10 is the most: "
                        "q1, q2, q3, q4, q5, q6, q7, q8, instrument, due, effective");
    pack_destroy(&pack);
}

static void a_long_circle_is_one_fault(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    add_chain(&pack, "situations.json", 20, "q1", "ask");
    pack_replace(&pack, "situations.json", "\"question\": \"proof\"", "\"question\": \"q1\"");
    assert_string_equal(pack_faults(&pack), "situations.json:38: this leads back to question "
                                            "\"q1\": a circle without end");
    pack_destroy(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_situation_may_ask_eight_questions),
        cmocka_unit_test(a_situation_that_asks_nine_is_named_where_it_starts),
        cmocka_unit_test(of_a_very_long_way_the_first_nine_questions_are_named),
        cmocka_unit_test(the_enforcement_may_ask_ten_questions),
        cmocka_unit_test(an_enforcement_that_asks_eleven_is_named_at_its_first_question),
        cmocka_unit_test(a_long_circle_is_one_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
