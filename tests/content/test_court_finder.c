/* The questions and words about the right court: of the small pack as they are read, of the
 * court's own pack that they are enough. */
#include "content/court_finder.h"
#include "content/find.h"
#include "content/pack_fixture.h"
#include "domain/jurisdiction_unsure.h"

static struct ks_content *load(const char *dir)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_content_load(dir, &content, &faults, &error);
    assert_string_equal(error.text, "");
    assert_int_equal(err, KS_OK);
    ks_content_faults_destroy(&faults);
    return content;
}

static int load_shipped(void **state)
{
    *state = load(KS_SOURCE_DIR "/assets/content");
    return 0;
}

static int free_shipped(void **state)
{
    ks_content_free(*state);
    return 0;
}

static void ids_become_questions_and_codes_become_bits(void **state)
{
    (void)state;
    struct ks_content *content = load(PACK_GOOD);
    const struct ks_court_finder *finder = content->court_finder;
    const struct ks_court_matter *loan = ks_court_find_matter(finder, KS_MATTER_LOAN);
    assert_non_null(loan);
    assert_string_equal(loan->title.in[KS_LANG_EN], "Loan");
    assert_int_equal(loan->ask_count, 4);
    assert_int_equal(loan->asks[0]->fact, KS_FACT_COURT_AGREED);
    assert_int_equal(loan->asks[0]->places, 0);
    assert_int_equal(loan->asks[1]->places, KS_PLACE_AGREED_COURT);
    assert_int_equal(loan->asks[3]->places, KS_PLACE_RECEIVER);
    assert_string_equal(loan->asks[3]->detail.in[KS_LANG_EN], "Who lent");
    assert_int_equal(finder->places[2].places, KS_PLACE_PLAINTIFF_HOME | KS_PLACE_DEFENDANT_HOME);
    assert_int_equal(finder->administrative_cases, KS_COURT_SETTING_UNKNOWN);
    assert_int_equal(finder->awards, KS_COURT_SETTING_NO);
    assert_string_equal(ks_court_rule_words(finder, "defendant")->in[KS_LANG_EN],
                        "Court defendant");
    assert_null(ks_court_rule_words(finder, "judge"));
    assert_null(ks_court_find_matter(finder, KS_MATTER_TORT));
    assert_int_equal(content->guides[0].matter_count, 1);
    assert_ptr_equal(content->guides[0].matters[0], loan);
    assert_int_equal(content->guides[1].matter_count, 0);
    ks_content_free(content);
}

static void it_is_a_page_to_be_checked_again(void **state)
{
    const struct ks_content *content = *state;
    int count = 0;
    for (int i = 0; i < content->legal_page_count; i++)
        count += strcmp(content->legal_pages[i].file, "jurisdiction.json") == 0;
    assert_int_equal(count, 1);
}

static void what_this_court_may_take_is_not_known_yet(void **state)
{
    const struct ks_content *content = *state;
    assert_int_equal(content->court_finder->administrative_cases, KS_COURT_SETTING_UNKNOWN);
    assert_int_equal(content->court_finder->awards, KS_COURT_SETTING_UNKNOWN);
}

static void every_guide_to_a_lawsuit_leads_to_its_questions(void **state)
{
    const struct ks_content *content = *state;
    static const int applications[] = {17, 18, 19, 21, 25};
    for (int number = 1; number <= 16; number++)
        assert_true(find_guide_number(content, number)->matter_count > 0);
    for (size_t i = 0; i < sizeof applications / sizeof applications[0]; i++)
        assert_int_equal(find_guide_number(content, applications[i])->matter_count, 1);
}

static void every_kind_of_case_belongs_to_a_guide(void **state)
{
    const struct ks_content *content = *state;
    const struct ks_court_finder *finder = content->court_finder;
    for (int i = 0; i < finder->matter_count; i++) {
        int count = 0;
        for (int j = 0; j < content->guide_count; j++)
            for (int k = 0; k < content->guides[j].matter_count; k++)
                count += content->guides[j].matters[k] == &finder->matters[i];
        if (count == 0)
            fail_msg("no guide is for %s", ks_matter_code(finder->matters[i].matter));
    }
}

static enum ks_jurisdiction_answer ask(const struct ks_court_matter *matter, unsigned facts,
                                       bool is_here)
{
    struct ks_jurisdiction_query query = {.matter = matter->matter,
                                          .facts = facts | KS_FACT_COURT_ADMINISTRATIVE};
    struct ks_jurisdiction found;
    for (int i = 0; i < matter->ask_count; i++)
        *(is_here ? &query.here : &query.elsewhere) |= matter->asks[i]->places;
    assert_int_equal(ks_jurisdiction_find(&query, &found, NULL), KS_OK);
    return found.answer;
}

/* Whatever the facts asked for are: with every question answered there is a certain answer. */
static void the_questions_of_each_kind_are_enough(void **state)
{
    const struct ks_content *content = *state;
    const struct ks_court_finder *finder = content->court_finder;
    for (int i = 0; i < finder->matter_count; i++) {
        const struct ks_court_matter *matter = &finder->matters[i];
        unsigned asked = 0;
        for (int j = 0; j < matter->ask_count; j++)
            asked |= matter->asks[j]->fact;
        unsigned facts = 0;
        do {
            enum ks_jurisdiction_answer here = ask(matter, facts, true),
                                        elsewhere = ask(matter, facts, false);
            if (here != KS_JURISDICTION_YES && here != KS_JURISDICTION_HIGHER_COURT)
                fail_msg("%s, all of it here: %d", ks_matter_code(matter->matter), here);
            if (elsewhere == KS_JURISDICTION_YES || elsewhere == KS_JURISDICTION_ASK)
                fail_msg("%s, nothing here: %d", ks_matter_code(matter->matter), elsewhere);
            facts = (facts - asked) & asked;
        } while (facts != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_become_questions_and_codes_become_bits),
        cmocka_unit_test(it_is_a_page_to_be_checked_again),
        cmocka_unit_test(what_this_court_may_take_is_not_known_yet),
        cmocka_unit_test(every_guide_to_a_lawsuit_leads_to_its_questions),
        cmocka_unit_test(every_kind_of_case_belongs_to_a_guide),
        cmocka_unit_test(the_questions_of_each_kind_are_enough),
    };
    return cmocka_run_group_tests(tests, load_shipped, free_shipped);
}
