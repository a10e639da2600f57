/* The file that keeps the index: whatever becomes of it, what is found is the same. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "search/index_private.h"
#include "search/search.h"

enum { PAGES = 600, FEW_PAGES = 40, RARE_PAGE = 417 };

struct bench {
    char folder[64], path[96];
    struct ks_search_doc docs[PAGES];
};

static int setup(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    snprintf(bench->folder, sizeof bench->folder, "/tmp/ks-kept-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    snprintf(bench->path, sizeof bench->path, "%s/search.index", bench->folder);
    for (int i = 0; i < PAGES; i++) {
        bench->docs[i] = (struct ks_search_doc){
            i, i + 1, i == RARE_PAGE ? "离婚 divorce" : "买卖合同", "欠款 货款", "法院立案"};
    }
    *state = bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    ks_file_remove_tree(bench->folder);
    free(bench);
    return 0;
}

static struct ks_search *open_pages(const struct bench *bench, int count)
{
    const struct ks_search_pack pack = {
        .docs = bench->docs, .doc_count = count, .kept = bench->path};
    struct ks_search *search = NULL;
    struct ks_error error = {0};
    if (ks_search_open(&pack, &search, &error) != KS_OK)
        fail_msg("%s", error.text);
    return search;
}

/* Opens all pages and finds one of them. */
static void assert_finds(const struct bench *bench)
{
    struct ks_search *search = open_pages(bench, PAGES);
    int keys[8], count = 0;
    assert_int_equal(ks_search_find(search, "离婚", keys, 8, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(keys[0], RARE_PAGE);
    assert_int_equal(ks_search_find(search, "立案", keys, 8, &count, NULL), KS_OK);
    assert_int_equal(count, 8);
    assert_int_equal(keys[0], 0);
    ks_search_close(search);
}

static char *read_kept(const struct bench *bench, struct ks_arena *arena, size_t *bytes)
{
    char *text = NULL;
    assert_int_equal(ks_file_read_all(bench->path, arena, &text, bytes, NULL), KS_OK);
    return text;
}

static void write_kept(const struct bench *bench, const char *text, size_t bytes)
{
    assert_int_equal(ks_file_write_atomic(bench->path, text, bytes, NULL), KS_OK);
}

static ino_t file_of(const struct bench *bench)
{
    struct stat info;
    assert_int_equal(lstat(bench->path, &info), 0);
    assert_true(S_ISREG(info.st_mode));
    return info.st_ino;
}

static void a_large_packs_index_is_kept_and_read_again(void **state)
{
    const struct bench *bench = *state;
    assert_finds(bench);
    ino_t kept = file_of(bench);
    int held = open(bench->path, O_RDONLY | O_CLOEXEC); /* its number is not given again */
    assert_finds(bench);
    assert_int_equal(file_of(bench), kept);
    close(held);
}

static void a_small_packs_index_is_not_kept(void **state)
{
    const struct bench *bench = *state;
    struct stat info;
    ks_search_close(open_pages(bench, FEW_PAGES));
    assert_int_equal(lstat(bench->path, &info), -1);
}

static void a_file_that_was_deleted_is_made_again(void **state)
{
    const struct bench *bench = *state;
    assert_finds(bench);
    assert_int_equal(unlink(bench->path), 0);
    assert_finds(bench);
    (void)file_of(bench);
}

static void a_damaged_byte_anywhere_is_noticed_and_mended(void **state)
{
    const struct bench *bench = *state;
    struct ks_arena arena = {0};
    size_t bytes = 0, bytes_now = 0;
    assert_finds(bench);
    char *good = read_kept(bench, &arena, &bytes);
    for (size_t at = 0; at < bytes; at += at < 96 ? 1 : bytes / 40) {
        good[at] ^= 0x10;
        write_kept(bench, good, bytes);
        good[at] ^= 0x10;
        assert_finds(bench);
        struct ks_arena again = {0};
        const char *now = read_kept(bench, &again, &bytes_now);
        assert_int_equal(bytes_now, bytes);
        assert_memory_equal(now, good, bytes);
        ks_arena_destroy(&again);
    }
    ks_arena_destroy(&arena);
}

static void a_file_cut_short_or_too_long_is_made_again(void **state)
{
    const struct bench *bench = *state;
    struct ks_arena arena = {0};
    size_t bytes = 0, bytes_now = 0;
    assert_finds(bench);
    char *good = read_kept(bench, &arena, &bytes);
    const size_t lengths[] = {0, 1, 8, 79, 80, 81, bytes / 2, bytes - 1, bytes + 1};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        write_kept(bench, good, lengths[i]); /* a zero byte stands behind the last */
        assert_finds(bench);
        (void)read_kept(bench, &arena, &bytes_now);
        assert_int_equal(bytes_now, bytes);
    }
    ks_arena_destroy(&arena);
}

static void another_pack_gets_its_own_index(void **state)
{
    struct bench *bench = *state;
    assert_finds(bench);
    bench->docs[3].title = "继承";
    struct ks_search *search = open_pages(bench, PAGES);
    int key = 0, count = 0;
    assert_int_equal(ks_search_find(search, "继承", &key, 1, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(key, 3);
    ks_search_close(search);
    assert_finds(bench);
}

static void a_link_is_never_followed(void **state)
{
    const struct bench *bench = *state;
    char target[96], missing[96];
    struct ks_arena arena = {0};
    char *text = NULL;
    struct stat info;
    snprintf(target, sizeof target, "%s/target", bench->folder);
    snprintf(missing, sizeof missing, "%s/missing", bench->folder);
    assert_finds(bench);
    assert_int_equal(rename(bench->path, target), 0); /* a good index, but behind a link */
    assert_int_equal(symlink(target, bench->path), 0);
    assert_int_equal(lstat(target, &info), 0);
    assert_finds(bench);
    (void)file_of(bench);
    assert_int_equal(ks_file_write_atomic(target, "mine", 4, NULL), KS_OK);
    assert_int_equal(unlink(bench->path), 0);
    assert_int_equal(symlink(target, bench->path), 0);
    assert_finds(bench);
    assert_int_equal(ks_file_read_all(target, &arena, &text, NULL, NULL), KS_OK);
    assert_string_equal(text, "mine");
    assert_int_equal(unlink(bench->path), 0);
    assert_int_equal(symlink(missing, bench->path), 0);
    assert_finds(bench);
    assert_int_equal(lstat(missing, &info), -1);
    ks_arena_destroy(&arena);
}

static void what_is_no_file_holds_nothing_up(void **state)
{
    const struct bench *bench = *state;
    assert_int_equal(mkfifo(bench->path, 0600), 0);
    assert_finds(bench);
    assert_int_equal(unlink(bench->path), 0);
    assert_int_equal(mkdir(bench->path, 0700), 0);
    assert_finds(bench);
    assert_int_equal(rmdir(bench->path), 0);
}

static void where_nothing_can_be_written_the_search_opens_all_the_same(void **state)
{
    struct bench *bench = *state;
    struct stat info;
    snprintf(bench->path, sizeof bench->path, "%s/no/such/folder", bench->folder);
    assert_finds(bench);
    assert_int_equal(lstat(bench->path, &info), -1);
    snprintf(bench->path, sizeof bench->path, "/dev/full/search.index");
    assert_finds(bench);
}

/* Even a block whose hash was made to fit: it is refused, or answers something. */
static void a_block_full_of_lies_is_never_read_past_its_end(void **state)
{
    static const struct ks_index_page pages[] = {
        {"民间借贷 loan", "欠钱 借钱", "借条、转账记录。法院立案"}, {"离婚", "分手", "LPR loans"}};
    struct ks_index *index = NULL;
    size_t bytes = 0;
    int found[2], count, refused = 0, opened = 0;
    (void)state;
    assert_int_equal(ks_index_open(pages, 2, &index, NULL), KS_OK);
    const uint32_t *good = ks_index_block(index, &bytes);
    for (size_t bit = 0; bit < bytes * 8; bit++) {
        struct ks_index *other = NULL;
        uint8_t *block = malloc(bytes);
        assert_non_null(block);
        memcpy(block, good, bytes);
        block[bit / 8] ^= (uint8_t)(1U << bit % 8);
        if (ks_index_open_block((uint32_t *)(void *)block, bytes, 2, &other, NULL) != KS_OK) {
            refused++;
            continue;
        }
        opened++;
        assert_int_equal(
            ks_index_find(other, KS_INDEX_ALL, "借贷 loan", NULL, found, 2, &count, NULL), KS_OK);
        assert_int_equal(ks_index_find(other, KS_INDEX_NAMES, "离婚", NULL, found, 2, &count, NULL),
                         KS_OK);
        ks_index_close(other);
    }
    assert_true(refused > 0 && opened > 0);
    ks_index_close(index);
}

#define KEPT_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEPT_TEST(a_large_packs_index_is_kept_and_read_again),
        KEPT_TEST(a_small_packs_index_is_not_kept),
        KEPT_TEST(a_file_that_was_deleted_is_made_again),
        KEPT_TEST(a_damaged_byte_anywhere_is_noticed_and_mended),
        KEPT_TEST(a_file_cut_short_or_too_long_is_made_again),
        KEPT_TEST(another_pack_gets_its_own_index),
        KEPT_TEST(a_link_is_never_followed),
        KEPT_TEST(what_is_no_file_holds_nothing_up),
        KEPT_TEST(where_nothing_can_be_written_the_search_opens_all_the_same),
        cmocka_unit_test(a_block_full_of_lies_is_never_read_past_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
