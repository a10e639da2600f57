/* What the shipped enforcement notice says where a word left out would be a wrong promise. */
#include "content/pack_fixture.h"

/* The whole text of one item, or NULL. */
static const char *item_text(struct ks_content *content, const char *id, enum ks_lang lang)
{
    const struct ks_risk_notice *notice = &content->risks[KS_RISK_ENFORCEMENT];
    const char *text = NULL;
    for (int i = 0; i < notice->item_count; i++) {
        const struct ks_prose *body = &notice->items[i].body;
        if (strcmp(notice->items[i].id, id) != 0)
            continue;
        for (int j = 0; j < body->counts[lang]; j++)
            text = ks_arena_printf(&content->arena, "%s%s ", text ? text : "",
                                   body->blocks[lang][j].text);
    }
    return text;
}

static void expect_words(const char *id, enum ks_lang lang, const char *words)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    if (ks_content_load(KS_SOURCE_DIR "/assets/content", &content, &faults, NULL) != KS_OK)
        fail_msg("%s:%d: %s", faults.list[0].file, faults.list[0].line, faults.list[0].what);
    const char *text = item_text(content, id, lang);
    assert_non_null(text);
    if (!strstr(text, words))
        fail_msg("%s does not say \"%s\": %s", id, words, text);
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
}

/* Interpretation of the Civil Procedure Law, article 506. */
static void creditors_share_where_the_debtor_is_a_person_or_no_legal_person(void **state)
{
    (void)state;
    expect_words("many-creditors", KS_LANG_ZH_CN, "对方是个人或者非法人组织的，符合条件的债主");
    expect_words("many-creditors", KS_LANG_EN,
                 "a person or an organisation without legal personality, creditors who qualify");
}

/* Provisions on time limits of cases, article 5. */
static void the_time_to_enforce_has_its_three_lengths(void **state)
{
    (void)state;
    expect_words("process", KS_LANG_ZH_CN,
                 "一般 6 个月内办完，没打过官司的行政执行（非诉）是 3 个月；");
    expect_words("process", KS_LANG_ZH_CN, "可以再延长 3 个月");
    expect_words(
        "process", KS_LANG_EN,
        "within 6 months, or 3 for an agency's decision that was never in court; in special "
        "cases it can be extended by 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(creditors_share_where_the_debtor_is_a_person_or_no_legal_person),
        cmocka_unit_test(the_time_to_enforce_has_its_three_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
