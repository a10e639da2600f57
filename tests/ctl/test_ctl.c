/* kioskctl as operators meet it: what it prints, where, and its exit status. */
#include "ctl/rows.h"

static void help_lists_every_command_and_each_has_its_own(void **state)
{
    static const char *const commands[] = {
        "fee",   "interest", "period",  "content", "queue",    "call",      "recall",
        "start", "finish",   "no-show", "papers",  "came-out", "not-out",   "figures",
        "clock", "receipt",  "backup",  "restore", "printer",  "checklist", "doctor"};
    struct desk *desk = *state;

    run(desk, "kioskctl", "help");
    assert_int_equal(desk->status, 0);
    const char *help = desk->out;
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        run(desk, "kioskctl", ks_arena_printf(&desk->arena, "%s --help", commands[i]));
        assert_int_equal(desk->status, 0);
        assert_int_equal(strncmp(desk->out, commands[i], strlen(commands[i])), 0);
        const char *own = desk->out;
        assert_non_null(strstr(help, own));
        run(desk, "kioskctl", ks_arena_printf(&desk->arena, "%s what --help", commands[i]));
        assert_int_equal(desk->status, 0);
        assert_string_equal(desk->out, own);
    }
    run(desk, "kioskctl", "");
    assert_int_equal(desk->status, 2);
    assert_string_equal(desk->out, help);
}

static void an_unknown_command_or_option_is_wrong_use(void **state)
{
    static const struct row rows[] = {
        {"dance", 2, "", "dance is not a command of kioskctl; kioskctl help lists them\n"},
        {"--speed 9 fee", 2, "",
         "--speed is not a command of kioskctl; kioskctl help lists them\n"},
        {"--config /nowhere.conf queue", 2, "",
         "cannot open /nowhere.conf: No such file or directory\n"},
        {"--data", 2, "", "--data needs a value: --data DIR\n"},
        {"--content", 2, "", "--content needs a value: --content DIR\n"},
        {"--config", 2, "", "--config needs a value: --config FILE\n"},
        {"--content --data /nowhere queue", 2, "", "--content needs a value: --content DIR\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void an_unknown_key_of_the_configuration_is_named(void **state)
{
    struct desk *desk = *state;
    const char *conf = desk_write(desk, "kiosk.conf", "[printer]\nspeed = 9\n");

    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data --config %s queue", desk->dir, conf));
    assert_int_equal(desk->status, 2);
    assert_string_equal(desk->err,
                        ks_arena_printf(&desk->arena,
                                        "%s:2: [printer] speed: is not a key of kiosk.conf; see "
                                        "README.md for those there are\n",
                                        conf));
}

static void an_empty_queue_says_so_and_calls_nobody(void **state)
{
    static const struct row rows[] = {
        {"queue", 0, "waiting 0\nunconfirmed 0\n", ""},
        {"call 1", 1, "", "Nobody is waiting\n"},
        {"call 99", 2, "", "There is no room 99; the rooms are 1 2 3 w1 w2 w3\n"},
        {"recall 99", 2, "", "There is no room 99; the rooms are 1 2 3 w1 w2 w3\n"},
        {"finish 1", 1, "", "Nobody is at room 1\n"},
        {"call", 2, "",
         "wrong use; write it as: kioskctl call COUNTER [--number N --reason TEXT]\n"},
        {"receipt AAAA-BBBB-CCCC", 1, "", "There is no receipt with this code\n"},
        {"backup", 2, "", "wrong use; write it as: kioskctl backup FILE\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void a_wrong_file_of_a_copy_is_bad_input_and_named(void **state)
{
    struct desk *desk = *state;
    const char *text = desk_write(desk, "letter.txt", "Dear court, this is no database.");
    struct row rows[] = {
        {"backup /nonexist/x", 2, "",
         "The backup /nonexist/x cannot be made there: No such file or directory; give a file in a "
         "folder that exists and can be written to\n"},
        {"restore /nonexist/x", 2, "",
         "The backup /nonexist/x cannot be read: No such file or directory; check the path\n"},
        {ks_arena_printf(&desk->arena, "restore %s", text), 2, "",
         ks_arena_printf(&desk->arena,
                         "%s is no backup (it is not a database): choose a file that kioskctl "
                         "backup made; the database is as it was\n",
                         text)},
    };

    ASSERT_DATA_ROWS(rows);
}

static void a_damaged_backup_is_bad_input(void **state)
{
    struct desk *desk = *state;
    const char *backup = desk_path(desk, "copy.db");

    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data backup %s", desk->dir, backup));
    assert_int_equal(desk->status, 0);
    assert_int_equal(truncate(backup, 9000), 0);
    struct row rows[] = {
        {ks_arena_printf(&desk->arena, "restore %s", backup), 2, "",
         ks_arena_printf(&desk->arena,
                         "The backup %s is damaged: choose another one; the database is as it "
                         "was\n",
                         backup)},
    };
    ASSERT_DATA_ROWS(rows);
}

/* How long the rates and the calendar last depends on the day: tests/content/test_doctor.c. */
static void doctor_finds_a_fresh_hall_well(void **state)
{
    struct desk *desk = *state;

    run(desk, "kioskctl", ks_arena_printf(&desk->arena, "--data %s/data doctor", desk->dir));
    static const char *const parts[] = {"database: ok", "disk: ok", "content: ok",
                                        "calendar: ", "keys: ok"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        assert_non_null(strstr(desk->out, parts[i]));
}

static void the_content_that_comes_with_it_has_no_fault(void **state)
{
    static const struct row rows[] = {
        {"content check " KS_CONTENT_DIR, 0, "", ""},
        {"content check", 2, "", "wrong use; write it as: kioskctl content check|format DIR\n"},
        {"content check /nowhere", 2, "",
         "cannot read the content folder /nowhere: No such file or directory\n"},
    };

    ASSERT_ROWS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_lists_every_command_and_each_has_its_own),
        cmocka_unit_test(an_unknown_command_or_option_is_wrong_use),
        cmocka_unit_test(an_unknown_key_of_the_configuration_is_named),
        cmocka_unit_test(an_empty_queue_says_so_and_calls_nobody),
        cmocka_unit_test(a_wrong_file_of_a_copy_is_bad_input_and_named),
        cmocka_unit_test(a_damaged_backup_is_bad_input),
        cmocka_unit_test(doctor_finds_a_fresh_hall_well),
        cmocka_unit_test(the_content_that_comes_with_it_has_no_fault),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
