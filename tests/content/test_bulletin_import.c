#include "content/bulletin_import.h"

#include "content/faults.h"
#include "content/pack_fixture.h"

#define TODAY ((struct ks_date){2026, 11, 28})

static const struct ks_draft_hand hand = {.by = "editor", .now_ms = 1000};
static const struct ks_bulletin_origin reward = {
    .id = "reward-2",
    .kind = "reward",
    .title = {{"执行悬赏令（第二期）", "Reward offered, no. 2"}},
    .issuer = {{"示例法院", "Sample Court"}},
    .dated = "2026-11-20",
    .until = "2026-12-20",
};

struct desk {
    struct pack_fixture pack;
    struct ks_arena arena;
    const char *drafts;
    struct ks_bulletin_import done;
};

static void set_up(struct desk *desk)
{
    struct ks_error error = {0};
    *desk = (struct desk){.done = {.arena = NULL}};
    pack_create(&desk->pack);
    desk->done.arena = &desk->arena;
    desk->drafts = ks_arena_printf(&desk->arena, "%s/drafts", desk->pack.root);
    assert_int_equal(ks_draft_create(desk->drafts, "notice", &hand, &error), KS_OK);
}

static void tear_down(struct desk *desk)
{
    pack_destroy(&desk->pack);
    ks_arena_destroy(&desk->arena);
}

static enum ks_err import(struct desk *desk, const struct ks_bulletin_origin *origin,
                          const char *text)
{
    struct ks_error error = {0};
    return ks_bulletin_import(desk->drafts, "notice", desk->pack.dir, origin, text, strlen(text),
                              &hand, &desk->done, &error);
}

/* The faults of the pack as the draft has it, and how many changes the draft has. */
static int faults_of(struct desk *desk, int *changes)
{
    struct ks_draft draft;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    assert_int_equal(ks_draft_read(desk->drafts, "notice", &draft, &error), KS_OK);
    (void)!ks_draft_check(&draft, desk->pack.dir, TODAY, &faults, &error);
    int count = faults.count;
    *changes = draft.count;
    ks_content_faults_destroy(&faults);
    ks_draft_destroy(&draft);
    return count;
}

static void a_text_that_nobody_issued_is_refused_with_a_sentence(void **state)
{
    (void)state;
    struct desk desk;
    struct ks_error error = {0};
    struct ks_bulletin_origin nobodys = reward;
    const struct ks_draft_wish nameless = {
        .file = "court.json", .field = "court_name", .act = KS_DRAFT_TAKE};
    set_up(&desk);
    nobodys.issuer = (struct ks_words){{NULL}};
    assert_int_equal(ks_draft_set(desk.drafts, "notice", desk.pack.dir, &nameless, &hand, &error),
                     KS_OK);
    assert_int_equal(ks_bulletin_import(desk.drafts, "notice", desk.pack.dir, &nobodys, "x", 1,
                                        &hand, &desk.done, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "nobody says who issued it, and court.json of the draft has no "
                                    "court_name");
    tear_down(&desk);
}

static void an_imported_text_makes_a_draft_without_faults(void **state)
{
    (void)state;
    struct desk desk;
    int changes = 0;
    set_up(&desk);
    assert_int_equal(
        import(&desk, &reward, "一、悬赏\n1.提供线索的，奖励。\n本令自发布之日起有效。"), KS_OK);
    assert_int_equal(faults_of(&desk, &changes), 0);
    assert_int_equal(changes, 1);
    assert_int_equal(desk.done.counts[KS_BULLETIN_HEADING], 1);
    assert_int_equal(desk.done.counts[KS_BULLETIN_ITEM], 1);
    assert_int_equal(desk.done.counts[KS_BULLETIN_PARAGRAPH], 1);
    tear_down(&desk);
}

static void a_second_import_replaces_all_of_the_first(void **state)
{
    (void)state;
    struct desk desk;
    int changes = 0;
    set_up(&desk);
    assert_int_equal(import(&desk, &reward, "旧文"), KS_OK);
    assert_int_equal(import(&desk, &reward, "新文"), KS_OK);
    assert_int_equal(import(&desk, &reward, "新文"), KS_OK);
    assert_int_equal(faults_of(&desk, &changes), 0);
    assert_int_equal(changes, 2); /* the third says what stands there already */
    tear_down(&desk);
}

static void a_pack_without_such_texts_gets_its_first(void **state)
{
    (void)state;
    struct desk desk;
    int changes = 0;
    set_up(&desk);
    assert_int_equal(unlink(pack_path(&desk.pack, "bulletins.json")), 0);
    assert_int_equal(import(&desk, &reward, "悬赏。"), KS_OK);
    assert_int_equal(faults_of(&desk, &changes), 0);
    tear_down(&desk);
}

static void a_reward_without_its_last_day_is_a_fault_of_the_draft(void **state)
{
    (void)state;
    struct desk desk;
    int changes = 0;
    struct ks_bulletin_origin endless = reward;
    endless.until = NULL;
    set_up(&desk);
    assert_int_equal(import(&desk, &endless, "悬赏。"), KS_OK);
    assert_int_equal(faults_of(&desk, &changes), 1);
    tear_down(&desk);
}

static void what_cannot_be_read_leaves_the_draft_as_it_was(void **state)
{
    (void)state;
    struct desk desk;
    int changes = 0;
    set_up(&desk);
    assert_int_equal(import(&desk, &reward, "PK\3\4nothing"), KS_ERR_INPUT);
    assert_int_equal(faults_of(&desk, &changes), 0);
    assert_int_equal(changes, 0);
    tear_down(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_nobody_issued_is_refused_with_a_sentence),
        cmocka_unit_test(an_imported_text_makes_a_draft_without_faults),
        cmocka_unit_test(a_second_import_replaces_all_of_the_first),
        cmocka_unit_test(a_pack_without_such_texts_gets_its_first),
        cmocka_unit_test(a_reward_without_its_last_day_is_a_fault_of_the_draft),
        cmocka_unit_test(what_cannot_be_read_leaves_the_draft_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
