/* Content that takes the place of other content while threads hold that: what is held stays whole,
 * and whoever takes it next has the new one. */
#include "content/shelf_support.h"
#include "service/parts.h"
#include "service/shown.h"

/* What shows it, beginning with the pack that came with the program. */
struct showing {
    struct shelf_desk desk;
    struct ks_content *first;
    struct ks_shown *shown;
    struct ks_release_place place;
};

static int setup(void **state)
{
    static struct showing showing;
    struct ks_content_faults faults = {0};

    shelf_make(&showing.desk);
    assert_int_equal(ks_content_load(SHELF_GOOD, &showing.first, &faults, &showing.desk.error),
                     KS_OK);
    ks_content_faults_destroy(&faults);
    showing.shown = ks_shown_create(showing.first, SHELF_GOOD);
    assert_non_null(showing.shown);
    showing.place =
        (struct ks_release_place){.data_dir = showing.desk.dir, .shipped_dir = SHELF_GOOD};
    *state = &showing;
    return 0;
}

static int teardown(void **state)
{
    struct showing *showing = *state;

    ks_shown_free(showing->shown);
    ks_content_free(showing->first);
    shelf_destroy(&showing->desk);
    return 0;
}

static void put(struct showing *showing, int64_t number, int64_t until_ms)
{
    const struct ks_release_term term = {
        .number = number, .base = number - 1, .until_ms = until_ms};

    assert_int_equal(shelf_put(&showing->desk, term, NULL, 0), KS_OK);
}

static int64_t release_now(struct showing *showing)
{
    const struct ks_shown_content *held = ks_shown_take(showing->shown, NULL);
    int64_t release = held->content->release;

    ks_shown_give_back(showing->shown, held);
    return release;
}

static void look(struct showing *showing, int64_t now_ms)
{
    ks_shown_look(showing->shown, NULL, &showing->place, now_ms);
}

/* Its last byte is another. */
static void damage(struct shelf_desk *desk, const char *name)
{
    char *text = NULL;
    size_t bytes = 0;

    assert_int_equal(
        ks_file_read_all(shelf_file(desk, name), &desk->arena, &text, &bytes, &desk->error), KS_OK);
    text[bytes - 1] ^= 1;
    shelf_write(desk, name, text, bytes);
}

static void what_is_held_stays_whole_while_another_is_shown(void **state)
{
    struct showing *showing = *state;
    struct ks_desk desk = {.content = NULL};

    put(showing, 2, 0);
    look(showing, NOON);
    const struct ks_shown_content *held = ks_shown_take(showing->shown, &desk);
    assert_int_equal(desk.content->release, 2);
    put(showing, 3, 0);
    look(showing, NOON);
    assert_int_equal(release_now(showing), 3);
    assert_int_equal(held->content->release, 2);
    assert_non_null(ks_content_find_guide(held->content, held->content->guides[0].id));
    ks_shown_give_back(showing->shown, held);
    assert_int_equal(release_now(showing), 3);
}

static void when_a_release_ends_what_came_with_the_program_is_shown_again(void **state)
{
    struct showing *showing = *state;

    put(showing, 2, NOON + 10);
    look(showing, NOON);
    assert_int_equal(release_now(showing), 2);
    look(showing, NOON + 10);
    assert_int_equal(release_now(showing), KS_RELEASE_SHIPPED);
    const struct ks_shown_content *held = ks_shown_take(showing->shown, NULL);
    assert_string_equal(held->path, SHELF_GOOD);
    ks_shown_give_back(showing->shown, held);
}

static void what_cannot_be_shown_is_told_and_what_was_shown_stays(void **state)
{
    struct showing *showing = *state;

    put(showing, 2, 0);
    damage(&showing->desk, "releases/0002.pack");
    look(showing, NOON);
    assert_int_equal(release_now(showing), KS_RELEASE_SHIPPED);
    assert_int_not_equal(ks_shown_trouble(showing->shown).code, KS_OK);
    put(showing, 2, 0);
    look(showing, NOON);
    assert_int_equal(release_now(showing), 2);
    assert_int_equal(ks_shown_trouble(showing->shown).code, KS_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_held_stays_whole_while_another_is_shown, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            when_a_release_ends_what_came_with_the_program_is_shown_again, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_shown_is_told_and_what_was_shown_stays,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
