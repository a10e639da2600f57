/* A draft that several write at once, as a form shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/crypto.h"
#include "base/file.h"
#include "content/draft_look.h"
#include "content/draft_pack.h"
#include "content/field_kind.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"
#define MONDAY_MS INT64_C(1795398060000)
#define GUIDE "guides/01-private-lending.json"

/* Drafts in a folder of their own, and what came of the last wish. */
struct drafts {
    char root[64], dir[80];
    struct ks_error error;
    struct ks_arena arena;
    struct ks_draft_done done;
};

static const struct ks_draft_hand li = {.by = "li", .now_ms = MONDAY_MS},
                                  chen = {.by = "chen", .now_ms = MONDAY_MS + 60000};

static int setup(void **state)
{
    static struct drafts drafts;

    drafts = (struct drafts){.root = "/tmp/ks-drafts-XXXXXX"};
    assert_non_null(mkdtemp(drafts.root));
    snprintf(drafts.dir, sizeof drafts.dir, "%s/drafts", drafts.root);
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_draft_create(drafts.dir, "one", &li, &drafts.error), KS_OK);
    *state = &drafts;
    return 0;
}

static int teardown(void **state)
{
    struct drafts *drafts = *state;

    ks_arena_destroy(&drafts->arena);
    ks_file_remove_tree(drafts->root);
    return 0;
}

static enum ks_err wish(struct drafts *drafts, const struct ks_draft_hand *hand,
                        struct ks_draft_wish wish)
{
    drafts->done = (struct ks_draft_done){.arena = &drafts->arena};
    wish.is_json = wish.is_careful = true;
    return ks_draft_do(drafts->dir, "one", GOOD, &wish, hand, &drafts->done, &drafts->error);
}

static void want(struct drafts *drafts, struct ks_draft_wish wanted)
{
    wanted.seen = 1000; /* everything */
    if (wish(drafts, &li, wanted) != KS_OK)
        fail_msg("%s", drafts->error.text);
}

/* What stands there in the draft; "": nothing. */
static const char *value(struct drafts *drafts, const char *file, const char *field)
{
    static char text[4096];
    struct ks_draft draft;
    struct ks_draft_pack pack;
    struct ks_content_faults faults = {0};

    assert_int_equal(ks_draft_read(drafts->dir, "one", &draft, NULL), KS_OK);
    assert_int_equal(ks_draft_pack_open(GOOD, &draft, &pack, &faults, NULL), KS_OK);
    const char *json = ks_draft_pack_json(&pack, file, field);
    snprintf(text, sizeof text, "%s", json != NULL ? json : "");
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
    ks_content_faults_destroy(&faults);
    return text;
}

static struct ks_draft_look look(struct drafts *drafts, const char *file)
{
    struct ks_draft_look out;
    struct ks_draft draft;
    const struct ks_date today = ks_date_from_wall_ms(MONDAY_MS);

    assert_int_equal(ks_draft_read(drafts->dir, "one", &draft, NULL), KS_OK);
    assert_int_equal(ks_draft_look(&draft, GOOD, today, file, &out, NULL), KS_OK);
    ks_draft_destroy(&draft);
    return out;
}

static const struct ks_draft_wish write_title = {
    .file = GUIDE, .field = "limits[1].title.zh_CN", .value = "\"一\""};

static void elements_are_added_moved_and_taken_out(void **state)
{
    struct drafts *drafts = *state;

    want(drafts, (struct ks_draft_wish){
                     .file = "calendar.json", .field = "workdays", .value = "[\"2026-01-04\"]"});
    want(drafts, (struct ks_draft_wish){.file = "calendar.json",
                                        .field = "workdays[2]",
                                        .value = "\"2026-02-14\"",
                                        .act = KS_DRAFT_ADD});
    want(drafts, (struct ks_draft_wish){.file = "calendar.json",
                                        .field = "workdays[1]",
                                        .value = "\"2026-01-01\"",
                                        .act = KS_DRAFT_ADD});
    assert_string_equal(value(drafts, "calendar.json", "workdays"),
                        "[\"2026-01-01\",\"2026-01-04\",\"2026-02-14\"]");
    want(drafts,
         (struct ks_draft_wish){
             .file = "calendar.json", .field = "workdays[3]", .act = KS_DRAFT_MOVE, .to = 1});
    want(drafts, (struct ks_draft_wish){
                     .file = "calendar.json", .field = "workdays[2]", .act = KS_DRAFT_TAKE});
    assert_string_equal(value(drafts, "calendar.json", "workdays"),
                        "[\"2026-02-14\",\"2026-01-04\"]");
}

static void a_place_that_is_none_is_refused(void **state)
{
    struct drafts *drafts = *state;
    const struct ks_draft_wish none[] = {
        {.file = "calendar.json", .field = "workdays[99]", .act = KS_DRAFT_TAKE},
        {.file = "calendar.json", .field = "workdays[1]", .act = KS_DRAFT_MOVE, .to = 99},
        {.file = "calendar.json", .field = "workdays[1]", .act = KS_DRAFT_MOVE, .to = 0},
        {.file = "calendar.json", .field = "workdays[99]", .act = KS_DRAFT_ADD, .value = "1"},
        {.file = "calendar.json", .field = "nothing", .act = KS_DRAFT_TAKE},
        {.file = "calendar.json", .field = "", .act = KS_DRAFT_TAKE},
        {.file = "calendar.json", .field = "checked", .value = "2026-01-01"},
        {.file = "guides/private-lending.en.md", .field = "", .value = "{}"},
    };

    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct ks_draft_wish each = none[i];
        each.seen = 1000;
        assert_int_equal(wish(drafts, &li, each), KS_ERR_INPUT);
        assert_int_equal(drafts->done.count, 0);
    }
}

static void a_member_is_taken_out_of_its_object(void **state)
{
    struct drafts *drafts = *state;

    want(drafts, (struct ks_draft_wish){.file = "court.json",
                                        .field = "announcements",
                                        .value = "[{\"a\":1,\"b\":2}]"});
    want(drafts, (struct ks_draft_wish){
                     .file = "court.json", .field = "announcements[1].a", .act = KS_DRAFT_TAKE});
    assert_string_equal(value(drafts, "court.json", "announcements"), "[{\"b\":2}]");
}

static void who_did_not_see_what_another_wrote_is_told_and_changes_nothing(void **state)
{
    struct drafts *drafts = *state;
    struct ks_draft_wish mine = {.file = "court.json", .field = "hotline", .value = "\"12345\""};

    assert_int_equal(wish(drafts, &li, mine), KS_OK);
    assert_int_equal(drafts->done.count, 1);
    mine.value = "\"12346\"";
    assert_int_equal(wish(drafts, &chen, mine), KS_ERR_STATE);
    assert_string_equal(drafts->done.clash.by, "li");
    assert_int_equal(drafts->done.clash.at_ms, MONDAY_MS);
    assert_string_equal(drafts->done.clash.now, "\"12345\"");
    assert_string_equal(value(drafts, "court.json", "hotline"), "\"12345\"");
    mine.seen = drafts->done.count;
    assert_int_equal(wish(drafts, &chen, mine), KS_OK);
    assert_string_equal(value(drafts, "court.json", "hotline"), "\"12346\"");
}

static void who_wrote_the_same_is_in_nobodys_way(void **state)
{
    struct drafts *drafts = *state;
    const struct ks_draft_wish same = {
        .file = "court.json", .field = "hotline", .value = "\"12345\""};

    assert_int_equal(wish(drafts, &li, same), KS_OK);
    assert_int_equal(wish(drafts, &chen, same), KS_OK);
    assert_int_equal(drafts->done.count, 1);
}

static void who_writes_in_another_field_is_in_nobodys_way(void **state)
{
    struct drafts *drafts = *state;

    assert_int_equal(wish(drafts, &li, write_title), KS_OK);
    assert_int_equal(wish(drafts, &chen,
                          (struct ks_draft_wish){
                              .file = GUIDE, .field = "limits[1].title.en", .value = "\"One\""}),
                     KS_OK);
}

static void who_orders_a_list_keeps_what_others_write_in_it(void **state)
{
    struct drafts *drafts = *state;

    assert_int_equal(wish(drafts, &li, write_title), KS_OK);
    assert_int_equal(wish(drafts, &chen,
                          (struct ks_draft_wish){
                              .file = GUIDE, .field = "limits[1]", .act = KS_DRAFT_MOVE, .to = 2}),
                     KS_OK);
    assert_string_equal(value(drafts, GUIDE, "limits[2].title.zh_CN"), "\"一\"");
}

static void who_writes_in_a_list_that_was_ordered_meanwhile_is_told(void **state)
{
    struct drafts *drafts = *state;

    assert_int_equal(wish(drafts, &chen,
                          (struct ks_draft_wish){
                              .file = GUIDE, .field = "limits[1]", .act = KS_DRAFT_MOVE, .to = 2}),
                     KS_OK);
    assert_int_equal(wish(drafts, &li, write_title), KS_ERR_STATE);
    assert_string_equal(drafts->done.clash.field, "limits");
    assert_int_equal(
        wish(drafts, &li,
             (struct ks_draft_wish){.file = GUIDE, .field = "limits[1]", .act = KS_DRAFT_TAKE}),
        KS_ERR_STATE);
}

static void a_fault_stands_at_its_field(void **state)
{
    struct drafts *drafts = *state;

    want(drafts,
         (struct ks_draft_wish){.file = GUIDE, .field = "limits[2].title.en", .value = "\"\""});
    struct ks_draft_look seen = look(drafts, GUIDE);
    assert_true(seen.fault_count >= 1);
    assert_string_equal(seen.faults[0].file, GUIDE);
    assert_string_equal(seen.faults[0].field, "limits[2].title.en");
    assert_string_equal(seen.faults[0].what, "\"title\" has no en text");
    ks_draft_look_destroy(&seen);
}

static const struct ks_outline_row *row_at(const struct ks_draft_look *seen, const char *at)
{
    for (int i = 0; i < seen->outline.count; i++)
        if (strcmp(seen->outline.rows[i].at, at) == 0)
            return &seen->outline.rows[i];
    fail_msg("no row %s", at);
    return NULL;
}

static void an_outline_says_what_may_stand_where(void **state)
{
    struct ks_draft_look seen = look(*state, GUIDE);
    const struct ks_outline_row *title = row_at(&seen, "steps[].title");

    assert_string_equal(ks_field_kind(title->field), "words");
    assert_int_equal(title->most[KS_LANG_ZH_CN], 28);
    assert_int_equal(title->most[KS_LANG_EN], 72);
    assert_string_equal(ks_field_kind(row_at(&seen, "materials[].sometimes")->field), "flag");
    assert_true(row_at(&seen, "materials[].sometimes")->field->is_optional);
    assert_int_equal(row_at(&seen, "materials")->field->high, 24);
    assert_string_equal(ks_field_kind(row_at(&seen, "cost.kind")->field), "choice");
    assert_string_equal(row_at(&seen, "notes")->field->words[0], "guides");
    ks_draft_look_destroy(&seen);
}

static void a_list_of_words_says_how_long_each_may_be(void **state)
{
    struct ks_draft_look seen = look(*state, "situations.json");

    assert_int_equal(row_at(&seen, "outcomes[].points[]")->most[KS_LANG_ZH_CN], 70);
    ks_draft_look_destroy(&seen);
}

static void expect_stale(struct drafts *drafts, const char *file, const char *field)
{
    struct ks_draft_look seen = look(drafts, GUIDE);

    assert_int_equal(seen.stale_count, field != NULL);
    if (field != NULL) {
        assert_string_equal(seen.stale[0].file, file);
        assert_string_equal(seen.stale[0].field, field);
    }
    ks_draft_look_destroy(&seen);
}

static void english_that_did_not_follow_the_chinese_is_told_until_it_does(void **state)
{
    struct drafts *drafts = *state;

    want(drafts, write_title);
    expect_stale(drafts, GUIDE, "limits[1].title");
    want(drafts, (struct ks_draft_wish){
                     .file = GUIDE, .field = "limits[1]", .act = KS_DRAFT_MOVE, .to = 2});
    expect_stale(drafts, GUIDE, "limits[2].title");
    want(drafts,
         (struct ks_draft_wish){.file = GUIDE, .field = "limits[2].title.en", .value = "\"One\""});
    expect_stale(drafts, GUIDE, NULL);
}

static void english_that_was_looked_at_and_is_right_is_not_told(void **state)
{
    struct drafts *drafts = *state;

    want(drafts, write_title);
    want(drafts, (struct ks_draft_wish){.file = GUIDE,
                                        .field = "limits[1].title.en",
                                        .act = KS_DRAFT_KEEP,
                                        .value = "a matter of Chinese alone"});
    expect_stale(drafts, GUIDE, NULL);
    struct ks_draft_look seen = look(drafts, GUIDE);
    assert_int_equal(seen.waived_count, 1);
    assert_string_equal(seen.waived[0].field, "limits[1].title");
    assert_string_equal(seen.waived[0].what, "a matter of Chinese alone");
    assert_string_equal(seen.waived[0].by, "li");
    ks_draft_look_destroy(&seen);
    want(drafts, (struct ks_draft_wish){
                     .file = GUIDE, .field = "limits[1].title.zh_CN", .value = "\"二\""});
    expect_stale(drafts, GUIDE, "limits[1].title");
}

static void english_stays_for_a_reason_alone(void **state)
{
    static const char *const none[] = {NULL, "", "  ", "one\ntwo"};
    struct drafts *drafts = *state;

    want(drafts, write_title);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(wish(drafts, &li,
                              (struct ks_draft_wish){.file = GUIDE,
                                                     .field = "limits[1].title.en",
                                                     .act = KS_DRAFT_KEEP,
                                                     .value = none[i]}),
                         KS_ERR_INPUT);
        assert_string_equal(drafts->error.text, "say in one line of at most 130 characters why it "
                                                "may stay as it is");
    }
    expect_stale(drafts, GUIDE, "limits[1].title");
}

static void chinese_that_says_what_it_said_before_asks_for_nothing(void **state)
{
    struct drafts *drafts = *state;
    char before[256];

    snprintf(before, sizeof before, "%s", value(drafts, GUIDE, write_title.field));
    want(drafts, write_title);
    want(drafts,
         (struct ks_draft_wish){.file = GUIDE, .field = write_title.field, .value = before});
    expect_stale(drafts, GUIDE, NULL);
}

static void prose_that_did_not_follow_is_told(void **state)
{
    struct drafts *drafts = *state;

    want(drafts, (struct ks_draft_wish){.file = "guides/private-lending.zh_CN.md",
                                        .field = "",
                                        .value = "\"只有一句。\\n\""});
    expect_stale(drafts, "guides/private-lending.en.md", "");
    want(drafts, (struct ks_draft_wish){.file = "guides/private-lending.en.md",
                                        .field = "",
                                        .act = KS_DRAFT_KEEP,
                                        .value = "a comma"});
    expect_stale(drafts, NULL, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(elements_are_added_moved_and_taken_out),
        TEST(a_place_that_is_none_is_refused),
        TEST(a_member_is_taken_out_of_its_object),
        TEST(who_did_not_see_what_another_wrote_is_told_and_changes_nothing),
        TEST(who_wrote_the_same_is_in_nobodys_way),
        TEST(who_writes_in_another_field_is_in_nobodys_way),
        TEST(who_orders_a_list_keeps_what_others_write_in_it),
        TEST(who_writes_in_a_list_that_was_ordered_meanwhile_is_told),
        TEST(a_fault_stands_at_its_field),
        TEST(an_outline_says_what_may_stand_where),
        TEST(a_list_of_words_says_how_long_each_may_be),
        TEST(english_that_did_not_follow_the_chinese_is_told_until_it_does),
        TEST(english_that_was_looked_at_and_is_right_is_not_told),
        TEST(english_stays_for_a_reason_alone),
        TEST(chinese_that_says_what_it_said_before_asks_for_nothing),
        TEST(prose_that_did_not_follow_is_told),
    };

    return cmocka_run_group_tests_name("a draft that is looked at", tests, NULL, NULL);
}
