#include "content/find.h"
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
    assert_int_equal(content->guides[2].cost.fixed.fen, 1000);
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
    assert_int_equal(guide->where_count, 1);
    assert_int_equal(guide->provenance.ref_count, 2);
    assert_string_equal(guide->provenance.refs[0], "民事诉讼法第171条");
    assert_string_equal(guide->provenance.says[0], "15 日内上诉");
    assert_int_equal(guide->provenance.checked.day, 22);
    assert_int_equal(guide->provenance.recheck.year, 2027);
    ks_content_free(content);
}

static void a_guide_says_who_can_use_it_what_form_to_take_and_what_can_go_wrong(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_guide *guide = &content->guides[2];
    assert_string_equal(content->groups[guide->group].id, "work");
    assert_string_equal(guide->keywords.in[KS_LANG_ZH_CN], "工资 欠薪");
    assert_string_equal(guide->who[0].title.in[KS_LANG_EN], "The person concerned");
    assert_string_equal(guide->pleading.title.in[KS_LANG_EN], "Statement of claim");
    assert_string_equal(guide->pleading.detail.in[KS_LANG_EN], "At the window");
    assert_int_equal(guide->risk_count, 1);
    ks_content_free(content);
}

static void a_time_limit_says_its_kind_its_length_its_start_and_its_effect(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_guide *guide = find_guide_number(content, 1);
    assert_int_equal(guide->limit_count, 2);
    const struct ks_time_limit *appeal = &guide->limits[0], *enforce = &guide->limits[1];
    assert_int_equal(appeal->kind, KS_LIMIT_APPEAL);
    assert_int_equal(ks_time_limit_length(appeal).days, 15);
    assert_string_equal(appeal->late.in[KS_LANG_EN], "The judgment is final");
    assert_true(ks_time_limit_asks(appeal));
    assert_false(appeal->may_be_ahead);
    assert_int_equal(ks_time_limit_length(enforce).years, 2);
    assert_int_equal(ks_time_limit_length(enforce).days, 0);
    assert_true(enforce->may_be_ahead);
    assert_false(ks_time_limit_asks(&content->guides[1].limits[0]));
    assert_null(find_guide_number(content, 4));
    ks_content_free(content);
}

static void what_the_court_has_set_stands_in_every_text(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    assert_string_equal(content->hours_unset.in[KS_LANG_EN], "Call 12368");
    assert_non_null(
        strstr(content->limits[KS_LIMIT_FIXED].late.in[KS_LANG_EN], "ask the window or 12368."));
    ks_content_free(content);
}

static void settings_are_in_fen_and_hundredths_of_a_percent(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_settings *settings = &content->settings;
    const struct ks_fee_base *other = ks_content_find_fee_base(content, "other");
    assert_int_equal(settings->fee_base_count, 2);
    assert_int_equal(settings->fee_bases[0].set_fen, 0);
    assert_int_equal(other->low_fen, 5000);
    assert_int_equal(other->high_fen, 10000);
    assert_int_equal(other->set_fen, 8000);
    assert_int_equal(settings->average_wage_fen, 9000000);
    assert_int_equal(settings->lpr.count, 2);
    assert_int_equal(settings->lpr.entries[0].rate_hundredths_percent, 300);
    assert_int_equal(settings->lpr.entries[1].rate_hundredths_percent, 295);
    assert_int_equal(settings->lpr.entries[1].from.month, 3);
    assert_int_equal(settings->lpr.known_until.day, 30);
    assert_null(ks_content_find_fee_base(content, "none"));
    ks_content_free(content);
}

static void situations_lead_from_a_start_to_an_outcome(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_situations *situations = &content->situations;
    const struct ks_start *start = find_start(content, "wages");
    const struct ks_question *question = &situations->questions[start->question];
    assert_string_equal(question->id, "iou");
    assert_null(ks_content_find_question(content, "iou"));
    assert_null(ks_questions_find(situations->questions, situations->question_count, "arbitrate"));
    const struct ks_outcome *outcome = find_outcome(content, question->options[0].next);
    assert_string_equal(outcome->id, "arbitrate");
    assert_int_equal(outcome->point_count, 2);
    assert_int_equal(outcome->way_count, 2);
    assert_int_equal(outcome->ways[0].kind, KS_WAY_INSTITUTION);
    assert_string_equal(content->institutions[outcome->ways[0].target].id, "labour-arbitration");
    assert_int_equal(outcome->ways[1].kind, KS_WAY_GUIDE);
    assert_string_equal(content->guides[outcome->ways[1].target].id, "labour");
    ks_content_free(content);
}

static void ways_without_a_target_have_none(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_outcome *sue = find_outcome(content, "sue");
    const struct ks_outcome *ask = find_outcome(content, "ask");
    assert_int_equal(sue->ways[1].kind, KS_WAY_ONLINE_FILING);
    assert_int_equal(sue->ways[2].kind, KS_WAY_MEDIATION);
    assert_int_equal(ask->ways[0].kind, KS_WAY_WINDOW);
    assert_string_equal(content->institutions[ask->ways[0].target].id, "window");
    assert_int_equal(ask->ways[2].target, -1);
    assert_int_equal(ask->ways[2].kind, KS_WAY_CHECKLIST);
    assert_null(find_outcome(content, "proof"));
    assert_null(find_start(content, "proof"));
    ks_content_free(content);
}

static void institutions_calculators_pages_and_readings_are_read(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    const struct ks_institution *aid = ks_content_find_institution(content, "legal-aid");
    assert_string_equal(aid->reach.in[KS_LANG_EN], "Call 12348");
    assert_int_equal(aid->bring_count, 0);
    assert_int_equal(content->institutions[0].bring_count, 1);
    assert_null(ks_content_find_institution(content, "bank"));
    assert_string_equal(content->calculators[KS_CALC_PERIOD].title.in[KS_LANG_EN], "Deadline");
    assert_string_equal(content->calculators[KS_CALC_FEE].icon, "coin");
    assert_string_equal(find_page(content, "calc-fee")->keywords.in[KS_LANG_EN], "how much");
    assert_null(find_page(content, "guides"));
    assert_int_equal(content->reading_count, 2);
    assert_string_equal(content->readings[1].word, "利率");
    assert_string_equal(content->readings[1].pinyin, "li lv");
    assert_string_equal(content->enforcement.clues[0].title.in[KS_LANG_EN], "Deposits");
    ks_content_free(content);
}

static const struct ks_legal_page *find_legal_page(const struct ks_content *content,
                                                   const char *file, int nth)
{
    for (int i = 0; i < content->legal_page_count; i++)
        if (strcmp(content->legal_pages[i].file, file) == 0 && nth-- == 0)
            return &content->legal_pages[i];
    return NULL;
}

static void every_page_with_sources_is_listed_with_its_file(void **state)
{
    (void)state;
    struct ks_content *content = load_good();
    assert_int_equal(content->legal_page_count, 12 + KS_CALC_COUNT + 3 + 3);
    assert_null(find_legal_page(content, "settings.json", 0)->title);
    assert_ptr_equal(find_legal_page(content, "guides/03-labour.json", 0)->title,
                     &content->guides[2].title);
    assert_ptr_equal(find_legal_page(content, "institutions.json", 1)->provenance,
                     &content->institutions[1].provenance);
    assert_ptr_equal(find_legal_page(content, "litigation.json", 0)->provenance,
                     &content->risks[KS_RISK_LITIGATION].provenance);
    for (int i = 0; i < content->legal_page_count; i++)
        if (content->legal_pages[i].provenance != &content->situations.provenance)
            assert_true(content->legal_pages[i].provenance->ref_count > 0);
    for (int i = 0; i < content->situations.outcome_count; i++)
        assert_true(content->situations.outcomes[i].provenance.ref_count > 0);
    ks_content_free(content);
}

static void a_page_is_due_from_its_day_on(void **state)
{
    (void)state;
    struct ks_provenance provenance = {.recheck = {2027, 5, 22}};
    assert_false(ks_provenance_is_due(&provenance, (struct ks_date){2027, 5, 21}));
    assert_true(ks_provenance_is_due(&provenance, (struct ks_date){2027, 5, 22}));
    assert_true(ks_provenance_is_due(&provenance, (struct ks_date){2028, 1, 1}));
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
    assert_string_equal(mediation->line, "mediation");
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
    assert_string_equal(enforcement->questions[0].options[1].next, "due");
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
                                            "danger.json:1: the file is missing\n"
                                            "enforcement.json:1: the file is missing\n"
                                            "groups.json:1: the file is missing\n"
                                            "guides:1: there is no guide in this folder\n"
                                            "hall.json:1: the file is missing\n"
                                            "institutions.json:1: the file is missing\n"
                                            "instruments.json:1: the file is missing\n"
                                            "jurisdiction.json:1: the file is missing\n"
                                            "limits.json:1: the file is missing\n"
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

/* The hours of the window may be left out or blank, but not in one language only. */
static void the_windows_hours_are_read_where_the_court_has_set_them(void **state)
{
    struct ks_content_faults faults = {0};
    struct ks_content *content = NULL;
    struct pack_fixture pack;
    (void)state;
    pack_create(&pack);
    assert_string_equal(pack_faults(&pack), "");
    pack_replace(&pack, "court.json", "\"hotline\"",
                 "\"window_hours\": {\"zh_CN\": \"\", \"en\": \"\"},\n  \"hotline\"");
    assert_string_equal(pack_faults(&pack), "");
    pack_replace(&pack, "court.json", "{\"zh_CN\": \"\", \"en\": \"\"}",
                 "{\"zh_CN\": \"9:00 到 17:00\", \"en\": \"\"}");
    assert_string_equal(pack_faults(&pack), "court.json:5: \"window_hours\" has no en text");
    pack_replace(&pack, "court.json", "\"en\": \"\"}", "\"en\": \"9:00 to 17:00\"}");
    assert_int_equal(ks_content_load(pack.dir, &content, &faults, NULL), KS_OK);
    assert_string_equal(content->window_hours.in[KS_LANG_EN], "9:00 to 17:00");
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    pack_destroy(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_court_is_read),
        cmocka_unit_test(the_windows_hours_are_read_where_the_court_has_set_them),
        cmocka_unit_test(the_calendar_answers),
        cmocka_unit_test(guides_come_in_the_order_of_their_numbers),
        cmocka_unit_test(costs_are_read_by_their_kind),
        cmocka_unit_test(a_guide_has_its_steps_and_its_provenance),
        cmocka_unit_test(a_guide_says_who_can_use_it_what_form_to_take_and_what_can_go_wrong),
        cmocka_unit_test(a_time_limit_says_its_kind_its_length_its_start_and_its_effect),
        cmocka_unit_test(what_the_court_has_set_stands_in_every_text),
        cmocka_unit_test(settings_are_in_fen_and_hundredths_of_a_percent),
        cmocka_unit_test(situations_lead_from_a_start_to_an_outcome),
        cmocka_unit_test(ways_without_a_target_have_none),
        cmocka_unit_test(institutions_calculators_pages_and_readings_are_read),
        cmocka_unit_test(every_page_with_sources_is_listed_with_its_file),
        cmocka_unit_test(a_page_is_due_from_its_day_on),
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
