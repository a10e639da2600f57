#include "content/pack_fixture.h"

#include "ctl/content.h"

/* What a run printed to stdout and stderr together, and its status. */
static int run(struct pack_fixture *pack, int argc, const char *const *argv, char **printed)
{
    const char *path = ks_arena_printf(&pack->arena, "%s/printed", pack->root);
    fflush(NULL);
    int out = dup(1), err = dup(2);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    dup2(fileno(file), 1);
    dup2(fileno(file), 2);
    int status = ks_ctl_content(argc, (char **)(uintptr_t)argv);
    fflush(NULL);
    dup2(out, 1);
    dup2(err, 2);
    close(out);
    close(err);
    fclose(file);
    assert_int_equal(ks_file_read_all(path, &pack->arena, printed, NULL, NULL), KS_OK);
    return status;
}

static void check(const char *find, const char *put, int expected_status, const char *expected)
{
    struct pack_fixture pack;
    char *printed = NULL;
    pack_create(&pack);
    if (find)
        pack_replace(&pack, "court.json", find, put);
    const char *argv[] = {"content", "check", pack.dir, NULL};
    assert_int_equal(run(&pack, 3, argv, &printed), expected_status);
    assert_string_equal(printed, expected);
    pack_destroy(&pack);
}

static void a_good_pack_prints_nothing(void **state)
{
    (void)state;
    check(NULL, NULL, 0, "");
}

static void each_fault_is_a_line_and_the_status_is_1(void **state)
{
    (void)state;
    check("\"revision\": \"test.1\"", "\"edition\": \"test.1\"", 1,
          "court.json:1: key \"revision\" is missing\n"
          "court.json:2: unknown key \"edition\"\n");
}

static void wrong_use_is_status_2(void **state)
{
    (void)state;
    struct pack_fixture pack;
    char *printed = NULL;
    pack_create(&pack);
    const char *bare[] = {"content", NULL};
    const char *other[] = {"content", "publish", pack.dir, NULL};
    const char *nowhere[] = {"content", "check", "/nowhere", NULL};
    assert_int_equal(run(&pack, 1, bare, &printed), 2);
    assert_string_equal(printed, "wrong use; write it as: kioskctl content check|format DIR\n");
    assert_int_equal(run(&pack, 3, other, &printed), 2);
    assert_string_equal(printed, "wrong use; write it as: kioskctl content check|format DIR\n");
    assert_int_equal(run(&pack, 3, nowhere, &printed), 2);
    assert_string_equal(printed,
                        "cannot read the content folder /nowhere: No such file or directory\n");
    pack_destroy(&pack);
}

static void format_changes_the_form_and_nothing_that_a_file_says(void **state)
{
    (void)state;
    struct pack_fixture pack;
    char *printed = NULL;
    pack_create(&pack);
    const char *format_it[] = {"content", "format", pack.dir, NULL};
    const char *check_it[] = {"content", "check", pack.dir, NULL};
    const char *court = ks_arena_printf(&pack.arena, "%s/court.json", pack.dir);
    struct stat info;
    pack_replace(&pack, "court.json", "{", "\xEF\xBB\xBF{");
    assert_int_equal(chmod(court, 0660), 0);
    assert_int_equal(run(&pack, 3, format_it, &printed), 0);
    assert_int_equal(stat(court, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0660);
    assert_non_null(strstr(printed, " files written\n"));
    assert_int_equal(run(&pack, 3, check_it, &printed), 0);
    assert_string_equal(printed, "");
    assert_int_equal(run(&pack, 3, format_it, &printed), 0);
    assert_string_equal(printed, "0 files written\n");
    pack_destroy(&pack);
}

static void format_changes_nothing_while_one_file_is_no_json(void **state)
{
    (void)state;
    struct pack_fixture pack;
    char *printed = NULL;
    pack_create(&pack);
    const char *format_it[] = {"content", "format", pack.dir, NULL};
    const char *path = ks_arena_printf(&pack.arena, "%s/calendar.json", pack.dir);
    char *before = NULL, *after = NULL;
    pack_replace(&pack, "risk.json", "\"version\"", "version");
    assert_int_equal(ks_file_read_all(path, &pack.arena, &before, NULL, NULL), KS_OK);
    assert_int_equal(run(&pack, 3, format_it, &printed), 1);
    assert_non_null(strstr(printed, "risk.json:2: "));
    assert_non_null(strstr(printed, ": nothing was changed because of these faults\n"));
    assert_int_equal(ks_file_read_all(path, &pack.arena, &after, NULL, NULL), KS_OK);
    assert_string_equal(after, before);
    pack_destroy(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_pack_prints_nothing),
        cmocka_unit_test(each_fault_is_a_line_and_the_status_is_1),
        cmocka_unit_test(wrong_use_is_status_2),
        cmocka_unit_test(format_changes_the_form_and_nothing_that_a_file_says),
        cmocka_unit_test(format_changes_nothing_while_one_file_is_no_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
