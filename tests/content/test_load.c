#include "content/pack_fixture.h"

static struct ks_content *load_good(void)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_content_load(PACK_GOOD, &content, &faults, &error);
    assert_string_equal(error.text, "");
    assert_int_equal(err, KS_OK);
    assert_int_equal(faults.count, 0);
    ks_content_faults_destroy(&faults);
    return content;
}

static void the_court_is_read(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    assert_string_equal(content->revision, "test.1");
    assert_string_equal(content->court_name.in[KS_LANG_ZH_CN], "示例法院");
    assert_string_equal(content->court_name.in[KS_LANG_EN], "Sample Court");
    assert_string_equal(content->hotline, "12368");
    assert_int_equal(content->allowed_host_count, 2);
    assert_string_equal(content->allowed_hosts[1], "gov.cn");
    assert_int_equal(content->announcement_count, 1);
    assert_string_equal(content->announcements[0].tag.in[KS_LANG_EN], "Note");
    ks_content_free(content);
}

static void the_calendar_answers(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_calendar *calendar = &content->calendar;
    assert_int_equal(ks_calendar_day_kind(calendar, (struct ks_date){2026, 10, 7}), KS_DAY_HOLIDAY);
    assert_int_equal(ks_calendar_day_kind(calendar, (struct ks_date){2026, 10, 10}),
                     KS_DAY_MAKEUP_WORKDAY);
    assert_int_equal(ks_calendar_day_kind(calendar, (struct ks_date){2027, 1, 1}), KS_DAY_UNKNOWN);
    assert_string_equal(content->holiday_names[1].in[KS_LANG_EN], "National Day");
    assert_int_equal(content->calendar_provenance.recheck.month, 12);
    ks_content_free(content);
}

static void guides_come_in_the_order_of_their_numbers(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    assert_int_equal(content->guide_count, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(content->guides[i].number, i + 1);
    assert_ptr_equal(ks_content_find_guide(content, "labour"), &content->guides[2]);
    assert_null(ks_content_find_guide(content, "murder"));
    assert_null(ks_content_find_guide(content, NULL));
    ks_content_free(content);
}

static void costs_are_read_by_their_kind(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_cost *lending = &content->guides[0].cost, *divorce = &content->guides[1].cost;
    assert_int_equal(lending->kind, KS_COST_COMPUTED);
    assert_int_equal(lending->fee, KS_FEE_PROPERTY);
    assert_null(lending->base);
    assert_string_equal(lending->amount_label.in[KS_LANG_EN], "Sum and interest");
    assert_int_equal(divorce->fee, KS_FEE_DIVORCE_SURCHARGE);
    assert_ptr_equal(divorce->base, ks_content_find_fee_base(content, "divorce"));
    assert_int_equal(divorce->base->low_fen, 5000);
    assert_int_equal(divorce->base->high_fen, 30000);
    assert_int_equal(content->guides[2].cost.kind, KS_COST_FIXED);
    assert_int_equal(content->guides[2].cost.fixed_fen, 1000);
    assert_string_equal(content->guides[2].cost.amount_label.in[KS_LANG_ZH_CN], "");
    ks_content_free(content);
}

static void a_guide_has_its_steps_and_its_provenance(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_guide *guide = &content->guides[0];
    assert_int_equal(guide->step_count, 1);
    assert_string_equal(guide->steps[0].title.in[KS_LANG_EN], "Prepare");
    assert_string_equal(guide->steps[0].detail.in[KS_LANG_EN], "");
    assert_string_equal(guide->materials[0].detail.in[KS_LANG_ZH_CN], "2 份");
    assert_int_equal(guide->limit_count, 1);
    assert_int_equal(guide->where_count, 1);
    assert_int_equal(guide->provenance.ref_count, 1);
    assert_string_equal(guide->provenance.refs[0], "民法典第188条");
    assert_int_equal(guide->provenance.checked.day, 22);
    assert_int_equal(guide->provenance.recheck.year, 2027);
    ks_content_free(content);
}

static void prose_is_flattened_to_blocks(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_prose *prose = &content->guides[0].notes;
    static const enum ks_prose_kind kinds[] = {KS_PROSE_HEADING, KS_PROSE_PARAGRAPH,
                                               KS_PROSE_BULLET, KS_PROSE_BULLET};
    for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++) {
        assert_int_equal(prose->counts[lang], 4);
        for (int i = 0; i < 4; i++)
            assert_int_equal(prose->blocks[lang][i].kind, kinds[i]);
    }
    assert_string_equal(prose->blocks[KS_LANG_EN][0].text, "Good to know");
    assert_string_equal(prose->blocks[KS_LANG_EN][3].text, "Second");
    ks_content_free(content);
}

static void lines_are_joined_with_a_space_in_english_and_without_in_chinese(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_prose *prose = &content->guides[0].notes;
    assert_string_equal(prose->blocks[KS_LANG_ZH_CN][1].text, "留好借条，写清日期。");
    assert_string_equal(prose->blocks[KS_LANG_EN][1].text, "Keep the note, with its date.");
    ks_content_free(content);
}

static void mediation_is_read(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_mediation *mediation = &content->mediation;
    assert_string_equal(mediation->ticket_prefix, "T");
    assert_int_equal(mediation->hours_count, 2);
    assert_int_equal(mediation->hours[1].from_minute, 13 * 60 + 30);
    assert_int_equal(mediation->hours[1].to_minute, 17 * 60);
    assert_string_equal(mediation->rooms[1].id, "2");
    assert_false(mediation->kinds[0].is_priority);
    assert_true(mediation->kinds[1].is_priority);
    assert_int_equal(mediation->minutes_high, 30);
    assert_string_equal(mediation->bring[0].in[KS_LANG_EN], "Identity card");
    ks_content_free(content);
}

static void questions_and_conditions_are_read(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_enforcement *enforcement = &content->enforcement;
    assert_int_equal(enforcement->question_count, 3);
    assert_int_equal(enforcement->questions[0].kind, KS_QUESTION_CHOICE);
    assert_string_equal(enforcement->questions[0].options[1].next, "end");
    assert_null(enforcement->questions[0].next);
    assert_int_equal(enforcement->questions[1].kind, KS_QUESTION_DATE);
    assert_string_equal(enforcement->questions[1].next, "end");
    assert_int_equal(enforcement->questions[2].option_count, 0);
    assert_int_equal(enforcement->items[0].when_count, 0);
    assert_false(enforcement->items[0].is_note);
    assert_true(enforcement->items[1].is_note);
    assert_int_equal(enforcement->items[1].when_count, 2);
    assert_string_equal(enforcement->items[1].when[1].question, "due");
    assert_string_equal(enforcement->items[1].when[1].options[0], "not-written");
    assert_non_null(ks_content_find_question(content, "due"));
    assert_null(ks_content_find_question(content, "end"));
    ks_content_free(content);
}

static void risk_links_and_figures_are_read(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    assert_string_equal(content->risks[KS_RISK_ENFORCEMENT].version, "2026-11-22");
    assert_string_equal(
        content->risks[KS_RISK_ENFORCEMENT].items[0].body.blocks[KS_LANG_ZH_CN][0].text,
        "对方没有财产时，程序可能先结束。");
    assert_string_equal(content->risks[KS_RISK_LITIGATION].items[0].body.blocks[KS_LANG_EN][0].text,
                        "Without proof, a claim may fail.");
    assert_string_equal(ks_content_find_link(content, "online-filing")->url,
                        "https://zxfw.court.gov.cn/zxfw/");
    assert_null(ks_content_find_link(content, "x"));
    assert_int_equal(content->rectification.bars[0].value, 386);
    assert_string_equal(content->rectification.figures[0].value.in[KS_LANG_ZH_CN], "239 次");
    ks_content_free(content);
}

static void a_folder_that_is_not_there_is_said_in_one_sentence(void **state)
{
    (void)state;
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    assert_int_equal(ks_content_load("/nowhere/at/all", &content, &faults, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(
        error.text, "cannot read the content folder /nowhere/at/all: No such file or directory");
    assert_null(content);
    assert_int_equal(faults.count, 0);
    ks_content_faults_destroy(&faults);
}

static void an_empty_folder_misses_every_file(void **state)
{
    (void)state;
    struct pack_fixture pack = {.root = "/tmp/ks-pack-XXXXXX"};
    assert_non_null(mkdtemp(pack.root));
    snprintf(pack.dir, sizeof pack.dir, "%s", pack.root);
    assert_string_equal(pack_faults(&pack), "calculators.json:1: the file is missing\n"
                                            "calendar.json:1: the file is missing\n"
                                            "court.json:1: the file is missing\n"
                                            "enforcement.json:1: the file is missing\n"
                                            "groups.json:1: the file is missing\n"
                                            "guides:1: there is no guide in this folder\n"
                                            "institutions.json:1: the file is missing\n"
                                            "links.json:1: the file is missing\n"
                                            "litigation.json:1: the file is missing\n"
                                            "mediation.json:1: the file is missing\n"
                                            "rectification.json:1: the file is missing\n"
                                            "risk.json:1: the file is missing\n"
                                            "search.json:1: the file is missing\n"
                                            "settings.json:1: the file is missing\n"
                                            "situations.json:1: the file is missing");
    pack_destroy(&pack);
}

static void faults_of_several_files_come_together_in_order(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    pack_replace(&pack, "risk.json", "\"version\"", "\"edition\"");
    pack_replace(&pack, "court.json", "\"Sample Court\"", "\"\"");
    pack_replace(&pack, "court.json", "\"revision\": \"test.1\"", "\"revision\": 1");
    assert_string_equal(pack_faults(&pack), "court.json:2: \"revision\" must be a text in quotes\n"
                                            "court.json:3: \"court_name\" has no en text\n"
                                            "risk.json:1: key \"version\" is missing\n"
                                            "risk.json:2: unknown key \"edition\"");
    pack_destroy(&pack);
}

static void a_folder_in_the_place_of_a_file_is_a_fault(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    assert_int_equal(unlink(pack_path(&pack, "court.json")), 0);
    assert_int_equal(mkdir(pack_path(&pack, "court.json"), 0700), 0);
    assert_string_equal(pack_faults(&pack), "court.json:1: this is not a file");
    pack_destroy(&pack);
}

static void a_file_beyond_1_MiB_is_a_fault(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    size_t bytes = 1024 * 1024 + 1;
    char *text = ks_arena_alloc(&pack.arena, bytes);
    memset(text, ' ', bytes);
    pack_write(&pack, "court.json", text, bytes);
    assert_string_equal(pack_faults(&pack), "court.json:1: the file is larger than 1 MiB");
    pack_destroy(&pack);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    struct ks_content_faults faults = {0};
    ks_content_free(NULL);
    ks_content_faults_destroy(NULL);
    ks_content_faults_destroy(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_court_is_read),
        cmocka_unit_test(the_calendar_answers),
        cmocka_unit_test(guides_come_in_the_order_of_their_numbers),
        cmocka_unit_test(costs_are_read_by_their_kind),
        cmocka_unit_test(a_guide_has_its_steps_and_its_provenance),
        cmocka_unit_test(prose_is_flattened_to_blocks),
        cmocka_unit_test(lines_are_joined_with_a_space_in_english_and_without_in_chinese),
        cmocka_unit_test(mediation_is_read),
        cmocka_unit_test(questions_and_conditions_are_read),
        cmocka_unit_test(risk_links_and_figures_are_read),
        cmocka_unit_test(a_folder_that_is_not_there_is_said_in_one_sentence),
        cmocka_unit_test(an_empty_folder_misses_every_file),
        cmocka_unit_test(faults_of_several_files_come_together_in_order),
        cmocka_unit_test(a_folder_in_the_place_of_a_file_is_a_fault),
        cmocka_unit_test(a_file_beyond_1_MiB_is_a_fault),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
