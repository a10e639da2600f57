/* kioskctl as operators meet it: what it prints, where, and its exit status. */
#include "child.h"

/* What a command prints on stdout, on stderr, and its exit status. */
struct row {
    const char *line;
    int status;
    const char *out, *err;
};

static void assert_rows(struct desk *desk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        run(desk, "kioskctl", rows[i].line);
        if (desk->status != rows[i].status || strcmp(desk->out, rows[i].out) != 0 ||
            strcmp(desk->err, rows[i].err) != 0)
            fail_msg("kioskctl %s\nexit %d\n%s%s", rows[i].line, desk->status, desk->out,
                     desk->err);
    }
}

#define ASSERT_ROWS(rows) assert_rows(*state, rows, sizeof rows / sizeof rows[0])

static void fee_prints_yuan_and_nothing_else(void **state)
{
    static const struct row rows[] = {
        {"fee property 10000", 0, "50\n", ""},
        {"fee property 10001", 0, "50.03\n", ""},
        {"fee property 10001 --exact", 0, "50.025\n", ""},
        {"fee --exact property 10001", 0, "50.025\n", ""},
        {"fee property 100000", 0, "2300\n", ""},
        {"fee property_halved 10000", 0, "25\n", ""},
        {"fee enforcement 500001 --exact", 0, "7400.01\n", ""},
        {"fee preservation 5000000", 0, "5000\n", ""},
        {"fee payment_order 100000", 0, "766.67\n", ""},
        {"fee divorce_surcharge 300000", 0, "500\n", ""},
        {"fee personality_surcharge 80000", 0, "300\n", ""},
        {"fee bankruptcy 120000000", 0, "300000\n", ""},
    };

    ASSERT_ROWS(rows);
}

#define FEE_USE "wrong use; write it as: kioskctl fee KIND YUAN [--exact]\n"

static void fee_refuses_what_is_no_kind_or_no_amount(void **state)
{
    static const struct row rows[] = {
        {"fee", 2, "", FEE_USE},
        {"fee property", 2, "", FEE_USE},
        {"fee property 1 2", 2, "", FEE_USE},
        {"fee divorce 1", 2, "",
         "kioskctl fee: there is no kind \"divorce\"; the kinds are property property_halved "
         "enforcement preservation payment_order divorce_surcharge personality_surcharge "
         "bankruptcy\n"},
        {"fee property abc", 2, "",
         "kioskctl fee: the amount \"abc\" is not an amount in yuan, such as 12345.67\n"},
        {"fee property 1.234", 2, "",
         "kioskctl fee: the amount \"1.234\" has more than two decimals\n"},
        {"fee property -1", 2, "", "kioskctl fee: the amount \"-1\" is less than zero\n"},
        {"fee property 10000000000001", 2, "",
         "kioskctl fee: the amount \"10000000000001\" is more than 10,000,000,000,000 yuan\n"},
    };

    ASSERT_ROWS(rows);
}

#define INTEREST_USE "wrong use; write it as: kioskctl interest delay YUAN DAYS [--exact]\n"

static void interest_prints_the_doubled_part(void **state)
{
    static const struct row rows[] = {
        {"interest delay 100000 365", 0, "6387.5\n", ""},
        {"interest delay 35000 180", 0, "1102.5\n", ""},
        {"interest delay 35000 0", 0, "0\n", ""},
        {"interest delay 0.01 1 --exact", 0, "0.00000175\n", ""},
        {"interest", 2, "", INTEREST_USE},
        {"interest normal 100 1", 2, "", INTEREST_USE},
        {"interest delay 100 -1", 2, "",
         "kioskctl interest: DAYS must be a whole number, 0 or more\n"},
        {"interest delay 100 1.5", 2, "",
         "kioskctl interest: DAYS must be a whole number, 0 or more\n"},
        {"interest delay x 1", 2, "",
         "kioskctl interest: the amount \"x\" is not an amount in yuan, such as 12345.67\n"},
    };

    ASSERT_ROWS(rows);
}

/* The same rows with a data folder of the test's own before each. */
static void assert_data_rows(struct desk *desk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row row = rows[i];
        row.line = ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, rows[i].line);
        assert_rows(desk, &row, 1);
    }
}

#define ASSERT_DATA_ROWS(rows) assert_data_rows(*state, rows, sizeof rows / sizeof rows[0])
#define PERIOD_USE                                                                                 \
    "wrong use; write it as: kioskctl period FROM (--days N | --months N | --years N)\n"

static void period_counts_holidays_and_make_up_days(void **state)
{
    static const struct row rows[] = {
        {"period 2026-11-23 --days 15", 0, "2026-12-08\n", ""},
        {"period 2026-11-13 --days 15", 0, "2026-11-30\n", ""}, /* a Saturday moves to Monday */
        {"period 2026-09-25 --days 7", 0, "2026-10-08\n", ""},  /* over the National Day */
        {"period 2026-09-25 --days 15", 0, "2026-10-10\n", ""}, /* a Saturday that is worked */
        {"period 2026-01-31 --months 1", 0, "2026-02-28\n", ""},
        {"period 2024-03-10 --years 2", 0, "2026-03-10\n", ""},
    };

    ASSERT_DATA_ROWS(rows);
}

static void period_says_what_its_calendar_does_not_hold(void **state)
{
    static const struct row rows[] = {
        {"period 2026-11-23 --years 2", 0, "2028-11-23\n",
         "kioskctl period: the content pack's calendar does not cover 2028-11-23, so only "
         "Saturdays and Sundays were counted as rest days\n"},
        {"period 2024-11-23 --months 3", 1, "",
         "kioskctl period: the count ends on 2025-02-23, where holidays may fall that the content "
         "pack's calendar does not hold; add that year's holidays to it\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void period_refuses_what_is_no_day_or_no_length(void **state)
{
    static const struct row rows[] = {
        {"period", 2, "", PERIOD_USE},
        {"period 2026-11-23", 2, "", PERIOD_USE},
        {"period 2026-11-23 --days", 2, "", PERIOD_USE},
        {"period 2026-02-30 --days 7", 2, "",
         "kioskctl period: 2026-02-30 is not a day of the calendar\n"},
        {"period 2026-11-23 --weeks 7", 2, "",
         "kioskctl period: the length must be given as --days N, --months N or --years N\n"},
        {"period 2026-11-23 --days seven", 2, "",
         "kioskctl period: N must be a whole number above 0\n"},
        {"period 2026-11-23 --days 0", 2, "",
         "kioskctl period: the length of the period must be above 0 and within reason\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void help_lists_every_command_and_each_has_its_own(void **state)
{
    static const char *const commands[] = {"fee",     "interest", "period",  "content", "queue",
                                           "call",    "recall",   "start",   "finish",  "no-show",
                                           "receipt", "backup",   "restore", "doctor"};
    struct desk *desk = *state;

    run(desk, "kioskctl", "help");
    assert_int_equal(desk->status, 0);
    const char *help = desk->out;
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        run(desk, "kioskctl", ks_arena_printf(&desk->arena, "%s --help", commands[i]));
        assert_int_equal(desk->status, 0);
        assert_int_equal(strncmp(desk->out, commands[i], strlen(commands[i])), 0);
        assert_non_null(strstr(help, desk->out));
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
         "/nowhere.conf: cannot be read; check the path given with --config\n"},
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
        {"call nowhere", 1, "", "There is no room nowhere\n"},
        {"call", 2, "", "wrong use; write it as: kioskctl call COUNTER\n"},
        {"receipt AAAA-BBBB-CCCC", 1, "", "There is no receipt with this code\n"},
        {"backup", 2, "", "wrong use; write it as: kioskctl backup FILE\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void doctor_finds_a_fresh_hall_well(void **state)
{
    struct desk *desk = *state;

    run(desk, "kioskctl", ks_arena_printf(&desk->arena, "--data %s/data doctor", desk->dir));
    assert_int_equal(desk->status, 0);
    static const char *const parts[] = {"database: ok", "disk: ok", "content: ok",
                                        "calendar: ", "keys: ok"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        assert_non_null(strstr(desk->out, parts[i]));
}

static void the_content_that_comes_with_it_has_no_fault(void **state)
{
    static const struct row rows[] = {
        {"content check " KS_CONTENT_DIR, 0, "", ""},
        {"content check", 2, "", "usage: kioskctl content check DIR\n"},
        {"content check /nowhere", 2, "",
         "cannot read the content folder /nowhere: No such file or directory\n"},
    };

    ASSERT_ROWS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fee_prints_yuan_and_nothing_else),
        cmocka_unit_test(fee_refuses_what_is_no_kind_or_no_amount),
        cmocka_unit_test(interest_prints_the_doubled_part),
        cmocka_unit_test(period_counts_holidays_and_make_up_days),
        cmocka_unit_test(period_says_what_its_calendar_does_not_hold),
        cmocka_unit_test(period_refuses_what_is_no_day_or_no_length),
        cmocka_unit_test(help_lists_every_command_and_each_has_its_own),
        cmocka_unit_test(an_unknown_command_or_option_is_wrong_use),
        cmocka_unit_test(an_unknown_key_of_the_configuration_is_named),
        cmocka_unit_test(an_empty_queue_says_so_and_calls_nobody),
        cmocka_unit_test(doctor_finds_a_fresh_hall_well),
        cmocka_unit_test(the_content_that_comes_with_it_has_no_fault),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
