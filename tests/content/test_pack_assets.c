#include "content/find.h"
#include "content/pack_fixture.h"
#include "content/shipped.h"

#include "base/utf8.h"
#include "content/node.h"
#include "content/wording_private.h"
#include "search/pinyin.h"

#define ASSETS KS_SOURCE_DIR "/assets/content"

static void there_is_a_guide_for_each_of_the_six_kinds_of_case(void **state)
{
    (void)state;
    static const char *const ids[] = {"private-lending",  "divorce",        "labour",
                                      "traffic-accident", "sales-contract", "property-service"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        if (!ks_content_find_guide(shipped, ids[i]))
            fail_msg("there is no guide %s", ids[i]);
}

/* As staff call them out: no number is left out. */
static void the_guides_are_numbered_from_1_to_62(void **state)
{
    (void)state;
    assert_int_equal(shipped->guide_count, 62);
    for (int i = 0; i < shipped->guide_count; i++)
        assert_int_equal(shipped->guides[i].number, i + 1);
}

static void every_shelf_has_a_guide(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->group_count; i++) {
        int count = 0;
        for (int j = 0; j < shipped->guide_count; j++)
            count += shipped->guides[j].group == i;
        if (count == 0)
            fail_msg("no guide is in group %s", shipped->groups[i].id);
    }
}

static void every_page_can_be_searched_for(void **state)
{
    (void)state;
    for (int i = 0; ks_wording_page(i); i++)
        if (!find_page(shipped, ks_wording_page(i)))
            fail_msg("search.json has no page %s", ks_wording_page(i));
}

static bool is_read_so(uint32_t code, const char *syllable, size_t length)
{
    for (const char *one = ks_pinyin_readings(code); *one; one += strcspn(one, " ")) {
        one += *one == ' ';
        if (strcspn(one, " ") == length && strncmp(one, syllable, length) == 0)
            return true;
    }
    return false;
}

/* How many objects of the tree have a day from which on they must be looked at again. */
static int count_rechecks(const struct ks_node *node)
{
    int count = node->kind == KS_NODE_OBJECT && ks_node_member(node, "recheck") != NULL;
    for (int i = 0; i < node->child_count; i++)
        count += count_rechecks(&node->children[i]);
    return count;
}

static int count_legal_pages(const char *file)
{
    int count = 0;
    for (int i = 0; i < shipped->legal_page_count; i++)
        count += strcmp(shipped->legal_pages[i].file, file) == 0;
    return count;
}

/* Else nobody would be told when its day has come. */
static void every_page_with_a_day_to_look_again_is_watched(void **state)
{
    (void)state;
    struct ks_pack_files files = {0};
    struct ks_content_faults faults = {0};
    struct ks_arena arena = {0};
    int line, all = 0;
    const char *why;
    assert_int_equal(ks_pack_files_read(ASSETS, &files, &faults, NULL), KS_OK);
    for (int i = 0; i < files.count; i++) {
        const struct ks_pack_file *file = &files.list[i];
        if (!ks_pack_name_ends(file->name, ".json"))
            continue;
        int count = count_rechecks(ks_node_parse(&arena, file->text, file->bytes, &line, &why));
        if (count_legal_pages(file->name) != count)
            fail_msg("%s has %d days to look again, %d are watched", file->name, count,
                     count_legal_pages(file->name));
        all += count;
    }
    assert_int_equal(all, shipped->legal_page_count);
    assert_true(all > shipped->guide_count);
    ks_arena_destroy(&arena);
    ks_content_faults_destroy(&faults);
    ks_pack_files_destroy(&files);
}

static void a_word_is_given_a_reading_its_characters_can_have(void **state)
{
    (void)state;
    assert_true(shipped->reading_count >= 40);
    for (int i = 0; i < shipped->reading_count; i++) {
        const char *word = shipped->readings[i].word, *pinyin = shipped->readings[i].pinyin;
        for (uint32_t code; (code = ks_utf8_next(&word)) != 0;) {
            size_t length = strcspn(pinyin, " ");
            if (!is_read_so(code, pinyin, length))
                fail_msg("%s: %s", shipped->readings[i].word, shipped->readings[i].pinyin);
            pinyin += length + (pinyin[length] == ' ');
        }
    }
}

/* Fees Measures, art. 13(2), 13(3), 13(6), 14(1)1: what it leaves open is there, and not set. */
static void the_ranges_of_the_fee_measures_are_settings(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int low_yuan, high_yuan;
    } bases[] = {
        {"divorce_base", 50, 300},           {"personality_base", 100, 500},
        {"other_non_property", 50, 100},     {"ip_no_amount", 500, 1000},
        {"jurisdiction_objection", 50, 100}, {"enforcement_no_amount", 50, 500},
    };
    for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++) {
        const struct ks_fee_base *base = ks_content_find_fee_base(shipped, bases[i].id);
        assert_non_null(base);
        assert_int_equal(base->low_fen, bases[i].low_yuan * 100);
        assert_int_equal(base->high_fen, bases[i].high_yuan * 100);
        assert_int_equal(base->set_fen, 0);
    }
}

static void the_rates_end_where_they_are_known(void **state)
{
    (void)state;
    const struct ks_settings *settings = &shipped->settings;
    assert_int_equal(settings->lpr.count, 13);
    assert_int_equal(settings->lpr.entries[0].rate_hundredths_percent, 425);
    assert_int_equal(settings->lpr.entries[12].rate_hundredths_percent, 300);
    assert_int_equal(ks_date_compare(settings->lpr.known_until, (struct ks_date){2026, 9, 30}), 0);
}

static void the_risk_notices_have_their_items(void **state)
{
    (void)state;
    assert_true(shipped->risks[KS_RISK_ENFORCEMENT].item_count >= 9);
    assert_true(shipped->risks[KS_RISK_LITIGATION].item_count >= 17);
}

/* Every way through the situations, one after the other. */
struct tour {
    bool *is_seen; /* of each outcome */
    int way_count;
};

static void walk_on(struct tour *tour, const char *id, int asked);

static void walk_question(struct tour *tour, const struct ks_question *question, int asked)
{
    assert_true(asked <= KS_WAY_MOST_QUESTIONS);
    for (int i = 0; i < question->option_count; i++)
        walk_on(tour, question->options[i].next, asked);
    if (question->next)
        walk_on(tour, question->next, asked);
}

static void walk_on(struct tour *tour, const char *id, int asked)
{
    const struct ks_situations *situations = &shipped->situations;
    const struct ks_question *question =
        ks_questions_find(situations->questions, situations->question_count, id);
    const struct ks_outcome *outcome = find_outcome(shipped, id);
    assert_true((question != NULL) != (outcome != NULL));
    if (question) {
        walk_question(tour, question, asked + 1);
        return;
    }
    tour->way_count++;
    tour->is_seen[outcome - situations->outcomes] = true;
}

static void every_way_through_the_situations_ends_within_eight_questions(void **state)
{
    (void)state;
    const struct ks_situations *situations = &shipped->situations;
    struct tour tour = {.is_seen = calloc((size_t)situations->outcome_count + 1, sizeof(bool))};
    assert_non_null(tour.is_seen);
    for (int i = 0; i < situations->start_count; i++)
        walk_question(&tour, &situations->questions[situations->starts[i].question], 1);
    for (int i = 0; i < situations->outcome_count; i++)
        if (!tour.is_seen[i])
            fail_msg("no way comes to outcome %s", situations->outcomes[i].id);
    assert_true(tour.way_count >= situations->outcome_count);
    free(tour.is_seen);
}

static bool has_kind(const char *id)
{
    return ks_hall_find_kind(&shipped->hall, id) != NULL;
}

static void mediation_knows_the_three_kinds_of_visitor(void **state)
{
    (void)state;
    assert_true(has_kind("person"));
    assert_true(has_kind("enterprise"));
    assert_true(has_kind("priority"));
}

static void the_calendar_covers_2026(void **state)
{
    (void)state;
    assert_int_equal(ks_date_compare(shipped->calendar.known_from, (struct ks_date){2026, 1, 1}),
                     0);
    assert_int_equal(ks_date_compare(shipped->calendar.known_until, (struct ks_date){2026, 12, 31}),
                     0);
    assert_true(shipped->calendar.holiday_count >= 7);
}

static void the_links_are_the_published_ones(void **state)
{
    (void)state;
    assert_string_equal(ks_content_find_link(shipped, "online-filing")->url,
                        "https://zxfw.court.gov.cn/zxfw/");
    assert_string_equal(ks_content_find_link(shipped, "rectification")->url,
                        "https://lzq.gov.cn/news/show/20250619172731456.html");
}

static void every_question_of_the_enforcement_can_be_walked(void **state)
{
    (void)state;
    assert_true(shipped->enforcement.question_count >= 5);
    assert_non_null(ks_content_find_question(shipped, shipped->enforcement.due_question));
}

static void each_file_read_and_written_back_is_the_same_bytes(void **state)
{
    (void)state;
    struct ks_pack_files files = {0};
    struct ks_content_faults faults = {0};
    struct ks_arena arena = {0};
    int line, count = 0;
    const char *why;
    assert_int_equal(ks_pack_files_read(ASSETS, &files, &faults, NULL), KS_OK);
    for (int i = 0; i < files.count; i++) {
        const struct ks_pack_file *file = &files.list[i];
        if (!strstr(file->name, ".json"))
            continue;
        const struct ks_node *root = ks_node_parse(&arena, file->text, file->bytes, &line, &why);
        assert_string_equal(ks_node_write(&arena, root), file->text);
        count++;
    }
    assert_in_range(count, 75, KS_PACK_MAX_FILES);
    ks_arena_destroy(&arena);
    ks_content_faults_destroy(&faults);
    ks_pack_files_destroy(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_read_and_written_back_is_the_same_bytes),
        cmocka_unit_test(there_is_a_guide_for_each_of_the_six_kinds_of_case),
        cmocka_unit_test(the_guides_are_numbered_from_1_to_62),
        cmocka_unit_test(every_shelf_has_a_guide),
        cmocka_unit_test(every_page_can_be_searched_for),
        cmocka_unit_test(every_page_with_a_day_to_look_again_is_watched),
        cmocka_unit_test(a_word_is_given_a_reading_its_characters_can_have),
        cmocka_unit_test(the_ranges_of_the_fee_measures_are_settings),
        cmocka_unit_test(the_rates_end_where_they_are_known),
        cmocka_unit_test(the_risk_notices_have_their_items),
        cmocka_unit_test(every_way_through_the_situations_ends_within_eight_questions),
        cmocka_unit_test(mediation_knows_the_three_kinds_of_visitor),
        cmocka_unit_test(the_calendar_covers_2026),
        cmocka_unit_test(the_links_are_the_published_ones),
        cmocka_unit_test(every_question_of_the_enforcement_can_be_walked),
    };
    return cmocka_run_group_tests_name("the pack that is shipped", tests, load_shipped,
                                       free_shipped);
}
