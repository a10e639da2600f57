/* A draft of a pack: what was saved is there whatever happens, and is the pack's own form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/crypto.h"
#include "base/file.h"
#include "content/draft_private.h"
#include "service/kill_support.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"
#define MONDAY_MS INT64_C(1795398060000)

/* Drafts in a folder of their own. */
struct drafts {
    char root[64], dir[80];
    struct ks_error error;
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
    const struct drafts *drafts = *state;

    ks_file_remove_tree(drafts->root);
    return 0;
}

static enum ks_err set_by(struct drafts *drafts, const struct ks_draft_hand *hand, const char *file,
                          const char *field, const char *value)
{
    const struct ks_draft_wish wish = {file, field, value};

    return ks_draft_set(drafts->dir, "one", GOOD, &wish, hand, &drafts->error);
}

static void set(struct drafts *drafts, const char *file, const char *field, const char *value)
{
    if (set_by(drafts, &li, file, field, value) != KS_OK)
        fail_msg("%s", drafts->error.text);
}

static struct ks_draft read_draft(struct drafts *drafts)
{
    struct ks_draft draft;

    if (ks_draft_read(drafts->dir, "one", &draft, &drafts->error) != KS_OK)
        fail_msg("%s", drafts->error.text);
    return draft;
}

static const char *path(const struct drafts *drafts)
{
    static char text[128];

    snprintf(text, sizeof text, "%s/one.draft", drafts->dir);
    return text;
}

static long size_of(const char *file)
{
    FILE *stream = fopen(file, "r");

    assert_non_null(stream);
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    long bytes = ftell(stream);
    fclose(stream);
    return bytes;
}

static void a_field_is_kept_with_who_when_and_what_was(void **state)
{
    struct drafts *drafts = *state;

    set(drafts, "court.json", "hotline", "12345");
    assert_int_equal(set_by(drafts, &chen, "court.json", "hotline", "12346"), KS_OK);
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 2);
    assert_string_equal(draft.by, "li");
    assert_int_equal(draft.made_ms, MONDAY_MS);
    assert_string_equal(draft.changes[0].file, "court.json");
    assert_string_equal(draft.changes[0].field, "hotline");
    assert_string_equal(draft.changes[0].was, "\"12368\"");
    assert_string_equal(draft.changes[0].now, "\"12345\"");
    assert_string_equal(draft.changes[1].by, "chen");
    assert_int_equal(draft.changes[1].at_ms, chen.now_ms);
    assert_string_equal(draft.changes[1].was, "\"12345\"");
    ks_draft_destroy(&draft);
}

static void a_field_that_says_the_same_already_is_no_change(void **state)
{
    struct drafts *drafts = *state;

    set(drafts, "court.json", "hotline", "12368");
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 0);
    ks_draft_destroy(&draft);
}

static void what_cannot_stand_there_is_refused_and_nothing_is_kept(void **state)
{
    struct drafts *drafts = *state;
    static const char *const rows[][3] = {
        {"court.json", "nowhere.deep", "x"},
        {"court.json", "", "[1"},
        {"../court.json", "hotline", "1"},
        {"guides/deep/a.json", "", "{}"},
        {"court.txt", "", "x"},
        {"guides/.hidden.md", "", "x"},
        {"court.json", "allowed_hosts", "no list"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(set_by(drafts, &li, rows[i][0], rows[i][1], rows[i][2]), KS_ERR_INPUT);
        assert_true(drafts->error.text[0] != '\0');
    }
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 0);
    ks_draft_destroy(&draft);
    assert_int_equal(ks_draft_create(drafts->dir, "one", &li, NULL), KS_ERR_STATE);
    assert_int_equal(ks_draft_create(drafts->dir, "../one", &li, NULL), KS_ERR_INPUT);
    assert_int_equal(ks_draft_read(drafts->dir, "two", &draft, NULL), KS_ERR_NOT_FOUND);
    ks_draft_destroy(&draft);
}

/* The faults of the draft, each on a line. */
static const char *check(struct drafts *drafts)
{
    static char text[4096];
    struct ks_content_faults faults = {0};
    struct ks_draft draft = read_draft(drafts);
    size_t used = 0;

    text[0] = '\0';
    enum ks_err err = ks_draft_check(&draft, GOOD, (struct ks_date){0}, &faults, &drafts->error);
    assert_int_equal(err, faults.count > 0 ? KS_ERR_INPUT : KS_OK);
    for (int i = 0; i < faults.count && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s:%d: %s\n",
                                 faults.list[i].file, faults.list[i].line, faults.list[i].what);
    ks_content_faults_destroy(&faults);
    ks_draft_destroy(&draft);
    return text;
}

static void a_draft_is_checked_as_a_pack_is(void **state)
{
    struct drafts *drafts = *state;

    assert_string_equal(check(drafts), "");
    set(drafts, "court.json", "revision", "2026-12.1");
    assert_string_equal(check(drafts), "");
    set(drafts, "court.json", "court_name.en", "");
    assert_non_null(strstr(check(drafts), "\"court_name\" has no en text"));
    set(drafts, "court.json", "court_name.en", "Another Court");
    assert_string_equal(check(drafts), "");
    set(drafts, "court.json", "fresh", "words");
    assert_non_null(strstr(check(drafts), "unknown key \"fresh\""));
    set(drafts, "guides/nobody.zh_CN.md", "", "words\n");
    assert_non_null(strstr(check(drafts), "guides/nobody.zh_CN.md:1: no page uses this file"));
}

static void keep_difference(const struct ks_draft_change *change, const char *live, void *ctx)
{
    char *text = ctx;
    size_t used = strlen(text);

    snprintf(text + used, 1024 - used, "%s %s: %s -> %s\n", change->file, change->field,
             live != NULL ? live : "nothing", change->now);
}

static void each_field_that_differs_is_told_once(void **state)
{
    struct drafts *drafts = *state;
    char text[1024] = "";

    set(drafts, "court.json", "hotline", "12345");
    set(drafts, "court.json", "revision", "9");
    set(drafts, "court.json", "hotline", "12346");
    set(drafts, "court.json", "fresh", "{\"a\":1}");
    set(drafts, "court.json", "revision", "test.1"); /* as the pack has it */
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(ks_draft_diff(&draft, GOOD, keep_difference, text, NULL), KS_OK);
    assert_string_equal(text, "court.json hotline: \"12368\" -> \"12346\"\n"
                              "court.json fresh: nothing -> {\"a\":1}\n");
    ks_draft_destroy(&draft);
}

/* The pack that is shown is another one now: who made the draft has not seen that. */
static void a_field_that_changed_meanwhile_in_the_pack_is_told(void **state)
{
    struct drafts *drafts = *state;
    struct ks_content_faults faults = {0};
    struct ks_draft_pack pack;
    char dir[96], command[400];

    snprintf(dir, sizeof dir, "%s/pack", drafts->root);
    snprintf(command, sizeof command, "cp -r %s %s && sed -i s/12368/12349/ %s/court.json", GOOD,
             dir, dir);
    assert_int_equal(system(command), 0);
    set(drafts, "court.json", "hotline", "12345");
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(ks_draft_pack_open(GOOD, &draft, &pack, &faults, NULL), KS_OK);
    assert_int_equal(faults.count, 0);
    ks_draft_pack_close(&pack);
    assert_int_equal(ks_draft_pack_open(dir, &draft, &pack, &faults, NULL), KS_OK);
    assert_int_equal(faults.count, 1);
    assert_string_equal(
        faults.list[0].what,
        "\"hotline\" was changed in the pack that is shown since the draft changed it");
    const struct ks_pack_file *court = ks_pack_files_use(&pack.files, "court.json");
    assert_non_null(strstr(court->text, "\"hotline\": \"12345\""));
    ks_draft_pack_close(&pack);
    ks_content_faults_destroy(&faults);
    ks_draft_destroy(&draft);
}

static void a_line_that_was_not_finished_is_none_and_the_next_takes_its_place(void **state)
{
    struct drafts *drafts = *state;
    struct ks_arena arena = {0};
    char *whole = NULL;
    size_t bytes = 0;

    set(drafts, "court.json", "hotline", "12345");
    long first = size_of(path(drafts));
    set(drafts, "court.json", "hotline", "12346");
    assert_int_equal(ks_file_read_all(path(drafts), &arena, &whole, &bytes, NULL), KS_OK);
    for (size_t cut = (size_t)first; cut < bytes; cut += 7) {
        assert_int_equal(ks_file_write_atomic(path(drafts), whole, cut, NULL), KS_OK);
        struct ks_draft draft = read_draft(drafts);
        assert_int_equal(draft.count, 1);
        ks_draft_destroy(&draft);
        set(drafts, "court.json", "hotline", "12346");
        assert_int_equal(size_of(path(drafts)), bytes);
        draft = read_draft(drafts);
        assert_int_equal(draft.count, 2);
        ks_draft_destroy(&draft);
    }
    /* of a line longer than the one that comes its end alone is on the disk, behind a hole */
    char *holed = ks_arena_alloc(&arena, bytes + 600);
    memcpy(holed, whole, bytes);
    memset(holed + bytes + 20, 'x', 579);
    holed[bytes + 599] = '\n';
    assert_int_equal(ks_file_write_atomic(path(drafts), holed, bytes + 600, NULL), KS_OK);
    set(drafts, "court.json", "hotline", "1");
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 3);
    ks_draft_destroy(&draft);
    ks_arena_destroy(&arena);
}

static void a_line_changed_or_taken_out_by_another_hand_is_found(void **state)
{
    struct drafts *drafts = *state;
    struct ks_arena arena = {0};
    char *whole = NULL;
    size_t bytes = 0;
    struct ks_draft draft;

    set(drafts, "court.json", "hotline", "12345");
    long first = size_of(path(drafts));
    set(drafts, "court.json", "hotline", "12346");
    long second = size_of(path(drafts));
    set(drafts, "court.json", "hotline", "12347");
    assert_int_equal(ks_file_read_all(path(drafts), &arena, &whole, &bytes, NULL), KS_OK);
    for (int i = 0; i < 2; i++) {
        char *text = ks_arena_strndup(&arena, whole, bytes);
        size_t length = bytes;
        if (i == 0) {
            *strstr(text + first, "12346") = '9';
        } else {
            memmove(text + first, text + second, bytes - (size_t)second);
            length = bytes - (size_t)(second - first);
        }
        assert_int_equal(ks_file_write_atomic(path(drafts), text, length, NULL), KS_OK);
        assert_int_equal(ks_draft_read(drafts->dir, "one", &draft, &drafts->error), KS_ERR_CORRUPT);
        assert_string_equal(drafts->error.text,
                            "the draft one was changed by another hand in line 3");
        ks_draft_destroy(&draft);
        assert_int_equal(set_by(drafts, &li, "court.json", "hotline", "1"), KS_ERR_CORRUPT);
        assert_int_equal(size_of(path(drafts)), length); /* left as it was found */
    }
    ks_arena_destroy(&arena);
}

static void on_a_full_disk_nothing_is_lost_and_nothing_is_half(void **state)
{
    struct drafts *drafts = *state;
    struct rlimit was, full;

    set(drafts, "court.json", "hotline", "12345");
    long bytes = size_of(path(drafts));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    full = (struct rlimit){(rlim_t)bytes + 20, was.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    enum ks_err err = set_by(drafts, &li, "court.json", "hotline", "12346");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(err, KS_ERR_FULL);
    assert_int_equal(size_of(path(drafts)), bytes);
    set(drafts, "court.json", "hotline", "12346");
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 2);
    ks_draft_destroy(&draft);
}

enum { KILLS = 40 };

/* Saves a number after the other; a byte goes before each, and tells that the one before is kept.
 */
static _Noreturn void child_saves(struct drafts *drafts, int fd, int from)
{
    for (int i = from;; i++) {
        char value[16];
        snprintf(value, sizeof value, "%d", i);
        if (write(fd, "x", 1) != 1 ||
            set_by(drafts, &chen, "court.json", "hotline", value) != KS_OK)
            _exit(3);
    }
}

static void assert_numbers(struct drafts *drafts, int least, int *count)
{
    struct ks_draft draft = read_draft(drafts);

    assert_true(draft.count >= least);
    for (int i = 0; i < draft.count; i++) {
        char wanted[16];
        snprintf(wanted, sizeof wanted, "\"%d\"", i);
        assert_string_equal(draft.changes[i].now, wanted);
    }
    *count = draft.count;
    ks_draft_destroy(&draft);
}

static void whatever_was_saved_outlives_a_kill(void **state)
{
    struct drafts *drafts = *state;
    int count = 0;

    srand(20261123);
    for (int round = 0; round < KILLS; round++) {
        int pipes[2], begun = 3 + rand() % 4;
        char rest[64];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            child_saves(drafts, pipes[1], count);
        close(pipes[1]);
        kill_in_step(child, pipes[0], begun);
        ssize_t more = read(pipes[0], rest, sizeof rest);
        close(pipes[0]);
        assert_true(more >= 0);
        assert_numbers(drafts, count + begun + (int)more - 1, &count);
    }
    assert_true(count >= KILLS * 2);
}

static void two_who_save_at_once_lose_nothing_of_each_other(void **state)
{
    enum { EACH = 25 };
    struct drafts *drafts = *state;
    pid_t children[2];

    for (int c = 0; c < 2; c++) {
        children[c] = fork();
        if (children[c] != 0)
            continue;
        for (int i = 0; i < EACH; i++) {
            char value[32];
            snprintf(value, sizeof value, "%d-%d", c, i);
            if (set_by(drafts, c == 0 ? &li : &chen, "court.json", "revision", value) != KS_OK)
                _exit(3);
        }
        _exit(0);
    }
    for (int c = 0; c < 2; c++) {
        int status = 1;
        assert_int_equal(waitpid(children[c], &status, 0), children[c]);
        assert_int_equal(status, 0);
    }
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 2 * EACH);
    for (int i = 1; i < draft.count; i++)
        assert_string_equal(draft.changes[i].was, draft.changes[i - 1].now);
    ks_draft_destroy(&draft);
}

static bool keep_name(const char *name, void *ctx)
{
    strcat(strcat(ctx, name), " ");
    return true;
}

static void a_draft_that_is_dropped_is_put_aside(void **state)
{
    struct drafts *drafts = *state;
    char names[64] = "", aside[128];

    set(drafts, "court.json", "hotline", "12345");
    assert_int_equal(ks_draft_create(drafts->dir, "a-two", &chen, NULL), KS_OK);
    assert_int_equal(ks_draft_list(drafts->dir, keep_name, names, NULL), KS_OK);
    assert_string_equal(names, "a-two one ");
    assert_int_equal(ks_draft_drop(drafts->dir, "one", &li, &drafts->error), KS_OK);
    assert_int_equal(set_by(drafts, &li, "court.json", "hotline", "1"), KS_ERR_NOT_FOUND);
    names[0] = '\0';
    assert_int_equal(ks_draft_list(drafts->dir, keep_name, names, NULL), KS_OK);
    assert_string_equal(names, "a-two ");
    snprintf(aside, sizeof aside, "%s/dropped/one-%lld.draft", drafts->dir, (long long)MONDAY_MS);
    assert_true(size_of(aside) > 0);
    assert_int_equal(ks_draft_create(drafts->dir, "one", &li, NULL), KS_OK); /* a new one */
}

/* "[[[...]]]", so deep. */
static const char *nested(int depth)
{
    static char text[256];

    snprintf(text, sizeof text, "%.*s%.*s", depth, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
             depth, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
    return text;
}

static void what_could_not_be_read_again_is_refused_and_the_draft_goes_on(void **state)
{
    static char large[1100 * 1024];
    struct drafts *drafts = *state;
    const struct ks_draft_wish deep = {
        .file = "court.json", .field = "allowed_hosts", .value = nested(32), .is_json = true};
    const struct ks_draft_wish whole = {
        .file = "court.json", .field = "", .value = nested(32), .is_json = true};

    assert_int_equal(ks_draft_set(drafts->dir, "one", GOOD, &deep, &li, &drafts->error),
                     KS_ERR_INPUT);
    assert_string_equal(drafts->error.text, "court.json: lists and objects are nested too deep");
    assert_int_equal(ks_draft_set(drafts->dir, "one", GOOD, &whole, &li, &drafts->error),
                     KS_ERR_INPUT);
    assert_string_equal(drafts->error.text, "what is to stand there cannot be kept: lists and "
                                            "objects are nested too deep");
    memset(large, 'x', sizeof large - 1);
    assert_int_equal(set_by(drafts, &li, "court.json", "hotline", large), KS_ERR_INPUT);
    assert_string_equal(drafts->error.text, "court.json: the file is larger than 1 MiB");
    set(drafts, "court.json", "hotline", "12345");
    struct ks_draft draft = read_draft(drafts);
    assert_int_equal(draft.count, 1);
    ks_draft_destroy(&draft);
}

#define DRAFT_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAFT_TEST(a_field_is_kept_with_who_when_and_what_was),
        DRAFT_TEST(a_field_that_says_the_same_already_is_no_change),
        DRAFT_TEST(what_cannot_stand_there_is_refused_and_nothing_is_kept),
        DRAFT_TEST(what_could_not_be_read_again_is_refused_and_the_draft_goes_on),
        DRAFT_TEST(a_draft_is_checked_as_a_pack_is),
        DRAFT_TEST(each_field_that_differs_is_told_once),
        DRAFT_TEST(a_field_that_changed_meanwhile_in_the_pack_is_told),
        DRAFT_TEST(a_line_that_was_not_finished_is_none_and_the_next_takes_its_place),
        DRAFT_TEST(a_line_changed_or_taken_out_by_another_hand_is_found),
        DRAFT_TEST(on_a_full_disk_nothing_is_lost_and_nothing_is_half),
        DRAFT_TEST(whatever_was_saved_outlives_a_kill),
        DRAFT_TEST(two_who_save_at_once_lose_nothing_of_each_other),
        DRAFT_TEST(a_draft_that_is_dropped_is_put_aside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
