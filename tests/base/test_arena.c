#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

static void what_is_handed_out_is_zero_and_aligned_for_any_type(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    for (size_t bytes = 1; bytes < 300; bytes += 7) {
        unsigned char *at = ks_arena_alloc(&arena, bytes);
        assert_int_equal((uintptr_t)at % alignof(max_align_t), 0);
        for (size_t i = 0; i < bytes; i++)
            assert_int_equal(at[i], 0);
        memset(at, 0xAB, bytes);
    }
    ks_arena_destroy(&arena);
}

static void pieces_never_overlap_even_across_blocks(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    unsigned char *pieces[400];
    for (int i = 0; i < 400; i++) {
        pieces[i] = ks_arena_alloc(&arena, 999);
        memset(pieces[i], i % 251, 999);
    }
    for (int i = 0; i < 400; i++)
        for (int k = 0; k < 999; k++)
            assert_int_equal(pieces[i][k], i % 251);
    ks_arena_destroy(&arena);
}

static void a_piece_larger_than_a_block_is_had(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    unsigned char *large = ks_arena_alloc(&arena, 5000000);
    large[4999999] = 1;
    assert_non_null(ks_arena_alloc(&arena, 0));
    ks_arena_destroy(&arena);
}

static void a_copy_of_text_is_its_own(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    char text[] = "利州区";
    char *copy = ks_arena_strdup(&arena, text);
    text[0] = 'x';
    assert_string_equal(copy, "利州区");
    assert_string_equal(ks_arena_strdup(&arena, NULL), "");
    assert_string_equal(ks_arena_strndup(&arena, "abcdef", 3), "abc");
    assert_string_equal(ks_arena_strndup(&arena, "ab", 9), "ab");
    assert_string_equal(ks_arena_strndup(&arena, NULL, 9), "");
    ks_arena_destroy(&arena);
}

static void printing_into_the_arena_is_never_cut(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    char *text = ks_arena_printf(&arena, "%040000d|%s", 7, "end");
    assert_int_equal(strlen(text), 40004);
    assert_string_equal(text + 40000, "|end");
    ks_arena_destroy(&arena);
}

static void a_steady_loop_reuses_the_same_bytes(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    void *first = NULL;
    for (int round = 0; round < 50; round++) {
        void *at = ks_arena_alloc(&arena, 300000);
        if (round == 0)
            first = at;
        assert_ptr_equal(at, first);
        ks_arena_reset(&arena);
    }
    ks_arena_destroy(&arena);
}

static void a_wipe_leaves_nothing_of_a_visitor_behind(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    char *name = ks_arena_strdup(&arena, "a visitor's name");
    ks_arena_reset(&arena);
    assert_string_equal(name, "a visitor's name");
    ks_arena_wipe(&arena);
    for (size_t i = 0; i < sizeof "a visitor's name"; i++)
        assert_int_equal(name[i], 0);
    ks_arena_destroy(&arena);
}

static void what_is_taken_from_another_arena_goes_with_this_one(void **state)
{
    (void)state;
    struct ks_arena arena = {0}, other = {0}, empty = {0};
    char *own = ks_arena_strdup(&arena, "own");
    char *taken = ks_arena_strdup(&other, "taken");
    ks_arena_alloc(&other, 100000); /* a second block */
    ks_arena_take(&arena, &other);
    ks_arena_take(&arena, &empty);
    assert_null(other.head);
    assert_string_equal(ks_arena_strdup(&arena, "more"), "more");
    assert_string_equal(own, "own");
    assert_string_equal(taken, "taken");
    ks_arena_take(&empty, &arena);
    assert_string_equal(taken, "taken");
    ks_arena_destroy(&empty); /* a leak or a block freed twice is told by the sanitizer */
}

static void a_list_grows_with_all_that_is_in_it_and_stays_while_there_is_room(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    int *list = NULL;
    int count = 0, capacity = 0, moves = 0;
    while (count < 1000) {
        int *room = ks_arena_room(&arena, list, count, &capacity, sizeof *list);
        moves += room != list;
        list = room;
        list[count] = count;
        count++;
        assert_in_range(capacity, count, 2 * count + 32);
    }
    for (int i = 0; i < count; i++)
        assert_int_equal(list[i], i);
    assert_in_range(moves, 1, 10);
    ks_arena_destroy(&arena);
}

static void an_empty_arena_can_be_reset_wiped_and_destroyed(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    ks_arena_reset(&arena);
    ks_arena_wipe(&arena);
    ks_arena_destroy(&arena);
    assert_null(arena.head);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_handed_out_is_zero_and_aligned_for_any_type),
        cmocka_unit_test(pieces_never_overlap_even_across_blocks),
        cmocka_unit_test(a_piece_larger_than_a_block_is_had),
        cmocka_unit_test(a_copy_of_text_is_its_own),
        cmocka_unit_test(printing_into_the_arena_is_never_cut),
        cmocka_unit_test(a_steady_loop_reuses_the_same_bytes),
        cmocka_unit_test(a_wipe_leaves_nothing_of_a_visitor_behind),
        cmocka_unit_test(what_is_taken_from_another_arena_goes_with_this_one),
        cmocka_unit_test(a_list_grows_with_all_that_is_in_it_and_stays_while_there_is_room),
        cmocka_unit_test(an_empty_arena_can_be_reset_wiped_and_destroyed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
