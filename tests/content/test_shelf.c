/* The releases a kiosk has: the one that is due is shown if it is whole and signed, else the one
 * before it; whatever happens, the old or the new is there. */
#include "content/shelf_support.h"
#include "service/kill_support.h"

static int setup(void **state)
{
    static struct shelf_desk desk;

    shelf_make(&desk);
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    shelf_destroy(*state);
    return 0;
}

/* The number that is shown at `now_ms`, 0 for none of the shelf's; `*why` (may be NULL) is why not
 * a later one. */
static int64_t shown(struct shelf_desk *desk, int64_t now_ms, const char **why)
{
    struct ks_shelf_choice choice;

    ks_shelf_choose(desk->dir, NULL, now_ms, &choice);
    assert_true((choice.content != NULL) == (choice.number != 0));
    if (choice.content != NULL)
        assert_int_equal(choice.content->release, choice.number);
    if (why != NULL)
        *why = ks_arena_strdup(&desk->arena, choice.trouble.text);
    else
        assert_string_equal(choice.trouble.text, "");
    ks_content_free(choice.content);
    return choice.number;
}

static void without_releases_the_pack_that_came_with_the_program_is_shown(void **state)
{
    struct shelf_desk *desk = *state;
    int64_t due = 0;

    assert_int_equal(shown(desk, NOON, NULL), 0);
    assert_int_equal(ks_shelf_due(desk->dir, NOON, &due, NULL), KS_OK);
    assert_int_equal(due, KS_RELEASE_SHIPPED);
}

static void each_release_begins_and_ends_on_the_clock_of_the_kiosk(void **state)
{
    struct shelf_desk *desk = *state;
    int64_t due = 0;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 0),
                     KS_OK);
    assert_int_equal(shelf_put(desk,
                               (struct ks_release_term){
                                   .number = 3, .base = 2, .from_ms = NOON, .until_ms = NOON + 10},
                               NULL, 1),
                     KS_OK);
    assert_int_equal(shown(desk, NOON - 1, NULL), 2);
    assert_int_equal(shown(desk, NOON, NULL), 3);
    assert_int_equal(shown(desk, NOON + 10, NULL), 2);
    assert_int_equal(ks_shelf_due(desk->dir, NOON, &due, NULL), KS_OK);
    assert_int_equal(due, 3);
}

static void a_damaged_one_is_told_of_and_the_one_before_is_shown(void **state)
{
    struct shelf_desk *desk = *state;
    struct ks_arena arena = {0};
    const char *why = NULL;
    char *text = NULL;
    size_t bytes = 0;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 0),
                     KS_OK);
    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 3, .base = 2}, NULL, 0),
                     KS_OK);
    assert_int_equal(
        ks_file_read_all(shelf_file(desk, "releases/0003.pack"), &arena, &text, &bytes, NULL),
        KS_OK);
    text[bytes - 1] ^= 1;
    shelf_write(desk, "releases/0003.pack", text, bytes);
    assert_int_equal(shown(desk, NOON, &why), 2);
    assert_non_null(strstr(why, "the pack of release 3 is damaged"));
    ks_arena_destroy(&arena);
}

static void one_with_faults_is_never_shown_although_it_is_signed(void **state)
{
    struct shelf_desk *desk = *state;
    const char *why = NULL;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, "{}", 0),
                     KS_OK);
    assert_int_equal(shown(desk, NOON, &why), 0);
    assert_non_null(strstr(why, "court.json"));
}

static void one_under_another_number_is_not_shown(void **state)
{
    struct shelf_desk *desk = *state;
    const char *why = NULL;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 0),
                     KS_OK);
    assert_int_equal(
        rename(shelf_file(desk, "releases/0002.pack"), shelf_file(desk, "releases/0009.pack")), 0);
    assert_int_equal(shown(desk, NOON, &why), 0);
    assert_string_equal(why, "the pack of release 9 is that of another");
}

static void a_stranger_puts_nothing_there(void **state)
{
    struct shelf_desk *desk = *state;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 2),
                     KS_ERR_CORRUPT);
    assert_int_equal(shown(desk, NOON, NULL), 0);
}

static void a_revoked_signer_counts_no_more_and_a_new_one_does(void **state)
{
    struct shelf_desk *desk = *state;
    const char *why = NULL;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 1),
                     KS_OK);
    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 3, .base = 2}, NULL, 0),
                     KS_OK);
    assert_int_equal(shelf_trust(desk, shelf_signers(desk, desk->root, 2, 1)), KS_OK);
    assert_int_equal(shown(desk, NOON, &why), 2); /* 3 was signed by the first */
    assert_string_equal(why, "release 3 is not signed by anybody who is trusted here");
    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 4, .base = 2}, NULL, 2),
                     KS_OK);
    assert_int_equal(shown(desk, NOON, &why), 4);
}

static void signers_are_changed_by_their_root_alone_and_never_back(void **state)
{
    struct shelf_desk *desk = *state;
    uint8_t other[KS_CRYPTO_KEY_BYTES] = {1};

    assert_int_equal(shelf_trust(desk, shelf_signers(desk, other, 2, 1)), KS_ERR_STATE);
    assert_string_equal(desk->error.text, "another root key signed this file than the one that is "
                                          "trusted here");
    assert_int_equal(shelf_trust(desk, shelf_signers(desk, desk->root, 1, 1)), KS_ERR_STATE);
    assert_string_equal(desk->error.text,
                        "the file of signers is version 1, and 1 is trusted already");
    char *changed = ks_arena_strdup(&desk->arena, shelf_signers(desk, desk->root, 2, 1));
    for (size_t at = 0; changed[at] != '\0'; at++) {
        changed[at] ^= 1;
        assert_int_not_equal(shelf_trust(desk, changed), KS_OK);
        changed[at] ^= 1;
    }
    assert_int_equal(shelf_trust(desk, changed), KS_OK);
}

static void what_was_withdrawn_is_gone(void **state)
{
    struct shelf_desk *desk = *state;

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 0),
                     KS_OK);
    assert_int_equal(ks_shelf_remove(desk->dir, 2, &desk->error), KS_OK);
    assert_int_equal(ks_shelf_remove(desk->dir, 2, &desk->error), KS_OK);
    assert_int_equal(shown(desk, NOON, NULL), 0);
}

/* The third is put there again and again, in place of itself; the second stands behind it. */
static void put_for_ever(struct shelf_desk *desk, int fd)
{
    struct ks_release_pack pack =
        shelf_pack(desk, (struct ks_release_term){.number = 3, .base = 2}, NULL, 0);
    size_t bytes = 0;
    const char *text = ks_release_pack_write(&pack, &bytes);

    for (;;)
        if (write(fd, "", 1) != 1 || ks_shelf_put(desk->dir, text, bytes, &desk->error) != KS_OK ||
            write(fd, "", 1) != 1 || ks_shelf_remove(desk->dir, 3, &desk->error) != KS_OK)
            _exit(1);
}

static void a_kill_at_any_moment_leaves_the_old_or_the_new_whole(void **state)
{
    struct shelf_desk *desk = *state;
    int seen[4] = {0};

    assert_int_equal(shelf_put(desk, (struct ks_release_term){.number = 2, .base = 1}, NULL, 0),
                     KS_OK);
    srand(3);
    for (int i = 0; i < 60; i++) {
        int pipes[2];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            put_for_ever(desk, pipes[1]);
        close(pipes[1]);
        kill_in_step(child, pipes[0], 1 + i % 4);
        close(pipes[0]);
        int64_t number = shown(desk, NOON, NULL);
        assert_true(number == 2 || number == 3);
        seen[number]++;
    }
    assert_true(seen[2] > 0 && seen[3] > 0); /* both sides of the step were met */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_releases_the_pack_that_came_with_the_program_is_shown),
        TEST(each_release_begins_and_ends_on_the_clock_of_the_kiosk),
        TEST(a_damaged_one_is_told_of_and_the_one_before_is_shown),
        TEST(one_with_faults_is_never_shown_although_it_is_signed),
        TEST(one_under_another_number_is_not_shown),
        TEST(a_stranger_puts_nothing_there),
        TEST(a_revoked_signer_counts_no_more_and_a_new_one_does),
        TEST(signers_are_changed_by_their_root_alone_and_never_back),
        TEST(what_was_withdrawn_is_gone),
        TEST(a_kill_at_any_moment_leaves_the_old_or_the_new_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
