#include "content/pack_fixture.h"

#include "ctl/queue.h"

/* What doctor prints of the good pack on the morning of `date`; the database is not looked at. */
static char *ask_doctor(struct pack_fixture *pack, struct ks_date date)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_clock_manual time = {.wall_ms = ks_date_to_wall_ms(date, 9 * 60)};
    struct ks_clock clock = ks_clock_from_manual(&time);
    char **printed = ks_arena_alloc(&pack->arena, sizeof *printed);
    const char *path = ks_arena_printf(&pack->arena, "%s/printed", pack->root);
    char *argv[] = {(char[]){"doctor"}, NULL};
    assert_int_equal(ks_content_load(pack->dir, &content, &faults, NULL), KS_OK);
    struct ks_config config;
    ks_config_defaults(&config);
    struct ks_ctl ctl = {.content = content,
                         .clock = &clock,
                         .config = &config,
                         .data_dir = pack->root,
                         .db_path = "hall.db",
                         .store_fault = ""};
    fflush(NULL);
    int out = dup(1);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    dup2(fileno(file), 1);
    int status = ks_ctl_doctor(&ctl, 1, argv);
    fflush(NULL);
    dup2(out, 1);
    close(out);
    fclose(file);
    assert_int_equal(status, 1); /* for want of a database */
    assert_int_equal(ks_file_read_all(path, &pack->arena, printed, NULL, NULL), KS_OK);
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    return *printed;
}

static void expect_lines(struct ks_date date, const char *lines)
{
    struct pack_fixture pack;
    pack_create(&pack);
    const char *printed = strstr(ask_doctor(&pack, date), "content: ");
    assert_non_null(printed);
    const char *end = strstr(printed, "calendar: ");
    assert_non_null(end);
    assert_string_equal(ks_arena_strndup(&pack.arena, printed, (size_t)(end - printed)), lines);
    pack_destroy(&pack);
}

static void while_every_page_is_fresh_they_are_counted(void **state)
{
    (void)state;
    expect_lines((struct ks_date){2026, 12, 7},
                 "content: ok, revision test.1, 3 guides, 2 situations, 25 pages with sources\n");
}

static void a_page_is_announced_a_week_before_its_day(void **state)
{
    (void)state;
    for (int day = 8; day < 15; day++)
        expect_lines((struct ks_date){2026, 12, day},
                     "content: revision test.1, 3 guides, 2 situations, 25 pages with sources, 1 "
                     "to be compared with them within 7 days:\n"
                     "  calendar.json, by 2026-12-15\n");
}

static void a_page_is_listed_from_its_day_on(void **state)
{
    (void)state;
    expect_lines((struct ks_date){2026, 12, 15},
                 "content: revision test.1, 3 guides, 2 situations, 25 pages with sources, 1 to be "
                 "compared with them again:\n"
                 "  calendar.json, since 2026-12-15\n");
}

static void each_page_past_its_day_is_listed_with_title_and_day(void **state)
{
    (void)state;
    expect_lines((struct ks_date){2027, 3, 1},
                 "content: revision test.1, 3 guides, 2 situations, 25 pages with sources, 2 to be "
                 "compared with them again:\n"
                 "  calendar.json, since 2026-12-15\n"
                 "  institutions.json 法律援助, since 2027-03-01\n");
}

static void every_page_is_listed_in_the_end(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    const char *printed = ask_doctor(&pack, (struct ks_date){2027, 5, 22});
    assert_non_null(strstr(printed, ", 25 to be compared with them again:\n"));
    assert_non_null(strstr(printed, "  guides/02-divorce.json 离婚, since 2027-05-22\n"));
    assert_non_null(strstr(printed, "  litigation.json 诉讼风险, since 2027-05-22\n"));
    assert_non_null(strstr(printed, "  situations.json, since 2027-05-22\n"));
    assert_non_null(strstr(printed, "  calculators.json 期限, since 2027-05-22\n"));
    pack_destroy(&pack);
}

static void what_only_the_court_can_enter_is_named(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    const char *printed = ask_doctor(&pack, (struct ks_date){2026, 11, 23});
    assert_non_null(strstr(printed, "\nsettings: loan prime rates only known until 2026-06-30, 1 "
                                    "of 2 fee ranges without the court's figure, average wage "
                                    "set: publish the rates since\n"));
    printed = ask_doctor(&pack, (struct ks_date){2026, 6, 30});
    assert_non_null(strstr(printed, "\nsettings: loan prime rates known until 2026-06-30, 1 of 2 "
                                    "fee ranges without the court's figure, average wage set\n"));
    pack_destroy(&pack);
}

static void a_calendar_must_last_60_days(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    const char *printed = ask_doctor(&pack, (struct ks_date){2026, 11, 1});
    assert_non_null(strstr(printed, "\ncalendar: ok, known until 2026-12-31\n"));
    printed = ask_doctor(&pack, (struct ks_date){2026, 11, 2});
    assert_non_null(strstr(printed, "\ncalendar: only known until 2026-12-31: publish the next "
                                    "year's holidays\n"));
    pack_destroy(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(while_every_page_is_fresh_they_are_counted),
        cmocka_unit_test(a_page_is_announced_a_week_before_its_day),
        cmocka_unit_test(a_page_is_listed_from_its_day_on),
        cmocka_unit_test(each_page_past_its_day_is_listed_with_title_and_day),
        cmocka_unit_test(every_page_is_listed_in_the_end),
        cmocka_unit_test(what_only_the_court_can_enter_is_named),
        cmocka_unit_test(a_calendar_must_last_60_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
